import { derivedOnce } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { type Facility, facilitiesOf } from '../round/facility.ts';
import { teamsOf } from '../round/team.ts';
import { type CopiedMaterial, copiedMaterialsOf } from './copied-material.ts';
import { type Interview, interviewsOf } from './interview.ts';
import { type WorkMethod, workMethodShort, workMethods, workMethodWords } from './words.ts';
import { type workAmountFields, workLogsOf } from './work-log.ts';

type Amount = keyof typeof workAmountFields;
const amounts: readonly Amount[] = ['volumes', 'books', 'persons', 'hours', 'items'];

/** Work added up: rows of the log and 笔录, 卷, 册, 人次, 小时, 件. */
export type WorkTally = { readonly entries: number } & { readonly [A in Amount]: number };

export interface WorkCounts {
  /** All nine methods in the order of GD 31, those without work as zeros. */
  readonly methods: readonly (WorkTally & { readonly method: WorkMethod; readonly label: string; readonly short: string })[];
  readonly total: WorkTally;
  /** Days with any record of work, counted per place. */
  readonly days: number;
  readonly interviews: number;
  readonly materials: { readonly entries: number; readonly copies: number; readonly pages: number };
}

/** One record of work, reduced to what is counted. */
export interface WorkAmounts {
  readonly id: string;
  readonly kind: 'workLog' | 'interview';
  readonly facility: string;
  readonly on: string | null;
  readonly method: WorkMethod;
  readonly tally: WorkTally;
}

const none: WorkTally = { entries: 0, volumes: 0, books: 0, persons: 0, hours: 0, items: 0 };

const plus = (a: WorkTally, b: WorkTally): WorkTally => ({
  entries: a.entries + b.entries,
  ...(Object.fromEntries(amounts.map((name) => [name, a[name] + b[name]])) as { readonly [A in Amount]: number }),
});

/** A 笔录 is work of method 4, or of method 5 where police speak or several sit together. */
export const methodOfInterview = ({ kind, role }: Pick<Interview, 'kind' | 'role'>): WorkMethod =>
  kind === 'forum' || role === 'police' ? 'policeTalk' : 'talk';

/**
 * Every record of work with its amounts. A 笔录 counts for one 人次 (a 座谈 for all who took part), so that the log need only
 * count talks of which no 笔录 was made.
 */
export const worksOf = derivedOnce(['workLog', 'interview'], (source): readonly WorkAmounts[] => [
  ...workLogsOf(source).map(({ id, facility, on, method, volumes, books, persons, hours, items }) => ({
    ...{ id, kind: 'workLog' as const, facility, on, method: method ?? 'other' },
    tally: { entries: 1, volumes: volumes ?? 0, books: books ?? 0, persons: persons ?? 0, hours: hours ?? 0, items: items ?? 0 },
  })),
  ...interviewsOf(source).map((interview) => ({
    ...{ id: interview.id, kind: 'interview' as const, facility: interview.facility, on: interview.on, method: methodOfInterview(interview) },
    tally: { ...none, entries: 1, persons: interview.kind === 'forum' ? (interview.attendance ?? 0) : 1 },
  })),
]);

/**
 * The work of the round by the nine methods (GD 31), for reports: `查阅案卷×卷、谈话×人次…`.
 * @param at ids of the places to count; all places of the book when left out
 */
export function workCounts(source: RecordSource, at?: readonly string[]): WorkCounts {
  const inside = <T extends { readonly facility: string }>(rows: readonly T[]): readonly T[] => (at ? rows.filter((row) => at.includes(row.facility)) : rows);
  return tallyOf(inside(worksOf(source)), inside(copiedMaterialsOf(source)));
}

/** Work and copied material added up. */
export function tallyOf(works: readonly WorkAmounts[], materials: readonly Pick<CopiedMaterial, 'copies' | 'pages'>[]): WorkCounts {
  const byMethod = new Map<WorkMethod, WorkTally>();
  for (const { method, tally } of works) byMethod.set(method, plus(byMethod.get(method) ?? none, tally));
  return {
    methods: workMethods.map((method) => ({ ...(byMethod.get(method) ?? none), method, label: workMethodWords[method], short: workMethodShort[method] })),
    total: [...byMethod.values()].reduce(plus, none),
    days: daysOf(works).size,
    interviews: works.filter(({ kind }) => kind === 'interview').length,
    materials: {
      entries: materials.length,
      copies: materials.reduce((sum, { copies }) => sum + (copies ?? 1), 0),
      pages: materials.reduce((sum, { pages }) => sum + (pages ?? 0), 0),
    },
  };
}

/** Days of work, each place by itself: `<facility> <day>`. */
const daysOf = (works: readonly WorkAmounts[]): ReadonlySet<string> => new Set(works.flatMap(({ facility, on }) => (on === null ? [] : [`${facility} ${on}`])));

export interface PlaceWork extends WorkCounts {
  readonly id: string;
  readonly name: string;
}

const countsAt = (source: RecordSource, id: string, name: string, places: readonly Facility[]): PlaceWork => ({
  ...{ id, name },
  ...workCounts(
    source,
    places.map((place) => place.id),
  ),
});

/** The same counts for each place of the round, in its order. */
export const workByFacility = (source: RecordSource): readonly PlaceWork[] =>
  facilitiesOf(source).map((facility) => countsAt(source, facility.id, facility.name, [facility]));

/** And for each team: the work at the places it answers for. */
export const workByTeam = (source: RecordSource): readonly PlaceWork[] =>
  teamsOf(source).map((team) =>
    countsAt(
      source,
      team.id,
      team.name,
      facilitiesOf(source).filter((facility) => facility.team === team.id),
    ),
  );
