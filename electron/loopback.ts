import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { HOST_PREFIX } from '#shared/host/contract.ts';
import { hostErrors } from '#shared/host/host-errors.ts';
import { utf8 } from '#shared/kernel/bytes.ts';
import { errorAnswer, failureAnswer } from './host/answers.ts';
import { writeAtomic } from './host/atomic-file.ts';
import { guardHeaders } from './host/content-policy.ts';
import { makeFolder, realDisk } from './host/disk.ts';
import { type HostOptions, openHostParts } from './host/host-parts.ts';
import { createServe } from './host/serve.ts';
import { staticFiles } from './host/static-files.ts';
import { refuseAtDoor, STABLE_HOST } from './loopback/door.ts';
import { sendAnswer, webRequest } from './loopback/http-bridge.ts';
import { OneTimeCodes } from './loopback/one-time-codes.ts';

export interface LoopbackOptions extends Omit<HostOptions, 'about'> {
  /** The built renderer. */
  readonly rendererDir: string;
  readonly version: string;
}

export interface Loopback {
  readonly port: number;
  /** For a browser of the person's own; changes with each start. */
  readonly origin: string;
  /** For a Chromium that we start with the name mapped to our port; never changes. */
  readonly stableOrigin: string;
  /** False while another host has the vault: the page then says so in words. */
  mayWrite(): Promise<boolean>;
  /** An address that opens the page once. Earlier addresses that nobody opened stop working. */
  oneTimeAddress(origin: string): string;
  /** The same in a file only this user can read, because command lines can be read by others. Removed when the host closes. */
  redirectFile(origin: string): Promise<string>;
  close(): Promise<void>;
}

/** Serves the page and the host on 127.0.0.1, on a port of the system's choice. Composition only. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const about = { host: 'loopback', version: options.version, platform: process.platform, runtime: `Node ${process.versions.node}` } as const;
  const parts = await openHostParts({ ...options, about });
  const serve = createServe(parts);
  const files = staticFiles(options.disk ?? realDisk, options.rendererDir);
  const codes = new OneTimeCodes();

  const answer = async (incoming: IncomingMessage): Promise<Response> => {
    const url = new URL(`http://127.0.0.1:${port}${incoming.url ?? '/'}`);
    const method = incoming.method ?? 'GET';
    const refused = refuseAtDoor({ method, pathname: url.pathname, headers: incoming.headers }, port, codes);
    if (refused === 401) return failureAnswer(hostErrors.unauthorised());
    if (refused) return new Response(null, { status: refused, headers: guardHeaders() });
    return url.pathname.startsWith(HOST_PREFIX) ? serve(webRequest(incoming, url)) : files(method, url.pathname);
  };
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    // A request target that is no path cannot be made a URL.
    const response = await answer(incoming).catch((error: unknown) => errorAnswer(error, 'GET'));
    await sendAnswer(response, incoming, outgoing);
  };
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 120_000 }, (incoming, outgoing) => void handle(incoming, outgoing));
  server.maxConnections = 64;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const oneTimeAddress = (origin: string): string => `${origin}/#t=${codes.issue()}`;
  const redirects: string[] = [];
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    stableOrigin: `http://${STABLE_HOST}`,
    mayWrite: parts.mayWrite,
    oneTimeAddress,
    redirectFile: async (origin) => {
      await makeFolder(realDisk, options.home);
      const path = join(options.home, `open-${randomBytes(8).toString('hex')}.html`);
      redirects.push(path);
      await writeAtomic(realDisk, path, utf8(redirectPage(oneTimeAddress(origin))));
      return path;
    },
    close: async () => {
      for (const path of redirects) await rm(path, { force: true });
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await parts.close();
    },
  };
}

function redirectPage(address: string): string {
  return `<!doctype html><meta charset="utf-8"><title>巡检台</title><meta http-equiv="refresh" content="0;url=${address}">`;
}
