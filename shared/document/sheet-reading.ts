import { z } from 'zod';
import { type RawWorkbook, SHEET_LIMITS } from './raw-sheet.ts';

/** One cell that cannot be taken in, and what to write instead. */
export interface BadCell {
  readonly sheet: string;
  /** `D7` */
  readonly cell: string;
  readonly reason: string;
  readonly suggestion: string;
}

export const rawWorkbookSchema = z.object({
  sheets: z
    .array(
      z.object({
        name: z.string().max(200),
        rows: z.array(z.array(z.string().max(SHEET_LIMITS.cellLength)).max(SHEET_LIMITS.columns)).max(SHEET_LIMITS.rows),
      }),
    )
    .max(SHEET_LIMITS.sheets),
}) as unknown as z.ZodType<RawWorkbook>;

export interface SheetHead<K extends string> {
  readonly sheet: string;
  /** Index of the column; 0 where the sheet has none of that name. */
  at(column: K): number;
  has(column: K): boolean;
  /** Lines below the header that are not empty, with the number a person sees. */
  readonly rows: readonly { readonly line: number; cell(column: K): string }[];
}

/** Finds the first sheet with a row that names all `needed` columns, by any of their names. */
export function findHead<K extends string>(book: RawWorkbook, names: Readonly<Record<K, readonly string[]>>, needed: readonly K[]): SheetHead<K> | undefined {
  const columns = Object.keys(names) as K[];
  for (const sheet of book.sheets) {
    for (const [at, row] of sheet.rows.slice(0, 20).entries()) {
      const heads = row.map((cell) => cell.trim());
      const places = new Map(columns.map((column) => [column, heads.findIndex((head) => names[column].includes(head))]));
      if (!needed.every((column) => (places.get(column) ?? -1) >= 0)) continue;
      const index = (column: K): number => places.get(column) ?? -1;
      return {
        sheet: sheet.name,
        at: (column) => Math.max(0, index(column)),
        has: (column) => index(column) >= 0,
        rows: sheet.rows.slice(at + 1).flatMap((cells, i) => {
          const cell = (column: K): string => unguarded((cells[index(column)] ?? '').trim());
          return columns.every((column) => cell(column) === '') ? [] : [{ line: at + 2 + i, cell }];
        }),
      };
    }
  }
  return undefined;
}

/** Takes away the apostrophe that our own files put before text that looks like a formula. */
export const unguarded = (text: string): string => (/^'[\s\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? text.slice(1) : text);

export const cellName = (column: number, line: number): string => `${columnName(column)}${line}`;

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${columnName(Math.floor(index / 26) - 1)}${columnName(index % 26)}`;
}
