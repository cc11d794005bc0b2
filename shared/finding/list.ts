import { z } from 'zod';
import type { DateOnly } from '../kernel/date-only.ts';
import { derivedOnce, type Handover, type View, view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { facilitiesOf } from '../round/facility.ts';
import { keysOf } from '../round/field.ts';
import { teamsOf } from '../round/team.ts';
import { type Finding, readFinding } from './finding.ts';
import type { Knowledge } from './knowledge.ts';
import { compare, findingNumbers } from './number.ts';
import { sameProblems } from './same-problem.ts';
import { matches, queryWords } from './search.ts';
import { type FindingStatus, findingStatuses, type Measure, measures, type Severity, type Stream, severities, streams } from './words.ts';

export const findingFilterSchema = z.object({
  stream: z.enum(streams).optional(),
  facilities: z.array(z.string()).optional(),
  teams: z.array(z.string()).optional(),
  areas: z.array(z.string()).optional(),
  types: z.array(z.string()).optional(),
  severities: z.array(z.literal(severities)).optional(),
  measures: z.array(z.enum(measures)).optional(),
  statuses: z.array(z.enum(findingStatuses)).optional(),
  /** Words that must all occur; pinyin initials find titles, types and places. */
  text: z.string().max(200).optional(),
  ids: z.array(z.string()).optional(),
  onlyDisputed: z.boolean().optional(),
  sort: z.enum(['number', 'conduct', 'severity', 'area', 'facility']).optional(),
  descending: z.boolean().optional(),
  offset: z.int().min(0).optional(),
  limit: z.int().min(1).max(10_000).optional(),
});
export type FindingFilter = z.infer<typeof findingFilterSchema>;

export interface FindingRow {
  readonly id: string;
  readonly number: string;
  readonly stream: Stream;
  readonly facility: string;
  readonly facilityName: string;
  readonly team: string;
  readonly teamName: string;
  readonly wing: string;
  readonly area: string;
  readonly areaLabel: string;
  readonly type: string;
  readonly typeLabel: string;
  readonly title: string;
  readonly conductFrom: DateOnly | null;
  readonly conductTo: DateOnly | null;
  readonly foundOn: DateOnly | null;
  readonly severity: Severity | null;
  readonly measure: Measure | null;
  readonly status: FindingStatus;
  readonly general: boolean;
  readonly evidence: number;
  readonly letters: number;
  readonly disputed: readonly string[];
  readonly recordedBy: string;
  /** One problem with others: which of them figures count; null where it stands alone. */
  readonly sameAs: string | null;
  /** On a team's laptop: how far it has come on its way to the hub. */
  readonly handover?: Handover | undefined;
}

export interface Facet {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

export interface FindingList {
  readonly total: number;
  /** Of these, how many are another one written down twice: `total - repeated` problems. */
  readonly repeated: number;
  readonly rows: readonly FindingRow[];
  /** Counts over everything that the filter lets through, not only the page shown. */
  readonly facets: {
    readonly areas: readonly Facet[];
    readonly facilities: readonly Facet[];
    readonly types: readonly Facet[];
    readonly severities: readonly Facet[];
    readonly measures: readonly Facet[];
    readonly statuses: readonly Facet[];
    readonly streams: readonly Facet[];
  };
}

const rowsOf = new WeakMap<Knowledge, (source: RecordSource) => readonly FindingRow[]>();

/** Every finding as a row, unfiltered; kept until something it shows has changed. */
export function findingRows(source: RecordSource, knowledge: Knowledge): readonly FindingRow[] {
  let rows = rowsOf.get(knowledge);
  if (!rows) {
    rows = derivedOnce(['finding', 'facility', 'team', 'evidence', 'letter', 'sameAs'], (records) => makeRows(records, knowledge));
    rowsOf.set(knowledge, rows);
  }
  return rows(source);
}

function makeRows(source: RecordSource, knowledge: Knowledge): readonly FindingRow[] {
  const facilities = new Map(facilitiesOf(source).map((facility) => [facility.id, facility]));
  const teams = new Map(teamsOf(source).map((team) => [team.id, team.name]));
  const numbers = findingNumbers(source);
  const same = sameProblems(source);
  const evidence = bindings(source, 'evidence');
  const letters = bindings(source, 'letter');
  return source.records('finding').map((record) => {
    const finding = readFinding(record);
    const facility = facilities.get(finding.facility);
    return {
      ...pick(finding),
      number: numbers.get(finding.id) ?? '',
      facilityName: facility?.name ?? '',
      team: facility?.team ?? '',
      teamName: teams.get(facility?.team ?? '') ?? '',
      areaLabel: knowledge.areaLabel(finding.area),
      typeLabel: knowledge.typeLabel(finding.type),
      evidence: evidence.get(finding.id) ?? 0,
      letters: letters.get(finding.id) ?? 0,
      sameAs: numbers.get(same.get(finding.id)?.[0] ?? '') ?? null,
    };
  });
}

const pick = (
  f: Finding,
): Pick<
  FindingRow,
  | 'id'
  | 'stream'
  | 'facility'
  | 'wing'
  | 'area'
  | 'type'
  | 'title'
  | 'conductFrom'
  | 'conductTo'
  | 'foundOn'
  | 'severity'
  | 'measure'
  | 'status'
  | 'general'
  | 'disputed'
  | 'recordedBy'
> => {
  const { id, stream, facility, wing, area, type, title, conductFrom, conductTo, foundOn, severity, measure, status, general, disputed, recordedBy } = f;
  return { id, stream, facility, wing, area, type, title, conductFrom, conductTo, foundOn, severity, measure, status, general, disputed, recordedBy };
};

/** How many records of `kind` are bound to each finding. */
function bindings(source: RecordSource, kind: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const record of source.records(kind)) for (const id of keysOf(record, 'finding')) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Rows beyond the first of each problem that several people wrote down. */
function repeatedIn(source: RecordSource, rows: readonly FindingRow[]): number {
  const same = sameProblems(source);
  if (same.size === 0) return 0;
  const groups = new Set(rows.map((row) => same.get(row.id)?.join(' ') ?? row.id));
  return rows.length - groups.size;
}

const within = <T>(allowed: readonly T[] | undefined, value: T | null): boolean => allowed === undefined || (value !== null && allowed.includes(value));

function passes(row: FindingRow, filter: FindingFilter): boolean {
  return (
    (filter.stream === undefined || row.stream === filter.stream) &&
    within(filter.facilities, row.facility) &&
    within(filter.teams, row.team) &&
    within(filter.areas, row.area) &&
    within(filter.types, row.type) &&
    within(filter.severities, row.severity) &&
    within(filter.measures, row.measure) &&
    within(filter.statuses, row.status) &&
    within(filter.ids, row.id) &&
    (filter.onlyDisputed !== true || row.disputed.length > 0)
  );
}

const sortKey: Readonly<Record<NonNullable<FindingFilter['sort']>, (row: FindingRow) => string>> = {
  number: () => '',
  conduct: (row) => row.conductFrom ?? '',
  severity: (row) => String(row.severity ?? 0),
  area: (row) => row.type,
  facility: (row) => row.facilityName,
};

function facet(rows: readonly FindingRow[], value: (row: FindingRow) => string, label: (row: FindingRow) => string = value): readonly Facet[] {
  const counts = new Map<string, { label: string; count: number }>();
  for (const row of rows) {
    const key = value(row);
    const there = counts.get(key);
    if (there) there.count++;
    else counts.set(key, { label: label(row), count: 1 });
  }
  return [...counts].map(([key, { label: name, count }]) => ({ value: key, label: name, count })).sort((a, b) => compare(a.value, b.value));
}

export function listFindings(knowledge: Knowledge): View<FindingFilter, FindingList> {
  return view({
    params: findingFilterSchema,
    kinds: ['finding', 'facility', 'team', 'evidence', 'letter', 'sameAs'],
    read: (source, filter) => {
      const words = queryWords(filter.text ?? '');
      const rows = findingRows(source, knowledge).filter((row) => {
        if (!passes(row, filter)) return false;
        if (words.length === 0) return true;
        const record = source.record('finding', row.id);
        if (!record) return false;
        const { facts, persons, basis } = readFinding(record);
        return matches(
          record,
          words,
          [row.title, row.typeLabel, row.type, row.facilityName, row.wing].join(' '),
          [row.number, facts, persons, basis, row.recordedBy].join('\n'),
        );
      });
      const key = sortKey[filter.sort ?? 'number'];
      const sorted = rows.sort((a, b) => compare(key(a), key(b)) || compare(a.number, b.number));
      if (filter.descending) sorted.reverse();
      const offset = filter.offset ?? 0;
      return {
        total: sorted.length,
        repeated: repeatedIn(source, sorted),
        rows: sorted
          .slice(offset, offset + (filter.limit ?? 200))
          .map((row) => (source.handover ? { ...row, handover: source.handover('finding', row.id) } : row)),
        facets: {
          areas: facet(
            rows,
            (row) => row.area,
            (row) => row.areaLabel,
          ),
          facilities: facet(
            rows,
            (row) => row.facility,
            (row) => row.facilityName,
          ),
          types: facet(
            rows,
            (row) => row.type,
            (row) => row.typeLabel,
          ),
          severities: facet(rows, (row) => String(row.severity ?? '')),
          measures: facet(rows, (row) => row.measure ?? ''),
          statuses: facet(rows, (row) => row.status),
          streams: facet(rows, (row) => row.stream),
        },
      };
    },
  });
}
