import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OneTimeCodes } from '#electron/loopback/one-time-codes.ts';
import { type Loopback, startLoopback } from '#electron/loopback.ts';
import type { HostEvent } from '#shared/host/contract.ts';
import { createHttpHost } from '#shared/host/http-host.ts';
import { takePageToken } from '#shared/host/page-token.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { PAGE_FOLDER, temporaryHome, testMedia } from '#test/electron/hosts.ts';
import { pageFetch, rawHttp, tokenOf } from '#test/electron/loopback-client.ts';

describe('the door of the loopback host', () => {
  let home: string;
  let remove: () => Promise<void>;
  let loopback: Loopback;
  let token: string;
  beforeAll(async () => {
    ({ home, remove } = await temporaryHome());
    loopback = await startLoopback({ home, rendererDir: PAGE_FOLDER, version: '0.0.0', media: testMedia() });
    token = tokenOf(loopback.oneTimeAddress(loopback.origin));
  });
  afterAll(async () => {
    await loopback.close();
    await remove();
  });

  const ask = (headers: Record<string, string>, path = '/host/info', method = 'POST') => {
    const page = { origin: loopback.origin, authorization: `Bearer ${token}`, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
    const sent = Object.fromEntries(Object.entries({ ...page, ...headers }).filter(([, value]) => value !== ''));
    return rawHttp(loopback.port, method, path, sent, method === 'GET' ? undefined : '{}').then(({ status }) => status);
  };

  it('lets its own page in', async () => {
    expect(await ask({})).toBe(200);
    expect(await ask({ host: 'xunjian.localhost', origin: 'http://xunjian.localhost' })).toBe(200);
  });

  it.each([
    ['another name (rebinding)', { host: 'evil.example' }, 421],
    ['a name for this machine that is not ours', { host: 'localhost' }, 421],
    ['our name on another port', { host: '127.0.0.1:1' }, 421],
    ['another page', { origin: 'http://evil.example' }, 403],
    ['a page on another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['our other origin under this name', { origin: 'http://xunjian.localhost' }, 403],
    ['no origin at all', { origin: '' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a site beside ours', { 'sec-fetch-site': 'same-site' }, 403],
    ['an address typed by hand', { 'sec-fetch-site': 'none' }, 403],
    ['no token', { authorization: '' }, 401],
    ['a wrong token', { authorization: `Bearer ${'x'.repeat(43)}.${'s'.repeat(43)}` }, 401],
    ['the right code in another tab', { authorization: 'TAB' }, 401],
    ['a cookie instead', { authorization: '', cookie: 'token=TOKEN' }, 401],
  ])('turns away %s', async (_title, headers, status) => {
    const own = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('TAB', `Bearer ${token.slice(0, 44)}${'t'.repeat(43)}`).replace('TOKEN', token)]),
    );
    expect(await ask(own)).toBe(status);
  });

  it('answers no preflight, sets no cookie, allows no other origin', async () => {
    const { headers } = await rawHttp(loopback.port, 'OPTIONS', '/host/info', { origin: 'http://evil.example', 'access-control-request-method': 'POST' });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control') || name === 'set-cookie')).toEqual([]);
    const page = await rawHttp(loopback.port, 'GET', '/');
    expect(Object.keys(page.headers).filter((name) => name.startsWith('access-control') || name === 'set-cookie')).toEqual([]);
  });

  it('lets the page itself be opened from the redirect file, and nothing else from outside', async () => {
    const opening = { origin: '', authorization: '', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect(await ask(opening, '/', 'GET')).toBe(200);
    expect(await ask(opening, '/page.js', 'GET')).toBe(403);
    expect(await ask({ ...opening, 'sec-fetch-dest': 'iframe' }, '/', 'GET')).toBe(403);
    expect(await ask({ ...opening, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }, '/', 'GET')).toBe(403);
  });

  it('hands the address over in a file for this user alone, and takes it away', async () => {
    const second = await startLoopback({ home: join(home, 'second'), rendererDir: PAGE_FOLDER, version: '0', media: testMedia() });
    const path = await second.redirectFile(second.stableOrigin);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toMatch(/url=http:\/\/xunjian\.localhost\/#t=[\w-]{43}"/);
    await second.close();
    expect((await readdir(join(home, 'second'))).filter((name) => name.endsWith('.html'))).toEqual([]);
  });

  it('listens on this machine only', async () => {
    const { networkInterfaces } = await import('node:os');
    const outer = Object.values(networkInterfaces())
      .flat()
      .find((entry) => entry && !entry.internal && entry.family === 'IPv4');
    if (outer) await expect(fetch(`http://${outer.address}:${loopback.port}/`)).rejects.toThrow();
    await expect(fetch(`http://[::1]:${loopback.port}/`)).rejects.toThrow();
  });

  it('streams events to the page and opens the stream again when it breaks', async () => {
    const folder = join(home, 'events');
    const media = testMedia();
    const server = await startLoopback({ home: folder, rendererDir: PAGE_FOLDER, version: '0', media, handover: 200 });
    const own = tokenOf(server.oneTimeAddress(server.origin));
    const fetchPage = pageFetch(server.port);
    let opened = 0;
    const fetchBroken: typeof fetchPage = (url, request) => {
      if (!url.endsWith('/events') || ++opened > 1) return fetchPage(url, request);
      return Promise.reject(new TypeError('broken'));
    };
    const host = createHttpHost({ fetch: fetchBroken, base: server.origin, token: own, window: 'w' });
    const seen: HostEvent[] = [];
    const stop = host.onEvent((event) => seen.push(event));
    await expect.poll(() => opened, { timeout: 5_000 }).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 200));
    media.media.push({ path: folder, label: '盘' });
    await expect.poll(() => seen[0], { timeout: 5_000 }).toMatchObject({ event: 'place', place: { label: '盘' } });
    const rival = createHttpHost({ fetch: fetchPage, base: server.origin, token: own, window: 'other' });
    await expect(rival.call('books.list', {})).rejects.toMatchObject({ code: 'host.otherWindow' });
    stop();
    await expect
      .poll(
        () =>
          rival.call('books.list', {}).then(
            ({ books }) => books,
            () => 'refused',
          ),
        { timeout: 5_000 },
      )
      .toEqual([]);
    await server.close();
    await expect(rival.call('books.list', {})).rejects.toMatchObject({ code: 'host.unreachable' });
  });
});

describe('one-time codes', () => {
  it('bind to the first tab; a newer address ends unused older ones, not the ones in use', () => {
    const codes = new OneTimeCodes();
    const bearer = (code: string, tab: string) => `Bearer ${code}.${tab.repeat(43)}`;
    const first = codes.issue();
    expect(codes.admits(bearer(first, 'a'))).toBe(true);
    const unused = codes.issue();
    const third = codes.issue();
    expect(codes.admits(bearer(unused, 'a'))).toBe(false);
    expect(codes.admits(bearer(third, 'b'))).toBe(true);
    expect(codes.admits(bearer(first, 'a'))).toBe(true);
    expect(codes.admits(bearer(first, 'b'))).toBe(false);
    for (const junk of [undefined, '', 'Bearer ', `Bearer ${first}`, `Basic ${first}.x`, `Bearer ${first}.${'a'.repeat(500)}`])
      expect(codes.admits(junk)).toBe(false);
  });

  it('are taken out of the address by the page and kept for its reloads', () => {
    const kept = new Map<string, string>();
    const replaced: string[] = [];
    const door = (hash: string) => ({
      hash,
      pathname: '/',
      replace: (url: string) => void replaced.push(url),
      read: (key: string) => kept.get(key) ?? null,
      write: (key: string, value: string) => void kept.set(key, value),
    });
    const random = seededRandom('tab');
    expect(takePageToken(door(''), random)).toBeUndefined();
    const code = 'c'.repeat(43);
    const token = takePageToken(door(`#t=${code}`), random);
    expect(token).toMatch(new RegExp(`^${code}\\.[\\w-]{43}$`));
    expect(replaced).toEqual(['/']);
    expect(takePageToken(door(''), random)).toBe(token);
    const codes = new OneTimeCodes();
    const issued = codes.issue();
    expect(codes.admits(`Bearer ${takePageToken(door(`#t=${issued}`), random)}`)).toBe(true);
  });
});
