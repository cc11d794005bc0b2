import { z } from 'zod';
import type { DocumentModel } from '../document/model.ts';
import type { WorkbookModel } from '../document/sheet.ts';
import type { Knowledge } from '../finding/knowledge.ts';
import { type DateOnly, dateOnly, parseDate } from '../kernel/date-only.ts';
import { type View, type ViewSource, view } from '../ledger/command.ts';
import { type LetterRow, letterRow } from '../letter/views.ts';
import type { CommonProblem } from './common-problems.ts';
import type { Figure } from './figure.ts';
import { ledgerWorkbook, residentWorkbook } from './ledger-workbook.ts';
import type { Matrix } from './matrix.ts';
import { composeSummaryReport } from './report.ts';
import { type ResidentRow, residentRows } from './resident-rows.ts';
import { figureOf, type Summary, summaryOf } from './summary.ts';

const kinds = ['round', 'team', 'member', 'facility', 'finding', 'evidence', 'letter', 'reply'];

/** The cut-off; left out, it is today. */
const cutoffSchema = z
  .string()
  .refine((text) => parseDate(text) !== undefined)
  .optional();

export interface CutoffParams {
  readonly cutoff?: string | undefined;
}

export interface SummaryBoard {
  readonly cutoff: DateOnly;
  readonly figures: readonly Figure[];
  readonly matrix: Matrix;
  readonly common: readonly CommonProblem[];
  readonly letters: readonly LetterRow[];
  /** 派驻检察 problems by type, apart from everything above. */
  readonly resident: readonly ResidentRow[];
}

const read = (source: ViewSource, knowledge: Knowledge, params: CutoffParams): Summary =>
  summaryOf(source, knowledge, params.cutoff === undefined ? source.today : dateOnly(params.cutoff));

export function summaryBoard(knowledge: Knowledge): View<CutoffParams, SummaryBoard> {
  return view({
    params: z.object({ cutoff: cutoffSchema }),
    kinds,
    read: (source, params) => {
      const { facts, figures, matrix, common } = read(source, knowledge, params);
      return {
        cutoff: facts.cutoff,
        figures,
        matrix,
        common,
        letters: facts.letters.map(({ letter }) => letterRow(source, letter, facts.cutoff)),
        resident: residentRows(facts.resident, knowledge),
      };
    },
  });
}

/** One figure, cells of the matrix included; null when there is none of that id. */
export function summaryFigure(knowledge: Knowledge): View<CutoffParams & { readonly id: string }, Figure | null> {
  return view({
    params: z.object({ id: z.string().max(200), cutoff: cutoffSchema }),
    kinds,
    read: (source, params) => figureOf(read(source, knowledge, params), params.id) ?? null,
  });
}

/** The 汇总报告 as a document, for preview and export. */
export function summaryReport(knowledge: Knowledge): View<CutoffParams, DocumentModel> {
  return view({ params: z.object({ cutoff: cutoffSchema }), kinds, read: (source, params) => composeSummaryReport(read(source, knowledge, params)) });
}

export interface SummaryWorkbooks {
  /** May be shown to the prison side: no 派驻检察 problem, no clue. */
  readonly ledger: WorkbookModel;
  /** Internal. */
  readonly resident: WorkbookModel;
}

export function summaryWorkbooks(knowledge: Knowledge): View<CutoffParams, SummaryWorkbooks> {
  return view({
    params: z.object({ cutoff: cutoffSchema }),
    kinds,
    read: (source, params) => {
      const summary = read(source, knowledge, params);
      return { ledger: ledgerWorkbook(summary), resident: residentWorkbook(summary) };
    },
  });
}
