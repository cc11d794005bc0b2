import type { ChartSpec } from '../document/chart.ts';
import { groupBy } from '../kernel/groups.ts';
import type { PreviousProblem } from './common-problem/previous.ts';
import type { SummaryFacts } from './facts.ts';
import { typePasses } from './filter.ts';

/** Lines that can still be told apart in black and white. */
const MOST_LINES = 5;

/**
 * Problems over the rounds, one line for each heading of the reports with most problems. Only places that every round visited are counted,
 * so that a line tells of change and not of where one went; null where there is no earlier round or no such place.
 */
export function roundTrend(facts: SummaryFacts, all: readonly PreviousProblem[]): ChartSpec | null {
  // Rounds are known by all they found, so that a round in which a narrowed kind did not occur stays a point of the line.
  const rounds = [...groupBy(all, (problem) => problem.round)].sort(([a], [b]) => (a < b ? -1 : 1));
  const shared = facts.facilities.filter(({ name }) => rounds.every(([, problems]) => problems.some((problem) => problem.facility === name)));
  if (rounds.length === 0 || shared.length === 0) return null;
  const names = new Set(shared.map(({ name }) => name));
  const ids = new Set(shared.map(({ id }) => id));
  const groupOf = new Map(facts.knowledge.areas.map((area) => [area.code, area.group]));
  const now = facts.prison.filter((finding) => ids.has(finding.facility)).map((finding) => groupOf.get(finding.area) ?? '其他');
  const columns = [
    ...rounds.map(([round, problems]) => ({
      round,
      groups: problems
        .filter((problem) => names.has(problem.facility) && typePasses(facts.filter, problem.type))
        .map((problem) => groupOf.get(problem.type.slice(0, 1)) ?? '其他'),
    })),
    { round: rounds.some(([round]) => round === facts.round.title) ? `${facts.round.title}（本轮）` : facts.round.title || '本轮', groups: now },
  ];
  const byGroup = groupBy(
    columns.flatMap((column) => column.groups),
    (group) => group,
  );
  const lines = [...byGroup].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)).slice(0, MOST_LINES);
  return {
    kind: 'trend',
    title: `历轮问题数（各轮都检察的${shared.length}所单位）`,
    unit: '个',
    axis: '轮次',
    labels: columns.map((column) => column.round),
    series: lines.map(([name]) => ({ name, values: columns.map((column) => column.groups.filter((group) => group === name).length) })),
  };
}
