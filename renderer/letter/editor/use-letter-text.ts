import { Editor } from '@tiptap/core';
import { useEffect, useRef, useState } from 'react';
import { useUndo } from '#renderer/app/use-undo.ts';
import { useCore, useDraftKeepers } from '#renderer/data/core-context.tsx';
import { recall, remember } from '#renderer/data/remembered.ts';
import type { Trouble } from '#renderer/data/trouble.ts';
import type { LetterDetail } from '#shared/letter/views.ts';
import { blockIds } from './block-ids.ts';
import { BlockSync } from './block-sync.ts';
import { blocksOfDoc, type DocBlock, docOf, placeAt, positionOf } from './blocks.ts';
import { beforeBreak, letterKeys } from './keys.ts';
import { marking } from './marking.ts';
import { cleanPaste, plainLines } from './paste.ts';
import { letterSchema } from './schema.ts';
import { FROM_LEDGER, takeIn } from './take-in.ts';

interface Caret {
  readonly letter: string;
  readonly block: string;
  readonly offset: number;
}
const CARET = 'letter.caret';

export interface LetterTextActs {
  readonly find: (replace: boolean) => void;
  readonly insert: () => void;
  /** What a paste could not bring along. */
  readonly pasted: (dropped: readonly string[]) => void;
}

export interface LetterText {
  readonly editor: Editor | null;
  readonly sync: BlockSync;
  readonly trouble: Trouble | null;
  /** Counts steps of the document, for what is shown of it. */
  readonly turn: number;
}

/** The editor of one letter, in `frame` once that is on the page, kept in step with the ledger. */
export function useLetterText(detail: LetterDetail, locked: boolean, frame: HTMLElement | null, acts: LetterTextActs): LetterText {
  const core = useCore();
  const keepers = useDraftKeepers();
  const { undo, redo } = useUndo();
  const [editor, setEditor] = useState<Editor | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [turn, setTurn] = useState(0);
  const latest = useRef({ acts, undo, redo, detail });
  latest.current = { acts, undo, redo, detail };
  const open = useRef<Editor | null>(null);
  const waiting = useRef(false);
  const ids = useRef(new Set<string>());
  const letter = detail.letter.id;

  const take = (blocks: readonly DocBlock[]): boolean => {
    if (!open.current) return false;
    // A step from elsewhere must not break into an input method: it waits for the end of the composition.
    waiting.current = open.current.view.composing;
    if (waiting.current) return false;
    for (const block of blocks) ids.current.add(block.id);
    takeIn(open.current, blocks);
    return true;
  };
  const [sync] = useState(() => new BlockSync(letter, { core, keepers, onBlocks: take, onTrouble: setTrouble }));

  useEffect(() => keepers.join({ commit: () => sync.commit(), unsaved: () => sync.writing() }), [keepers, sync]);
  useEffect(() => {
    if (!frame) return;
    let gone = false;
    for (const block of latest.current.detail.blocks) ids.current.add(block.id);
    void sync.open(latest.current.detail).then((blocks) => {
      if (gone) return;
      const made = new Editor({
        element: frame,
        injectCSS: false,
        enableInputRules: false,
        extensions: [
          ...letterSchema,
          marking,
          blockIds({ ids: ids.current, findings: () => new Set(latest.current.detail.letter.findings) }),
          letterKeys(() => ({ undo: latest.current.undo, redo: latest.current.redo, find: latest.current.acts.find, insert: latest.current.acts.insert })),
        ],
        content: docOf(blocks),
        editorProps: {
          attributes: { id: 'letter-text', class: 'letter-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': '正文' },
          transformPastedHTML: (html) => {
            const cleaned = cleanPaste(html);
            if (cleaned.dropped.length > 0) latest.current.acts.pasted(cleaned.dropped);
            return cleaned.html;
          },
          handlePaste: (view, _event, slice) => {
            const tr = slice.content.childCount > 1 ? beforeBreak(view.state) : null;
            if (tr) view.dispatch(tr);
            return false;
          },
          clipboardTextParser: (text, _at, _plain, view) => {
            const { schema } = view.state;
            const lines = plainLines(text);
            const doc = schema.node(
              'doc',
              null,
              (lines.length > 0 ? lines : ['']).map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)])),
            );
            return doc.slice(1, doc.content.size - 1);
          },
          clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n', (node) => (node.type.name === 'hardBreak' ? '\n' : '')),
          handleDOMEvents: {
            compositionend: () => {
              if (waiting.current) setTimeout(() => sync.refresh(), 0);
              waiting.current = false;
              return false;
            },
            // The browser puts the caret at the beginning when a key or a script gives the focus; ours is where it was left.
            focus: (view) => {
              view.focus();
              return false;
            },
            blur: () => {
              void sync.commit();
              return false;
            },
          },
        },
        onTransaction: ({ editor: now, transaction }) => {
          if (!transaction.docChanged) return;
          if (!transaction.getMeta(FROM_LEDGER)) sync.changed(blocksOfDoc(now.state.doc));
          setTurn((before) => before + 1);
        },
        onSelectionUpdate: ({ editor: now }) => {
          const place = placeAt(now.state.doc, now.state.selection.head);
          if (place) remember('session', CARET, { letter, ...place } satisfies Caret);
          setTurn((before) => before + 1);
        },
      });
      const caret = recall<Caret | null>('session', CARET, null);
      const at = caret?.letter === letter ? positionOf(made.state.doc, caret.block, caret.offset) : undefined;
      if (at !== undefined) made.commands.setTextSelection(at);
      open.current = made;
      setEditor(made);
    });
    return () => {
      gone = true;
      void sync.commit();
      open.current?.destroy();
      open.current = null;
      setEditor(null);
    };
  }, [frame, sync, letter]);

  useEffect(() => {
    editor?.setEditable(!locked, false);
  }, [editor, locked]);
  const { blocks } = detail;
  // biome-ignore lint/correctness/useExhaustiveDependencies: new blocks in the view are the signal that the ledger changed.
  useEffect(() => {
    if (editor) sync.refresh();
  }, [editor, sync, blocks]);
  return { editor, sync, trouble, turn };
}
