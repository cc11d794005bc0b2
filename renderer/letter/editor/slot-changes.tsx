import type { Editor } from '@tiptap/core';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { DiffText } from '#renderer/ui/diff-text.tsx';
import { mergeTexts } from '#renderer/ui/text-merge.ts';
import type { BoundSlot } from '#shared/letter/health/slot-changes.ts';
import { slotLabel } from '#shared/letter/slots.ts';
import { type SlotAct, settleSlots } from './slot-acts.ts';

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
          <SlotChange key={`${change.block} ${change.from} ${change.slot.field}`} editor={editor} change={change} onShow={onShow} />
        ))}
      </ul>
    </section>
  );
}

function SlotChange({ editor, change, onShow }: { editor: Editor; change: BoundSlot; onShow: (change: BoundSlot) => void }): ReactNode {
  const { slot, text, now } = change;
  const rewritten = text !== slot.seen;
  const merged = rewritten && now !== null ? mergeTexts(slot.seen, text, now) : null;
  const act = (words: string, what: SlotAct, first = false): ReactNode => (
    <Button size="small" type={first ? 'primary' : 'default'} onClick={() => settleSlots(editor, [change], what)}>
      {words}
    </Button>
  );
  return (
    <li>
      <div className="row">
        <button type="button" className="link-button grow slot-name" onClick={() => onShow(change)}>
          {slotLabel(slot.kind, slot.field)}
          {rewritten ? '（文书中改写过）' : ''}
        </button>
        {merged === null ? null : act('合并两处改动', { words: merged }, true)}
        {now === null ? null : act('采用', 'accept', merged === null)}
        {act(now === null ? '来源已删，保留文字' : '保留现文', 'keep')}
      </div>
      {now === null ? null : (
        <div className="slot-diff">
          <DiffText before={text} after={merged ?? now} />
        </div>
      )}
    </li>
  );
}
