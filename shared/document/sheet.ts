import type { DateOnly } from '../kernel/date-only.ts';

/** A workbook to be written: ledgers and tables, ready to print. Cell text that looks like a formula is neutralised by the writer. */
export interface WorkbookModel {
  readonly title: string;
  readonly sheets: readonly SheetModel[];
}

export interface SheetModel {
  readonly name: string;
  /** Merged over all columns above the header. */
  readonly title: string;
  /** Line under the title: cut-off date, counting rule, state hash. */
  readonly note?: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  readonly orientation: 'landscape' | 'portrait';
  /** Data for a pivot: the header is the first row, no title and no note stand above it. */
  readonly plain?: boolean;
}

export interface SheetColumn {
  readonly title: string;
  /** In characters of the default font. */
  readonly width: number;
  /** `text` keeps long numbers such as 18-digit ids as they are. */
  readonly type: 'text' | 'integer' | 'date' | 'percent';
  /** A person may write here and read the sheet back in: its head is shaded, and where the column has choices or days the cell offers and checks them. */
  readonly editable?: boolean;
  /** Short words without commas, together at most 250 characters. */
  readonly choices?: readonly string[];
  /** Kept for reading back, not shown and not printed. */
  readonly hidden?: boolean;
}

export type SheetCell = string | number | DateOnly | null;
