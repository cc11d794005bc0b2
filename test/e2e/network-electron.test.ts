import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { webPreferences } from '#electron/security/web-preferences.ts';
import { openTestHost, PAGE_FOLDER, temporaryHome } from '#test/electron/hosts.ts';
import { ROOT } from './build-hosts.ts';
import { electronRuntime, launchElectron, type RunningElectron } from './electron-app.ts';
import { type Outside, openOutside, tryEveryWayOut, tryToNavigate } from './outside.ts';
import { askForPermissions, expectGuardedPage } from './page-guards.ts';

const runtime = await electronRuntime();

describe.skipIf(typeof runtime === 'string')('the window of the real Electron', () => {
  if (typeof runtime === 'string') return;
  let home: string;
  let remove: () => Promise<void>;
  let outside: Outside;
  let running: RunningElectron;
  const start = async () => {
    running = await launchElectron(runtime, home, PAGE_FOLDER);
    await running.page.waitForFunction(() => document.title === 'ready');
  };
  const call = (name: string, body: unknown = {}) =>
    running.page.evaluate(
      async ({ name, body }) => {
        const ask = Reflect.get(window, 'ask') as typeof fetch;
        const answer = await ask(`/host/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
        return [answer.status, await answer.json()];
      },
      { name, body },
    );

  beforeAll(async () => {
    outside = await openOutside();
  });
  afterAll(async () => {
    await outside.close();
    runtime.stop();
  });
  beforeEach(async () => {
    ({ home, remove } = await temporaryHome());
  });
  afterEach(async () => {
    await running.close();
    await remove();
  });

  it('lets nothing out: no request, no packet, no navigation, no second window', async () => {
    await start();
    await expectGuardedPage(running.page, outside);
    outside.reset();
    await tryEveryWayOut(running.page, outside);
    await tryToNavigate(running.page, outside);
    expect(outside.counts()).toEqual({ requests: 0, packets: 0 });
    expect(running.page.url()).toBe('app://main/');
    expect(running.app.windows()).toHaveLength(1);
  });

  it('keeps the locks when the page has no policy: the session alone lets nothing out', async () => {
    await start();
    await running.app.evaluate(({ session }) => {
      session.fromPartition('persist:xunjian').webRequest.onHeadersReceived(({ responseHeaders }, answer) => {
        const { 'content-security-policy': _, ...rest } = responseHeaders ?? {};
        answer({ responseHeaders: rest });
      });
    });
    await running.page.reload();
    await running.page.waitForFunction(() => document.title === 'ready');
    expect(await running.page.evaluate(() => Reflect.get(window, 'evaluated'))).toBe('1');
    outside.reset();
    await tryEveryWayOut(running.page, outside);
    await tryToNavigate(running.page, outside);
    expect(outside.counts()).toEqual({ requests: 0, packets: 0 });
  });

  it('stays on its page whatever the address pretends', async () => {
    await start();
    for (const address of ['app://main.evil.example/', 'app://other/', 'app://x@main/', 'file:///etc/hostname', 'data:text/html,x']) {
      await running.page.evaluate((address) => void setTimeout(() => (location.href = address), 5), address).catch(() => undefined);
      await running.page.waitForTimeout(200);
      expect(running.page.url()).toBe('app://main/');
    }
    expect(await running.page.evaluate(() => window.open('/') === null)).toBe(true);
    await running.page.evaluate(() => void setTimeout(() => (location.href = 'about:blank'), 5));
    await running.page.waitForURL('about:blank');
    await running.page.waitForURL('app://main/');
  });

  it('denies every permission', async () => {
    await start();
    const outcome = await askForPermissions(running.page);
    expect(outcome).toEqual({
      notification: 'denied',
      place: 'Denied',
      camera: 'denied',
      microphone: 'denied',
      screen: expect.stringMatching(/^(NotAllowedError|NotSupportedError|InvalidStateError|AbortError)$/),
      clipboard: 'NotAllowedError',
    });
  });

  it('runs with the preferences that are written down, in a window of the agreed size', async () => {
    await start();
    const seen = await running.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      return { preferences: contents.getLastWebPreferences(), title: window?.getTitle(), size: window?.getSize(), least: window?.getMinimumSize() };
    });
    // Electron tells the ones that it keeps for the renderer; the others are held by the test of the constant.
    const told = Object.entries(webPreferences(false)).filter(([name]) => name in seen.preferences);
    expect(seen.preferences).toMatchObject(Object.fromEntries(told));
    expect(told.map(([name]) => name)).toEqual(expect.arrayContaining(['sandbox', 'contextIsolation', 'nodeIntegration', 'webSecurity', 'webviewTag']));
    expect(seen).toMatchObject({ title: '巡检台', least: [1024, 640] });
    // An X server without a window manager was seen to take one pixel of each side.
    const [width = 0, height = 0] = seen.size ?? [];
    expect([1365, 1366]).toContain(width);
    expect([767, 768]).toContain(height);
  });

  it('keeps what the page stored after a restart', async () => {
    await start();
    await running.page.evaluate(() => (Reflect.get(window, 'keep') as (mode: string, value?: string) => Promise<unknown>)('readwrite', '留下'));
    await running.close();
    await start();
    expect(await running.page.evaluate(() => (Reflect.get(window, 'keep') as (mode: string) => Promise<unknown>)('readonly'))).toBe('留下');
  });

  it('saves where the native dialog says, and nothing when it is cancelled', async () => {
    await start();
    const target = join(home, '选中.bin');
    await running.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
    }, target);
    const [, grant] = await call('save.choose', { name: '名单.xlsx' });
    expect(grant).toMatchObject({ name: '选中.bin' });
    expect(existsSync(target)).toBe(false);
    expect(await call('save.finish', { grant: grant.grant })).toMatchObject([200, { bytes: 0 }]);
    expect(await readFile(target)).toHaveLength(0);
    expect(await call('places.choose')).toEqual([200, null]);
    await running.app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
    });
    expect(await call('save.choose', { name: '名单.xlsx' })).toEqual([200, null]);
  });

  it('tells the page to lock on suspend, on a locked screen and by the menu; a reload takes over', async () => {
    await start();
    for (const round of ['first page', 'after a reload']) {
      const events = running.page.evaluate(async () => {
        const answer = await (Reflect.get(window, 'ask') as typeof fetch)('/host/events');
        const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
        let text = '';
        while (text.split('lock').length <= 3) text += new TextDecoder().decode((await reader.read()).value);
        return text
          .trim()
          .split(/\n+/)
          .map((line) => JSON.parse(line).why);
      });
      await running.page.waitForTimeout(300);
      await running.app.evaluate(({ powerMonitor, Menu }) => {
        powerMonitor.emit('suspend');
        powerMonitor.emit('lock-screen');
        Menu.getApplicationMenu()?.items[0]?.submenu?.items[0]?.click();
      });
      expect([round, await events]).toEqual([round, ['suspend', 'screen', 'menu']]);
      await running.page.reload();
      await running.page.waitForFunction(() => document.title === 'ready');
    }
  });

  it('leads a second start to the first window', async () => {
    await start();
    const env = { ...process.env, DISPLAY: runtime.display, XUNJIAN_HOME: home, XUNJIAN_RENDERER: PAGE_FOLDER };
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const second = spawnSync(join(runtime.folder, 'electron'), [...root, '--disable-gpu', ROOT], { env, timeout: 20_000 });
    expect(second.status).toBe(0);
    expect(await call('books.list')).toEqual([200, { books: [] }]);
  });

  it('refuses a vault in words that another host holds, and takes it when that one is gone', async () => {
    const other = await openTestHost(home);
    await start();
    expect(await call('books.list')).toMatchObject([409, { code: 'host.vaultBusy' }]);
    expect(await call('info')).toMatchObject([200, { host: 'electron' }]);
    await other.close();
    expect(await call('books.list')).toMatchObject([200, { books: [] }]);
  });
});
