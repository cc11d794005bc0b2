import type { ReactNode } from 'react';
import { GoButton } from '#renderer/app/go-button.tsx';
import { useView } from '#renderer/data/use-view.ts';
import { Dash, EmptyState, TroubleNote } from '#renderer/ui/words.tsx';
import type { WorkTally } from '#shared/interview/work-counts.ts';

const columns: readonly (readonly [keyof WorkTally, string])[] = [
  ['entries', '记录'],
  ['volumes', '案卷（卷）'],
  ['books', '台账簿册（册）'],
  ['persons', '人次'],
  ['hours', '音视频（小时）'],
  ['items', '件、份、处'],
];

interface TallyRow {
  readonly key: string;
  readonly label: string;
  readonly tally: WorkTally;
}

function TallyTable({ name, first, rows, total }: { name: string; first: string; rows: readonly TallyRow[]; total?: WorkTally }): ReactNode {
  const cells = (tally: WorkTally): ReactNode =>
    columns.map(([key]) => (
      <td key={key} className="num">
        {tally[key] === 0 ? <Dash /> : tally[key]}
      </td>
    ));
  return (
    <section className="section" aria-label={name}>
      <h2>{name}</h2>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {columns.map(([key, label]) => (
              <th key={key} scope="col" className="num">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {cells(row.tally)}
            </tr>
          ))}
          {total ? (
            <tr>
              <th scope="row">
                <strong>合计</strong>
              </th>
              {cells(total)}
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  );
}

/** How much was done: by the nine methods, by team, by place. These are the figures that the reports print. */
export function WorkTable(): ReactNode {
  const { data, trouble } = useView('work.overview', {});
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!data) return null;
  const { all, teams, facilities } = data;
  if (all.total.entries + all.materials.entries === 0)
    return (
      <EmptyState title="还没有工作量" words="工作日志和谈话笔录记下后，这里按九种检察方法、组和单位合计，报告直接引用。">
        <GoButton to={{ screen: 'interview', tab: 'log' }}>记工作日志</GoButton>
      </EmptyState>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the tables scroll by keyboard.
    <section className="work-tables" tabIndex={0} aria-label="工作量">
      <p className="soft small" style={{ margin: 0 }}>
        工作日志、笔录合并统计：一份笔录计一人次，座谈按参加人数计；没有作笔录的谈话在工作日志中计人次。共 {all.days} 个单位工作日，笔录 {all.interviews}{' '}
        份，调取材料 {all.materials.entries} 项、{all.materials.copies} 份、{all.materials.pages} 页。
      </p>
      <TallyTable
        name="按检察方法"
        first="方法（规定第三十一条）"
        rows={all.methods.map((row) => ({ key: row.method, label: row.label, tally: row }))}
        total={all.total}
      />
      <TallyTable name="按组" first="巡回检察组" rows={teams.map(({ id, name, total }) => ({ key: id, label: name, tally: total }))} />
      <TallyTable name="按单位" first="被巡单位" rows={facilities.map(({ id, name, total }) => ({ key: id, label: name, tally: total }))} />
    </section>
  );
}
