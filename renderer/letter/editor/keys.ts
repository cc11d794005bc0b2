import { Extension } from '@tiptap/core';
import { history, redo, redoDepth, undo, undoDepth } from '@tiptap/pm/history';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';

interface KeyActs {
  /** Undo and redo of the whole desk, once the text has no step of its own left. */
  readonly undo: () => void;
  readonly redo: () => void;
  readonly find: (replace: boolean) => void;
  readonly insert: () => void;
}

/** Moves the block with the caret one place up or down. */
export function moveBlock(state: EditorState, by: -1 | 1): Transaction | null {
  const { $from } = state.selection;
  const index = $from.index(0);
  const other = state.doc.maybeChild(index + by);
  const node = state.doc.maybeChild(index);
  if (!node || !other || index + by < 0) return null;
  const start = $from.depth === 0 ? $from.pos : $from.before(1);
  const { tr } = state;
  const offset = state.selection.from - start;
  tr.delete(start, start + node.nodeSize);
  const target = by < 0 ? start - other.nodeSize : start + other.nodeSize;
  tr.insert(target, node);
  if (node.isTextblock) tr.setSelection(TextSelection.create(tr.doc, target + Math.max(1, offset)));
  return tr.scrollIntoView();
}

/**
 * Text that stands for a field, an article or an item of evidence is never cut in two: what would break a paragraph inside it breaks
 * behind it. Moves the selection there; false where the caret is at no such text or at its edge.
 */
export function leaveBound(tr: Transaction): boolean {
  const { $from } = tr.selection;
  const mark = $from.nodeBefore?.marks.find((one) => one.type.name === 'bound');
  if (!mark || !$from.nodeAfter?.marks.some((one) => one.eq(mark))) return false;
  let end = $from.pos;
  for (let i = $from.index(); i < $from.parent.childCount; i += 1) {
    const child = $from.parent.child(i);
    if (!child.marks.some((one) => one.eq(mark))) break;
    end = $from.posAtIndex(i) + child.nodeSize;
  }
  tr.setSelection(TextSelection.create(tr.doc, end));
  return true;
}

/** Before a paragraph is broken: what is selected goes, and the caret leaves the bound text it stands in. */
export function beforeBreak(state: EditorState): Transaction | null {
  const { tr } = state;
  const selected = !state.selection.empty && state.selection instanceof TextSelection;
  if (selected) tr.deleteSelection();
  return leaveBound(tr) ? tr : null;
}

/** Keys of the text: its own undo first, then the ledger's; moving blocks; bound text stays whole. */
export const letterKeys = (acts: () => KeyActs): Extension =>
  Extension.create({
    name: 'letterKeys',
    priority: 200,
    addProseMirrorPlugins: () => [history({ newGroupDelay: 600 })],
    addKeyboardShortcuts() {
      const stepBack = (): boolean => {
        const { state, view } = this.editor;
        if (undoDepth(state) > 0) return undo(state, view.dispatch);
        acts().undo();
        return true;
      };
      const stepForth = (): boolean => {
        const { state, view } = this.editor;
        if (redoDepth(state) > 0) return redo(state, view.dispatch);
        acts().redo();
        return true;
      };
      const move = (by: -1 | 1) => (): boolean => {
        const tr = moveBlock(this.editor.state, by);
        if (tr) this.editor.view.dispatch(tr);
        return true;
      };
      return {
        'Mod-z': stepBack,
        'Mod-y': stepForth,
        'Mod-Shift-z': stepForth,
        'Alt-Shift-ArrowUp': move(-1),
        'Alt-Shift-ArrowDown': move(1),
        'Mod-f': () => {
          acts().find(false);
          return true;
        },
        'Mod-h': () => {
          acts().find(true);
          return true;
        },
        'Alt-i': () => {
          acts().insert();
          return true;
        },
        Enter: () => {
          const tr = beforeBreak(this.editor.state);
          if (tr) this.editor.view.dispatch(tr);
          return false;
        },
      };
    },
  });
