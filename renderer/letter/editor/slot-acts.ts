import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { type SlotBinding, sameBinding } from '#shared/letter/content.ts';
import { type BoundSlot, slotsIn } from '#shared/letter/health/slot-changes.ts';
import { blocksOfDoc, positionOf } from './blocks.ts';

/** `accept`: the letter says what the source says now. `keep`: it goes on saying what it says, and has seen the change. Or words that bring both together. */
export type SlotAct = 'accept' | 'keep' | { readonly words: string };

/** Settles changed fields in one step of the text; those that are no longer there as they were shown are passed over. */
export function settleSlots(editor: Editor, changes: readonly BoundSlot[], act: SlotAct): number {
  const { tr, doc } = editor.state;
  const blocks = new Map(blocksOfDoc(doc).map((block) => [block.id, block]));
  const places = changes.flatMap((change) => {
    const block = blocks.get(change.block);
    const same = block ? slotsIn(block.content).filter((found) => sameBinding(found.slot, change.slot)) : [];
    const nearest = same.sort((a, b) => Math.abs(a.from - change.from) - Math.abs(b.from - change.from))[0];
    const from = nearest && positionOf(doc, change.block, nearest.from);
    const to = nearest && positionOf(doc, change.block, nearest.to);
    return from === undefined || to === undefined ? [] : [{ change, from, to }];
  });
  // From the end, so that places before stay what they are.
  for (const place of places.sort((a, b) => b.from - a.from)) settle(tr, place, act);
  if (tr.docChanged) editor.view.dispatch(tr);
  return places.length;
}

function settle(tr: Transaction, { change, from, to }: { change: BoundSlot; from: number; to: number }, act: SlotAct): void {
  const { schema } = tr.doc.type;
  const type = schema.marks['bound'];
  if (!type) return;
  const { slot, now } = change;
  if (now === null) {
    tr.removeMark(from, to, type);
    return;
  }
  const mark = type.create({ binding: { ...slot, seen: now } satisfies SlotBinding });
  if (act === 'keep') {
    tr.addMark(from, to, mark);
    return;
  }
  const words = act === 'accept' ? now : act.words;
  const pieces = words.split('\n').flatMap((line, i) => {
    const told = line === '' ? [] : [schema.text(line, [mark])];
    return i === 0 ? told : [schema.nodes['hardBreak']?.create(null, null, [mark]), ...told];
  });
  tr.replaceWith(
    from,
    to,
    pieces.filter((piece) => piece !== undefined),
  );
}
