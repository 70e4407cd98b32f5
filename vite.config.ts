import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

/** Sigma's shaders are strings that carry their comments into the page, where every byte is fetched. */
function withoutShaderComments(): Plugin {
  return {
    name: 'without-shader-comments',
    apply: 'build',
    transform: {
      filter: { id: /\/node_modules\/sigma\// },
      handler: (code) => ({ code: code.replaceAll(/\s*\/\/(?:(?!\\n)[^"`\n])*(?=\\n)/g, ''), map: null }),
    },
  };
}

export default defineConfig({
  root: 'client',
  plugins: [react(), withoutShaderComments()],
  resolve: { conditions: ['kg-source', ...defaultClientConditions] },
  worker: { format: 'es' },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    // A font or picture inlined as data: would be fetched by everyone, whether it is needed or not.
    assetsInlineLimit: 0,
    // The weight that counts, gzipped and before anything is clicked, has a test of its own.
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      // How long plugins took says something of the machine, not of the page.
      checks: { pluginTimings: false },
      input: {
        app: fileURLToPath(new URL('client/index.html', import.meta.url)),
        embed: fileURLToPath(new URL('client/embed.html', import.meta.url)),
      },
    },
  },
});
