import type { RecordSource } from '#shared/ledger/record.ts';
import { dateField, reader, textField } from '#shared/round/field.ts';
import type { SummaryFacts } from '../facts.ts';
import { typePasses } from '../filter.ts';
import type { CommonGroup } from './groups.ts';

/** A problem of an earlier round, as that round's 问题台账 tells it. Places go by name: earlier books have ids of their own. */
export const previousProblemFields = {
  round: textField('轮次', 120, true),
  facility: textField('被巡单位', 80, true),
  wing: textField('监区或部门', 60),
  type: textField('问题类型', 12),
  title: textField('问题', 200, true),
  facts: textField('事实', 20_000),
  foundOn: dateField('发现日期'),
  measure: textField('处理方式', 60),
  state: textField('整改情况', 2_000),
} as const;

export const readPrevious = reader(previousProblemFields);
export type PreviousProblem = ReturnType<typeof readPrevious>;

export const previousOf = (source: RecordSource): readonly PreviousProblem[] => source.records('previousProblem').map(readPrevious);

/** A place where the same type was found in an earlier round: 屡查屡犯. */
export interface Repeat {
  readonly facility: string;
  readonly name: string;
  /** Findings of this round. */
  readonly now: number;
  readonly before: readonly { readonly id: string; readonly round: string; readonly title: string; readonly state: string }[];
}

/** Same place (by name) and same type. Problems imported without a type repeat nothing: a person gives them one first. */
export function repeatsOf(group: Pick<CommonGroup, 'findings' | 'places'>, previous: readonly PreviousProblem[]): readonly Repeat[] {
  const types = new Map<string, Set<string>>();
  for (const finding of group.findings) types.set(finding.facility, (types.get(finding.facility) ?? new Set()).add(finding.type));
  return group.places.flatMap(({ facility, name, count }) => {
    const before = previous.filter((problem) => problem.facility === name && problem.type !== '' && types.get(facility)?.has(problem.type));
    return before.length === 0 ? [] : [{ facility, name, now: count, before: before.map(({ id, round, title, state }) => ({ id, round, title, state })) }];
  });
}

export interface CompareRow {
  readonly key: string;
  readonly label: string;
  readonly before: number;
  readonly now: number;
}

export interface RoundComparison {
  readonly rounds: readonly string[];
  readonly now: string;
  readonly byType: readonly CompareRow[];
  readonly byFacility: readonly CompareRow[];
  readonly byArea: readonly CompareRow[];
  /** Type and place found in both rounds. */
  readonly repeated: readonly {
    readonly type: string;
    readonly typeLabel: string;
    readonly facility: string;
    readonly name: string;
    readonly before: number;
    readonly now: number;
  }[];
  readonly totals: { readonly before: number; readonly now: number };
}

/**
 * Last round beside this one. Only places that both rounds visited are compared: a place that one round did not visit says nothing about change.
 * Numbers stand side by side in the order of the list, never ranked.
 */
export function compareRounds(facts: SummaryFacts, all: readonly PreviousProblem[], round?: string): RoundComparison {
  const rounds = [...new Set(all.map((problem) => problem.round))].sort().reverse();
  const chosen = all.filter((problem) => problem.round === (round ?? rounds[0]));
  const visited = new Set(chosen.map((problem) => problem.facility));
  const shared = facts.facilities.filter((facility) => visited.has(facility.name));
  const nameOf = new Map(shared.map((facility) => [facility.id, facility.name]));
  const sharedNames = new Set(shared.map((facility) => facility.name));
  const before = chosen.filter((problem) => sharedNames.has(problem.facility) && typePasses(facts.filter, problem.type));
  const now = facts.prison.filter((finding) => nameOf.has(finding.facility));
  const { knowledge } = facts;
  const rows = (keysBefore: readonly string[], keysNow: readonly string[], label: (key: string) => string): readonly CompareRow[] =>
    [...new Set([...keysBefore, ...keysNow])].sort().map((key) => ({ key, label: label(key), before: countOf(keysBefore, key), now: countOf(keysNow, key) }));
  const pair = (type: string, name: string): string => `${type}\n${name}`;
  const pairsBefore = before.filter((problem) => problem.type !== '').map((problem) => pair(problem.type, problem.facility));
  const pairsNow = now.filter((finding) => finding.type !== '').map((finding) => pair(finding.type, nameOf.get(finding.facility) ?? ''));
  return {
    rounds,
    now: facts.round.title,
    byType: rows(
      before.map((problem) => problem.type),
      now.map((finding) => finding.type),
      (type) => (type === '' ? '未定类型' : knowledge.typeLabel(type)),
    ),
    byFacility: shared.map(({ id, name }) => ({
      key: id,
      label: name,
      before: before.filter((problem) => problem.facility === name).length,
      now: now.filter((finding) => finding.facility === id).length,
    })),
    byArea: rows(
      before.map((problem) => problem.type.slice(0, 1)),
      now.map((finding) => finding.area),
      (area) => (area === '' ? '未分类' : knowledge.areaLabel(area)),
    ),
    repeated: rows(pairsBefore, pairsNow, (key) => key)
      .filter((row) => row.before > 0 && row.now > 0)
      .map(({ key, before: was, now: is }) => {
        const [type = '', name = ''] = key.split('\n');
        return {
          type,
          typeLabel: knowledge.typeLabel(type),
          facility: shared.find((facility) => facility.name === name)?.id ?? '',
          name,
          before: was,
          now: is,
        };
      }),
    totals: { before: before.length, now: now.length },
  };
}

const countOf = (keys: readonly string[], key: string): number => keys.reduce((sum, other) => sum + (other === key ? 1 : 0), 0);
