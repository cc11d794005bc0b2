import { printable } from '#shared/document/printable.ts';
import { utf8 } from '#shared/kernel/bytes.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import type { EditKey, ListColumn } from '../tables.ts';

/** Hidden behind each row: what its changeable cells held when the sheet was written, so that a cell nobody touched takes nothing back. */
export const MARK_TITLE = '导出时内容（勿改）';

/** A text as it comes back from a sheet: line ends as sheets keep them, without what a file cannot hold. */
export const settled = (value: unknown): string => printable((value === null ? '' : String(value)).replace(/\r\n?/g, '\n')).trim();

export const cellMark = (value: unknown): string => sha256Of(utf8(settled(value))).slice(0, 8);

/** `title:1f0c99aa wing:…` */
const marksFor = <T>(columns: readonly ListColumn<T>[], item: T, index: number): string =>
  columns.flatMap((column) => (column.edit === undefined ? [] : `${column.edit}:${cellMark(column.value(item, index))}`)).join(' ');

/** The columns of a ledger that may come back, with the marks of their changeable cells behind them. */
export const withMarks = <T>(columns: readonly ListColumn<T>[]): readonly ListColumn<T>[] => [
  ...columns,
  { title: MARK_TITLE, share: 0, width: 30, type: 'text', hidden: true, value: (item, index) => marksFor(columns, item, index) },
];

/** Marks of one row as they were written; empty for a sheet of an earlier version, or where somebody cleared them. */
export const readMarks = (text: string): ReadonlyMap<EditKey, string> =>
  new Map([...text.matchAll(/([a-zA-Z]+):([0-9a-f]{8})/g)].map(([, key = '', mark = '']) => [key as EditKey, mark]));
