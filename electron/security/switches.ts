import type { App } from 'electron';

/** Switches that open the packaged program to others or take its guards down. No fuse covers them. */
export const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'disable-web-security',
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-gpu-sandbox',
  'disable-seccomp-filter-sandbox',
  'host-resolver-rules',
  'host-rules',
  'proxy-server',
  'proxy-pac-url',
  'proxy-bypass-list',
  'load-extension',
  'inspect',
  'inspect-brk',
  'js-flags',
  'ignore-certificate-errors',
  'allow-running-insecure-content',
  'disable-site-isolation-trials',
  'user-data-dir',
  'log-net-log',
] as const;

export function hasRefusedSwitch(app: { readonly isPackaged: boolean; readonly commandLine: Pick<App['commandLine'], 'hasSwitch'> }): boolean {
  return app.isPackaged && refusedSwitches.some((name) => app.commandLine.hasSwitch(name));
}
