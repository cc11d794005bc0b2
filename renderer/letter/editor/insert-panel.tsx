import { CloseOutlined } from '@ant-design/icons';
import type { Editor } from '@tiptap/core';
import { Button, Input, type InputRef, Segmented } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useRemembered } from '#renderer/data/remembered.ts';
import { useCommand } from '#renderer/data/use-command.ts';
import type { Inline } from '#shared/letter/content.ts';
import type { LetterDetail } from '#shared/letter/views.ts';
import { inlineNodes } from './blocks.ts';
import { type InsertKind, type InsertRow, insertKinds, useInsertRows } from './insert-rows.ts';

interface InsertPanelProps {
  readonly editor: Editor;
  readonly detail: LetterDetail;
  readonly onClose: () => void;
}

/** Something from the library into the text at the caret: ↑↓ choose, Enter inserts, Tab goes to the next shelf, Esc back. */
export function InsertPanel({ editor, detail, onClose }: InsertPanelProps): ReactNode {
  const [kind, setKind] = useRemembered<InsertKind>('session', 'letter.insert', 'law');
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const [taking, setTaking] = useState(false);
  const input = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);
  const run = useCommand();
  const { rows, note, fresh } = useInsertRows(kind, query, detail, editor);
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another shelf is searched anew.
  useEffect(() => input.current?.focus(), [kind]);
  // Enter before the answer takes the first row of the answer, never one of the words before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per answer.
  useEffect(() => {
    if (!taking || !fresh) return;
    setTaking(false);
    insert(rows[0]);
  }, [taking, fresh]);
  const choose = (next: InsertKind): void => {
    setKind(next);
    setChosen(0);
  };
  const insert = (row: InsertRow | undefined): void => {
    if (!row) return;
    editor
      .chain()
      .focus()
      .insertContent(row.content.flatMap((inline: Inline) => inlineNodes(inline)))
      .unsetMark('bound')
      .run();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = insertKinds.findIndex((one) => one.value === kind) + (event.shiftKey ? -1 : 1);
    if (event.key === 'ArrowDown') setChosen(Math.min(rows.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, at - 1));
    else if (event.key === 'Enter') {
      if (fresh) insert(rows[at]);
      else setTaking(true);
    } else if (event.key === 'Tab' && step >= 0 && step < insertKinds.length) choose(insertKinds[step]?.value ?? 'law');
    else if (event.key === 'Escape') {
      onClose();
      editor.commands.focus();
    } else return;
    event.preventDefault();
    requestAnimationFrame(() => list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }));
  };
  const { from, to, empty } = editor.state.selection;
  const keep = (): void => {
    const text = editor.state.doc.textBetween(from, to, '\n');
    void run('phrase.add', { title: text.slice(0, 16), text });
  };
  return (
    <section className="insert-panel" aria-label="插入">
      <div className="row">
        <Segmented<InsertKind> size="small" value={kind} options={[...insertKinds]} onChange={choose} />
        <span className="grow" />
        <Button size="small" type="text" icon={<CloseOutlined />} aria-label="关闭插入" onClick={onClose} />
      </div>
      <Input
        ref={input}
        size="small"
        role="combobox"
        aria-expanded
        aria-controls="insert-list"
        aria-activedescendant={rows[at] ? `insert-${at}` : undefined}
        aria-label="查找要插入的内容"
        placeholder="输入词语或拼音首字母"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      {note ? <div className="soft small">{note}</div> : null}
      <div id="insert-list" className="insert-list" role="listbox" aria-label="可插入的内容" ref={list} tabIndex={-1}>
        {rows.map((row, index) => (
          <div
            key={row.id}
            id={`insert-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="insert-row"
            onMouseDown={(event) => {
              event.preventDefault();
              insert(row);
            }}
          >
            <div className="row">
              <strong className="grow one-line">{row.title}</strong>
              {row.own ? (
                <button
                  type="button"
                  className="link-button small"
                  onMouseDown={(event) => {
                    event.preventDefault();
                    event.stopPropagation();
                    void run('phrase.remove', { id: row.id });
                  }}
                >
                  删除
                </button>
              ) : null}
            </div>
            <div className="soft small insert-words">{row.words}</div>
          </div>
        ))}
        {rows.length === 0 ? <div className="soft small">没有相符的内容。</div> : null}
      </div>
      {kind === 'phrase' && !empty ? (
        <div>
          <Button size="small" onClick={keep}>
            把所选文字存为常用语
          </Button>
        </div>
      ) : null}
    </section>
  );
}
