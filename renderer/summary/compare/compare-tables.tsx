import { type ReactNode, useState } from 'react';
import { useView } from '#renderer/data/use-view.ts';
import { ChoiceFilter } from '#renderer/ui/choice-filter.tsx';
import { TroubleNote } from '#renderer/ui/words.tsx';
import type { ChartSpec } from '#shared/document/chart.ts';
import type { CompareRow, RoundComparison } from '#shared/summary/common-problem/previous.ts';
import type { CutoffParams } from '#shared/summary/filter.ts';
import { ChartView } from '../chart-view.tsx';
import { type CompareLeads, type RowLead, rowLeads, useCompareLeads } from './compare-leads.ts';
import { PreviousImport } from './previous-import.tsx';
import type { PreviousPart } from './previous-part.ts';

/** The round beside an earlier one: by area, type and place, side by side and never ranked. */
export function CompareTables({ at, onEarlier }: { at: CutoffParams; onEarlier: (part: PreviousPart) => void }): ReactNode {
  const [round, setRound] = useState<string>();
  const { data, trouble } = useView('summary.compare', { ...at, ...(round === undefined ? {} : { round }) });
  const leads = useCompareLeads(at, onEarlier);
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (data === undefined) return null;
  return (
    <div className="screen" data-region tabIndex={-1}>
      <div className="screen-inner" style={{ maxWidth: 'none' }}>
        <section className="section" aria-labelledby="compare-import">
          <h2 id="compare-import">以前的轮次</h2>
          <PreviousImport rounds={data?.rounds ?? []} />
        </section>
        {data ? <Trend at={at} leads={leads} /> : null}
        {data ? <Comparison data={data} round={round ?? data.rounds[0] ?? ''} onRound={setRound} leads={leads} /> : null}
      </div>
    </div>
  );
}

function Trend({ at, leads }: { at: CutoffParams; leads: CompareLeads }): ReactNode {
  const { data } = useView('summary.trend', at);
  if (!data) return null;
  const { spec, rounds, areas, places } = data;
  const lead = (label: number, line: number) => () => {
    const of = areas[line] ?? [];
    const round = rounds[label];
    if (round === undefined) leads.now({ facilities: places.map(({ id }) => id), areas: [...of] });
    else leads.before({ round, about: `${round} ${spec.series[line]?.name ?? ''}`, places: places.map(({ name }) => name), areas: of });
  };
  return (
    <section className="section" aria-labelledby="compare-trend">
      <h2 id="compare-trend">{spec.title}</h2>
      <ChartView spec={spec} leads={lead} />
    </section>
  );
}

interface ComparisonProps {
  readonly data: RoundComparison;
  readonly round: string;
  readonly onRound: (round: string | undefined) => void;
  readonly leads: CompareLeads;
}

function Comparison({ data, round, onRound, leads }: ComparisonProps): ReactNode {
  const rows = rowLeads(data, round, leads);
  return (
    <>
      <div className="row">
        <ChoiceFilter
          label="比较的轮次"
          all={data.rounds[0] ?? ''}
          width={320}
          value={round}
          onChange={onRound}
          options={data.rounds.map((name) => ({ value: name, label: name }))}
        />
        <span className="soft">
          只比较两轮都检察了的单位；合计 {data.totals.before} → {data.totals.now}。各单位按原有顺序排列，不排名次。
        </span>
      </div>
      <section className="section" aria-labelledby="compare-area">
        <h2 id="compare-area">按业务类别</h2>
        <ChartView
          spec={areaChart(data, round)}
          leads={(label, line) => {
            const row = data.byArea[label];
            return row && rows.area(row.key, row.label, line === 0 ? 'before' : 'now');
          }}
        />
      </section>
      <div className="compare-pair">
        <section className="section" aria-labelledby="compare-type">
          <h2 id="compare-type">按问题类型</h2>
          <CompareTable label="按问题类型比较" rows={data.byType} round={round} now={data.now} lead={rows.type} />
        </section>
        <section className="section" aria-labelledby="compare-place">
          <h2 id="compare-place">按单位</h2>
          <CompareTable label="按单位比较" rows={data.byFacility} round={round} now={data.now} lead={rows.facility} />
        </section>
      </div>
      <section className="section" aria-labelledby="compare-again">
        <h2 id="compare-again">屡查屡犯</h2>
        <Repeated data={data} round={round} leads={leads} />
      </section>
    </>
  );
}

const areaChart = (data: RoundComparison, round: string): ChartSpec => ({
  kind: 'bars',
  title: '两轮各类问题数',
  unit: '个',
  axis: '业务类别',
  labels: data.byArea.map((row) => row.label),
  series: [
    { name: round, values: data.byArea.map((row) => row.before) },
    { name: data.now === round ? `${data.now}（本轮）` : data.now, values: data.byArea.map((row) => row.now) },
  ],
});

function Counted({ count, label, onOpen }: { count: number; label: string; onOpen: () => void }): ReactNode {
  if (count === 0) return <span className="number">0</span>;
  return (
    <button type="button" className="link-button number" aria-label={`${label} ${count} 个`} onClick={onOpen}>
      {count}
    </button>
  );
}

interface CompareTableProps {
  readonly label: string;
  readonly rows: readonly CompareRow[];
  readonly round: string;
  readonly now: string;
  readonly lead: RowLead;
}

function CompareTable({ label, rows, round, now, lead }: CompareTableProps): ReactNode {
  return (
    <table className="grid-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col" className="num" title={round}>
            以前
          </th>
          <th scope="col" className="num" title={now}>
            本轮
          </th>
          <th scope="col" className="num">
            增减
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            <td className="num">
              <Counted count={row.before} label={`${row.label} 以前`} onOpen={lead(row.key, row.label, 'before')} />
            </td>
            <td className="num">
              <Counted count={row.now} label={`${row.label} 本轮`} onOpen={lead(row.key, row.label, 'now')} />
            </td>
            <td className="num">{row.now > row.before ? `+${row.now - row.before}` : row.now - row.before}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Repeated({ data, round, leads }: Pick<ComparisonProps, 'data' | 'round' | 'leads'>): ReactNode {
  if (data.repeated.length === 0) return <p className="soft">没有在同一单位两轮都发现的同类问题。</p>;
  return (
    <table className="grid-table" aria-label="屡查屡犯">
      <thead>
        <tr>
          <th scope="col">类型</th>
          <th scope="col">单位</th>
          <th scope="col" className="num">
            以前
          </th>
          <th scope="col" className="num">
            本轮
          </th>
        </tr>
      </thead>
      <tbody>
        {data.repeated.map((row) => (
          <tr key={`${row.type}${row.facility}`}>
            <th scope="row">
              <span className="soft number">{row.type}</span> {row.typeLabel}
            </th>
            <td>{row.name}</td>
            <td className="num">
              <Counted
                count={row.before}
                label={`${row.name} ${row.typeLabel} 以前`}
                onOpen={() => leads.before({ round, about: `${round} ${row.name} ${row.typeLabel}`, places: [row.name], types: [row.type] })}
              />
            </td>
            <td className="num">
              <Counted
                count={row.now}
                label={`${row.name} ${row.typeLabel} 本轮`}
                onOpen={() => leads.now({ facilities: [row.facility], types: [row.type] })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
