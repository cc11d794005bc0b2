import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createSecureContext, rootCertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lookAtCertificate } from '#electron/host/sync/checking-agent.ts';
import { Connection } from '#electron/host/sync/connection.ts';
import { Database } from '#electron/host/sync/database.ts';
import { systemAuthorities } from '#electron/host/sync/system-authorities.ts';
import { CouchServer } from '#test/helpers/couch-server.ts';

const file = (name: string): Promise<Buffer> => readFile(new URL(`../../fixtures/tls/${name}`, import.meta.url));

describe('a server certificate', () => {
  let server: Server;
  let address = '';
  let fingerprint = '';
  let heard: string[] = [];
  const connection = (pin: string | null) => new Connection({ address, user: '巡检', password: '口令', pin, plain: false });
  const greet = (pin: string | null) => connection(pin).ask({ method: 'GET', path: '/' });

  beforeAll(async () => {
    const cert = await file('server.crt');
    fingerprint = new X509Certificate(cert).fingerprint256.replaceAll(':', '').toLowerCase();
    server = createServer({ key: await file('server.key'), cert }, (incoming, outgoing) => {
      heard.push(incoming.headers.authorization ?? 'none');
      outgoing.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    heard = [];
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('can be looked at to compare it aloud, and nothing is sent meanwhile', async () => {
    expect(await lookAtCertificate(address)).toMatchObject({ sha256: fingerprint, subject: 'sync.test，Test', trusted: false });
    expect(heard).toEqual([]);
  });

  it('that nobody vouches for gets no byte of a request, nor does one that differs from the pin', async () => {
    await expect(greet(null)).rejects.toMatchObject({ code: 'sync.untrusted' });
    await expect(greet('0'.repeat(64))).rejects.toMatchObject({ code: 'sync.pinDiffers' });
    expect(heard).toEqual([]);
  });

  it('that was pinned is spoken to, again and again over one socket', async () => {
    const pinned = connection(fingerprint);
    for (let i = 0; i < 3; i++) expect((await pinned.ask({ method: 'GET', path: '/' })).status).toBe(200);
    pinned.close();
    expect(heard).toHaveLength(3);
    expect(heard[0]).toMatch(/^Basic /);
  });
});

describe('the certificates of an office', () => {
  let couch: CouchServer;
  let authority: string;
  const servers: Server[] = [];

  beforeAll(async () => {
    authority = await readFile(new URL('../../fixtures/tls/authority.crt', import.meta.url), 'utf8');
    couch = await CouchServer.start('巡检', '口令');
    await couch.create('round');
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
  afterAll(() => couch.close());

  /** A gateway with TLS before the server, which offers it below a path. */
  async function gateway(certificate: string): Promise<string> {
    const server = createServer({ key: await file('leaf.key'), cert: await file(certificate) }, (incoming, outgoing) => {
      if (!incoming.url?.startsWith('/couch/')) {
        outgoing.writeHead(404).end('<html>');
        return;
      }
      const { host: _host, ...headers } = incoming.headers;
      const onward = request(`${couch.address}${incoming.url.slice('/couch'.length)}`, { method: incoming.method, headers, agent: false }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(onward);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}/couch/`;
  }
  const open = (address: string, over: { pin?: string; password?: string } = {}) =>
    new Database({ address, database: 'round', user: '巡检', password: '口令', pin: null, plain: false, ...over }, [authority]);
  const pinOf = async (name: string): Promise<string> => new X509Certificate(await file(name)).fingerprint256.replaceAll(':', '').toLowerCase();

  it('let the exchange through a gateway with TLS and a path of its own, user and password included', async () => {
    const address = await gateway('here.crt');
    const bytes = new TextEncoder().encode('密文');
    const id = `e${createHash('sha256').update(bytes).digest('hex')}`;
    const database = open(address);
    expect(await database.open()).toMatch(/\d/);
    await database.push([{ id, bytes }]);
    expect(await database.pull([id])).toEqual([bytes]);
    expect((await database.changes(null, 10)).rows.map((row) => row.id)).toContain(id);
    await database.keepCheckpoint('a'.repeat(26), '1');
    expect(await database.checkpoint('a'.repeat(26))).toBe('1');
    database.close();
    await expect(open(address, { password: '错' }).open()).rejects.toMatchObject({ code: 'sync.unauthorized' });
    expect(await lookAtCertificate(address, [authority])).toMatchObject({ trusted: true, issuer: 'Test Authority，Test' });
  });

  it.each([
    ['expired.crt', '证书已过期'],
    ['elsewhere.crt', '证书不是发给这个主机名的'],
    ['server.crt', '签发者不受信任'],
  ])('%s is refused in words before a byte of a request, and serves when a person has pinned it', async (name, words) => {
    const address = await gateway(name === 'server.crt' ? 'here.crt' : name);
    const before = couch.proxy.log.length;
    // The last one: a good certificate whose authority this system does not know.
    const unknown = name === 'server.crt' ? [await readFile(new URL('../../fixtures/tls/server.crt', import.meta.url), 'utf8')] : [authority];
    const target = { address, database: 'round', user: '巡检', password: '口令', pin: null, plain: false };
    await expect(new Database(target, unknown).open()).rejects.toMatchObject({ code: 'sync.untrusted', words: expect.stringContaining(words) });
    await expect(open(address, { pin: await pinOf('server.crt') }).open()).rejects.toMatchObject({ code: 'sync.pinDiffers' });
    expect(await lookAtCertificate(address, unknown)).toMatchObject({ trusted: false });
    expect(couch.proxy.log).toHaveLength(before);
    expect(await open(address, { pin: await pinOf(name === 'server.crt' ? 'here.crt' : name) }).open()).toMatch(/\d/);
  });

  it('come from this system as well as from Node', () => {
    const all = systemAuthorities();
    expect(all.length).toBeGreaterThanOrEqual(rootCertificates.length);
    expect(() => createSecureContext({ ca: [...all] })).not.toThrow();
  });
});

describe('an address', () => {
  const make = (address: string, plain = false) => new Connection({ address, user: '', password: '', pin: null, plain });
  it.each(['https://sync.test', 'https://sync.test:6984/couch/', 'http://127.0.0.1:5984', 'http://localhost:5984', 'http://[::1]:5984'])(
    'may be %s',
    (address) => {
      expect(() => make(address)).not.toThrow();
    },
  );
  it.each(['', 'sync.test', 'ftp://sync.test', 'https://u:p@sync.test', 'https://sync.test?x=1', 'https://sync.test#x', 'javascript:1'])(
    'may not be %j',
    (address) => {
      expect(() => make(address)).toThrow(expect.objectContaining({ code: 'sync.badAddress' }));
    },
  );
  it('without TLS needs a person to say so', () => {
    for (const address of ['http://10.0.0.8:5984', 'http://127.0.0.1.evil.test', 'http://localhost.evil.test']) {
      expect(() => make(address)).toThrow(expect.objectContaining({ code: 'sync.plainRefused' }));
      expect(() => make(address, true)).not.toThrow();
    }
  });
});
