import type { ChartSpec } from '../document/chart.ts';
import type { Finding } from '../finding/finding.ts';
import { findingStatusWords, measures, measureWords, severities, severityWords } from '../finding/words.ts';
import type { SummaryFacts } from './facts.ts';
import type { SummaryFilter } from './filter.ts';
import { groupBy } from './groups.ts';
import { plainLabel } from './report/pieces.ts';
import type { Summary } from './summary.ts';

/**
 * A chart of the summary. What a label and a series stand for is kept as filters: together with the filter in use they lead to the findings
 * behind a number (`findings.prison` under that filter). Null: nothing to be led to.
 */
export interface SummaryChart {
  readonly id: 'areas' | 'severities' | 'measures' | 'states' | 'places';
  readonly spec: ChartSpec;
  readonly labels: readonly SummaryFilter[];
  readonly series: readonly (SummaryFilter | null)[];
}

interface Line {
  readonly name: string;
  readonly filter: SummaryFilter | null;
  holds(finding: Finding): boolean;
}

/** All charts over the findings of the prisons; none where there is nothing to draw. 派驻检察 problems and clues never enter. */
export function summaryCharts(summary: Summary): readonly SummaryChart[] {
  const { facts } = summary;
  if (facts.prison.length === 0) return [];
  const areas = areaLines(facts);
  const places = placeLines(facts);
  const all: Line = { name: '问题', filter: {}, holds: () => true };
  return [
    chart('areas', { kind: 'bars', title: '各类问题数', axis: '业务类别' }, areas, [all], facts),
    chart('severities', { kind: 'stack', title: '各类问题的严重程度', axis: '业务类别' }, areas, severityLines, facts),
    chart('measures', { kind: 'bars', title: '处理方式', axis: '处理方式' }, measureLines(facts), [all], facts),
    chart('states', { kind: 'stack', title: '整改销号情况', axis: '被巡单位' }, places, stateLines, facts),
    chart('places', { kind: 'heat', title: '问题在各单位的分布', axis: '被巡单位' }, places, areas, facts),
  ];
}

export const summaryChart = (summary: Summary, id: SummaryChart['id']): ChartSpec | undefined => summaryCharts(summary).find((item) => item.id === id)?.spec;

function chart(
  id: SummaryChart['id'],
  about: Pick<ChartSpec, 'kind' | 'title' | 'axis'>,
  labels: readonly Line[],
  series: readonly Line[],
  facts: SummaryFacts,
): SummaryChart {
  const parts = labels.map((label) => facts.prison.filter((finding) => label.holds(finding)));
  const lines = series.filter((line) => line.filter !== null || facts.prison.some((finding) => line.holds(finding)));
  return {
    id,
    spec: {
      ...about,
      unit: '个',
      labels: labels.map((label) => label.name),
      series: lines.map((line) => ({ name: line.name, values: parts.map((part) => part.reduce((sum, finding) => sum + Number(line.holds(finding)), 0)) })),
    },
    labels: labels.map((label) => label.filter ?? {}),
    series: lines.map((line) => line.filter),
  };
}

/** In the order of the codes: no ranking. */
function areaLines({ prison, knowledge }: SummaryFacts): readonly Line[] {
  return [...groupBy(prison, (finding) => finding.area).keys()].sort().map((area) => ({
    name: plainLabel(knowledge.areaLabel(area)) || '未分类',
    filter: { areas: [area] },
    holds: (finding) => finding.area === area,
  }));
}

function placeLines({ facilities }: SummaryFacts): readonly Line[] {
  return facilities.map(({ id, name }) => ({ name, filter: { facilities: [id] }, holds: (finding) => finding.facility === id }));
}

/** Gravest first, and what has no degree yet last: the parts add up to the whole. */
const severityLines: readonly Line[] = [
  ...[...severities]
    .reverse()
    .map((severity): Line => ({ name: severityWords[severity], filter: { severities: [severity] }, holds: (finding) => finding.severity === severity })),
  { name: '未定程度', filter: null, holds: (finding) => finding.severity === null },
];

function measureLines({ prison }: SummaryFacts): readonly Line[] {
  const lines = measures.map(
    (measure): Line => ({ name: measureWords[measure], filter: { measures: [measure] }, holds: (finding) => finding.measure === measure }),
  );
  return lines.filter((line) => prison.some((finding) => line.holds(finding)));
}

const stateLines: readonly Line[] = (['confirmed', 'closed'] as const).map((status) => ({
  name: status === 'confirmed' ? '尚未销号' : findingStatusWords[status],
  filter: { statuses: [status] },
  holds: (finding) => finding.status === status,
}));
