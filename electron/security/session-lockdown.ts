import type { Session } from 'electron';
import { isOurs } from './origin.ts';

/** Copying text that the person marked needs this one; everything else is denied. */
const allowed = new Set(['clipboard-sanitized-write']);

/** Where nothing listens. With `<-loopback>` even 127.0.0.1 goes through it. */
const deadProxy = { mode: 'fixed_servers', proxyRules: 'http://127.0.0.1:9', proxyBypassRules: '<-loopback>' } as const;

/** Before `ready`: the browser process itself looks nothing up and fetches nothing. */
export const lockedSwitches: readonly (readonly [string, string?])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-quic'],
  ['no-pings'],
  ['disable-features', 'MediaRouter,DialMediaRouteProvider,OptimizationHints,SpareRendererForSitePerProcess'],
];

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(allowed.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => allowed.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
}

/** Lets requests of the page to itself pass, cancels every other one before it leaves. */
export function filterRequests(session: Session, packaged: boolean): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayRequest(url, packaged) }));
  // Files leave through the host, where the person chose the place.
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}

export function mayRequest(url: string, packaged: boolean): boolean {
  if (isOurs(url)) return true;
  const { protocol } = new URL(url);
  return protocol === 'blob:' || protocol === 'data:' || (!packaged && protocol === 'devtools:');
}

export function setDeadProxy(session: Session): Promise<void> {
  return session.setProxy(deadProxy);
}
