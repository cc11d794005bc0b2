import { z } from 'zod';
import { utf8 } from '#shared/kernel/bytes.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { askedDay, type CutoffParams, cutoffShape, filterKey, isOpen, type SummaryFilter } from '../filter.ts';
import { isPeriodic, type ReportType, reportTypes } from './words.ts';

/** Which report: its type, the place of a 巡回检察报告, the period of a routine report, the cut-off, and what else it is narrowed to. */
export const reportParamsShape = {
  type: z.enum(reportTypes),
  facility: z.string().max(120).optional(),
  from: askedDay.optional(),
  to: askedDay.optional(),
  ...cutoffShape,
};

export interface ReportParams extends CutoffParams {
  readonly type: ReportType;
  readonly facility?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** One name for the report whatever the cut-off: its passages hang on it. A report on part of the findings is another report. */
export function reportKey(params: ReportParams): string {
  const { type, facility, from, to } = params;
  const narrowed = ownFilter(params);
  return [
    type,
    facility ?? '',
    isPeriodic(type) && (from ?? to) !== undefined ? `${from ?? ''}..${to ?? ''}` : '',
    isOpen(narrowed) ? '' : sha256Of(utf8(filterKey(narrowed))).slice(0, 12),
  ]
    .filter((part) => part !== '')
    .join('/');
}

/** Sentence changes: B 减刑假释, C 暂予监外执行. */
const SENTENCE_AREAS = ['B', 'C'];

/** The place, period and areas that the kind of report sets by itself. */
function setFilter({ type, facility, from, to }: ReportParams): SummaryFilter {
  if (type === 'facility') return facility === undefined ? {} : { facilities: [facility] };
  if (!isPeriodic(type)) return {};
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(type === 'yearly' ? { areas: SENTENCE_AREAS } : {}),
  };
}

/** What a person narrowed the report to, without what its kind sets by itself: a report on one place is on that place. */
export function ownFilter(params: ReportParams): SummaryFilter {
  const { teams, facilities, areas, from, to, ...rest } = params.filter ?? {};
  const set = setFilter(params);
  const period = set.from === undefined && set.to === undefined ? { from, to } : {};
  const kept = { ...rest, ...(set.facilities ? {} : { teams, facilities }), ...(set.areas ? {} : { areas }), ...period };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}

/** All that narrows the report: what a person asked for, and what its kind sets by itself. */
export const filterFor = (params: ReportParams): SummaryFilter => ({ ...ownFilter(params), ...setFilter(params) });
