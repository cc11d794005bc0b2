import type { TableColumnType } from 'antd';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Route, useWay } from '#renderer/app/route.tsx';
import { remember } from '#renderer/data/remembered.ts';
import { useView } from '#renderer/data/use-view.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { OneLine } from '#renderer/ui/one-line.tsx';
import { Dash, EmptyState, TroubleNote } from '#renderer/ui/words.tsx';
import { type CountedKind, type CountedRow, countedKinds } from '#shared/summary/counted.ts';

const columns: TableColumnType<CountedRow>[] = [
  { key: 'on', title: '日期', width: 110, render: (_, row) => (row.on ? <span className="number">{row.on}</span> : <Dash />) },
  { key: 'place', title: '单位', width: 140, render: (_, row) => row.place || <Dash /> },
  {
    key: 'what',
    title: '记录',
    render: (_, row) => <OneLine words={row.what} />,
  },
];

function routeOf({ kind, id }: CountedRow['opens']): Route {
  switch (kind) {
    case 'letter':
      return { screen: 'letter', id };
    case 'round':
      return { screen: 'round' };
    case 'workLog':
      return { screen: 'interview', tab: 'log', id };
    case 'interview':
      return { screen: 'interview', tab: 'talk', id };
    case 'copiedMaterial':
      return { screen: 'interview', tab: 'material', id };
  }
}

const isKind = (text: string | undefined): text is CountedKind => countedKinds.some((kind) => kind === text);

/** What a number counts that no other screen lists: replies, work, material, places, people. Each row opens its record. */
export function CountedRecords(): ReactNode {
  const { route, go, stay } = useWay();
  const [active, setActive] = useState<string>();
  const of = isKind(route.id) ? route.id : undefined;
  const { data, trouble } = useView('summary.counted', of === undefined ? null : { of, ids: [...(route.ids ?? [])] });
  const open = ({ opens, facility }: CountedRow): void => {
    const route = routeOf(opens);
    if (route.screen === 'interview') remember('device', 'finding.home', facility);
    go(route);
  };
  if (trouble) return <TroubleNote trouble={trouble} />;
  return (
    <section className="counted" aria-label="数字所数的记录" data-region tabIndex={-1}>
      <div className="row">
        <h2 className="grow">
          {route.about || '所选数字'} <span className="number soft">{data?.length ?? ''}</span>
        </h2>
        <Button onClick={() => stay({ tab: 'board', id: undefined, ids: undefined, about: undefined })}>返回数据</Button>
      </div>
      <div className="list-body">
        <DataTable<CountedRow>
          label="数字所数的记录"
          rows={data ?? []}
          columns={columns}
          keyOf={(row) => row.id}
          active={active}
          onActive={(row) => setActive(row.id)}
          onOpen={open}
          width={600}
          empty={<EmptyState title="没有记录" words="这个数字现在没有数任何记录，或者所数的记录已被删除。" />}
        />
      </div>
      <p className="soft small">双击或按 Enter 打开记录。</p>
    </section>
  );
}
