import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { DueMark } from '#renderer/clock/due-mark.tsx';
import type { Trouble } from '#renderer/data/trouble.ts';
import { ChoiceFilter } from '#renderer/ui/choice-filter.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { finder, searchable } from '#renderer/ui/pinyin.ts';
import { Dash, EmptyState, Mark, TroubleNote } from '#renderer/ui/words.tsx';
import { type Stage, stageWords } from '#shared/letter/approval/words.ts';
import type { ListedLetter } from '#shared/letter/views.ts';
import { stageTones } from './steps/steps-panel.tsx';

interface LetterListProps {
  readonly rows: readonly ListedLetter[] | undefined;
  readonly trouble: Trouble | null;
  readonly active: string | undefined;
  readonly onActive: (id: string) => void;
  readonly onNew: () => void;
}

/** The stages that letters of the list are at, in their order. */
function stagesOf(rows: readonly ListedLetter[]): { value: Stage; label: string }[] {
  const names = Object.keys(stageWords) as Stage[];
  return names.flatMap((stage) => {
    const count = rows.filter((row) => row.stage === stage).length;
    return count === 0 ? [] : [{ value: stage, label: `${stageWords[stage]} ${count}` }];
  });
}

/** The letters of the round, narrowed by words and by the stage they are at. */
export function LetterListPane({ rows, trouble, active, onActive, onNew }: LetterListProps): ReactNode {
  const { route, stay } = useWay();
  const [text, setText] = useState('');
  const [stage, setStage] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (route.tab !== 'filter:draft') return;
    setStage('draft');
    stay({ tab: undefined });
  }, [route.tab, stay]);
  const ready = useMemo(() => (rows ?? []).map((row) => ({ row, words: searchable(`${row.facilityName}${row.title}${row.number ?? ''}`) })), [rows]);
  const shown = useMemo(() => {
    const fits = finder(text);
    return ready.filter(({ row, words }) => (stage === undefined || row.stage === stage) && fits(words)).map(({ row }) => row);
  }, [ready, text, stage]);
  const clear = (): void => {
    setText('');
    setStage(undefined);
  };
  return (
    <section className="finding-list" aria-label="文书列表">
      <div className="list-head">
        <div className="row">
          <h1 className="grow">
            文书 <span className="number soft">{rows ? shown.length : ''}</span>
          </h1>
          <Button size="small" type="primary" onClick={onNew}>
            新建文书
          </Button>
        </div>
        <div className="row" style={{ flexWrap: 'nowrap' }}>
          <Input
            className="grow"
            aria-label="搜索文书"
            placeholder="单位、种类、文号"
            title="单位、种类、文号，或拼音首字母"
            allowClear
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <ChoiceFilter label="办理状态" all="全部状态" width={116} value={stage} onChange={setStage} options={stagesOf(rows ?? [])} />
        </div>
        {route.ids ? (
          <div className="row small words-box">
            只看 {route.about || '所选'} 的 {rows?.length ?? 0} 件
            <button type="button" className="link-button" onClick={() => stay({ ids: undefined, about: undefined })}>
              显示全部
            </button>
          </div>
        ) : null}
        {trouble ? <TroubleNote trouble={trouble} /> : null}
      </div>
      <div className="list-body">
        <LetterTable
          rows={shown}
          active={active}
          onActive={onActive}
          empty={
            rows === undefined || (text === '' && stage === undefined) ? null : (
              <EmptyState title="没有符合条件的文书" words="换一个词，或看全部状态。">
                <Button onClick={clear}>清除搜索和筛选</Button>
              </EmptyState>
            )
          }
        />
      </div>
    </section>
  );
}

interface LetterTableProps {
  readonly rows: readonly ListedLetter[];
  readonly active: string | undefined;
  readonly onActive: (id: string) => void;
  readonly empty: ReactNode;
}

function LetterTable({ rows, active, onActive, empty }: LetterTableProps): ReactNode {
  return (
    <DataTable<ListedLetter>
      label="文书"
      rows={rows}
      keyOf={(row) => row.id}
      active={active}
      onActive={(row) => onActive(row.id)}
      width={298}
      fitting
      empty={empty}
      columns={[
        {
          key: 'title',
          title: '文书',
          width: 186,
          render: (_, row) => (
            <span className="one-line block" title={`${row.facilityName} ${row.title} ${row.number ?? '未编号'}`}>
              {row.facilityName} {row.title}
            </span>
          ),
        },
        { key: 'status', title: '状态', width: 112, render: (_, row) => <LetterStatusMark row={row} /> },
        { key: 'number', title: '文号', width: 170, render: (_, row) => <span className="one-line block number">{row.number ?? <Dash />}</span> },
        { key: 'findings', title: '问题', width: 56, align: 'right', render: (_, row) => row.findings || <Dash /> },
        { key: 'issued', title: '发出', width: 100, render: (_, row) => (row.issuedOn ? <span className="number">{row.issuedOn}</span> : <Dash />) },
        { key: 'due', title: '回复期限', width: 100, render: (_, row) => (row.replyDue ? <span className="number">{row.replyDue}</span> : <Dash />) },
      ]}
    />
  );
}

function LetterStatusMark({ row }: { row: ListedLetter }): ReactNode {
  if (row.overdueDays > 0) return <DueMark left={-row.overdueDays} />;
  return <Mark tone={stageTones[row.stage]}>{stageWords[row.stage]}</Mark>;
}
