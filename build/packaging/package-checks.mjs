// What must be true of a packed program, read from the packed program itself.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import asar from '@electron/asar';
import fuses from '@electron/fuses';
import { installCopy, start } from './start-packed.mjs';
import { hasDisplayTools, openDisplay } from './virtual-display.mjs';

const FUSES = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

export async function checkFuses(tally, unpacked) {
  const wire = await fuses.getCurrentFuseWire(join(unpacked, 'xunjian'));
  for (const [name, wanted] of Object.entries(FUSES)) {
    tally.check(`fuse ${name} is ${wanted ? 'on' : 'off'}`, wire[fuses.FuseV1Options[name]] === (wanted ? '1' : '0').charCodeAt(0));
  }
}

export function checkContents(tally, unpacked) {
  const list = asar.listPackage(join(unpacked, 'resources/app.asar')).map((path) => path.replaceAll('\\', '/'));
  const foreign = list.filter((path) => !/^\/(package\.json|out|out\/(electron|shared|renderer)(\/.*)?|node_modules(\/.*)?)$/.test(path));
  const unwanted = list.filter(
    (path) => /\.(map|tsx?|mts|cts|tsbuildinfo)$|\/\.[^/]+$|\/(test|tests|bench|e2e)(\/|$)/.test(path) || /^\/out\/electron\/(batch|launch)/.test(path),
  );
  tally.check(
    'the archive has the main process and the page',
    ['/out/electron/main.js', '/out/renderer/index.html'].every((path) => list.includes(path)),
  );
  tally.check('nothing foreign in the archive', foreign.length === 0, foreign.slice(0, 5).join(', '));
  tally.check('no source, map, test or command line in the archive', unwanted.length === 0, unwanted.slice(0, 5).join(', '));
  tally.check('no default_app.asar beside it', !existsSync(join(unpacked, 'resources/default_app.asar')));
  console.log(`     ${list.length} entries in the archive`);
}

export function checkDeb(tally, deb) {
  const field = (name) => execFileSync('dpkg-deb', ['-f', deb, name], { encoding: 'utf8' }).trim();
  const paths = execFileSync('dpkg-deb', ['-c', deb], { encoding: 'utf8', maxBuffer: 1 << 26 });
  tally.check(
    'the .deb asks for what the program needs',
    ['libgbm1', 'libasound2 | libasound2t64', 'libnss3'].every((name) => field('Depends').includes(name)),
  );
  tally.check(
    'the .deb brings program, icon and menu entry',
    ['opt/Xunjian/xunjian', 'icons/hicolor/256x256/apps/xunjian.png', 'applications/xunjian.desktop'].every((path) => paths.includes(path)),
  );
  tally.check('the .deb says that it is a test build', field('Version').includes('test'), field('Version'));
}

/** Starts it for real: with a window, and in the ways in which it must not start. */
export async function checkStart(tally, unpacked) {
  if (!hasDisplayTools()) {
    tally.skip('start of the packed program', 'Xvfb or xwininfo is missing (Debian: xvfb x11-utils)');
    return;
  }
  const display = await openDisplay();
  const copy = installCopy(unpacked);
  try {
    const plain = await start(copy, display);
    tally.check(
      'the packed program opens its window, sandboxed, without special rights',
      plain.kind === 'window',
      `${plain.kind} ${plain.code ?? ''}\n${plain.output}`,
    );
    const asNode = await start(copy, display, ['-e', 'process.exit(42)'], { ELECTRON_RUN_AS_NODE: '1' });
    tally.check('it cannot be used as a Node', asNode.code !== 42, asNode.output);
    for (const door of ['--remote-debugging-port=0', '--disable-web-security']) {
      const spied = await start(copy, display, [door]);
      tally.check(
        `it refuses ${door}`,
        spied.kind === 'exit' && spied.code !== 0 && !spied.output.includes('DevTools listening'),
        `${spied.kind}\n${spied.output}`,
      );
    }
  } finally {
    copy.remove();
    display.close();
  }
}
