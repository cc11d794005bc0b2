// The folder of the Electron that tests and test builds run: given, already prepared, or prepared now.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Undefined where there is none: another system or processor, or a registry without it. The reason has been printed. */
export function testRuntime() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return given;
  if (!existsSync('build/scripts/electron-runtime.mjs')) return undefined;
  const { status, stdout } = spawnSync(process.execPath, ['build/scripts/electron-runtime.mjs'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const folder = stdout.trim().split('\n').pop();
  return status === 0 && folder !== undefined && existsSync(folder) ? folder : undefined;
}
