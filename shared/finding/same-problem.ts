import { daysBetween } from '../kernel/date-only.ts';
import { derivedOnce, listOnce } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { flagField, reader, textField } from '../round/field.ts';
import { counts, type Finding, findingsOf, isDecided } from './finding.ts';
import { compare } from './number.ts';

/** Two findings that a person has judged: one problem written down twice (`linked`), or two problems after all. Both texts stay. */
export const sameAsFields = {
  first: textField('问题', 120),
  second: textField('同一问题', 120),
  linked: flagField('是同一问题'),
} as const;

const readSameAs = reader(sameAsFields);

/** The same two findings have one judgement, whoever makes it where: its id is theirs, in their order. */
export const sameAsId = (a: string, b: string): string => (a < b ? `${a}.${b}` : `${b}.${a}`);

/** How it is counted, for people. */
export const SAME_PROBLEM_RULE =
  '认定为同一问题的几条，列表中都保留，统计时只计一次：先计已确认或已销号的，其次计记录日期最早的，再同的计内部标识在前的；不同归属（监狱、派驻、线索）的不能认定为同一问题。';

/** Conduct (or finding, where the conduct has no date) may lie so many days apart. */
const MAX_DAYS = 7;
/** Share of two-character pieces of title and facts that both texts have (Dice's coefficient). */
const MIN_LIKENESS = 0.45;

/** The one to count first: decided before open, then earlier recorded, then the smaller id. */
const firstToCount = (a: Finding, b: Finding): number =>
  Number(isDecided(b)) - Number(isDecided(a)) || compare(a.recordedOn ?? '', b.recordedOn ?? '') || compare(a.id, b.id);

/** For each finding that is one problem with others: all of them, itself included. */
export const sameProblems = derivedOnce(['finding', 'sameAs'], (source): ReadonlyMap<string, readonly string[]> => {
  const findings = new Map(findingsOf(source).map((finding) => [finding.id, finding]));
  const groups = new Map<string, Set<string>>();
  for (const record of source.records('sameAs')) {
    const { first, second, linked } = readSameAs(record);
    const [a, b] = [findings.get(first), findings.get(second)];
    if (!linked || !a || !b || a.stream !== b.stream || !counts(a) || !counts(b)) continue;
    const joined = new Set([...(groups.get(first) ?? [first]), ...(groups.get(second) ?? [second])]);
    for (const id of joined) groups.set(id, joined);
  }
  return new Map([...groups].map(([id, group]) => [id, [...group].sort((a, b) => firstToCount(findings.get(a) as Finding, findings.get(b) as Finding))]));
});

/** The findings of a list with every problem once: of those that are the same, the first to count that the list has. */
export function eachOnce(source: RecordSource, findings: readonly Finding[]): readonly Finding[] {
  const same = sameProblems(source);
  if (same.size === 0) return findings;
  const here = new Set(findings.map((finding) => finding.id));
  return findings.filter((finding) => {
    const group = same.get(finding.id);
    return group === undefined || group.find((id) => here.has(id)) === finding.id;
  });
}

/**
 * Of a list with every problem once: the id under which it holds what a person bound to another text of the same problem (a file, a letter).
 * Ids that are one with nothing in the list stay as they are.
 */
export function countedAs(source: RecordSource, counted: readonly Finding[]): (id: string) => string {
  const same = sameProblems(source);
  if (same.size === 0) return (id) => id;
  const here = new Set(counted.map((finding) => finding.id));
  return (id) => same.get(id)?.find((one) => here.has(one)) ?? id;
}

export interface Resemblance {
  readonly first: string;
  readonly second: string;
  /** Whole per cent. */
  readonly likeness: number;
}

/** Pairs that may be one problem: same facility, stream and type, days near each other, texts alike, and not judged yet. The same on every laptop. */
export const resemblances = derivedOnce(['finding', 'sameAs'], (source): readonly Resemblance[] => {
  const judged = new Set(source.records('sameAs').map((record) => record.id));
  return alikeByPlace(findingsOf(source))
    .flatMap(pairsIn)
    .filter(({ first, second }) => !judged.has(sameAsId(first, second)))
    .sort((a, b) => b.likeness - a.likeness || compare(a.first, b.first) || compare(a.second, b.second));
});

/** Likely pairs among findings of one place and type; worked out again only when one of them has changed. */
const pairsIn = listOnce((group: readonly Finding[]): readonly Resemblance[] => {
  const pieces = group.map((finding) => piecesOf(finding.title + finding.facts));
  const pairs: Resemblance[] = [];
  for (let i = 0; i < group.length; i++) {
    for (let j = i + 1; j < group.length; j++) {
      const [a, b] = [group[i] as Finding, group[j] as Finding];
      if (!near(a, b)) continue;
      const likeness = dice(pieces[i] as ReadonlySet<string>, pieces[j] as ReadonlySet<string>);
      if (likeness >= MIN_LIKENESS) pairs.push({ first: a.id, second: b.id, likeness: Math.round(likeness * 100) });
    }
  }
  return pairs;
});

function alikeByPlace(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (!counts(finding) || finding.type === '' || finding.facility === '') continue;
    const key = `${finding.stream} ${finding.facility} ${finding.type}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function near(a: Finding, b: Finding): boolean {
  const [one, other] = a.conductFrom !== null && b.conductFrom !== null ? [a.conductFrom, b.conductFrom] : [a.foundOn, b.foundOn];
  return one !== null && other !== null && Math.abs(daysBetween(one, other)) <= MAX_DAYS;
}

/** Two-character pieces of the letters and digits of a text; punctuation and spaces say nothing about a problem. */
export function piecesOf(text: string): ReadonlySet<string> {
  const characters = [...text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')];
  return new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`));
}

export function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let both = 0;
  for (const piece of a) if (b.has(piece)) both++;
  return (2 * both) / (a.size + b.size);
}
