import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { guardContents } from '#electron/security/navigation-guard.ts';
import { denyPermissions, lockedSwitches, mayRequest } from '#electron/security/session-lockdown.ts';
import { hasRefusedSwitch, refusedSwitches } from '#electron/security/switches.ts';
import { webPreferences } from '#electron/security/web-preferences.ts';
import { menuTemplate } from '#electron/window/menu.ts';

const OURS = 'app://main/index.html';

/** Addresses that pretend to be ours, or open a door of the system. */
const FOREIGN = [
  'https://example.invalid/',
  'http://127.0.0.1:9/',
  'ws://127.0.0.1/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'app://main.example.invalid/index.html',
  'app://other/index.html',
  'app://main@evil/',
  'app://evil@main/',
  'https://example.invalid/?app://main/index.html',
  'devtools://devtools/bundled/inspector.html',
  'chrome://gpu',
];

describe('preferences of the window', () => {
  it('name every guard, and none of them is down', () => {
    expect(webPreferences(true)).toEqual({
      partition: 'persist:xunjian',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      plugins: false,
      enableWebSQL: false,
      safeDialogs: true,
      disableBlinkFeatures: 'Auxclick',
      devTools: false,
    });
  });

  it('bring no preload script and, when packed, no tools for developers in the menu', () => {
    expect(webPreferences(true)).not.toHaveProperty('preload');
    const roles = (packed: boolean) => JSON.stringify(menuTemplate(packed, () => undefined));
    expect(roles(true)).not.toMatch(/toggleDevTools|reload|viewSource/i);
    expect(roles(false)).toMatch(/toggleDevTools/);
  });
});

describe('requests', () => {
  it('of the page to itself pass, every other is cancelled', () => {
    expect([OURS, 'app://main/host/about', 'blob:app://main/1-2-3', 'data:image/png;base64,AA=='].filter((url) => !mayRequest(url, true))).toEqual([]);
    expect(FOREIGN.filter((url) => mayRequest(url, true))).toEqual([]);
  });

  it('look nothing up: names resolve to nothing before there is a page', () => {
    expect(lockedSwitches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
    expect(lockedSwitches).toContainEqual(['webrtc-ip-handling-policy', 'disable_non_proxied_udp']);
  });
});

describe('switches', () => {
  it('that open the packed program are refused there, and only there', () => {
    const app = (isPackaged: boolean, given: string) => ({ isPackaged, commandLine: { hasSwitch: (name: string) => name === given } });
    expect(refusedSwitches.filter((name) => !hasRefusedSwitch(app(true, name)))).toEqual([]);
    expect(hasRefusedSwitch(app(true, 'lang'))).toBe(false);
    expect(hasRefusedSwitch(app(false, 'remote-debugging-port'))).toBe(false);
  });
});

describe('every web content', () => {
  const handlers = new Map<string, (event: { url: string; preventDefault(): void }) => void>();
  let opened: (() => { action: string }) | undefined;
  const stub = {
    setWindowOpenHandler: (handler: () => { action: string }) => {
      opened = handler;
    },
    setWebRTCIPHandlingPolicy: () => undefined,
    on: (name: string, handler: (event: { url: string; preventDefault(): void }) => void) => handlers.set(name, handler),
  };
  guardContents(stub as unknown as WebContents);

  const stopped = (name: string, url: string): boolean => {
    let prevented = false;
    handlers.get(name)?.({
      url,
      preventDefault: () => {
        prevented = true;
      },
    });
    return prevented;
  };

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('stays on our page: %s', (name) => {
    expect(stopped(name, OURS)).toBe(false);
    expect(FOREIGN.filter((url) => !stopped(name, url))).toEqual([]);
  });

  it('opens no window and takes no web view', () => {
    expect(opened?.()).toEqual({ action: 'deny' });
    expect(stopped('will-attach-webview', OURS)).toBe(true);
  });
});

describe('permissions', () => {
  it('are denied by all three handlers, apart from copying what was marked', () => {
    type Request = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void;
    const given: { request?: Request; check?: (contents: unknown, permission: string) => boolean; device?: () => boolean } = {};
    denyPermissions({
      setPermissionRequestHandler: (handler: Request) => {
        given.request = handler;
      },
      setPermissionCheckHandler: (handler: (contents: unknown, permission: string) => boolean) => {
        given.check = handler;
      },
      setDevicePermissionHandler: (handler: () => boolean) => {
        given.device = handler;
      },
      setDisplayMediaRequestHandler: () => undefined,
    } as unknown as Session);
    const granted = ['notifications', 'geolocation', 'media', 'clipboard-read', 'openExternal', 'fileSystem', 'usb', 'clipboard-sanitized-write'].filter(
      (permission) => {
        let answer = false;
        given.request?.({}, permission, (is) => {
          answer = is;
        });
        return answer || given.check?.({}, permission);
      },
    );
    expect(granted).toEqual(['clipboard-sanitized-write']);
    expect(given.device?.()).toBe(false);
  });
});
