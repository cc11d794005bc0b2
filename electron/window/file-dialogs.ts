import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Pick } from '../host/pick.ts';

/** The system's own dialogs, in front of our window. */
export function nativeDialogs(window: () => BrowserWindow | undefined): Pick {
  return {
    save: async (name) => {
      const options = { title: '保存到', defaultPath: join(app.getPath('documents'), name), properties: ['showOverwriteConfirmation' as const] };
      const parent = window();
      const { canceled, filePath } = parent ? await dialog.showSaveDialog(parent, options) : await dialog.showSaveDialog(options);
      return canceled || !filePath ? null : filePath;
    },
    folder: async () => {
      const options = { title: '选择文件夹', defaultPath: app.getPath('documents'), properties: ['openDirectory' as const, 'createDirectory' as const] };
      const parent = window();
      const { canceled, filePaths } = parent ? await dialog.showOpenDialog(parent, options) : await dialog.showOpenDialog(options);
      return canceled ? null : (filePaths[0] ?? null);
    },
  };
}
