// Compiles what Node runs (tsc -b to out/), bundles the renderer with its workers (vite), and nothing else.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const steps = [['tsc', ['-b']]];
if (existsSync('build/config/vite.config.ts')) steps.push(['vite', ['build', '--config', 'build/config/vite.config.ts']]);
for (const [tool, args] of steps) {
  const { status } = spawnSync(`node_modules/.bin/${tool}`, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
