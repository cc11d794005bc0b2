import { type ChartSpec, chartHeightMm } from '#shared/document/chart.ts';
import type { ChartBlock } from '#shared/document/model.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import { type SummaryChart, summaryCharts } from '../charts.ts';
import { previousOf } from '../common-problem/previous.ts';
import { acrossRounds, filterKey } from '../filter.ts';
import type { Summary } from '../summary.ts';
import { roundTrend } from '../trend.ts';

/** Up to this many labels a chart stays readable in half a page, and two stand under each other. */
const FEW_LABELS = 14;
const HALF_PAGE_MM = 92;

const heightOf = (spec: ChartSpec): number => (spec.labels.length <= FEW_LABELS ? Math.min(chartHeightMm(spec), HALF_PAGE_MM) : chartHeightMm(spec));

const chartBlock = (spec: ChartSpec, number: number): ChartBlock => ({
  ...{ type: 'chart', chart: spec, heightMm: heightOf(spec) },
  caption: `图${number} ${spec.title}（单位：${spec.unit}）`,
});

/** Charts of the summary as blocks of a report, numbered from `first`. They say what the figures of the text say: one computation. */
export function chartPieces(summary: Summary, wanted: readonly SummaryChart['id'][], first = 1): readonly ChartBlock[] {
  const charts = summaryCharts(summary);
  return wanted.flatMap((id) => charts.find((chart) => chart.id === id) ?? []).map(({ spec }, i) => chartBlock(spec, first + i));
}

/**
 * Problems over the rounds as a block, numbered; none where there is no earlier round to stand beside, or where the report is narrowed by what
 * earlier rounds do not tell (degree, measure, state, period).
 */
export function trendPieces({ facts }: Summary, source: RecordSource, number: number): readonly ChartBlock[] {
  const trend = filterKey(facts.filter) === filterKey(acrossRounds(facts.filter)) ? roundTrend(facts, previousOf(source)) : null;
  return trend ? [chartBlock(trend.spec, number)] : [];
}
