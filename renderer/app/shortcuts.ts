import { useEffect, useRef } from 'react';

/** Every shortcut of the desk, for the sheet behind `?` and for the palette. */
export const shortcutSheet: readonly { readonly keys: string; readonly words: string }[] = [
  { keys: 'Ctrl+K', words: '搜索或执行命令（可输拼音首字母）' },
  { keys: 'Ctrl+N 或 Alt+N', words: '新建问题' },
  { keys: 'Alt+Q', words: '到快速记录行' },
  { keys: 'Ctrl+Enter', words: '提交当前问题并新建下一条' },
  { keys: 'Alt+↑ / Alt+↓', words: '上一条 / 下一条' },
  { keys: 'Alt+← / Alt+→', words: '回到上一个画面 / 再往前' },
  { keys: 'Ctrl+Shift+E', words: '给当前问题添加证据' },
  { keys: 'Ctrl+Z / Ctrl+Y', words: '撤销 / 重做上一步（文字框内为撤销输入）' },
  { keys: 'Ctrl+P', words: '打印当前预览' },
  { keys: 'Ctrl+F / Ctrl+H', words: '文书正文中查找 / 替换' },
  { keys: 'Alt+I', words: '在文书正文中插入法条、证据、常用语、旧文书' },
  { keys: 'Alt+Shift+↑ / ↓', words: '文书正文中上移 / 下移段落' },
  { keys: 'F8', words: '打开或收起文书体检' },
  { keys: 'Ctrl+L', words: '锁定' },
  { keys: 'F6', words: '在导航、列表、编辑区之间移动' },
  { keys: '↑ ↓ PageUp PageDown', words: '在列表中移动' },
  { keys: '空格', words: '在列表中勾选当前一行' },
  { keys: 'Alt+M', words: '归并勾选的共性问题' },
  { keys: '? 或 F1', words: '快捷键一览' },
];

const pressed = (event: KeyboardEvent): string => {
  const parts = [event.ctrlKey || event.metaKey ? 'ctrl' : '', event.shiftKey ? 'shift' : '', event.altKey ? 'alt' : ''].filter((part) => part !== '');
  return [...parts, event.key.toLowerCase()].join('+');
};

const inText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)) ||
  (target instanceof HTMLElement && target.isContentEditable);

interface ShortcutOptions {
  /** Leaves the key to text fields while one has the focus. */
  readonly notInText?: boolean;
  /** Acts also while a dialog has the focus; every other key waits until the dialog is answered. */
  readonly inDialogs?: boolean;
}

/** In a dialog of the library's or one of the page's own. */
const inDialog = (target: EventTarget | null): boolean => target instanceof Element && target.closest('dialog, .ant-modal') !== null;

/** Acts on a key of the whole window, `ctrl+k`, `alt+arrowdown`, `?`. Never while an input method is composing. */
export function useShortcut(keys: readonly string[], act: (event: KeyboardEvent) => void, options: ShortcutOptions = {}): void {
  const { notInText = false, inDialogs = false } = options;
  const latest = useRef(act);
  latest.current = act;
  const wanted = keys.join(' ');
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.isComposing || event.keyCode === 229) return;
      if (notInText && inText(event.target)) return;
      // A question mark is typed with or without shift, by keyboard.
      const name = pressed(event);
      if (!wanted.split(' ').some((key) => key === name || (key === '?' && event.key === '?' && !event.ctrlKey && !event.altKey))) return;
      event.preventDefault();
      if (inDialogs || !inDialog(event.target)) latest.current(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [wanted, notInText, inDialogs]);
}
