// `npm run demo -- --out DIR`: builds when something changed, then does the whole job without a window.
import { spawnSync } from 'node:child_process';
import { buildIfNeeded } from './build-if-needed.mjs';

buildIfNeeded();
const { status } = spawnSync(process.execPath, ['out/electron/batch.js', 'demo', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
