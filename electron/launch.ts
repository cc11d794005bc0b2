import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { hostErrors } from '#shared/host/host-errors.ts';
import { homeFolder } from './home.ts';
import { nativePick } from './host/native-pick.ts';
import { appArguments, findChromium, seedProfile } from './launch/chromium.ts';
import { downloadElectron, findElectron } from './launch/electron-runtime.ts';
import { type Started, startAndWatch } from './launch/watch-start.ts';
import { type Loopback, startLoopback } from './loopback.ts';

/**
 * What `npm start` runs: the Electron host; where its runtime cannot be had an installed Chromium over the loopback host; where there
 * is none, an address to open. `--host=electron|browser|address` takes one and no other.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const rendererDir = process.env['XUNJIAN_RENDERER'] ?? join(root, 'out', 'renderer');
const home = homeFolder();
const say = (words: string): void => void process.stdout.write(`${words}\n`);

type Way = 'electron' | 'browser' | 'address';
const ways: readonly Way[] = ['electron', 'browser', 'address'];

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const forced = args.find((arg) => arg.startsWith('--host='))?.slice('--host='.length);
  if (forced !== undefined && !ways.some((way) => way === forced)) {
    say('--host 只能是 electron、browser 或 address。');
    return 2;
  }
  if (!existsSync(join(rendererDir, 'index.html'))) {
    say('界面还没有构建，无法启动。请先运行 npm run build。');
    return 2;
  }
  const wanted = (way: Way): boolean => forced === undefined || forced === way;
  const failed = forced === undefined ? undefined : 1;
  if (wanted('electron')) {
    const done = await tryElectron();
    if (done) return 0;
    if (failed !== undefined) return failed;
  }
  const loopback = await startLoopback({ home, rendererDir, version: versionOf(root), pick: nativePick() });
  try {
    if (!(await loopback.mayWrite())) {
      const { words, next } = hostErrors.vaultBusy();
      say(`${words}${next}`);
      return 3;
    }
    if (wanted('browser')) {
      if (await tryBrowser(loopback)) return 0;
      if (failed !== undefined) return failed;
    }
    await offerAddress(loopback);
    return 0;
  } finally {
    await loopback.close();
  }
}

function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** True when the person has had the window (or was led to the one that is open). */
async function tryElectron(): Promise<boolean> {
  if (!hasScreen()) {
    say('这台机器没有图形界面，不能打开桌面窗口。');
    return false;
  }
  let executable = findElectron(root);
  if (!executable) {
    say('没有找到桌面运行环境（Electron），正在下载。可用环境变量 ELECTRON_MIRROR 指定镜像。');
    const downloaded = await downloadElectron(root, showProgress);
    executable = downloaded.ok ? findElectron(root) : undefined;
    if (!executable) say(`桌面运行环境没有下载成功：${downloaded.ok ? '下载后没有找到程序' : downloaded.why}。改用浏览器方式。`);
  }
  if (!executable) return false;
  return seeThrough('桌面窗口', await startAndWatch(executable, [root], process.env));
}

async function tryBrowser(loopback: Loopback): Promise<boolean> {
  const executable = hasScreen() ? findChromium() : undefined;
  if (!executable) {
    say(hasScreen() ? '没有找到已安装的 Chromium、Chrome 或 Edge 浏览器。' : '没有图形界面，不能打开浏览器窗口。');
    return false;
  }
  const profile = join(home, 'browser');
  seedProfile(profile);
  const args = appArguments(profile, loopback.port, await loopback.redirectFile(loopback.stableOrigin));
  return seeThrough('浏览器窗口', await startAndWatch(executable, args, process.env));
}

async function seeThrough(what: string, started: Started): Promise<boolean> {
  switch (started.outcome) {
    case 'failed':
      say(`${what}没有打开：${started.why}。`);
      return false;
    case 'handed-over':
      say('巡检台已经打开，请切换到它的窗口。');
      return true;
    case 'running':
      say(`${what}已打开。关闭窗口即退出。`);
      process.once('SIGINT', started.stop);
      process.once('SIGTERM', started.stop);
      await started.ended;
      return true;
  }
}

/** Stays until it is interrupted. */
async function offerAddress(loopback: Loopback): Promise<void> {
  say('请在本机的浏览器中打开下面的地址，它只能使用一次，只在这台机器上有效：');
  say(`  ${loopback.oneTimeAddress(loopback.origin)}`);
  say('按回车键取一个新的地址，按 Ctrl+C 退出。这种方式下网络隔离由页面自身保证，请不要在这个浏览器里打开其他网站。');
  const lines = createInterface({ input: process.stdin });
  lines.on('line', () => say(`  ${loopback.oneTimeAddress(loopback.origin)}`));
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  lines.close();
}

function showProgress(share: number): void {
  const percent = `已下载 ${Math.floor(share * 100)}%`;
  if (process.stdout.isTTY) process.stdout.write(share < 1 ? `\r${percent}` : `\r${percent}\n`);
}

function versionOf(folder: string): string {
  const about: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : '';
}
