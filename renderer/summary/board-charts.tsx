import type { ReactNode } from 'react';
import { useView } from '#renderer/data/use-view.ts';
import { useStages } from '#renderer/ui/use-stages.ts';
import type { SummaryChart } from '#shared/summary/charts.ts';
import type { CutoffParams } from '#shared/summary/filter.ts';
import { ChartView } from './chart-view.tsx';
import type { Follow } from './use-follow.ts';

/** The matrix above is the heat map of the screen; documents print it as a chart. */
const shown: readonly SummaryChart['id'][] = ['areas', 'severities', 'measures', 'states'];

export function BoardCharts({ params, onFollow }: { params: CutoffParams; onFollow: Follow }): ReactNode {
  const { data } = useView('summary.charts', params);
  const drawn = useStages(shown.length, data !== undefined);
  if (!data) return <div className="skeleton" aria-hidden style={{ height: 320 }} />;
  return (
    <>
      {data
        .filter(({ id }) => shown.includes(id))
        .slice(0, drawn)
        .map((chart) => (
          <section className="section" key={chart.id} aria-labelledby={`chart-${chart.id}`}>
            <h2 id={`chart-${chart.id}`}>{chart.spec.title}</h2>
            <ChartView spec={chart.spec} leads={leadsOf(chart, onFollow)} />
          </section>
        ))}
    </>
  );
}

function leadsOf({ labels, series }: SummaryChart, onFollow: Follow): (label: number, line: number) => (() => void) | undefined {
  return (label, line) => {
    const narrow = series[line];
    return narrow ? () => onFollow('findings.prison', { ...labels[label], ...narrow }) : undefined;
  };
}
