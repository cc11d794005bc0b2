import { request } from 'node:http';
import type { HttpFetch } from '#shared/host/http-host.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import type { RawAnswer } from '#test/contract/host-contract.ts';

/** A raw HTTP request to 127.0.0.1: every header as given, nothing added but `host` unless one is given. */
export function rawHttp(port: number, method: string, path: string, headers: Record<string, string> = {}, body?: Bytes | string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request({ host: '127.0.0.1', port, method, path, headers: { ...length, ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const flat = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
        resolve({ status: answer.statusCode ?? 0, headers: flat, body: Buffer.concat(parts).toString() });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A fetch over real HTTP that names its origin, as a page's does. */
export function pageFetch(port: number): HttpFetch {
  return (url, { method, headers, body }) =>
    fetch(url, {
      method,
      headers: { ...headers, origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' },
      ...(body === undefined ? {} : { body }),
    });
}

/** The code of a one-time address as a token, with a secret as a tab makes one. */
export function tokenOf(address: string, secret = 's'.repeat(43)): string {
  return `${address.slice(address.indexOf('#t=') + 3)}.${secret}`;
}
