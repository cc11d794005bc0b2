import { BrowserWindow } from 'electron';
import { ORIGIN } from '../security/origin.ts';
import { webPreferences } from '../security/web-preferences.ts';

export const TITLE = '巡检台';

export function openMainWindow(packaged: boolean): BrowserWindow {
  const window = new BrowserWindow({
    title: TITLE,
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#f5f6f8',
    webPreferences: webPreferences(packaged),
  });
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  void window.loadURL(`${ORIGIN}/`);
  return window;
}
