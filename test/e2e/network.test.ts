import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lockArguments, seedProfile } from '#electron/launch/chromium.ts';
import { type Loopback, startLoopback } from '#electron/loopback.ts';
import { PAGE_FOLDER, temporaryHome, testMedia } from '#test/electron/hosts.ts';
// biome-ignore lint/correctness/useImportExtensions: it finds the script's types beside it and takes them for the file
import { browserForTests } from '../../build/scripts/browser.mjs';
import { type Outside, openOutside, tryEveryWayOut, tryToNavigate } from './outside.ts';
import { expectGuardedPage } from './page-guards.ts';

/** The headless shell that npm brings knows no switch for WebRTC: whether packets stay in can only be seen in a whole Chromium. */
const { bareShell } = await browserForTests();
if (bareShell) console.error('\n*** SKIPPED: packets are not counted, because this browser is only a headless shell. Install Chromium to see them counted.\n');

interface Opened {
  readonly context: BrowserContext;
  readonly page: Page;
}

const contexts: BrowserContext[] = [];

async function openBrowser(profile: string, locks: readonly string[]): Promise<Opened> {
  const { executablePath, args, env } = await browserForTests();
  const own = locks.filter((arg) => !arg.startsWith('--user-data-dir'));
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: [...args, ...own], env, headless: true });
  contexts.push(context);
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

describe('the browser host in a real Chromium', () => {
  let home: string;
  let remove: () => Promise<void>;
  let outside: Outside;
  let loopback: Loopback;
  const profile = () => join(home, 'browser');
  const start = () => startLoopback({ home, rendererDir: PAGE_FOLDER, version: '0.0.0', media: testMedia(), handover: 1_000 });
  const openLocked = async (): Promise<Opened> => {
    seedProfile(profile());
    const opened = await openBrowser(profile(), lockArguments(profile(), loopback.port));
    await opened.page.goto(loopback.oneTimeAddress(loopback.stableOrigin));
    await opened.page.waitForFunction(() => document.title === 'ready');
    return opened;
  };

  beforeAll(async () => {
    ({ home, remove } = await temporaryHome());
    outside = await openOutside();
    loopback = await start();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    await loopback.close();
    await outside.close();
    await remove();
  });

  it('counts what leaves a browser without locks: the counters work', async () => {
    const free = await openBrowser(join(home, 'free'), []);
    await free.page.goto(`http://127.0.0.1:${outside.http}/`);
    outside.reset();
    await tryEveryWayOut(free.page, outside);
    await tryToNavigate(free.page, outside);
    await free.context.close();
    expect(outside.counts().requests).toBeGreaterThan(5);
    expect(outside.counts().packets).toBeGreaterThan(0);
  });

  it('lets no request and no navigation out', async () => {
    const { context, page } = await openLocked();
    await expectGuardedPage(page, outside);
    outside.reset();
    await tryEveryWayOut(page, outside);
    await tryToNavigate(page, outside);
    expect(outside.counts().requests).toBe(0);
    await context.close();
  });

  it.skipIf(bareShell)('lets no packet out either', async () => {
    const { context, page } = await openLocked();
    outside.reset();
    await tryEveryWayOut(page, outside);
    expect(outside.counts()).toEqual({ requests: 0, packets: 0 });
    await context.close();
  });

  it('keeps its origin, and what the page stored, when the port changes', async () => {
    const before = await openLocked();
    await before.page.evaluate(() => (Reflect.get(window, 'keep') as (mode: string, value?: string) => Promise<unknown>)('readwrite', '留下'));
    await before.context.close();
    const { port } = loopback;
    await loopback.close();
    loopback = await start();
    expect(loopback.port).not.toBe(port);
    const after = await openLocked();
    expect(after.page.url()).toBe('http://xunjian.localhost/');
    expect(await after.page.evaluate(() => (Reflect.get(window, 'keep') as (mode: string) => Promise<unknown>)('readonly'))).toBe('留下');
    await after.context.close();
  });

  it('opens through the redirect file, survives a reload, and lets no second tab in', async () => {
    const { context, page } = await openBrowser(profile(), lockArguments(profile(), loopback.port));
    const ask = (which: Page, path: string) =>
      which.evaluate((path) => (Reflect.get(window, 'ask') as typeof fetch)(path).then((answer) => answer.status), path);
    const file = await loopback.redirectFile(loopback.stableOrigin);
    await page.goto(pathToFileURL(file).href);
    await page.waitForFunction(() => document.title === 'ready');
    expect(await ask(page, '/host/vault')).toBe(404);
    await page.reload();
    expect(await ask(page, '/host/vault')).toBe(404);
    const second = await context.newPage();
    await second.goto(loopback.stableOrigin);
    expect(await ask(second, '/host/vault')).toBe(401);
    await second.goto(pathToFileURL(file).href);
    await second.waitForFunction(() => document.title === 'ready');
    expect(await ask(second, '/host/vault')).toBe(401);
    await context.close();
    await rm(file, { force: true });
  });

  it('refuses a second window in words until the first is closed', async () => {
    const { context, page } = await openLocked();
    const second = await context.newPage();
    const hold = (which: Page) => which.evaluate(() => (Reflect.get(window, 'ask') as typeof fetch)('/host/events').then(({ status }) => status));
    const books = (which: Page) =>
      which.evaluate(async () => {
        const ask = Reflect.get(window, 'ask') as typeof fetch;
        const answer = await ask('/host/books.list', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
        return [answer.status, await answer.json()];
      });
    expect(await hold(page)).toBe(200);
    await second.goto(loopback.oneTimeAddress(loopback.stableOrigin));
    await second.waitForFunction(() => document.title === 'ready');
    expect(await books(second)).toMatchObject([409, { code: 'host.otherWindow' }]);
    await page.reload();
    expect(await hold(page)).toBe(200);
    expect(await books(page)).toMatchObject([200, { books: [] }]);
    await page.close();
    expect(await books(second)).toMatchObject([200, { books: [] }]);
    await context.close();
  });
});
