import type { Editor } from '@tiptap/core';
import { Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { type DocBlock, docOf, placeAt, positionOf } from './blocks.ts';

/** Marks a step that came from the ledger: it is not written back and Ctrl+Z does not take it back. */
export const FROM_LEDGER = 'fromLedger';

/**
 * Puts the blocks of the ledger into the editor by the smallest replacement that does it; the caret stays at its place in its block.
 * Nothing happens when the document already says so.
 */
export function takeIn(editor: Editor, blocks: readonly DocBlock[]): void {
  const { state, view } = editor;
  const next = state.schema.nodeFromJSON(docOf(blocks));
  const from = state.doc.content.findDiffStart(next.content);
  if (from === null) return;
  const ends = state.doc.content.findDiffEnd(next.content);
  if (!ends) return;
  // The two scans may overlap in repeated text.
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  const to = ends.a + overlap;
  const slice = overlap === 0 && ends.b >= from ? next.slice(from, ends.b) : next.slice(from, ends.b + overlap);
  const anchor = placeAt(state.doc, state.selection.anchor);
  const head = placeAt(state.doc, state.selection.head);
  const { tr } = state;
  tr.replace(from, to, slice);
  if (!tr.doc.eq(next)) tr.replace(0, tr.doc.content.size, new Slice(next.content, 0, 0));
  const at = anchor && positionOf(tr.doc, anchor.block, anchor.offset);
  const until = head && positionOf(tr.doc, head.block, head.offset);
  if (at !== undefined && until !== undefined && tr.doc.resolve(at).parent.isTextblock) tr.setSelection(TextSelection.create(tr.doc, at, until));
  view.dispatch(tr.setMeta('addToHistory', false).setMeta(FROM_LEDGER, true));
}
