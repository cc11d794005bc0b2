import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { temporaryHome } from '#test/electron/hosts.ts';

const order = vi.hoisted(() => [] as string[]);
const state = vi.hoisted(() => ({ first: true, packaged: false, switches: [] as string[] }));

/** Electron as main.ts sees it: every call is taken down, `ready` comes at once. */
vi.mock('electron', () => {
  const note =
    (name: string, answer?: unknown) =>
    (...args: unknown[]) => {
      order.push([name, ...args.filter((arg) => typeof arg === 'string')].join(' '));
      return answer;
    };
  const own = {
    setPermissionRequestHandler: note('permission request'),
    setPermissionCheckHandler: note('permission check'),
    setDevicePermissionHandler: note('permission device'),
    setDisplayMediaRequestHandler: note('permission display'),
    webRequest: { onBeforeRequest: note('request filter') },
    on: note('session'),
    setSpellCheckerEnabled: note('spell checker'),
    setProxy: note('dead proxy', Promise.resolve()),
    protocol: { handle: note('protocol') },
  };
  class BrowserWindow {
    constructor() {
      order.push('window');
    }
    once = note('window once');
    on = note('window on');
    loadURL = note('load', Promise.resolve());
  }
  return {
    BrowserWindow,
    app: {
      get isPackaged() {
        return state.packaged;
      },
      setName: () => undefined,
      setPath: () => undefined,
      getVersion: () => '0',
      getPath: () => '',
      requestSingleInstanceLock: () => {
        order.push('single instance');
        return state.first;
      },
      enableSandbox: note('sandbox'),
      commandLine: { hasSwitch: (name: string) => state.switches.includes(name), appendSwitch: note('switch') },
      on: note('app'),
      exit: (code: number) => void order.push(`exit ${code}`),
      quit: note('quit'),
      whenReady: () => {
        order.push('ready');
        return Promise.resolve();
      },
    },
    protocol: { registerSchemesAsPrivileged: note('scheme') },
    session: { fromPartition: note('partition', own) },
    powerMonitor: { on: note('power') },
    Menu: { setApplicationMenu: note('menu'), buildFromTemplate: () => ({}) },
    dialog: {},
  };
});

let remove: () => Promise<void>;
beforeEach(async () => {
  const temporary = await temporaryHome();
  remove = temporary.remove;
  vi.stubEnv('XUNJIAN_HOME', temporary.home);
  vi.resetModules();
  order.length = 0;
  Object.assign(state, { first: true, packaged: false, switches: [] });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await remove();
});

it('puts every guard up before what it guards', async () => {
  await import('#electron/main.ts');
  await expect.poll(() => order.some((call) => call.startsWith('load'))).toBe(true);
  const steps = [
    'single instance',
    'sandbox',
    'switch host-resolver-rules MAP * ~NOTFOUND',
    'scheme',
    'app web-contents-created',
    'ready',
    'partition persist:xunjian',
    'permission request',
    'permission check',
    'permission device',
    'request filter',
    'dead proxy',
    'protocol app',
    'window',
    'load app://main/',
  ];
  expect(order.filter((call) => steps.includes(call))).toEqual(steps);
});

it('does nothing at all as a second start', async () => {
  state.first = false;
  await import('#electron/main.ts');
  expect(order).toEqual(['single instance', 'exit 0']);
});

it.each(['remote-debugging-port', 'disable-web-security', 'no-sandbox', 'proxy-server', 'inspect'])(
  'leaves at once when packaged and started with --%s',
  async (name) => {
    Object.assign(state, { packaged: true, switches: [name] });
    await import('#electron/main.ts');
    expect(order).toEqual(['single instance', 'sandbox', 'exit 9']);
  },
);
