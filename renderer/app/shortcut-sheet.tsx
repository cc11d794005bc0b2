import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { Keys } from '#renderer/ui/words.tsx';
import { shortcutSheet } from './shortcuts.ts';

export function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  return (
    <Modal open={open} onCancel={onClose} footer={null} title="快捷键" width={560}>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">按键</th>
            <th scope="col">作用</th>
          </tr>
        </thead>
        <tbody>
          {shortcutSheet.map(({ keys, words }) => (
            <tr key={keys}>
              <td>
                <Keys keys={keys} />
              </td>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
