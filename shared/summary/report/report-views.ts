import { z } from 'zod';
import type { DocumentModel } from '#shared/document/model.ts';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import type { Refusal } from '#shared/kernel/result.ts';
import { type View, view } from '#shared/ledger/command.ts';
import { frozenPaper, paperOf } from '#shared/letter/approval/paper.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { type HistoryItem, historyOf } from '#shared/round/history.ts';
import { summaryKinds } from '../facts.ts';
import type { Figure } from '../figure.ts';
import { type CutoffParams, cutoffShape, filterKey } from '../filter.ts';
import { narrowedWords } from '../narrowed.ts';
import { figureOf } from '../summary.ts';
import { readSummary } from '../views.ts';
import { composeReport, reportDraft, reportSummary } from './draft.ts';
import { draftMark, ownPassage, passageId, writtenFor } from './passage.ts';
import { editableText, filledRuns } from './pieces.ts';
import { reportGate, type WritingItem, writingOf } from './report-gate.ts';
import { type ReportParams, reportKey, reportParamsShape } from './report-params.ts';
import { paramsOf, type ReportRecord, readReport, reportsOf, type StaleFigure, staleFigures } from './report-record.ts';
import { type ReportType, reportReaders, reportTypes, reportTypeWords } from './words.ts';

const reportKinds = [
  ...summaryKinds,
  ...['commonProblem', 'commonLimits', 'previousProblem', 'reportPassage', 'report', 'paper', 'workLog', 'interview', 'interviewLine', 'copiedMaterial'],
];
const paramsSchema = z.object(reportParamsShape);

export interface ReportPaper {
  readonly key: string;
  readonly model: DocumentModel;
  /** Why it may not go to whom it is meant for; null: it may. */
  readonly trouble: Refusal | null;
  /** What in its text is not written as it should be. */
  readonly writing: readonly WritingItem[];
}

/** A report as a document, for preview and export, with the check of its readers. */
export function reportPaper(knowledge: FieldKnowledge): View<ReportParams, ReportPaper> {
  return view({
    params: paramsSchema,
    kinds: reportKinds,
    read: (source, params) => {
      const model = composeReport(reportSummary(source, knowledge, params, source.today), source, params);
      const writing = writingOf(model);
      const checked = reportGate(source, knowledge, source.today, params, model, writing);
      return { key: reportKey(params), model, trouble: checked.ok ? null : checked.refusal, writing };
    },
  });
}

/** One figure of a report with the ids it counts, within the report's own place and period; null when there is none of that id. */
export function reportFigure(knowledge: FieldKnowledge): View<ReportParams & { readonly id: string }, Figure | null> {
  return view({
    params: z.object({ ...reportParamsShape, id: z.string().max(300) }),
    kinds: reportKinds,
    read: (source, { id, ...params }) => figureOf(reportSummary(source, knowledge, params, source.today), id) ?? null,
  });
}

export interface PassageRow {
  readonly id: string;
  readonly part: string;
  /** Heading it stands under. */
  readonly under: string;
  /** Figures as `{=id}`, so that they go on following the data. */
  readonly draft: string;
  readonly text: string;
  readonly own: boolean;
  /** The draft has changed since a person wrote these words: they may say what no longer holds. */
  readonly outdated: boolean;
  readonly disputed: readonly string[];
  readonly history: readonly HistoryItem[];
}

/** A person's words on a passage that the report has no more: its problem went, or a graver one became the example. */
export interface LostPassage {
  readonly part: string;
  readonly text: string;
}

/** What a person wrote for this report and stands nowhere in it now; nothing is lost, and it comes back with its passage. */
export function lostPassages(knowledge: FieldKnowledge): View<ReportParams, readonly LostPassage[]> {
  return view({
    params: paramsSchema,
    kinds: reportKinds,
    read: (source, params) => {
      const summary = reportSummary(source, knowledge, params, source.today);
      const parts = new Set(reportDraft(summary, source, params.type).pieces.flatMap((piece) => (piece.type === 'passage' ? piece.part : [])));
      const words = (text: string): string =>
        filledRuns(text, summary)
          .map((run) => run.text)
          .join('');
      return writtenFor(source, reportKey(params)).flatMap(({ part, text }) => (parts.has(part) ? [] : { part, text: words(text) }));
    },
  });
}

