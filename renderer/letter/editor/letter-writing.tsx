import { TextSelection } from '@tiptap/pm/state';
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useMemo, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useView } from '#renderer/data/use-view.ts';
import { TroubleNote, WordsBox } from '#renderer/ui/words.tsx';
import type { Json } from '#shared/ledger/canonical.ts';
import { type Content, sameContent } from '#shared/letter/content.ts';
import type { LetterHealth } from '#shared/letter/health/check.ts';
import type { HealthPlace } from '#shared/letter/health/health.ts';
import type { LetterDetail } from '#shared/letter/views.ts';
import { blocksOfDoc, placeAt, positionOf } from './blocks.ts';
import { FindBar } from './find-bar.tsx';
import { InsertPanel } from './insert-panel.tsx';
import { type Marking, markingKey, type SetMarkings } from './marking.ts';
import { SlotChanges } from './slot-changes.tsx';
import { Toolbar } from './toolbar.tsx';
import { type LetterText, useLetterText } from './use-letter-text.ts';

/** How long after the last key the health check looks again: never on the way of the typing. */
const CHECK_AFTER_MS = 700;

export interface WritingHandle {
  /** Selects a place in the text and shows it. */
  show(place: HealthPlace): void;
}

interface LetterWritingProps {
  readonly detail: LetterDetail;
  readonly locked: boolean;
  readonly handle: Ref<WritingHandle>;
  /** The block with the caret, as it moves. */
  readonly onCaret: (block: string) => void;
  readonly onHealth: (health: LetterHealth | null) => void;
}

/** The text of a letter: tools, the editor, what changed at its sources, find and insert. */
export function LetterWriting({ detail, locked, handle, onCaret, onHealth }: LetterWritingProps): ReactNode {
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const [find, setFind] = useState<'closed' | 'find' | 'replace'>('closed');
  const [insert, setInsert] = useState(false);
  const [dropped, setDropped] = useState<readonly string[]>([]);
  const text = useLetterText(detail, locked, frame, {
    find: (replace) => setFind(replace ? 'replace' : 'find'),
    insert: () => setInsert(true),
    pasted: setDropped,
  });
  const { editor, trouble, turn } = text;
  const { route, stay } = useWay();
  useEffect(() => {
    if (route.tab === 'find') setFind('replace');
    else if (route.tab === 'insert') setInsert(true);
    else return;
    stay({ tab: undefined });
  }, [route.tab, stay]);
  const health = useHealth(detail, text);
  useEffect(() => onHealth(health ?? null), [health, onHealth]);
  const caret = editor?.isFocused ? placeAt(editor.state.doc, editor.state.selection.head)?.block : undefined;
  useEffect(() => {
    if (caret !== undefined) onCaret(caret);
  }, [caret, onCaret]);
  useMarkings(text, health, locked);
  const show = (place: HealthPlace): void => {
    if (!editor) return;
    const { doc } = editor.state;
    const from = positionOf(doc, place.block, place.from);
    const to = positionOf(doc, place.block, place.to);
    if (from === undefined || to === undefined) return;
    editor.view.focus();
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(doc, from, to)).scrollIntoView());
  };
  useImperativeHandle(handle, () => ({ show }));
  const changes = locked ? [] : (health?.changes ?? []);
  return (
    <div className="letter-writing">
      {editor ? (
        <div className="letter-bars">
          <Toolbar editor={editor} locked={locked} onInsert={() => setInsert(!insert)} onFind={() => setFind(find === 'closed' ? 'replace' : 'closed')} />
          {find === 'closed' ? null : <FindBar editor={editor} turn={turn} replacing={find === 'replace'} locked={locked} onClose={() => setFind('closed')} />}
          {insert && !locked ? <InsertPanel editor={editor} detail={detail} onClose={() => setInsert(false)} /> : null}
          {changes.length > 0 ? <SlotChanges editor={editor} changes={changes} onShow={(change) => show(change)} /> : null}
          {trouble ? <TroubleNote trouble={trouble} /> : null}
          {dropped.length > 0 ? (
            <WordsBox tone="attention" label="粘贴说明">
              粘贴时没有带入：{dropped.join('、')}。
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  setDropped([]);
                  // Back to the words: the next Ctrl+Z is the text's.
                  editor.view.focus();
                }}
              >
                知道了
              </button>
            </WordsBox>
          ) : null}
        </div>
      ) : null}
      <div ref={setFrame} className="letter-sheet" data-turn={turn} />
    </div>
  );
}

/** Health of the text as typed: the blocks that differ from the ledger go along with the question. */
function useHealth(detail: LetterDetail, { editor, turn }: LetterText): LetterHealth | null | undefined {
  const [typed, setTyped] = useState<Readonly<Record<string, Content & Json>>>({});
  const { blocks, letter } = detail;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` stands for the document.
  useEffect(() => {
    if (!editor) return;
    const timer = setTimeout(() => {
      const kept = new Map(blocks.map((block) => [block.id, block.content]));
      const differing = blocksOfDoc(editor.state.doc).filter(({ id, content }) => {
        const before = kept.get(id);
        return before !== undefined && !sameContent(before, content);
      });
      setTyped((before) =>
        differing.length === 0 && Object.keys(before).length === 0
          ? before
          : Object.fromEntries(differing.map(({ id, content }) => [id, content as Content & Json])),
      );
    }, CHECK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [editor, turn, blocks]);
  const params = useMemo(() => ({ id: letter.id, typed }), [letter.id, typed]);
  return useView('letters.health', params).data;
}

function useMarkings({ editor }: LetterText, health: LetterHealth | null | undefined, locked: boolean): void {
  useEffect(() => {
    // Marks drawn around a composing input method would end it; the next answer draws them.
    if (!editor || !health || editor.view.composing) return;
    const items = locked ? [] : health.items.filter((item) => item.waiver === null && item.code !== 'slot-changed');
    const marks = items.flatMap(({ place, severity, words }): Marking[] =>
      place && severity !== 'remark' ? [{ ...place, className: `ailing ailing-${severity}`, title: words }] : [],
    );
    const slots = (locked ? [] : health.changes).map(
      ({ block, from, to, now }): Marking => ({ block, from, to, className: 'slot-changed', title: now === null ? '来源已删除' : `来源现为：${now}` }),
    );
    const set = (layer: SetMarkings['layer'], markings: readonly Marking[]): void =>
      editor.view.dispatch(editor.state.tr.setMeta(markingKey, { layer, markings } satisfies SetMarkings));
    set('health', marks);
    set('slots', slots);
  }, [editor, health, locked]);
}
