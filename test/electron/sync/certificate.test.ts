import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lookAtCertificate } from '#electron/host/sync/checking-agent.ts';
import { Connection } from '#electron/host/sync/connection.ts';

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
