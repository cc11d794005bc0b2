import type { WebPreferences } from 'electron';

/** Written out in full, defaults included, so that neither a new Electron nor a careless edit changes one unseen. */
export function webPreferences(packaged: boolean): WebPreferences {
  return {
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
    devTools: !packaged,
  };
}
