import { z } from 'zod';
import type { DateOnly } from '../kernel/date-only.ts';
import { type Handover, type View, view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { readFinding } from './finding.ts';
import type { Knowledge } from './knowledge.ts';
import { rowIndex } from './row-index.ts';
import { findingRows } from './rows.ts';
import { sameProblems } from './same-problem.ts';
import { matches, queryWords, type Searchable } from './search.ts';
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
  /** Those to which no evidence is bound yet. */
  onlyUnproven: z.boolean().optional(),
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

/** Of the chosen rows those beyond the first of each problem that several people wrote down. */
function repeatedIn(source: RecordSource, rows: readonly FindingRow[], chosen: Uint32Array): number {
  const same = sameProblems(source);
  if (same.size === 0) return 0;
  const groups = new Set<string>();
  for (const at of chosen) {
    const id = rows[at]?.id ?? '';
    groups.add(same.get(id)?.join(' ') ?? id);
  }
  return chosen.length - groups.size;
}

function tells(source: RecordSource, row: FindingRow, words: readonly string[]): boolean {
  const record = source.record('finding', row.id);
  if (!record) return false;
  const short = (): Searchable => ({ label: row.number, short: [row.title, row.typeLabel, row.type, row.facilityName, row.wing] });
  const long = (): string[] => {
    const { facts, persons, basis, recordedBy } = readFinding(record);
    return [facts, persons, basis, recordedBy];
  };
  return matches(words, row, short, record, long);
}

export function listFindings(knowledge: Knowledge): View<FindingFilter, FindingList> {
  return view({
    params: findingFilterSchema,
    kinds: ['finding', 'facility', 'team', 'evidence', 'letter', 'sameAs'],
    read: (source, filter) => {
      const words = queryWords(filter.text ?? '');
      const all = findingRows(source, knowledge);
      const index = rowIndex(all);
      const passed = index.select(filter);
      const chosen = words.length === 0 ? passed : passed.filter((at) => tells(source, all[at] as FindingRow, words));
      const offset = filter.offset ?? 0;
      const shown = index.inOrder(chosen, filter).subarray(offset, offset + (filter.limit ?? 200));
      return {
        total: chosen.length,
        repeated: repeatedIn(source, all, chosen),
        rows: [...shown].map((at) => {
          const row = all[at] as FindingRow;
          return source.handover ? { ...row, handover: source.handover('finding', row.id) } : row;
        }),
        facets: index.facets(chosen),
      };
    },
  });
}
