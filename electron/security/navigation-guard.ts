import type { App, WebContents } from 'electron';
import { isOurs, ORIGIN } from './origin.ts';

/** Attached before any window exists: every web content that is ever made stays on our page and opens no other. */
export function guardNavigation(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  // An empty page needs no request, so nothing above is asked about it: lead back to ours.
  contents.on('did-navigate', (_event, address) => {
    if (address === 'about:blank') void contents.loadURL(`${ORIGIN}/`);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
