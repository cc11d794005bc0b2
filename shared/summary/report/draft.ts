import { z } from 'zod';
import type { DocumentModel } from '#shared/document/model.ts';
import { type DateOnly, dateOnly, parseDate } from '#shared/kernel/date-only.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import type { SummaryFilter } from '../filter.ts';
import { type Summary, summaryOf } from '../summary.ts';
import { numbered, type UnnumberedAnnex } from './annexes.ts';
import { resolvePieces } from './passage.ts';
import { monthlyDraft, quarterlyDraft, yearlyDraft } from './periodic-reports.ts';
import type { Piece } from './pieces.ts';
import { facilityReportDraft, systemReportDraft } from './place-reports.ts';
import { residentReportDraft, summaryReportDraft } from './summary-report.ts';
import { isPeriodic, type ReportType, reportTypes, reportTypeWords } from './words.ts';

/** A report before a person's words are laid over it. */
export interface ReportDraft {
  readonly family: DocumentModel['family'];
  readonly title: string;
  readonly recipient?: string;
  readonly banner?: string;
  readonly pieces: readonly Piece[];
  readonly annexes: readonly UnnumberedAnnex[];
}

const day = z
  .string()
  .refine((text) => parseDate(text) !== undefined)
  .optional();

/** Which report: its type, the place of a 巡回检察报告, the period of a routine report, and the cut-off. */
export const reportParamsShape = {
  type: z.enum(reportTypes),
  facility: z.string().max(120).optional(),
  from: day,
  to: day,
  cutoff: day,
};

export interface ReportParams {
  readonly type: ReportType;
  readonly facility?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cutoff?: string | undefined;
}

/** One name for the report whatever the cut-off: its passages hang on it. */
export const reportKey = ({ type, facility, from, to }: ReportParams): string =>
  [type, facility ?? '', isPeriodic(type) && (from ?? to) !== undefined ? `${from ?? ''}..${to ?? ''}` : ''].filter((part) => part !== '').join('/');

/** Sentence changes: B 减刑假释, C 暂予监外执行. */
const SENTENCE_AREAS = ['B', 'C'];

function filterOf({ type, facility, from, to }: ReportParams): SummaryFilter {
  if (type === 'facility') return facility === undefined ? {} : { facilities: [facility] };
  if (!isPeriodic(type)) return {};
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(type === 'yearly' ? { areas: SENTENCE_AREAS } : {}),
  };
}

export const reportSummary = (source: RecordSource, knowledge: FieldKnowledge, params: ReportParams, today: DateOnly): Summary =>
  summaryOf(source, knowledge, params.cutoff === undefined ? today : dateOnly(params.cutoff), filterOf(params));

export function reportDraft(summary: Summary, source: RecordSource, type: ReportType): ReportDraft {
  const drafts: Readonly<Record<ReportType, () => ReportDraft>> = {
    summary: () => summaryReportDraft(summary, source),
    resident: () => residentReportDraft(summary),
    system: () => systemReportDraft(summary, source),
    facility: () => facilityReportDraft(summary),
    monthly: () => monthlyDraft(summary),
    quarterly: () => quarterlyDraft(summary),
    yearly: () => yearlyDraft(summary),
  };
  return drafts[type]();
}

/** The report as a document: drafts with a person's passages over them, annexes, signature of the organising office. */
export function composeReport(summary: Summary, source: RecordSource, params: ReportParams): DocumentModel {
  const draft = reportDraft(summary, source, params.type);
  const annexes = numbered(draft.annexes);
  const { organiser } = summary.facts.round;
  return {
    family: draft.family,
    ...(draft.family === 'official' ? { redHead: true } : {}),
    issuer: organiser || '人民检察院',
    title: draft.title,
    ...(draft.recipient === undefined ? {} : { recipient: draft.recipient }),
    body: resolvePieces(draft.pieces, source, reportKey(params), summary),
    attachments: annexes.map((annex) => annex.title),
    annexes,
    signature: { issuer: organiser || '人民检察院', date: summary.facts.cutoff },
    ...(draft.banner === undefined ? {} : { banner: draft.banner }),
    properties: { title: draft.title, subject: reportTypeWords[params.type] },
  };
}
