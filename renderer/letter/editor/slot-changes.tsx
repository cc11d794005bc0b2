import type { Editor } from '@tiptap/core';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { DiffText } from '#renderer/ui/diff-text.tsx';
import type { BoundSlot } from '#shared/letter/health/slot-changes.ts';
import { slotLabel } from '#shared/letter/slots.ts';
import { settleSlots } from './slot-acts.ts';

/** Fields that changed at their source: what the letter says, what the source says now, and what is to stand. */
export function SlotChanges({ editor, changes, onShow }: { editor: Editor; changes: readonly BoundSlot[]; onShow: (change: BoundSlot) => void }): ReactNode {
  return (
    <section className="slot-changes" aria-label="来源改动">
      <div className="row">
        <strong className="grow">来源改动 {changes.length} 处，文书没有自动跟着改</strong>
        <Button size="small" onClick={() => settleSlots(editor, changes, 'accept')}>
          全部采用
        </Button>
      </div>
      <ul>
        {changes.map((change) => (
          <li key={`${change.block} ${change.from} ${change.slot.field}`}>
            <div className="row">
              <button type="button" className="link-button grow slot-name" onClick={() => onShow(change)}>
                {slotLabel(change.slot.kind, change.slot.field)}
                {change.text === change.slot.seen ? '' : '（文书中改写过）'}
              </button>
              {change.now === null ? (
                <Button size="small" onClick={() => settleSlots(editor, [change], 'keep')}>
                  来源已删，保留文字
                </Button>
              ) : (
                <>
                  <Button size="small" type="primary" onClick={() => settleSlots(editor, [change], 'accept')}>
                    采用
                  </Button>
                  <Button size="small" onClick={() => settleSlots(editor, [change], 'keep')}>
                    保留现文
                  </Button>
                </>
              )}
            </div>
            {change.now === null ? null : (
              <div className="slot-diff">
                <DiffText before={change.text} after={change.now} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
