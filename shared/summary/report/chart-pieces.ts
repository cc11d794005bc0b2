import { type ChartSpec, chartHeightMm } from '#shared/document/chart.ts';
import type { ChartBlock } from '#shared/document/model.ts';
import { type SummaryChart, summaryCharts } from '../charts.ts';
import type { Summary } from '../summary.ts';

/** Up to this many labels a chart stays readable in half a page, and two stand under each other. */
const FEW_LABELS = 14;
const HALF_PAGE_MM = 92;

const heightOf = (spec: ChartSpec): number => (spec.labels.length <= FEW_LABELS ? Math.min(chartHeightMm(spec), HALF_PAGE_MM) : chartHeightMm(spec));

/** Charts of the summary as blocks of a report, numbered from `first`. They say what the figures of the text say: one computation. */
export function chartPieces(summary: Summary, wanted: readonly SummaryChart['id'][], first = 1): readonly ChartBlock[] {
  const charts = summaryCharts(summary);
  return wanted
    .flatMap((id) => charts.find((chart) => chart.id === id) ?? [])
    .map(({ spec }, i) => ({ type: 'chart', chart: spec, heightMm: heightOf(spec), caption: `图${first + i} ${spec.title}（单位：${spec.unit}）` }));
}
