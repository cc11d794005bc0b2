import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { Button, Input, type InputRef } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { blocksOfDoc, positionOf } from './blocks.ts';
import { type FoundText, findText } from './find-text.ts';
import { markingKey, type SetMarkings } from './marking.ts';

interface FindBarProps {
  readonly editor: Editor;
  /** Counts steps of the document. */
  readonly turn: number;
  readonly replacing: boolean;
  readonly locked: boolean;
  readonly onClose: () => void;
}

/** Find and replace in this letter: Enter next, Shift+Enter previous, Esc back into the text. */
export function FindBar({ editor, turn, replacing, locked, onClose }: FindBarProps): ReactNode {
  const [words, setWords] = useState(() => editor.state.doc.textBetween(editor.state.selection.from, editor.state.selection.to).slice(0, 60));
  const [other, setOther] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<InputRef>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` stands for the document.
  const found = useMemo(() => findText(blocksOfDoc(editor.state.doc), words), [editor, words, turn]);
  const current = found.length === 0 ? -1 : Math.min(at, found.length - 1);
  useEffect(() => input.current?.focus({ cursor: 'all' }), []);
  useEffect(() => {
    const markings = found.map((place, i) => ({ ...place, className: i === current ? 'found found-here' : 'found' }));
    editor.view.dispatch(editor.state.tr.setMeta(markingKey, { layer: 'found', markings } satisfies SetMarkings));
  }, [editor, found, current]);
  useEffect(
    () => () => {
      if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(markingKey, { layer: 'found', markings: [] } satisfies SetMarkings));
    },
    [editor],
  );
  const range = (place: FoundText | undefined): { from: number; to: number } | undefined => {
    const from = place && positionOf(editor.state.doc, place.block, place.from);
    return from === undefined || !place ? undefined : { from, to: from + place.to - place.from };
  };
  const show = (index: number): void => {
    if (found.length === 0) return;
    const next = (index + found.length) % found.length;
    setAt(next);
    const place = range(found[next]);
    if (place) editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, place.from, place.to)).scrollIntoView());
  };
  const replace = (places: readonly FoundText[]): void => {
    const { tr } = editor.state;
    for (const place of [...places].reverse()) {
      const spot = range(place);
      if (spot) tr.insertText(other, spot.from, spot.to);
    }
    if (tr.docChanged) editor.view.dispatch(tr);
  };
  const onKeyDown = (event: KeyboardEvent, enter: (back: boolean) => void): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') enter(event.shiftKey);
    else if (event.key === 'Escape') {
      onClose();
      editor.commands.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <search className="find-bar" aria-label="查找和替换">
      <div className="row">
        <Input
          ref={input}
          size="small"
          className="grow"
          aria-label="查找"
          placeholder="查找，不分大小写和全半角"
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setAt(0);
          }}
          onKeyDown={(event) => onKeyDown(event, (back) => show(current + (back ? -1 : 1)))}
        />
        <span className="soft small number find-count" role="status">
          {words === '' ? '' : found.length === 0 ? '没有' : `${current + 1} / ${found.length}`}
        </span>
        <Button size="small" type="text" icon={<UpOutlined />} aria-label="上一处" onClick={() => show(current - 1)} />
        <Button size="small" type="text" icon={<DownOutlined />} aria-label="下一处" onClick={() => show(current + 1)} />
        <Button size="small" type="text" icon={<CloseOutlined />} aria-label="关闭查找" onClick={onClose} />
      </div>
      {replacing && !locked ? (
        <div className="row">
          <Input
            size="small"
            className="grow"
            aria-label="替换为"
            placeholder="替换为"
            value={other}
            onChange={(event) => setOther(event.target.value)}
            onKeyDown={(event) => onKeyDown(event, () => replace(found.slice(current, current + 1)))}
          />
          <Button size="small" disabled={current < 0} onClick={() => replace(found.slice(current, current + 1))}>
            替换
          </Button>
          <Button size="small" disabled={found.length === 0} onClick={() => replace(found)}>
            全部替换{found.length > 0 ? ` ${found.length} 处` : ''}
          </Button>
        </div>
      ) : null}
    </search>
  );
}
