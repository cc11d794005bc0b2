import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const ROOT = new URL('../../', import.meta.url).pathname;

/** Compiles what the hosts run from `out/`; quick when nothing changed. Throws when there is no result to run. */
export function buildHosts(): void {
  const { stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'build/tsconfig/electron.json'], { cwd: ROOT, encoding: 'utf8' });
  if (!existsSync(`${ROOT}out/electron/main.js`)) throw new Error(`nothing was compiled: ${stdout}`);
}
