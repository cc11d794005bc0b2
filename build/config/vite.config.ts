import { cpSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

// Whoever builds, a test runner too, builds what people run: libraries leave their development parts out, some of which need Node in a worker.
process.env['NODE_ENV'] = 'production';

const root = fileURLToPath(new URL('../../', import.meta.url));
const conditions = ['source', 'module', 'browser', 'import', 'default'];
const out = `${root}out/renderer`;

/** Fonts, statutes, taxonomy and the sample round are read at run time by address, never bundled. */
const shippedData: Plugin = {
  name: 'shipped-data',
  closeBundle() {
    if (existsSync(`${root}assets`)) cpSync(`${root}assets`, `${out}/assets-data`, { recursive: true });
  },
};

/** The hosts recognise the workers by these names: a worker takes the CSP of its own response. */
const names = {
  entryFileNames: 'assets/[name]-[hash].js',
  chunkFileNames: 'assets/[name]-[hash].js',
  assetFileNames: 'assets/[name]-[hash][extname]',
};

export default defineConfig({
  root: `${root}renderer`,
  base: './',
  publicDir: false,
  plugins: [react(), shippedData],
  resolve: { conditions },
  worker: { format: 'es', rolldownOptions: { output: names } },
  build: {
    outDir: out,
    emptyOutDir: true,
    // The oldest browser the product runs in (domestic Chromium builds); the test runtime is Chromium 130.
    target: 'chrome120',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { output: names },
  },
});
