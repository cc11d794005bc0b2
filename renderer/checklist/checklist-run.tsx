import type { InputRef, TableColumnType } from 'antd';
import { Input } from 'antd';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useWay } from '#renderer/app/route.tsx';
import { useView } from '#renderer/data/use-view.ts';
import { ChoiceFilter } from '#renderer/ui/choice-filter.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { finder, searchable } from '#renderer/ui/pinyin.ts';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import { EmptyState, Keys, Mark } from '#renderer/ui/words.tsx';
import { outcomeWords } from '#shared/checklist/checklist.ts';
import type { RunItem } from '#shared/checklist/views.ts';
import { AnswerForm, useAnswer } from './answer-form.tsx';

const tones = { found: 'attention', none: 'done', notChecked: 'plain' } as const;

const columns: TableColumnType<RunItem>[] = [
  { key: 'type', title: '代码', width: 64, render: (_value, { item }) => <span className="number">{item.type}</span> },
  {
    key: 'title',
    title: '检查内容',
    render: (_value, { item, verified }) => (
      <span>
        {item.title} {verified ? null : <Mark title="依据未核对原文">待核</Mark>} {item.retired ? <Mark>已停用</Mark> : null}
      </span>
    ),
  },
  {
    key: 'answer',
    title: '结果',
    width: 110,
    render: (_value, { answer }) =>
      answer?.outcome ? <Mark tone={tones[answer.outcome]}>{outcomeWords[answer.outcome]}</Mark> : <span className="soft">未填</span>,
  },
];

/** One checklist at one place, by keyboard: ↑↓ choose, 1 2 3 answer, Enter opens. */
export function ChecklistRunPane({ list, facility, wings }: { list: string; facility: string; wings: readonly string[] }): ReactNode {
  const { data } = useView('checklist.run', { id: list, facility });
  const { go } = useWay();
  const answer = useAnswer(facility);
  const [active, setActive] = useState<string | undefined>(undefined);
  const [area, setArea] = useState<string | undefined>(undefined);
  const [text, setText] = useState('');
  const [mode, setMode] = useState<'none' | 'notChecked'>('none');
  const first = useRef<InputRef>(null);
  const tie = useRef<HTMLButtonElement>(null);
  const areas = useMemo(() => [...new Map((data?.items ?? []).map(({ item, areaLabel }) => [item.area, areaLabel]))], [data]);
  // Made ready when the list comes, so that a key press only compares.
  const ready = useMemo(() => (data?.items ?? []).map((row) => ({ row, words: searchable(`${row.item.type}${row.item.title}`) })), [data]);
  const rows = useMemo(() => {
    const fits = finder(text);
    return ready.filter(({ row, words }) => (area === undefined || row.item.area === area) && fits(words)).map(({ row }) => row);
  }, [ready, area, text]);
  if (!data) return null;
  const at = Math.max(
    0,
    rows.findIndex(({ item }) => item.id === active),
  );
  const current = rows[at];
  const next = (): void => setActive(rows[Math.min(rows.length - 1, at + 1)]?.item.id);
  const focusForm = (wanted: 'none' | 'notChecked'): void => {
    // At once, so that the next key already lands in the field.
    flushSync(() => setMode(wanted));
    first.current?.focus();
  };
  const openNew = async (): Promise<void> => {
    if (current && (await answer({ item: current.item.id, outcome: 'found' })) !== null) next();
  };
  // Such problems are on record here: whether the item found these or one more is for the person to say.
  const found = (): void => {
    if (current && current.untied.length > 0) tie.current?.focus();
    else void openNew();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement || event.ctrlKey || event.altKey || !current) return;
    if (event.key === '1') found();
    else if (event.key === '2') focusForm('none');
    else if (event.key === '3') focusForm('notChecked');
    else return;
    event.preventDefault();
  };
  const open = (row: RunItem): void => {
    const finding = row.answer?.findings.at(-1);
    if (finding) go({ screen: 'finding', id: finding });
    else focusForm('none');
  };
  const listPane = (
    <section className="checklist-list" onKeyDown={onKey} aria-label="检查项">
      <div className="row checklist-filter">
        <ChoiceFilter label="章" all="全部章" width={170} value={area} onChange={setArea} options={areas.map(([value, label]) => ({ value, label }))} />
        <Input
          aria-label="查找检查项"
          allowClear
          placeholder="代码、名称或拼音首字母"
          style={{ width: 200 }}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span className="soft small number">
          已填 {data.done} / {data.items.length}
        </span>
        <span className="grow" />
        <span className="soft small">
          <Keys keys="1" /> 发现 <Keys keys="2" /> 未发现 <Keys keys="3" /> 未检查
        </span>
      </div>
      <DataTable
        label="检查项，上下键选择，1 发现问题，2 未发现问题，3 未检查"
        rows={rows}
        columns={columns}
        keyOf={({ item }) => item.id}
        active={current?.item.id}
        onActive={({ item }) => setActive(item.id)}
        onOpen={open}
        empty={<EmptyState title="没有符合的检查项" words="换个章或查找词。" />}
        width={420}
      />
    </section>
  );
  const form = current ? (
    <AnswerForm
      key={current.item.id}
      row={current}
      facility={facility}
      wings={wings}
      mode={mode}
      onMode={setMode}
      firstRef={first}
      onDone={next}
      onFound={found}
      onNew={() => void openNew()}
      tieRef={tie}
    />
  ) : (
    <EmptyState title="选择一项" words="在左边选一项填写结果。" />
  );
  return (
    <div className="checklist-body">
      <SplitPane
        name="checklist"
        panes={[
          { key: 'list', min: 420, size: 640, body: listPane },
          { key: 'form', min: 340, body: form },
        ]}
      />
    </div>
  );
}
