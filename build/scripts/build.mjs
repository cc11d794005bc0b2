// Compiles what Node runs (tsc -b to out/), bundles the renderer with its workers (vite), and nothing else.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { BUILD_STAMP } from './build-stamp.mjs';

// Tests and the page's types are the matter of `npm run types`: they must not keep anybody from starting the program.
const steps = [
  ['node_modules/typescript/bin/tsc', '-b', 'build/tsconfig/electron.json'],
  ['node_modules/vite/bin/vite.js', 'build', '--config', 'build/config/vite.config.ts', '--logLevel', 'warn'],
];

const began = new Date();
rmSync(BUILD_STAMP, { force: true });
for (const args of steps) {
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}
mkdirSync('out', { recursive: true });
writeFileSync(BUILD_STAMP, '');
utimesSync(BUILD_STAMP, began, began);
