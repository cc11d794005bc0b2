import type { IncomingHttpHeaders } from 'node:http';
import { HOST_PREFIX } from '#shared/host/contract.ts';
import type { OneTimeCodes } from './one-time-codes.ts';

/** Chromium started by us maps this name to our port, so that the page's origin (and with it IndexedDB) is the same each time. */
export const STABLE_HOST = 'xunjian.localhost';

export interface Knock {
  readonly method: string;
  readonly pathname: string;
  readonly headers: IncomingHttpHeaders;
}

/** Why a request is turned away: 421 wrong name (DNS rebinding), 403 asked from another page, 401 no token. */
export type Refused = 421 | 403 | 401;

/** Looks at where a request comes from, before anything of it is read. */
export function refuseAtDoor({ method, pathname, headers }: Knock, port: number, codes: Pick<OneTimeCodes, 'admits'>): Refused | undefined {
  const hosts = [`127.0.0.1:${port}`, STABLE_HOST];
  if (!hosts.includes(headers.host ?? '')) return 421;
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return 403;
  const toHost = pathname.startsWith(HOST_PREFIX);
  if (!siteFits(headers, pathname, toHost)) return 403;
  if (!toHost) return undefined;
  // A page always names its origin when it changes something.
  if (method !== 'GET' && headers.origin === undefined) return 403;
  return codes.admits(headers.authorization) ? undefined : 401;
}

/** The redirect file opens the page from `file://`, which counts as another site: only that one navigation may come from outside. */
function siteFits(headers: IncomingHttpHeaders, pathname: string, toHost: boolean): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin') return true;
  if (toHost) return false;
  const opening = pathname === '/' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return site === 'none' || opening;
}
