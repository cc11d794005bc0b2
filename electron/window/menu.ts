import type { MenuItemConstructorOptions } from 'electron';

/** A menu for what the page cannot do itself. No dev tools, no reload, no page source in the packaged program. */
export function menuTemplate(packaged: boolean, lock: () => void): MenuItemConstructorOptions[] {
  return [
    {
      label: '巡检台',
      submenu: [{ label: '锁定', accelerator: 'CommandOrControl+L', click: lock }, { type: 'separator' }, { label: '退出', role: 'quit' }],
    },
    {
      label: '编辑',
      submenu: [
        // No undo here: the page's own undo knows the ledger.
        { label: '剪切', role: 'cut' },
        { label: '复制', role: 'copy' },
        { label: '粘贴', role: 'paste' },
        { label: '全选', role: 'selectAll' },
      ],
    },
    {
      label: '视图',
      submenu: [
        { label: '放大', role: 'zoomIn' },
        { label: '缩小', role: 'zoomOut' },
        { label: '原始大小', role: 'resetZoom' },
        { label: '全屏', role: 'togglefullscreen' },
        ...(packaged ? [] : [{ label: '开发者工具', role: 'toggleDevTools' } as const]),
      ],
    },
  ];
}
