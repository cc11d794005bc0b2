import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HostOptions, type HostParts, openHostParts } from '#electron/host/host-parts.ts';
import type { Media, Medium } from '#electron/host/media.ts';
import { createServe } from '#electron/host/serve.ts';
import type { HttpFetch } from '#shared/host/http-host.ts';

export const PAGE_FOLDER = new URL('../fixtures/page', import.meta.url).pathname;

export async function temporaryHome(): Promise<{ readonly home: string; remove(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'xunjian-test-'));
  return { home, remove: () => rm(home, { recursive: true, force: true }) };
}

/** Media that a test plugs in and pulls out. */
export function testMedia(...media: Medium[]): Media & { readonly media: Medium[] } {
  return { media, every: 20, list: async () => media };
}

export const testAbout = { host: 'loopback', version: '0.0.0', platform: 'test', runtime: 'test' } as const;

export function openTestHost(home: string, more: Partial<HostOptions> = {}): Promise<HostParts> {
  return openHostParts({ home, about: testAbout, media: testMedia(), ...more });
}

/** A fetch that ends in a handler of this process. */
export function fetchInto(parts: HostParts, window = 'one'): HttpFetch {
  const serve = createServe(parts);
  return (url, { method, headers, body }) =>
    serve(new Request(url, { method, headers: { 'x-xunjian-window': window, ...headers }, ...(body === undefined ? {} : { body }) }));
}
