import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, Menu, powerMonitor, protocol, session } from 'electron';
import { homeFolder } from './home.ts';
import { realDisk } from './host/disk.ts';
import { type HostParts, openHostParts } from './host/host-parts.ts';
import { createServe } from './host/serve.ts';
import { staticFiles } from './host/static-files.ts';
import { appHandler, handleAppProtocol, schemes } from './security/app-protocol.ts';
import { guardNavigation } from './security/navigation-guard.ts';
import { denyPermissions, filterRequests, lockedSwitches, setDeadProxy } from './security/session-lockdown.ts';
import { hasRefusedSwitch } from './security/switches.ts';
import { nativeDialogs } from './window/file-dialogs.ts';
import { openMainWindow, TITLE } from './window/main-window.ts';
import { menuTemplate } from './window/menu.ts';

/**
 * The Electron host: composition only. The order is a guarantee (a test holds it): single instance, sandbox, refused switches, scheme
 * and guards before `ready`; then permissions, request filter, dead proxy and protocol on the session before there is a window.
 */
const home = homeFolder();
const rendererDir =
  process.env['XUNJIAN_RENDERER'] && !app.isPackaged ? process.env['XUNJIAN_RENDERER'] : fileURLToPath(new URL('../renderer', import.meta.url));
let window: BrowserWindow | undefined;

app.setName(TITLE);
app.setPath('userData', home);
app.setPath('sessionData', join(home, 'electron'));
if (app.requestSingleInstanceLock()) start();
else app.exit(0);

function start(): void {
  // Root has no sandbox to enable: tests in a container say so by this switch, which the packaged program refuses below.
  if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  if (hasRefusedSwitch(app)) {
    app.exit(9);
    return;
  }
  for (const [name, value] of lockedSwitches) app.commandLine.appendSwitch(name, value);
  protocol.registerSchemesAsPrivileged(schemes);
  guardNavigation(app);
  app.on('second-instance', showWindow);
  app.on('window-all-closed', () => app.quit());
  // Not awaited at the top level: Electron holds `ready` back until this module has settled.
  void app.whenReady().then(openWorkbench);
}

async function openWorkbench(): Promise<void> {
  const own = session.fromPartition('persist:xunjian');
  denyPermissions(own);
  filterRequests(own, app.isPackaged);
  await setDeadProxy(own);
  const parts = await openHostParts({
    home,
    about: { host: 'electron', version: app.getVersion(), platform: process.platform, runtime: `Electron ${process.versions.electron ?? ''}` },
    pick: nativeDialogs(() => window),
  });
  handleAppProtocol(own, appHandler(createServe(parts), staticFiles(realDisk, rendererDir)));
  tellWhenToLock(parts);
  window = openMainWindow(app.isPackaged);
  window.on('closed', () => {
    window = undefined;
  });
  app.on('will-quit', () => void parts.close());
}

function tellWhenToLock({ hub }: HostParts): void {
  powerMonitor.on('suspend', () => hub.send({ event: 'lock', why: 'suspend' }));
  powerMonitor.on('lock-screen', () => hub.send({ event: 'lock', why: 'screen' }));
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(app.isPackaged, () => hub.send({ event: 'lock', why: 'menu' }))));
}

function showWindow(): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}
