import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A download that takes longer is given up; the next start goes on with what is in the cache. In seconds. */
const DOWNLOAD_SECONDS = 300;
/** Without any progress for so long the address is taken as out of reach, in seconds. */
const SILENCE_SECONDS = 20;

/** The Electron executable of this machine, or undefined when there is none yet. */
export function findElectron(root: string, env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string | undefined {
  const folders = [env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', join(root, 'node_modules', 'electron', 'dist')];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, executableName(platform)))
    .find((path) => existsSync(path));
}

function executableName(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'electron.exe';
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

export type Downloaded = { readonly ok: true } | { readonly ok: false; readonly why: string };

/**
 * Fetches the runtime with the electron package's own tools, in a child process, so that no failure of theirs is one of ours.
 * `ELECTRON_MIRROR` is theirs too. @param progress share from 0 to 1
 */
export function downloadElectron(root: string, progress: (share: number) => void, env: NodeJS.ProcessEnv = process.env): Promise<Downloaded> {
  if (!existsSync(join(root, 'node_modules', 'electron', 'install.js'))) return Promise.resolve({ ok: false, why: '没有安装 Electron 的下载工具' });
  const script = fileURLToPath(new URL('./download-child.js', import.meta.url));
  const child = spawn(process.execPath, [script, join(root, 'node_modules', 'electron')], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise((resolve) => {
    const give = (answer: Downloaded): void => {
      clearTimeout(whole);
      clearTimeout(silence);
      child.kill();
      resolve(answer);
    };
    const tooSilent = (): NodeJS.Timeout => setTimeout(() => give({ ok: false, why: '下载地址没有应答' }), SILENCE_SECONDS * 1000);
    const whole = setTimeout(() => give({ ok: false, why: `${DOWNLOAD_SECONDS / 60} 分钟内没有下载完` }), DOWNLOAD_SECONDS * 1000);
    let silence = tooSilent();
    createInterface({ input: child.stdout }).on('line', (line) => {
      clearTimeout(silence);
      silence = tooSilent();
      if (/^[\d.]+$/.test(line)) progress(Number(line));
    });
    child.once('error', (error) => give({ ok: false, why: error.message }));
    child.once('exit', (code) => give(code === 0 ? { ok: true } : { ok: false, why: '下载地址无法访问' }));
  });
}
