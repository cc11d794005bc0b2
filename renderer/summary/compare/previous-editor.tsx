import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useDraftField, useDraftRecord } from '#renderer/data/use-draft-field.ts';
import { useView } from '#renderer/data/use-view.ts';
import { HistoryPanel } from '#renderer/finding/history-panel.tsx';
import { TypeSelect } from '#renderer/finding/type-select.tsx';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { DraftArea, DraftDay } from '#renderer/ui/draft-inputs.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { TextRow } from '#renderer/ui/text-row.tsx';
import { Mark } from '#renderer/ui/words.tsx';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import type { PreviousRow } from '#shared/summary/common-problem/previous-list.ts';

interface PreviousEditorProps {
  readonly row: PreviousRow;
  /** Names of this round's places. */
  readonly places: readonly string[];
}

/** One problem of an earlier round: place and type decide what it is compared with. */
export function PreviousEditor({ row, places }: PreviousEditorProps): ReactNode {
  const record = useDraftRecord('previousProblem', row.id);
  const facility = useDraftField<string>(record, 'facility', row.facility);
  const type = useDraftField<string>(record, 'type', row.type);
  const title = useDraftField<string>(record, 'title', row.title);
  const wing = useDraftField<string>(record, 'wing', row.wing);
  const facts = useDraftField<string>(record, 'facts', row.facts);
  const foundOn = useDraftField<DateOnly | null>(record, 'foundOn', row.foundOn);
  const measure = useDraftField<string>(record, 'measure', row.measure);
  const state = useDraftField<string>(record, 'state', row.state);
  const { data: history } = useView('previousProblem.history', { id: row.id });
  const names = places.includes(row.facility) ? places : [row.facility, ...places];
  return (
    <section className="common-detail stack" aria-label="以前的问题">
      <Head row={row} />
      <FieldRow
        name="被巡单位"
        state={facility.state}
        refusal={facility.refusal}
        note={row.known ? '' : '不是本轮的单位，不参加比较；名称有变化的请改选本轮名称。'}
      >
        <Select
          aria-label="被巡单位"
          style={{ width: 260 }}
          value={facility.value}
          onChange={facility.choose}
          options={names.map((name) => ({ value: name, label: name }))}
        />
      </FieldRow>
      <FieldRow name="问题类型" state={type.state} refusal={type.refusal} note={type.value === '' ? '没有类型的不参加屡查屡犯的比较。' : ''}>
        <TypeSelect value={type.value} onChoose={({ code }) => type.choose(code)} />
      </FieldRow>
      <TextRow id="previous-title" name="问题" field={title} max={200} />
      <TextRow id="previous-wing" name="监区或部门" field={wing} max={60} />
      <FieldRow name="发现日期" htmlFor="previous-found" state={foundOn.state} refusal={foundOn.refusal}>
        <DraftDay id="previous-found" label="发现日期" field={foundOn} />
      </FieldRow>
      <FieldRow name="事实" htmlFor="previous-facts" state={facts.state} refusal={facts.refusal}>
        <DraftArea id="previous-facts" label="事实" field={facts} rows={3} />
      </FieldRow>
      <TextRow id="previous-measure" name="处理方式" field={measure} max={60} />
      <TextRow id="previous-state" name="整改情况" field={state} max={120} />
      {history && history.length > 0 ? (
        <details>
          <summary>历史</summary>
          <HistoryPanel kind="previousProblem" history={history} />
        </details>
      ) : null}
    </section>
  );
}

function Head({ row }: { row: PreviousRow }): ReactNode {
  const run = useCommand();
  const ask = useConfirmDanger();
  const remove = async (): Promise<void> => {
    const reason = await ask({
      title: `删除“${row.title}”？`,
      words: `${row.round}，${row.facility}。删除后不再参加比较，可用 Ctrl+Z 恢复。`,
      act: '删除这个问题',
    });
    if (reason !== null) await run('previousProblem.remove', { id: row.id });
  };
  return (
    <div className="row">
      <h2 className="grow">
        {row.title} {row.disputed.length > 0 ? <Mark tone="attention">分歧</Mark> : null}
      </h2>
      <span className="soft">{row.round}</span>
      <Button onClick={() => void remove()}>删除</Button>
    </div>
  );
}
