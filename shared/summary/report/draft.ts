import type { Block, DocumentModel } from '#shared/document/model.ts';
import { type DateOnly, dateOnly } from '#shared/kernel/date-only.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { telling } from '../common-problem/group-figures.ts';
import { narrowedWords } from '../narrowed.ts';
import { type Summary, summaryOf } from '../summary.ts';
import { numbered, type UnnumberedAnnex } from './annexes.ts';
import { resolvePieces } from './passage.ts';
import { monthlyDraft, quarterlyDraft, yearlyDraft } from './periodic-reports.ts';
import { figuresTold, type Piece, paragraph } from './pieces.ts';
import { facilityReportDraft, systemReportDraft } from './place-reports.ts';
import { filterFor, ownFilter, type ReportParams, reportKey } from './report-params.ts';
import { residentReportDraft, summaryReportDraft } from './summary-report.ts';
import { type ReportType, reportTypeWords } from './words.ts';

/** A report before a person's words are laid over it. */
export interface ReportDraft {
  readonly family: DocumentModel['family'];
  readonly title: string;
  readonly recipient?: string;
  readonly banner?: string;
  readonly pieces: readonly Piece[];
  /** What stands behind, by the figures that the text tells. */
  annexes(told: readonly string[]): readonly UnnumberedAnnex[];
}

/** The summary as that report tells it, narrowed as it is, with the figures of its common problems. */
export function reportSummary(source: RecordSource, knowledge: FieldKnowledge, params: ReportParams, today: DateOnly): Summary {
  const summary = summaryOf(source, knowledge, params.cutoff === undefined ? today : dateOnly(params.cutoff), filterFor(params));
  return telling(source, summary);
}

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

/** Ids of the figures that the running text of this report tells, a person's own words included. */
export function toldFigureIds(summary: Summary, source: RecordSource, params: ReportParams): readonly string[] {
  return figuresTold(resolvePieces(reportDraft(summary, source, params.type).pieces, source, reportKey(params), summary));
}

/** A narrowed report says so before anything else: its numbers are not those of the round. */
function scope({ facts }: Summary, params: ReportParams): readonly Block[] {
  const words = narrowedWords({ ...facts, filter: ownFilter(params) });
  return words === '' ? [] : [paragraph(`（统计范围：${words}。本报告的数字和附件只在此范围内统计。）`)];
}

/** The report as a document: drafts with a person's passages over them, annexes, signature of the organising office. */
export function composeReport(summary: Summary, source: RecordSource, params: ReportParams): DocumentModel {
  const draft = reportDraft(summary, source, params.type);
  const body = resolvePieces(draft.pieces, source, reportKey(params), summary);
  const annexes = numbered(draft.annexes(figuresTold(body)));
  const { organiser } = summary.facts.round;
  return {
    family: draft.family,
    ...(draft.family === 'official' ? { redHead: true } : {}),
    issuer: organiser || '人民检察院',
    title: draft.title,
    ...(draft.recipient === undefined ? {} : { recipient: draft.recipient }),
    body: [...scope(summary, params), ...body],
    attachments: annexes.map((annex) => annex.title),
    annexes,
    signature: { issuer: organiser || '人民检察院', date: summary.facts.cutoff },
    ...(draft.banner === undefined ? {} : { banner: draft.banner }),
    properties: { title: draft.title, subject: reportTypeWords[params.type] },
  };
}
