import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));
const names = { entryFileNames: 'assets/[name]-[hash].js', chunkFileNames: 'assets/[name]-[hash].js', assetFileNames: 'assets/[name]-[hash][extname]' };

/** The core worker on a bare page, for the tests that drive it without screens. Never shipped. */
export default defineConfig({
  root: `${root}test/e2e/core-page`,
  base: './',
  publicDir: false,
  logLevel: 'warn',
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
  worker: { format: 'es', rolldownOptions: { output: names } },
  plugins: [
    {
      name: 'shipped-data',
      closeBundle() {
        for (const part of ['taxonomy', 'statutes', 'calendar', 'office', 'summary', 'documents'])
          cpSync(`${root}assets/${part}`, `${root}out/core-page/assets-data/${part}`, { recursive: true });
      },
    },
  ],
  build: {
    outDir: `${root}out/core-page`,
    emptyOutDir: true,
    target: 'chrome120',
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: { output: names },
  },
});
