import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

/** Shaders are text to the minifier: their indentation and comments would travel with every page. */
const shaders: Plugin = {
  name: 'compact-shaders',
  transform(code, id) {
    if (!id.endsWith('/client/stage/shaders.ts')) return null;
    return { code: code.replaceAll(/^[ \t]+/gm, '').replaceAll(/^\/\/.*\n/gm, ''), map: null };
  },
};

/** What the embed imports on demand has neither a style sheet nor modules of its own to be fetched beforehand. */
const plainImports: Plugin = {
  name: 'plain-imports',
  transform(_code, id) {
    return id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null;
  },
};

/** The page and, as `--mode embed`, the embed: built apart, so that neither fetches what only the other needs. */
export default defineConfig(({ mode }) => ({
  root: 'client',
  logLevel: 'warn',
  plugins: [react(), shaders, mode === 'embed' && plainImports],
  resolve: { conditions: ['kg-source', ...defaultClientConditions] },
  worker: { format: 'es' },
  build: {
    outDir: '../dist/client',
    emptyOutDir: mode !== 'embed',
    // A font or picture inlined as data: would be fetched by everyone, whether it is needed or not.
    assetsInlineLimit: 0,
    // A browser that does not know the hint fetches a module a little later, and needs no code for that.
    modulePreload: { polyfill: false },
    // Smaller by half a percent, for seconds more: that counts where a page of someone else carries it.
    minify: mode === 'embed' ? 'terser' : 'oxc',
    // Statements joined by commas are shorter, and longer once they are compressed.
    terserOptions: { compress: { sequences: false } },
    // The weight that counts, gzipped and before anything is clicked, has a test of its own.
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      // How long plugins took says something of the machine, not of the page.
      checks: { pluginTimings: false },
      input: fileURLToPath(new URL(`client/${mode === 'embed' ? 'embed' : 'index'}.html`, import.meta.url)),
    },
  },
}));
