import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { homeFolder } from '#electron/home.ts';
import { nativePick } from '#electron/host/native-pick.ts';
import { appArguments, findChromium, seedProfile } from '#electron/launch/chromium.ts';
import { downloadElectron, findElectron } from '#electron/launch/electron-runtime.ts';
import { reasonOf, startAndWatch } from '#electron/launch/watch-start.ts';
import { temporaryHome } from '#test/electron/hosts.ts';

describe('launching', () => {
  let home: string;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    ({ home, remove } = await temporaryHome());
  });
  afterEach(() => remove());
  const program = async (name: string, text: string): Promise<string> => {
    await writeFile(join(home, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    return join(home, name);
  };

  it('keeps one folder for both hosts, unless told another', () => {
    expect(homeFolder({ XUNJIAN_HOME: '/x/y' }, 'linux', '/home/li')).toBe('/x/y');
    expect(homeFolder({}, 'linux', '/home/li')).toBe('/home/li/.config/xunjian');
    expect(homeFolder({ XDG_CONFIG_HOME: '/c' }, 'linux', '/home/li')).toBe('/c/xunjian');
    expect(homeFolder({ APPDATA: '/roaming' }, 'win32', '/li')).toBe('/roaming/xunjian');
  });

  it('finds a runtime where it is named or installed', async () => {
    expect(findElectron(home, {}, 'linux')).toBeUndefined();
    await mkdir(join(home, 'node_modules', 'electron', 'dist'), { recursive: true });
    await writeFile(join(home, 'node_modules', 'electron', 'dist', 'electron'), '');
    expect(findElectron(home, { ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' }, 'linux')).toBe(join(home, 'node_modules/electron/dist/electron'));
    await program('electron', 'exit 0');
    expect(findElectron(home, { ELECTRON_OVERRIDE_DIST_PATH: home }, 'linux')).toBe(join(home, 'electron'));
  });

  it('a download that cannot be had is an answer, not a failure', async () => {
    expect(await downloadElectron(home, () => undefined)).toEqual({ ok: false, why: '没有安装 Electron 的下载工具' });
  });

  it('takes an early end as not started, and says why', async () => {
    const dies = await program('dies', 'echo "FATAL: Running as root without --no-sandbox is not supported" >&2; exit 1');
    expect(await startAndWatch(dies, [], process.env, 2_000)).toEqual({ outcome: 'failed', why: '以 root 身份运行时不能使用安全沙箱，请改用普通用户启动' });
    expect(await startAndWatch(await program('leads', 'exit 0'), [], process.env, 2_000)).toEqual({ outcome: 'handed-over' });
    expect(await startAndWatch(join(home, 'absent'), [], process.env, 2_000)).toMatchObject({ outcome: 'failed' });
    const stays = await startAndWatch(await program('stays', 'exec sleep 30'), [], process.env, 200);
    expect(stays.outcome).toBe('running');
    if (stays.outcome !== 'running') return;
    stays.stop();
    await stays.ended;
    expect(reasonOf('error while loading shared libraries: libnss3.so: cannot open', 127, null)).toContain('libnss3.so');
    expect(reasonOf('', null, 'SIGTRAP')).toContain('SIGTRAP');
  });

  it('ties an installed browser to our port, and never takes its sandbox away', async () => {
    await program('chromium', 'exit 0');
    expect(findChromium({ PATH: `/nowhere:${home}` }, 'linux')).toBe(join(home, 'chromium'));
    expect(findChromium({ PATH: '/nowhere' }, 'linux')).toBeUndefined();
    const args = appArguments('/profile', 4711, '/home/li/开 始.html');
    expect(args).toContain('--user-data-dir=/profile');
    expect(args).toContain('--proxy-bypass-list=<-loopback>;127.0.0.1:4711;xunjian.localhost');
    expect(args.at(-1)).toMatch(/^--app=file:\/\/\/home\/li\/%E5/);
    expect(args.join(' ')).not.toMatch(/no-sandbox|disable-web-security|#t=|remote-debugging/);
    seedProfile(join(home, 'profile'));
    seedProfile(join(home, 'profile'));
  });

  it('asks with the desktop’s own dialogs: an answer, a cancellation, none at all', async () => {
    const env = { PATH: `${home}:/usr/bin:/bin`, DISPLAY: ':0' };
    const pick = nativePick({ PATH: home, DISPLAY: ':0' }, 'linux');
    expect(await pick.save('名单.xlsx')).toBeUndefined();
    await program('kdialog', 'echo "/选/$3"');
    expect(await pick.folder()).toMatch(/^\/选\//);
    await program('zenity', 'exit 1');
    expect(await nativePick(env, 'linux').save('名单.xlsx')).toBeNull();
    await program('zenity', 'for a; do last=$a; done; echo "$last"');
    expect(await nativePick(env, 'linux').save('$(touch x); 名单.xlsx')).toMatch(/\$\(touch x\); 名单\.xlsx$/);
    expect(await nativePick({ PATH: home }, 'linux').save('x')).toBeUndefined();
  });
});
