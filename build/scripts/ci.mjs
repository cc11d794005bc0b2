// Everything that .ci/run checks after `npm ci`; every number lands in one closing line.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { Tally } from './tally.mjs';

const tally = new Tally();

/** `npm test` as a person runs it; its sums arrive through a file. */
function npmTest() {
  const file = 'out/reports/npm-test.json';
  mkdirSync('out/reports', { recursive: true });
  rmSync(file, { force: true });
  const { status } = spawnSync('npm', ['test', '--silent'], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, XUNJIAN_TALLY_FILE: file } });
  let counts = { failed: 1 };
  try {
    counts = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    console.log('npm test ended without its sums');
  }
  tally.add(status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts, 'npm test');
}

npmTest();
tally.close();
