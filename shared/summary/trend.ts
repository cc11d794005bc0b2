import type { ChartSpec } from '../document/chart.ts';
import { areaOf } from '../finding/rules.ts';
import { groupBy } from '../kernel/groups.ts';
import type { PreviousProblem } from './common-problem/previous.ts';
import type { SummaryFacts } from './facts.ts';
import { typePasses } from './filter.ts';

/** Lines that can still be told apart in black and white. */
const MOST_LINES = 5;

/** The lines as a chart, and what their numbers count: to be led to from each. */
export interface RoundTrend {
  readonly spec: ChartSpec;
  /** Titles of the earlier rounds; the label behind them is this round. */
  readonly rounds: readonly string[];
  /** Of each line the letters of its areas; empty for problems without a type. */
  readonly areas: readonly (readonly string[])[];
  /** The places that are counted. */
  readonly places: readonly { readonly id: string; readonly name: string }[];
}

/**
 * Problems over the rounds, one line for each heading of the reports with most problems. Only places that every round visited are counted,
 * so that a line tells of change and not of where one went; null where there is no earlier round or no such place.
 */
export function roundTrend(facts: SummaryFacts, all: readonly PreviousProblem[]): RoundTrend | null {
  // Rounds are known by all they found, so that a round in which a narrowed kind did not occur stays a point of the line.
  const rounds = [...groupBy(all, (problem) => problem.round)].sort(([a], [b]) => (a < b ? -1 : 1));
  const places = facts.facilities.filter(({ name }) => rounds.every(([, problems]) => problems.some((problem) => problem.facility === name)));
  if (rounds.length === 0 || places.length === 0) return null;
  const names = new Set(places.map(({ name }) => name));
  const ids = new Set(places.map(({ id }) => id));
  const groupOf = new Map(facts.knowledge.areas.map((area) => [area.code, area.group]));
  const groupName = (area: string): string => groupOf.get(area) ?? '其他';
  const columns = [
    ...rounds.map(([round, problems]) => ({
      round,
      areas: problems.filter(({ facility, type }) => names.has(facility) && typePasses(facts.filter, type)).map(({ type }) => areaOf(type)),
    })),
    {
      round: rounds.some(([round]) => round === facts.round.title) ? `${facts.round.title}（本轮）` : facts.round.title || '本轮',
      areas: facts.prison.filter((finding) => ids.has(finding.facility)).map((finding) => finding.area),
    },
  ];
  const byGroup = groupBy(
    columns.flatMap((column) => column.areas),
    groupName,
  );
  const lines = [...byGroup].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)).slice(0, MOST_LINES);
  return {
    spec: {
      kind: 'trend',
      title: `历轮问题数（各轮都检察的${places.length}所单位）`,
      unit: '个',
      axis: '轮次',
      labels: columns.map((column) => column.round),
      series: lines.map(([name]) => ({ name, values: columns.map(({ areas }) => areas.filter((area) => groupName(area) === name).length) })),
    },
    rounds: rounds.map(([round]) => round),
    areas: lines.map(([, areas]) => [...new Set(areas)]),
    places: places.map(({ id, name }) => ({ id, name })),
  };
}
