// Everything that .ci/run checks after `npm ci`; every number lands in one closing line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { hasDisplayTools, openDisplay } from '../packaging/virtual-display.mjs';
import { checkFigures, checkOffice, checkPackages, checkPdfs } from './demo-checks.mjs';
import { hasFiles } from './has-files.mjs';
import { runVitest } from './run-vitest.mjs';
import { Tally } from './tally.mjs';
import { testRuntime } from './test-runtime.mjs';

const tally = new Tally();

/** A command of package.json as a person runs it; its sums arrive through a file. */
function npm(script) {
  const file = `out/reports/npm-${script}.json`;
  mkdirSync('out/reports', { recursive: true });
  rmSync(file, { force: true });
  console.log(`\n==== npm run ${script}`);
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, XUNJIAN_TALLY_FILE: file },
  });
  let counts = { failed: 1 };
  try {
    counts = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    console.log(`npm run ${script} ended without its sums`);
  }
  tally.add(status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts, `npm run ${script}`);
}

async function electronJourneys(runtime) {
  if (runtime === undefined || !hasDisplayTools()) {
    tally.skip('Electron journeys', runtime === undefined ? 'no test runtime on this machine' : 'no Xvfb (Debian: xvfb x11-utils)');
    return;
  }
  const display = await openDisplay();
  try {
    runVitest(tally, 'electron', ['electron-e2e'], { ELECTRON_OVERRIDE_DIST_PATH: runtime, DISPLAY: display.name });
  } finally {
    display.close();
  }
}

function demo() {
  const folders = ['out/demo/1', 'out/demo/2'];
  rmSync('out/demo', { recursive: true, force: true });
  const ran = folders.map((folder) => tally.command(`demo into ${folder}`, process.execPath, ['build/scripts/demo.mjs', '--out', folder]));
  if (ran.includes(false)) return;
  for (const check of [
    () => checkFigures(tally, ...folders),
    () => checkPdfs(tally, folders[0]),
    () => checkOffice(tally, folders[0], 'out/demo/office'),
    () => checkPackages(tally, folders[0], 'out/demo/opened'),
  ]) {
    try {
      check();
    } catch (error) {
      tally.check('a look at the demo', false, String(error));
    }
  }
}

npm('test');
if (existsSync('electron/main.ts')) {
  const runtime = testRuntime();
  if (runtime !== undefined) process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime;
  if (hasFiles('test/e2e', /[-.]electron\.test\.ts$/) || hasFiles('test/e2e/electron', /\.test\.ts$/)) await electronJourneys(runtime);
  npm('package');
}
if (existsSync('electron/batch.ts')) demo();
tally.close();
