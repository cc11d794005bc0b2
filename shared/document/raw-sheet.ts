/** A foreign spreadsheet as plain text, cell by cell: nothing in it is trusted or computed. */
export interface RawWorkbook {
  readonly sheets: readonly RawSheet[];
}

export interface RawSheet {
  readonly name: string;
  /** Rows from the sheet's first line on, so that row and column numbers are those a person sees. */
  readonly rows: readonly (readonly string[])[];
}

/** The most that is read of one workbook. A ledger of twice the largest round has room. */
export const SHEET_LIMITS = { sheets: 20, rows: 50_000, columns: 100, cellLength: 32_767 } as const;
