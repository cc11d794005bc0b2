// Finds a Chromium for tests: an installed one, else the one that comes from npm with @sparticuz/chromium (headless only).
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/usr/bin/microsoft-edge'];

/** Our own arguments: the ones that the npm package proposes are made for another place (one process, no web security). */
const args = [
  '--headless',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // Root has no sandbox; everybody else keeps it.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * @param {{ npmOnly?: boolean }} [options] `npmOnly` passes an installed browser by
 * @returns {Promise<{ executablePath: string, args: string[], env: Record<string, string>, bareShell: boolean }>}
 */
export async function browserForTests({ npmOnly = process.env.XUNJIAN_TEST_BROWSER === 'npm' } = {}) {
  const named = process.env.CHROMIUM;
  if (named) return { executablePath: named, args, env: { ...process.env }, bareShell: false };
  const found = npmOnly ? undefined : installed.find((path) => existsSync(path));
  if (found) return { executablePath: found, args, env: { ...process.env }, bareShell: false };
  return browserFromNpm();
}

async function browserFromNpm() {
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'));
  const folder = join(process.env.XUNJIAN_CACHE ?? join(homedir(), '.cache', 'xunjian'), `chromium-${version}`);
  if (!existsSync(join(folder, 'chromium'))) await unpackAll(folder);
  const libraries = missesLibraries(join(folder, 'chromium')) ? { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } : {};
  const env = { ...process.env, ...libraries, FONTCONFIG_FILE: fontsOfOurs(folder) };
  return { executablePath: join(folder, 'chromium'), args: [...args, '--no-zygote'], env, bareShell: true };
}

/** A bare system has no fonts: text would have no size, nothing could be clicked, and this browser would fall over. Ours do. */
function fontsOfOurs(folder) {
  const fonts = fileURLToPath(new URL('../../assets/fonts', import.meta.url));
  const prefer = ['Noto Sans SC', 'Gongwen Latin'].map((name) => `<family>${name}</family>`).join('');
  const generic = ['sans-serif', 'serif', 'monospace', 'system-ui'].map((name) => `<alias><family>${name}</family><prefer>${prefer}</prefer></alias>`);
  const file = join(folder, 'fonts.conf');
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${join(folder, 'font-cache')}</cachedir>${generic.join('')}</fontconfig>`;
  writeFileSync(file, text);
  return file;
}

/** The package exports neither its archives nor its description: both lie above its entry. */
function packageFolder() {
  return join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..');
}

/** The browser with its software renderer beside it, and the libraries (NSS and its kin) that a bare system lacks. */
async function unpackAll(folder) {
  const source = join(packageFolder(), 'bin');
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}-`);
  try {
    await expand(join(source, 'chromium.br'), join(work, 'chromium'));
    for (const [archive, target] of [
      ['swiftshader.tar.br', work],
      ['al2023.tar.br', join(work, 'al2023')],
    ]) {
      const tar = join(work, 'unpack.tar');
      await expand(join(source, archive), tar);
      mkdirSync(target, { recursive: true });
      execFileSync('tar', ['-xf', tar, '-C', target]);
      rmSync(tar);
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function expand(from, to) {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }));
}

function missesLibraries(executable) {
  try {
    return execFileSync('ldd', [executable], { encoding: 'utf8' }).includes('not found');
  } catch {
    // No ldd, or it refuses: then the libraries that came along are the safer choice.
    return true;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await browserForTests(), ['executablePath', 'args'], 1));
