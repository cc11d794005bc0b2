import { type ReactNode, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useView } from '#renderer/data/use-view.ts';
import { ChoiceFilter } from '#renderer/ui/choice-filter.tsx';
import { TroubleNote } from '#renderer/ui/words.tsx';
import type { ChartSpec } from '#shared/document/chart.ts';
import type { CompareRow, RoundComparison } from '#shared/summary/common-problem/previous.ts';
import type { CutoffParams } from '#shared/summary/filter.ts';
import { ChartView } from '../chart-view.tsx';
import { PreviousImport } from './previous-import.tsx';

/** The round beside an earlier one: by area, type and place, side by side and never ranked. */
export function CompareTables({ at }: { at: CutoffParams }): ReactNode {
  const [round, setRound] = useState<string>();
  const { data, trouble } = useView('summary.compare', { ...at, ...(round === undefined ? {} : { round }) });
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (data === undefined) return null;
  return (
    <div className="screen" data-region tabIndex={-1}>
      <div className="screen-inner" style={{ maxWidth: 'none' }}>
        <section className="section" aria-labelledby="compare-import">
          <h2 id="compare-import">以前的轮次</h2>
          <PreviousImport rounds={data?.rounds ?? []} />
        </section>
        {data ? <Trend at={at} /> : null}
        {data ? <Comparison data={data} round={round ?? data.rounds[0] ?? ''} onRound={setRound} /> : null}
      </div>
    </div>
  );
}

function Trend({ at }: { at: CutoffParams }): ReactNode {
  const { data } = useView('summary.trend', at);
  if (!data) return null;
  return (
    <section className="section" aria-labelledby="compare-trend">
      <h2 id="compare-trend">{data.title}</h2>
      <ChartView spec={data} />
    </section>
  );
}

function Comparison({ data, round, onRound }: { data: RoundComparison; round: string; onRound: (round: string | undefined) => void }): ReactNode {
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
        <ChartView spec={areaChart(data, round)} />
      </section>
      <div className="compare-pair">
        <section className="section" aria-labelledby="compare-type">
          <h2 id="compare-type">按问题类型</h2>
          <CompareTable label="按问题类型比较" rows={data.byType} round={round} now={data.now} />
        </section>
        <section className="section" aria-labelledby="compare-place">
          <h2 id="compare-place">按单位</h2>
          <CompareTable label="按单位比较" rows={data.byFacility} round={round} now={data.now} />
        </section>
      </div>
      <section className="section" aria-labelledby="compare-again">
        <h2 id="compare-again">屡查屡犯</h2>
        <Repeated data={data} />
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

function CompareTable({ label, rows, round, now }: { label: string; rows: readonly CompareRow[]; round: string; now: string }): ReactNode {
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
            <td className="num">{row.before}</td>
            <td className="num">{row.now}</td>
            <td className="num">{row.now > row.before ? `+${row.now - row.before}` : row.now - row.before}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Repeated({ data }: { data: RoundComparison }): ReactNode {
  const { go } = useWay();
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
            <td className="num">{row.before}</td>
            <td className="num">
              <button
                type="button"
                className="link-button number"
                aria-label={`${row.name} ${row.typeLabel} 本轮 ${row.now} 个`}
                onClick={() => go({ screen: 'finding', tab: `filter:${row.facility}:${row.type.slice(0, 1)}` })}
              >
                {row.now}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
