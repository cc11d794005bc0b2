import { type ReactNode, useState } from 'react';
import { GoButton } from '#renderer/app/go-button.tsx';
import { useWay } from '#renderer/app/route.tsx';
import { useView } from '#renderer/data/use-view.ts';
import { ChoiceFilter } from '#renderer/ui/choice-filter.tsx';
import { EmptyState } from '#renderer/ui/words.tsx';
import type { CoverageCell } from '#shared/checklist/views.ts';

const looked = (cell: CoverageCell): number => cell.found + cell.none;
const words = (cell: CoverageCell): string =>
  `共 ${cell.total} 项：发现问题 ${cell.found}，未发现问题 ${cell.none}，未检查 ${cell.notChecked}，未填 ${cell.total - looked(cell) - cell.notChecked}`;

/** What was looked at, by chapter, team and place: looked at / all. */
export function CoverageTable(): ReactNode {
  const [team, setTeam] = useState<string | undefined>(undefined);
  const { route, stay } = useWay();
  const { data } = useView('checklist.coverage', { ...(team === undefined ? {} : { team }), ...(route.ids ? { facilities: [...route.ids] } : {}) });
  const { data: round } = useView('round.overview', {});
  if (!data) return null;
  if (data.rows.length === 0 && team === undefined && !route.ids)
    return (
      <EmptyState title="还没有被巡单位" words="先在轮次中录入单位，再看覆盖情况。">
        <GoButton to={{ screen: 'round', tab: 'plan' }}>录入被巡单位</GoButton>
      </EmptyState>
    );
  return (
    <div className="coverage-pane">
      <div className="row">
        <ChoiceFilter
          label="巡回检察组"
          all="全部组"
          width={200}
          value={team}
          onChange={setTeam}
          options={(round?.teams ?? []).map((one) => ({ value: one.id, label: one.name }))}
        />
        {route.ids ? (
          <span className="small">
            只看 {route.about || '所选'} 的 {data.rows.length} 所单位{' '}
            <button type="button" className="link-button" onClick={() => stay({ ids: undefined, about: undefined })}>
              显示全部
            </button>
          </span>
        ) : null}
        <span className="soft small">每格为“已查项 / 全部项”，未检查的不算已查；红点表示发现问题。</span>
      </div>
      <div className="coverage-scroll">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard. */}
        <table className="grid-table" tabIndex={0} aria-label="检查覆盖情况">
          <thead>
            <tr>
              <th scope="col">组</th>
              <th scope="col">单位</th>
              {data.areas.map((area) => (
                <th scope="col" key={area.code} className="area-name" title={area.label}>
                  {area.label}
                </th>
              ))}
              <th scope="col" className="num">
                合计
              </th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.facility}>
                <td>{row.teamName}</td>
                <th scope="row">{row.name}</th>
                {row.cells.map((cell, i) => (
                  <td key={data.areas[i]?.code} className="num">
                    <Cell cell={cell} />
                  </td>
                ))}
                <td className="num">
                  <Cell cell={row.total} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Cell({ cell }: { cell: CoverageCell }): ReactNode {
  if (cell.total === 0) return <span className="soft">–</span>;
  const done = looked(cell);
  return (
    <span className={done === cell.total ? 'done-text number' : done === 0 ? 'soft number' : 'number'} title={words(cell)}>
      {cell.found > 0 ? <span className="found-dot">●</span> : null}
      {done}/{cell.total}
    </span>
  );
}
