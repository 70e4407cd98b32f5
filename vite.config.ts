import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  root: 'client',
  plugins: [react()],
  resolve: { conditions: ['kg-source', ...defaultClientConditions] },
  worker: { format: 'es' },
  build: { outDir: '../dist/client', emptyOutDir: true },
});
