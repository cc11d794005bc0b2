import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { Keys } from '#renderer/ui/words.tsx';
import { shortcutSheet } from './shortcuts.ts';

const half = Math.ceil(shortcutSheet.length / 2);

/** Every key at once, in two columns, so that nothing lies below the window. */
export function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  return (
    <Modal open={open} onCancel={onClose} footer={null} title="快捷键" width={960} style={{ top: 64 }}>
      <div className="key-sheet">
        <KeyTable rows={shortcutSheet.slice(0, half)} />
        <KeyTable rows={shortcutSheet.slice(half)} />
      </div>
    </Modal>
  );
}

function KeyTable({ rows }: { rows: typeof shortcutSheet }): ReactNode {
  return (
    <table className="grid-table">
      <thead>
        <tr>
          <th scope="col">按键</th>
          <th scope="col">作用</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ keys, words }) => (
          <tr key={keys}>
            <td>
              <Keys keys={keys} />
            </td>
            <td>{words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
