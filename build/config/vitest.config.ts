import { defineConfig } from 'vitest/config';

const root = new URL('../../', import.meta.url).pathname;
const conditions = ['source', 'module', 'import', 'default'];
const shared = {
  root,
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['import', 'default'] } },
};

/** They need a display and the Electron test runtime, so `npm test` leaves them to .ci/run. */
const ELECTRON_JOURNEYS = ['test/e2e/electron/**/*.test.ts', 'test/e2e/**/*{-,.}electron.test.ts'];

/**
 * One browser or one Electron at a time: two cores, and a journey measures what a person waits for. A polled value has as long as what a page
 * is waited for, since a busy machine is no fault; only a document of many pages asks for more by itself.
 */
const journeys = {
  setupFiles: ['test/helpers/setup.ts'],
  testTimeout: 300_000,
  hookTimeout: 300_000,
  fileParallelism: false,
  expect: { poll: { timeout: 30_000 } },
};

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/{shared,electron,contract,architecture}/**/*.test.ts'],
          setupFiles: ['test/helpers/setup.ts'],
          testTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['test/helpers/setup.ts'],
          testTimeout: 60_000,
        },
      },
      {
        ...shared,
        // Only by name, see `build/scripts/fuzz.mjs`: it runs for as long as one likes.
        test: { name: 'fuzz', environment: 'node', include: ['test/fuzz/**/*.fuzz.ts'], setupFiles: ['test/helpers/setup.ts'], testTimeout: 0 },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          exclude: ELECTRON_JOURNEYS,
          ...journeys,
        },
      },
      {
        ...shared,
        test: { name: 'electron-e2e', environment: 'node', include: ELECTRON_JOURNEYS, ...journeys },
      },
    ],
    maxWorkers: 2,
  },
});
