import type { TableColumnType } from 'antd';
import { Button, Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useView } from '#renderer/data/use-view.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { OneLine } from '#renderer/ui/one-line.tsx';
import { matchesText } from '#renderer/ui/pinyin.ts';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import { EmptyState, Mark, TroubleNote } from '#renderer/ui/words.tsx';
import type { RuleRow } from '#shared/summary/rules/rule-book.ts';
import { NewRule } from './new-rule.tsx';
import { RuleDetailPane } from './rule-detail.tsx';
import './rules.css';

const columns: TableColumnType<RuleRow>[] = [
  {
    key: 'name',
    title: '指标',
    render: (_, row) => (
      <span className="one-line block" title={row.name}>
        {row.own ? <Mark tone="action">本轮自定</Mark> : row.changed ? <Mark tone="attention">本轮改动</Mark> : null} {row.name}
      </span>
    ),
  },
  {
    key: 'counts',
    title: '计数对象',
    width: 130,
    render: (_, row) => <OneLine words={row.counts} />,
  },
  { key: 'unit', title: '单位', width: 72, render: (_, row) => <OneLine words={row.unit} /> },
  {
    key: 'audience',
    title: '范围',
    width: 60,
    render: (_, row) => (row.audience === 'internal' ? <Mark tone="resident">内部</Mark> : <span className="soft">对外</span>),
  },
];

/** 统计口径: what each figure counts, by which rule, what the round changed and why. */
export function RuleDesk(): ReactNode {
  const { data, trouble } = useView('summary.rules', {});
  const { route, stay } = useWay();
  const [text, setText] = useState('');
  const rows = useMemo(
    () => (data?.groups ?? []).flatMap((group) => group.rows).filter((row) => text.trim() === '' || matchesText(`${row.name}${row.group}${row.formula}`, text)),
    [data, text],
  );
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!data) return null;
  const fresh = route.id === 'new';
  const chosen = rows.find((row) => row.id === route.id) ?? rows[0];
  const list = (
    <section className="rule-list" aria-label="统计口径列表">
      <div className="row rule-head">
        <Input
          aria-label="查找指标"
          allowClear
          placeholder="名称、算法或拼音首字母"
          className="grow"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button onClick={() => stay({ id: 'new' })}>新增自定指标</Button>
      </div>
      <div className="rule-body">
        <DataTable<RuleRow>
          label="统计口径"
          rows={rows}
          columns={columns}
          keyOf={(row) => row.id}
          active={fresh ? undefined : chosen?.id}
          onActive={(row) => stay({ id: row.id })}
          width={440}
          empty={<EmptyState title="没有符合的指标" words="换一个词再找。" />}
        />
      </div>
    </section>
  );
  const detail = fresh ? <NewRule onDone={(id) => stay({ id })} /> : chosen ? <RuleDetailPane key={chosen.id} id={chosen.id} /> : null;
  return (
    <div className="common-desk" data-region tabIndex={-1}>
      <SplitPane
        name="rules"
        panes={[
          { key: 'list', min: 340, size: 500, body: list },
          { key: 'detail', min: 380, body: detail },
        ]}
      />
    </div>
  );
}
