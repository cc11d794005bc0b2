import { z } from 'zod';
import type { WorkbookModel } from '../document/sheet.ts';
import { type DateOnly, dateOnly } from '../kernel/date-only.ts';
import type { Refusal } from '../kernel/result.ts';
import { type View, type ViewSource, view } from '../ledger/command.ts';
import { type LetterRow, letterRow } from '../letter/views.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { type SummaryChart, summaryCharts } from './charts.ts';
import type { CommonProblem } from './common-problems.ts';
import { summaryKinds } from './facts.ts';
import type { Figure } from './figure.ts';
import { type CutoffParams, cutoffShape } from './filter.ts';
import type { Matrix } from './matrix.ts';
import { narrowedWords } from './narrowed.ts';
import { checkOutward } from './report/outward-check.ts';
import { type ResidentRow, residentRows } from './report/resident-rows.ts';
import { type WorkbookKind, workbookKinds, workbooks } from './sheets/ledger-workbooks.ts';
import { figureOf, type Summary, summaryOf } from './summary.ts';

/** A figure without the ids it counts: a board of 20,000 findings stays small. The ids come with `summary.figure`. */
export interface BoardFigure extends Omit<Figure, 'sources' | 'against'> {
  /** How many records it counts. */
  readonly counted: number;
}

export interface SummaryBoard {
  readonly cutoff: DateOnly;
  /** What the filter in use lets through, in words; empty for all. */
  readonly narrowed: string;
  readonly figures: readonly BoardFigure[];
  readonly matrix: Matrix;
}

export const readSummary = (source: ViewSource, knowledge: FieldKnowledge, params: CutoffParams): Summary =>
  summaryOf(source, knowledge, params.cutoff === undefined ? source.today : dateOnly(params.cutoff), params.filter ?? {});

/** A view over the one computation. */
function summaryView<P extends CutoffParams, R>(
  shape: z.ZodRawShape,
  read: (summary: Summary, params: P, source: ViewSource, knowledge: FieldKnowledge) => R,
): (knowledge: FieldKnowledge) => View<P, R> {
  return (knowledge) =>
    view({
      params: z.object({ ...cutoffShape, ...shape }) as unknown as z.ZodType<P>,
      kinds: [...summaryKinds],
      read: (source, params) => read(readSummary(source, knowledge, params), params, source, knowledge),
    });
}

const boardFigure = ({ sources, against: _against, ...figure }: Figure): BoardFigure => ({ ...figure, counted: sources.length });

/** Figures and matrix: what the board shows first. */
export const summaryBoard = summaryView<CutoffParams, SummaryBoard>({}, ({ facts, figures, matrix }) => ({
  cutoff: facts.cutoff,
  narrowed: narrowedWords(facts),
  figures: figures.map(boardFigure),
  matrix,
}));

/** Charts as numbers, drawn by the page and in documents alike. */
export const summaryChartsView = summaryView<CutoffParams, readonly SummaryChart[]>({}, summaryCharts);

export interface CommonRow extends Omit<CommonProblem, 'sources'> {
  readonly count: number;
}

/** Types found in many facilities; `summary.figure` of `common.<type>` gives their findings. */
export const summaryCommonTypes = summaryView<CutoffParams, readonly CommonRow[]>({}, ({ common }) =>
  common.map(({ sources, ...problem }) => ({ ...problem, count: sources.length })),
);

/** Letters issued by the cut-off. */
export const summaryLetters = summaryView<CutoffParams, readonly LetterRow[]>({}, ({ facts }, _params, source) =>
  facts.letters.map(({ letter }) => letterRow(source, letter, facts.cutoff, facts.knowledge.calendar)),
);

/** 派驻检察 problems by type, apart from everything above. */
export const summaryResident = summaryView<CutoffParams, readonly ResidentRow[]>({}, ({ facts }, _params, _source, knowledge) =>
  residentRows(facts.resident, knowledge),
);

/** One figure with the ids it counts, cells of the matrix included; null when there is none of that id. */
export const summaryFigure = summaryView<CutoffParams & { readonly id: string }, Figure | null>(
  { id: z.string().max(200) },
  (summary, { id }) => figureOf(summary, id) ?? null,
);

/** Why a ledger may not be handed to the prison side; null: it may, or it stays in the procuratorate anyhow. Checked against the whole book. */
export const ledgerTrouble = summaryView<CutoffParams & { readonly which: WorkbookKind }, Refusal | null>(
  { which: z.enum(workbookKinds) },
  (summary, { which }, source, knowledge) => {
    if (workbooks[which].internal) return null;
    const checked = checkOutward(workbooks[which].make(summary, source), summaryOf(source, knowledge, source.today).facts);
    return checked.ok ? null : checked.refusal;
  },
);

/** One of the ledgers, narrowed by the same filter as the board. */
export const summaryWorkbook = summaryView<CutoffParams & { readonly which: WorkbookKind }, WorkbookModel>(
  { which: z.enum(workbookKinds) },
  (summary, { which }, source) => workbooks[which].make(summary, source),
);