/** Passages of a report to edit, in their order. */
export function reportPassages(knowledge: FieldKnowledge): View<ReportParams, readonly PassageRow[]> {
  return view({
    params: paramsSchema,
    kinds: reportKinds,
    read: (source, params) => {
      const summary = reportSummary(source, knowledge, params, source.today);
      let under = '';
      return reportDraft(summary, source, params.type).pieces.flatMap((piece): readonly PassageRow[] => {
        if (piece.type === 'heading') under = piece.runs.map((run) => run.text).join('');
        if (piece.type !== 'passage') return [];
        const id = passageId(reportKey(params), piece.part);
        const own = ownPassage(source, reportKey(params), piece.part);
        const draft = editableText(piece.runs);
        return [
          {
            ...{ id, part: piece.part, under, draft, text: own?.text ?? draft, own: own !== undefined },
            outdated: own !== undefined && own.seen !== '' && own.seen !== draftMark(piece),
            disputed: own?.disputed ?? [],
            history: own ? historyOf(source, 'reportPassage', id) : [],
          },
        ];
      });
    },
  });
}

export interface ReportRow {
  readonly id: string;
  readonly type: ReportType;
  readonly title: string;
  readonly cutoff: DateOnly | null;
  readonly on: DateOnly | null;
  readonly status: ReportRecord['status'];
  /** `filterKey` of what it was narrowed to. */
  readonly filter: string;
  readonly figures: number;
  /** Figures that no longer hold. */
  readonly stale: number;
}

export interface ReportList {
  /** Reports that can be written: one of each kind, and one for each place. */
  readonly offered: readonly {
    readonly params: ReportParams;
    readonly key: string;
    readonly title: string;
    readonly readers: (typeof reportReaders)[ReportType];
  }[];
  /** Those that were exported, latest first. */
  readonly exported: readonly ReportRow[];
}

/** The places are those that the filter lets through; what was exported is listed whatever the filter. */
export function listReports(knowledge: FieldKnowledge): View<CutoffParams, ReportList> {
  return view({
    params: z.object(cutoffShape),
    kinds: reportKinds,
    read: (source, asked) => {
      const { facts } = readSummary(source, knowledge, asked);
      const offer = (params: ReportParams, title: string) => ({ params, key: reportKey(params), title, readers: reportReaders[params.type] });
      return {
        offered: [
          ...reportTypes.filter((type) => type !== 'facility').map((type) => offer({ type }, reportTypeWords[type])),
          ...facts.facilities.map(({ id, name }) => offer({ type: 'facility', facility: id }, `${name}${reportTypeWords.facility}`)),
        ],
        exported: reportsOf(source).map((report) => ({
          ...{ id: report.id, type: report.type, title: report.title, cutoff: report.cutoff, on: report.on, status: report.status },
          filter: filterKey(report.filter),
          figures: report.figures.length,
          stale: staleFigures(report, reportSummary(source, knowledge, paramsOf(report), source.today)).length,
        })),
      };
    },
  });
}

export interface ReportStaleness {
  readonly report: Omit<ReportRecord, 'figures'>;
  /** What it would be made with now. */
  readonly params: ReportParams;
  /** What it was narrowed to, in words. */
  readonly narrowed: string;
  readonly figures: readonly StaleFigure[];
  /** The document composes as it was exported. */
  readonly documentHolds: boolean;
  /** What was frozen on approval, where it was. */
  readonly frozen: DocumentModel | null;
}

/** Which figures of an exported report no longer hold, with before and after; null when there is no such report. */
export function reportStaleness(knowledge: FieldKnowledge): View<{ readonly id: string }, ReportStaleness | null> {
  return view({
    params: z.object({ id: z.string().max(120) }),
    kinds: reportKinds,
    read: (source, { id }) => {
      const record = source.record('report', id);
      if (!record || record.deleted) return null;
      const { figures, ...report } = readReport(record);
      const params = paramsOf({ figures, ...report });
      const summary = reportSummary(source, knowledge, params, source.today);
      return {
        report,
        params,
        narrowed: narrowedWords({ ...summary.facts, filter: report.filter }),
        figures: staleFigures({ figures, ...report }, summary),
        documentHolds: paperOf(composeReport(summary, source, params)).hash === report.document,
        frozen: report.paper === '' ? null : (frozenPaper(source, report.paper)?.model ?? null),
      };
    },
  });
}
