import { Button, type TableColumnType } from 'antd';
import { type ReactNode, useState } from 'react';
import { GoButton } from '#renderer/app/go-button.tsx';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { ChoiceFilter } from '#renderer/ui/choice-filter.tsx';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { OneLine } from '#renderer/ui/one-line.tsx';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import { Dash, EmptyState, Mark, TroubleNote } from '#renderer/ui/words.tsx';
import type { PreviousList, PreviousRow } from '#shared/summary/common-problem/previous-list.ts';
import { PreviousEditor } from './previous-editor.tsx';
import { inPart, type PreviousPart } from './previous-part.ts';

const columns: TableColumnType<PreviousRow>[] = [
  {
    key: 'facility',
    title: '单位',
    width: 130,
    render: (_, row) => (
      <span className="one-line block" title={row.known ? row.facility : `${row.facility}：不是本轮的单位，不参加比较`}>
        {row.facility} {row.known ? null : <Mark tone="attention">本轮无</Mark>}
      </span>
    ),
  },
  { key: 'type', title: '类型', width: 60, render: (_, row) => (row.type === '' ? <Dash /> : <span title={row.typeLabel}>{row.type}</span>) },
  {
    key: 'title',
    title: '问题',
    render: (_, row) => <OneLine words={row.title} />,
  },
  {
    key: 'state',
    title: '整改情况',
    width: 110,
    render: (_, row) => (
      <span className="one-line block" title={row.state}>
        {row.state || <Dash />}
      </span>
    ),
  },
];

/** Problems of earlier rounds, to look through, mend and take away: repeats and comparisons stand on them. */
export function PreviousDesk({ counted, onAll }: { counted: PreviousPart | null; onAll: () => void }): ReactNode {
  const [round, setRound] = useState<string>();
  const { route, stay } = useWay();
  const { data, trouble } = useView('previousProblem.list', round === undefined || counted ? {} : { round });
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!data) return null;
  if (data.rounds.length === 0)
    return (
      <EmptyState title="还没有以前的问题" words="在“历轮比较”中导入上一轮的问题台账（xlsx），导入后在这里查看、补类型、改单位名称或者删除。">
        <GoButton to={{ screen: 'summary', tab: 'compare' }}>打开历轮比较</GoButton>
      </EmptyState>
    );
  const rows = counted ? data.rows.filter((row) => inPart(counted, row)) : data.rows;
  const active = rows.find((row) => row.id === route.id) ?? rows[0];
  const list = (
    <section className="common-list" aria-label="以前的问题列表">
      {counted ? (
        <div className="row list-head">
          <span className="number">
            {counted.about}：{rows.length} 个
          </span>
          <span className="grow" />
          <Button size="small" onClick={onAll}>
            看全部以前的问题
          </Button>
        </div>
      ) : (
        <Head list={data} round={round} onRound={setRound} />
      )}
      <div className="list-body">
        <DataTable<PreviousRow>
          label="以前的问题"
          rows={rows}
          columns={columns}
          keyOf={(row) => row.id}
          active={active?.id}
          onActive={(row) => stay({ id: row.id })}
          width={470}
          empty={<EmptyState title="这一轮没有问题" words="换一轮看看。" />}
        />
      </div>
    </section>
  );
  return (
    <div className="common-desk" data-region tabIndex={-1}>
      <SplitPane
        name="previous"
        panes={[
          { key: 'list', min: 360, size: 560, body: list },
          { key: 'detail', min: 400, body: active ? <PreviousEditor key={active.id} row={active} places={data.places} /> : null },
        ]}
      />
    </div>
  );
}

function Head({ list, round, onRound }: { list: PreviousList; round: string | undefined; onRound: (round: string | undefined) => void }): ReactNode {
  const run = useCommand();
  const ask = useConfirmDanger();
  const chosen = list.rounds.find((one) => one.round === round);
  const remove = async (name: string, count: number): Promise<void> => {
    const reason = await ask({
      title: `删除“${name}”的 ${count} 个问题？`,
      words: '这一轮不再参加比较和屡查屡犯的认定，本轮的问题不受影响。可用 Ctrl+Z 恢复。',
      act: `删除 ${count} 个问题`,
    });
    if (reason === null) return;
    const done = await run('previousProblem.removeRound', { round: name });
    if (done.ok) onRound(undefined);
  };
  return (
    <div className="list-head">
      <div className="row">
        <ChoiceFilter
          label="轮次"
          all="全部轮次"
          width={280}
          value={round}
          onChange={onRound}
          options={list.rounds.map((one) => ({ value: one.round, label: `${one.round}（${one.count}）` }))}
        />
        <span className="soft small number">{list.rows.length} 个</span>
        <span className="grow" />
        {chosen ? (
          <Button size="small" onClick={() => void remove(chosen.round, chosen.count)}>
            删除这一轮
          </Button>
        ) : null}
      </div>
      {list.untyped + list.unknownPlaces.length > 0 ? (
        <div className="small soft">
          {list.untyped > 0 ? `${list.untyped} 个没有类型，不参加屡查屡犯的比较。` : ''}
          {list.unknownPlaces.length > 0 ? `“${list.unknownPlaces.slice(0, 5).join('、')}”不在本轮单位中，不参加比较。` : ''}
        </div>
      ) : null}
    </div>
  );
}
