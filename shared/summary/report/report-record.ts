import { z } from 'zod';
import type { DocumentModel } from '#shared/document/model.ts';
import { utf8 } from '#shared/kernel/bytes.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import { choiceField, dateField, type Field, reader, shapeField, textField } from '#shared/round/field.ts';
import { type Figure, figureText } from '../figure.ts';
import { isOpen, type SummaryFilter, summaryFilterSchema } from '../filter.ts';
import { figureOf, type Summary } from '../summary.ts';
import { figuresTold } from './pieces.ts';
import type { ReportParams } from './report-params.ts';
import { reportTypes } from './words.ts';

const rememberedSchema = z.object({
  id: z.string().max(300),
  label: z.string().max(300),
  text: z.string().max(120),
  count: z.int(),
  /** Of the ids it counts. */
  sources: z.string().max(64),
});
/** One figure as an exported report printed it. */
export type RememberedFigure = z.infer<typeof rememberedSchema>;

/** What a person narrowed the report to; `{}` for all. */
const filterField: Field<SummaryFilter & { readonly [key: string]: Json }> = shapeField('筛选条件', summaryFilterSchema as never, {});

/** A report that left the program: what it said, so that later changes show. */
export const reportFields = {
  type: choiceField('报告种类', reportTypes, 'summary'),
  facility: textField('被巡单位', 120),
  from: dateField('期间开始'),
  to: dateField('期间结束'),
  cutoff: dateField('统计截止日'),
  filter: filterField,
  title: textField('标题', 200),
  status: choiceField('状态', ['exported', 'frozen'], 'exported'),
  on: dateField('导出日期', { past: true }),
  figures: shapeField('数字', z.array(rememberedSchema).max(20_000), []),
  /** SHA-256 of the composed document, annexes included. */
  document: textField('文件散列', 64),
  /** State hash of the book at that moment, told by the core. */
  stateHash: textField('状态散列', 64),
  /** Frozen paper of an approved report; without annexes where these are too long for one entry. */
  paper: textField('定稿', 64),
  note: textField('说明', 1_000),
} as const;

export const readReport = reader(reportFields);
export type ReportRecord = ReturnType<typeof readReport>;

export const reportsOf = (source: RecordSource): readonly ReportRecord[] =>
  source
    .records('report')
    .map(readReport)
    .sort((a, b) => ((a.on ?? '') === (b.on ?? '') ? (a.id < b.id ? -1 : 1) : (a.on ?? '') > (b.on ?? '') ? -1 : 1));

export const paramsOf = ({ type, facility, from, to, cutoff, filter }: ReportRecord): ReportParams => ({
  type,
  ...(facility === '' ? {} : { facility }),
  ...(from === null ? {} : { from }),
  ...(to === null ? {} : { to }),
  ...(cutoff === null ? {} : { cutoff }),
  ...(isOpen(filter) ? {} : { filter }),
});

export const remembered = (figure: Figure): RememberedFigure => ({
  id: figure.id,
  label: figure.label,
  text: figureText(figure),
  count: figure.sources.length,
  sources: sha256Of(utf8([[...figure.sources].sort().join(' '), [...(figure.against ?? [])].sort().join(' ')].join('/'))),
});

/** Ids of every figure that the document prints, in the order of its text and annexes. */
export const figureIdsOf = (model: DocumentModel): readonly string[] => figuresTold([...model.body, ...(model.annexes ?? []).flatMap((annex) => annex.body)]);

export const figuresIn = (model: DocumentModel, summary: Summary): readonly RememberedFigure[] =>
  figureIdsOf(model).flatMap((id) => {
    const figure = figureOf(summary, id);
    return figure ? [remembered(figure)] : [];
  });

/** A figure of an exported report that no longer holds. */
export interface StaleFigure {
  readonly id: string;
  readonly label: string;
  readonly before: string;
  /** Null: the figure no longer exists. */
  readonly now: string | null;
  /** The number is the same, but it counts other records. */
  readonly sameNumber: boolean;
}

export function staleFigures(report: ReportRecord, summary: Summary): readonly StaleFigure[] {
  return report.figures.flatMap((before): readonly StaleFigure[] => {
    const figure = figureOf(summary, before.id);
    const now = figure ? remembered(figure) : undefined;
    if (now && now.text === before.text && now.sources === before.sources) return [];
    return [{ id: before.id, label: before.label, before: before.text, now: now?.text ?? null, sameNumber: now?.text === before.text }];
  });
}
