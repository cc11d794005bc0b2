import type { Block } from '#shared/document/model.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import type { Letter } from '../letter.ts';
import type { LetterType } from '../words.ts';
import { interviewSheet } from './interview-sheet.ts';
import { materialSheet } from './material-sheet.ts';
import { oralSheet } from './oral-sheet.ts';
import { serviceSheet } from './service-sheet.ts';
import { workSheet } from './work-sheet.ts';

/** What stands on a paper between its title and its signature. */
export interface Sheet {
  readonly body: readonly Block[];
  readonly title?: string;
  /** For hand signatures under every page. */
  readonly pageFoot?: string;
}

/** Lays the letter's own text into its form. */
export type SheetMaker = (source: RecordSource, letter: Letter, text: readonly Block[]) => Sheet;

const makers: Partial<Readonly<Record<LetterType, SheetMaker>>> = {
  oralRecord: oralSheet,
  workRecord: workSheet,
  interviewRecord: interviewSheet,
  materialList: materialSheet,
  serviceReturn: serviceSheet,
};

/** Record sheets are printed from records as they stand; every other paper is its text. */
export const sheetOf: SheetMaker = (source, letter, text) => makers[letter.type]?.(source, letter, text) ?? { body: text };
