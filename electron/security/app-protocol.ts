import type { CustomScheme, Session } from 'electron';
import { HOST_PREFIX } from '#shared/host/contract.ts';
import { guardHeaders } from '../host/content-policy.ts';
import { isOurs, ORIGIN, SCHEME } from './origin.ts';

/** Standard, so that the page has an origin with IndexedDB; secure, for web crypto; not able to pass its policy by. */
export const schemes: CustomScheme[] = [
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, bypassCSP: false, corsEnabled: false, stream: false } },
];

export type Serve = (request: Request) => Promise<Response>;
export type ServeFiles = (method: string, pathname: string) => Promise<Response>;

/** Answers everything the window asks for: the host under `/host/`, else files of the built renderer. */
export function appHandler(serve: Serve, files: ServeFiles): Serve {
  return async (request) => {
    const origin = request.headers.get('origin');
    if (!isOurs(request.url) || (origin !== null && origin !== ORIGIN)) return new Response(null, { status: 403, headers: guardHeaders() });
    const { pathname } = new URL(request.url);
    return pathname.startsWith(HOST_PREFIX) ? serve(request) : files(request.method, pathname);
  };
}

/** On the session that the window uses: another session has no such address at all. */
export function handleAppProtocol(session: Session, handler: Serve): void {
  session.protocol.handle(SCHEME, handler);
}
