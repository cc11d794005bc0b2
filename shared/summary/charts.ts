import type { ChartSpec } from '../document/chart.ts';
import type { Finding } from '../finding/finding.ts';
import { findingStatusWords, measures, measureWords, severities, severityWords } from '../finding/words.ts';
import { countBy, groupBy } from '../kernel/groups.ts';
import type { SummaryFacts } from './facts.ts';
import type { SummaryFilter } from './filter.ts';
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
  readonly key: string;
}

/** One direction of a chart: what is asked of a finding, and a line for each answer that is drawn. */
interface Axis {
  readonly of: (finding: Finding) => string;
  readonly lines: readonly Line[];
}

const kept = new WeakMap<Summary, readonly SummaryChart[]>();

/** All charts over the findings of the prisons; none where there is nothing to draw. 派驻检察 problems and clues never enter. */
export function summaryCharts(summary: Summary): readonly SummaryChart[] {
  let charts = kept.get(summary);
  if (!charts) {
    charts = makeCharts(summary.facts);
    kept.set(summary, charts);
  }
  return charts;
}

function makeCharts(facts: SummaryFacts): readonly SummaryChart[] {
  if (facts.prison.length === 0) return [];
  const areas = areaAxis(facts);
  const places = placeAxis(facts);
  const all: Axis = { of: () => '', lines: [{ name: '问题', filter: {}, key: '' }] };
  return [
    chart('areas', { kind: 'bars', title: '各类问题数', axis: '业务类别' }, areas, all, facts),
    chart('severities', { kind: 'stack', title: '各类问题的严重程度', axis: '业务类别' }, areas, severityAxis, facts),
    chart('measures', { kind: 'bars', title: '处理方式', axis: '处理方式' }, measureAxis(facts), all, facts),
    chart('states', { kind: 'stack', title: '整改销号情况', axis: '被巡单位' }, places, stateAxis, facts),
    chart('places', { kind: 'heat', title: '问题在各单位的分布', axis: '被巡单位' }, places, areas, facts),
  ];
}

export const summaryChart = (summary: Summary, id: SummaryChart['id']): ChartSpec | undefined => summaryCharts(summary).find((item) => item.id === id)?.spec;

function chart(id: SummaryChart['id'], about: Pick<ChartSpec, 'kind' | 'title' | 'axis'>, labels: Axis, series: Axis, { prison }: SummaryFacts): SummaryChart {
  const rows = new Map([...groupBy(prison, series.of)].map(([key, findings]) => [key, countBy(findings, labels.of)]));
  const lines = series.lines.filter((line) => line.filter !== null || rows.has(line.key));
  return {
    id,
    spec: {
      ...about,
      unit: '个',
      labels: labels.lines.map((label) => label.name),
      series: lines.map((line) => ({ name: line.name, values: labels.lines.map((label) => rows.get(line.key)?.get(label.key) ?? 0) })),
    },
    labels: labels.lines.map((label) => label.filter ?? {}),
    series: lines.map((line) => line.filter),
  };
}

/** In the order of the codes: no ranking. */
function areaAxis({ prison, knowledge }: SummaryFacts): Axis {
  const of = (finding: Finding): string => finding.area;
  const lines = [...countBy(prison, of).keys()]
    .sort()
    .map((area): Line => ({ name: plainLabel(knowledge.areaLabel(area)) || '未分类', filter: { areas: [area] }, key: area }));
  return { of, lines };
}

const placeAxis = ({ facilities }: SummaryFacts): Axis => ({
  of: (finding) => finding.facility,
  lines: facilities.map(({ id, name }) => ({ name, filter: { facilities: [id] }, key: id })),
});

/** Gravest first, and what has no degree yet last: the parts add up to the whole. */
const severityAxis: Axis = {
  of: (finding) => String(finding.severity),
  lines: [
    ...[...severities].reverse().map((severity): Line => ({ name: severityWords[severity], filter: { severities: [severity] }, key: String(severity) })),
    { name: '未定程度', filter: null, key: String(null) },
  ],
};

function measureAxis({ prison }: SummaryFacts): Axis {
  const of = (finding: Finding): string => String(finding.measure);
  const taken = countBy(prison, of);
  const lines = measures
    .filter((measure) => taken.has(measure))
    .map((measure): Line => ({ name: measureWords[measure], filter: { measures: [measure] }, key: measure }));
  return { of, lines };
}

const stateAxis: Axis = {
  of: (finding) => finding.status,
  lines: (['confirmed', 'closed'] as const).map((status) => ({
    name: status === 'confirmed' ? '尚未销号' : findingStatusWords[status],
    filter: { statuses: [status] },
    key: status,
  })),
};
