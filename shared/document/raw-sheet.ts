/** A foreign spreadsheet as plain text, cell by cell: nothing in it is trusted or computed. */
export interface RawWorkbook {
  readonly sheets: readonly RawSheet[];
}

export interface RawSheet {
  readonly name: string;
  /** Rows from the sheet's first line on, so that row and column numbers are those a person sees. */
  readonly rows: readonly (readonly string[])[];
}
