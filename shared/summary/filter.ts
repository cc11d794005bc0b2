import { z } from 'zod';
import type { Finding } from '../finding/finding.ts';
import type { Knowledge } from '../finding/knowledge.ts';
import { type FindingStatus, findingStatusWords, type Measure, measures, measureWords, type Severity, severities, severityWords } from '../finding/words.ts';
import { chineseDate, dateOnly } from '../kernel/date-only.ts';
import { daySchema } from '../kernel/schemas.ts';

/** Asked for and kept as text: days of a filter are compared, never reckoned with. */
export const askedDay: z.ZodType<string, string> = daySchema;

/** What the summary is narrowed to. It carries over from the board into matrix, lists, charts and exports: all are one computation over what it lets through. */
export const summaryFilterSchema = z.object({
  areas: z.array(z.string().max(8)).optional(),
  types: z.array(z.string().max(12)).optional(),
  facilities: z.array(z.string().max(120)).optional(),
  teams: z.array(z.string().max(120)).optional(),
  severities: z.array(z.literal(severities)).optional(),
  measures: z.array(z.enum(measures)).optional(),
  statuses: z.array(z.enum(['confirmed', 'closed'])).optional(),
  /** First and last day on which a problem was found or a letter was issued. */
  from: askedDay.optional(),
  to: askedDay.optional(),
});
export type SummaryFilter = z.infer<typeof summaryFilterSchema>;

/** Cut-off and filter as every view and command of the summary takes them, so that what is seen, listed, merged and exported is one computation. */
export const cutoffShape = {
  /** The cut-off; left out, it is today. */
  cutoff: askedDay.optional(),
  filter: summaryFilterSchema.optional(),
};

export interface CutoffParams {
  readonly cutoff?: string | undefined;
  readonly filter?: SummaryFilter | undefined;
}

/**
 * The part of a filter that holds for an earlier round, too: its problems are told by place and type only. What is compared with it is narrowed
 * by these alone, or the two sides would not be the same.
 */
export function acrossRounds({ teams, facilities, areas, types }: SummaryFilter): SummaryFilter {
  return Object.fromEntries(Object.entries({ teams, facilities, areas, types }).filter(([, list]) => list !== undefined));
}

/** One key for filters that let the same through. */
export function filterKey(filter: SummaryFilter): string {
  const parts = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined || value.length === 0 ? [] : [[name, typeof value === 'string' ? value : [...value].sort()] as const],
  );
  return JSON.stringify(parts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const isOpen = (filter: SummaryFilter): boolean => filterKey(filter) === '[]';

const allows = <T>(wanted: readonly T[] | undefined, value: T | null): boolean =>
  wanted === undefined || wanted.length === 0 || (value !== null && wanted.includes(value));

const within = (filter: SummaryFilter, on: string | null): boolean =>
  (filter.from === undefined || (on !== null && on >= filter.from)) && (filter.to === undefined || (on !== null && on <= filter.to));

export const facilityPasses = (filter: SummaryFilter, facility: { readonly id: string; readonly team: string }): boolean =>
  allows(filter.facilities, facility.id) && allows(filter.teams, facility.team);

export const findingPasses = (filter: SummaryFilter, finding: Finding, team: string): boolean =>
  facilityPasses(filter, { id: finding.facility, team }) &&
  allows(filter.areas, finding.area) &&
  allows(filter.types, finding.type) &&
  allows<Severity>(filter.severities, finding.severity) &&
  allows<Measure>(filter.measures, finding.measure) &&
  allows<FindingStatus>(filter.statuses, finding.status) &&
  within(filter, finding.foundOn);

/** A problem known by its type alone: its area is the type's first letter. */
export const typePasses = (filter: SummaryFilter, type: string): boolean => allows(filter.areas, type.slice(0, 1)) && allows(filter.types, type);

/** Work is narrowed by place and day alone. */
export const workPasses = (filter: SummaryFilter, work: { readonly facility: string; readonly on: string | null }, team: string): boolean =>
  facilityPasses(filter, { id: work.facility, team }) && within(filter, work.on);

/** Looks into findings, so that letters are judged by the findings they bind. */
export const looksInside = (filter: SummaryFilter): boolean =>
  [filter.areas, filter.types, filter.severities, filter.measures, filter.statuses].some((list) => list !== undefined && list.length > 0);

export const letterPasses = (filter: SummaryFilter, letter: { readonly facility: string; readonly issuedOn: string | null }, team: string): boolean =>
  facilityPasses(filter, { id: letter.facility, team }) && within(filter, letter.issuedOn);

/** What the filter says, for the head of a list or a sheet; empty for all. */
export function filterWords(
  filter: SummaryFilter,
  names: { readonly knowledge: Pick<Knowledge, 'areaLabel' | 'typeLabel'>; readonly facility: (id: string) => string; readonly team: (id: string) => string },
): string {
  const list = <T>(label: string, items: readonly T[] | undefined, word: (item: T) => string): string =>
    items === undefined || items.length === 0 ? '' : `${label}：${items.map(word).join('、')}`;
  const date = (text: string): string => chineseDate(dateOnly(text));
  const period = [filter.from === undefined ? '' : `${date(filter.from)}起`, filter.to === undefined ? '' : `至${date(filter.to)}`].join('');
  return [
    list('组', filter.teams, names.team),
    list('单位', filter.facilities, names.facility),
    list('类别', filter.areas, names.knowledge.areaLabel),
    list('类型', filter.types, names.knowledge.typeLabel),
    list('程度', filter.severities, (item) => severityWords[item]),
    list('处理', filter.measures, (item) => measureWords[item]),
    list('状态', filter.statuses, (item) => findingStatusWords[item]),
    period === '' ? '' : `期间：${period}`,
  ]
    .filter((part) => part !== '')
    .join('；');
}
