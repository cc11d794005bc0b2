import type { RecordSource } from '#shared/ledger/record.ts';
import { type Content, type SlotBinding, sameBinding } from '../content.ts';
import type { LetterBlock } from '../letter.ts';
import { slotLabel, slotWords } from '../slots.ts';
import type { HealthRule } from './health.ts';

/** A stretch of a block that stands for a field, and what the field reads now. */
export interface BoundSlot {
  readonly block: string;
  readonly slot: SlotBinding;
  readonly from: number;
  readonly to: number;
  /** What the letter says. */
  readonly text: string;
  /** What the source says now; null when it is gone. */
  readonly now: string | null;
}

/** The slots of a content; stretches of one slot (partly bold) are one. */
export function slotsIn(content: Content): readonly Omit<BoundSlot, 'block' | 'now'>[] {
  const slots: { slot: SlotBinding; from: number; to: number; text: string }[] = [];
  let at = 0;
  for (const { text, bound } of content) {
    const from = at;
    at += text.length;
    if (bound?.to !== 'field') continue;
    const last = slots.at(-1);
    if (last && last.to === from && sameBinding(last.slot, bound)) slots[slots.length - 1] = { ...last, to: at, text: last.text + text };
    else slots.push({ slot: bound, from, to: at, text });
  }
  return slots;
}

/** Slots whose source has changed since the letter last looked. */
export function changedSlots(source: RecordSource, blocks: readonly Pick<LetterBlock, 'id' | 'content'>[]): readonly BoundSlot[] {
  return blocks.flatMap(({ id, content }) =>
    slotsIn(content).flatMap((found) => {
      const now = slotWords(source, found.slot) ?? null;
      return now === found.slot.seen ? [] : [{ ...found, block: id, now }];
    }),
  );
}

/** The part of a long text around where it first differs from the other. */
function around(text: string, other: string): string {
  if (text.length <= 24) return text;
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  const from = Math.max(0, Math.min(at - 8, text.length - 24));
  return `${from > 0 ? '…' : ''}${text.slice(from, from + 24)}${from + 24 < text.length ? '…' : ''}`;
}

/** What changed at its source and was neither taken over nor kept. */
export const slotChanges: HealthRule = (input) =>
  changedSlots(input.source, input.blocks).map(({ block, slot, from, to, now }) => ({
    ...{ code: 'slot-changed', severity: 'asks', place: { block, from, to }, about: `${block} ${slot.id} ${slot.field} ${now ?? ''}` },
    words:
      now === null
        ? `“${slotLabel(slot.kind, slot.field)}”的来源记录已被删除。`
        : `“${slotLabel(slot.kind, slot.field)}”已改为“${around(now, slot.seen)}”，文书中还是改动前的“${around(slot.seen, now)}”。`,
    ...(slot.kind === 'finding' ? { finding: slot.id } : {}),
  }));
