import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  root: 'client',
  plugins: [react()],
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
      input: {
        app: fileURLToPath(new URL('client/index.html', import.meta.url)),
        embed: fileURLToPath(new URL('client/embed.html', import.meta.url)),
      },
    },
  },
});
