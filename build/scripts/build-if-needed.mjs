// Lifecycle scripts do not run here (.npmrc), so commands that need the built program ask for it themselves.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { BUILD_STAMP } from './build-stamp.mjs';

const SOURCES = ['shared', 'electron', 'renderer', 'assets', 'build/config', 'build/tsconfig', 'package.json', 'package-lock.json'];

/** Newest change at or under a path, in milliseconds. A folder's own time tells that a file was removed. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(`${path}/${name}`)), stat.mtimeMs);
}

/** Builds unless the last whole build is younger than every source. Ends the process when the build fails. */
export function buildIfNeeded() {
  const built = statSync(BUILD_STAMP, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (SOURCES.every((path) => newest(path) < built)) return;
  console.log('Building …');
  const { status } = spawnSync(process.execPath, ['build/scripts/build.mjs'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
