// `npm run package`: the unpacked program and a .deb with the Electron of the tests, checked and started once.
// They are test builds and say so in their version. `npm run package -- --release` builds everything that
// electron-builder.yml lists with the real Electron; that needs its download server and the tools of each system.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkContents, checkDeb, checkFuses, checkStart } from '../packaging/package-checks.mjs';
import { Tally } from './tally.mjs';
import { testRuntime } from './test-runtime.mjs';

const tally = new Tally();
const builder = ['node_modules/electron-builder/cli.js'];
const UNPACKED = 'dist/linux-unpacked';

function build(name, args, env = {}) {
  return tally.command(name, process.execPath, [...builder, ...args], { env: { ...process.env, ...env } });
}

async function testBuild() {
  const runtime = await testRuntime();
  if (runtime === undefined) {
    tally.skip('package', 'no Electron test runtime on this machine');
    return;
  }
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const electron = readFileSync(join(runtime, 'version'), 'utf8').trim().replace(/^v/, '');
  const labelled = [
    `-c.electronDist=${runtime}`,
    `-c.electronVersion=${electron}`,
    `-c.extraMetadata.version=${version}-test.electron${electron.split('.')[0]}`,
  ];
  rmSync('dist', { recursive: true, force: true });
  if (!build('unpacked program', ['--linux', '--dir', '--x64', ...labelled])) return;
  await checkFuses(tally, UNPACKED);
  checkContents(tally, UNPACKED);
  await checkStart(tally, UNPACKED);
  const shim = { CUSTOM_FPM_PATH: resolve('build/packaging/fpm-shim.mjs') };
  if (!build('.deb', ['--linux', 'deb', '--x64', '--prepackaged', UNPACKED, ...labelled], shim)) return;
  const made = readdirSync('dist').find((name) => name.endsWith('.deb'));
  if (tally.check('a .deb in dist/', made !== undefined)) checkDeb(tally, join('dist', made));
}

if (tally.command('build', process.execPath, ['build/scripts/build.mjs'])) {
  if (process.argv.includes('--release')) build('release', ['--linux', '--win']);
  else await testBuild();
}
tally.close();
