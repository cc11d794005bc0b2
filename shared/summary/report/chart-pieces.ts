import type { ChartBlock } from '#shared/document/model.ts';
import { type SummaryChart, summaryCharts } from '../charts.ts';
import type { Summary } from '../summary.ts';

/** Charts of the summary as blocks of a report, numbered from `first`. They say what the figures of the text say: one computation. */
export function chartPieces(summary: Summary, wanted: readonly SummaryChart['id'][], first = 1): readonly ChartBlock[] {
  const charts = summaryCharts(summary);
  return wanted
    .flatMap((id) => charts.find((chart) => chart.id === id) ?? [])
    .map(({ spec }, i) => ({ type: 'chart', chart: spec, caption: `图${first + i} ${spec.title}（单位：${spec.unit}）` }));
}
