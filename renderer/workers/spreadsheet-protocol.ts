import type { RawWorkbook } from '#shared/document/raw-sheet.ts';
import type { Failure } from '#shared/kernel/errors.ts';

export type FromSpreadsheet = { readonly book: RawWorkbook } | { readonly failure: Failure };
