import ExcelJS from 'exceljs';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { printable } from '../printable.ts';
import type { SheetCell, SheetColumn, SheetModel, WorkbookModel } from '../sheet.ts';
import { stableZip } from './stable-zip.ts';

export interface XlsxResult {
  readonly bytes: Bytes;
}

const thin = { style: 'thin', color: { argb: 'FF000000' } } as const;
const framed = { top: thin, bottom: thin, left: thin, right: thin } as const;
const a4 = 9;
/** The format allows no more characters in a cell. */
const longestCell = 32_767;

/** Title, note and header rows come before the data; without a note the header is row 2, of plain data row 1. */
const headerRowOf = (sheet: SheetModel): number => (sheet.plain === true ? 1 : sheet.note === undefined ? 2 : 3);

/** Writes ledgers and tables ready to print: A4, fitted to the width, head on every page, no macros, no formulas, no person's name. */
export async function writeXlsx(model: WorkbookModel): Promise<XlsxResult> {
  const book = new ExcelJS.Workbook();
  book.creator = '巡检台';
  book.lastModifiedBy = '巡检台';
  book.title = printable(model.title);
  // A fixed moment instead of the time of making: the same ledger gives the same file.
  book.created = new Date(Date.UTC(2000, 0, 1));
  book.modified = book.created;
  const names = sheetNames(model.sheets);
  model.sheets.forEach((sheet, i) => {
    addSheet(book, sheet, names[i] as string);
  });
  // Pressed once, by `stableZip`.
  return { bytes: stableZip(new Uint8Array(await book.xlsx.writeBuffer({ zip: { compression: 'STORE' } }))) };
}

/** Names that every spreadsheet program takes: at most 31 characters, none of `\ / ? * [ ] :`, each once. */
function sheetNames(sheets: readonly SheetModel[]): string[] {
  const taken = new Set<string>();
  return sheets.map((sheet, i) => {
    const clean =
      printable(sheet.name)
        .replace(/[\\/?*[\]:'\n]/g, ' ')
        .trim() || `表${i + 1}`;
    let name = clean.slice(0, 31);
    for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${clean.slice(0, 27)}(${copy})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function addSheet(book: ExcelJS.Workbook, sheet: SheetModel, name: string): void {
  const header = headerRowOf(sheet);
  const page = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: header }],
    pageSetup: {
      paperSize: a4,
      orientation: sheet.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `1:${header}`,
      margins: { left: 0.6, right: 0.6, top: 0.8, bottom: 0.8, header: 0.3, footer: 0.4 },
    },
    headerFooter: { oddFooter: '&C第 &P 页　共 &N 页' },
  });
  page.columns = sheet.columns.map((column) => ({ width: column.width, hidden: column.hidden === true }));
  if (sheet.plain !== true) addHeading(page, sheet);
  addHeader(page, sheet, header);
  for (const row of sheet.rows) addRow(page, sheet.columns, row);
  addChecks(page, sheet, header + 1);
  page.autoFilter = { from: { row: header, column: 1 }, to: { row: header + sheet.rows.length, column: Math.max(1, sheet.columns.length) } };
}

function addHeading(page: ExcelJS.Worksheet, sheet: SheetModel): void {
  const width = Math.max(1, sheet.columns.length);
  const lines = [
    { text: sheet.title, font: { name: '方正小标宋简体', size: 18 }, horizontal: 'center' as const, height: 32 },
    ...(sheet.note === undefined
      ? []
      : [
          {
            text: sheet.note,
            font: { name: '仿宋_GB2312', size: 10.5 },
            horizontal: 'left' as const,
            height: heightFor([{ text: sheet.note, width: sheet.columns.reduce((sum, column) => sum + column.width, 0) }], 15),
          },
        ]),
  ];
  lines.forEach((line, i) => {
    const row = page.getRow(i + 1);
    page.mergeCells(i + 1, 1, i + 1, width);
    const cell = row.getCell(1);
    cell.value = safeText(line.text);
    cell.font = line.font;
    cell.alignment = { horizontal: line.horizontal, vertical: 'middle', wrapText: true };
    row.height = line.height;
  });
}

/** Height of a row in points by the characters that fit its columns: neither merged cells nor every program's wrapped cells grow by themselves. */
function heightFor(cells: readonly { readonly text: string; readonly width: number }[], line: number): number {
  const lines = cells.map(({ text, width }) =>
    text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(halfWidths(part) / Math.max(1, width - 1.5))), 0),
  );
  // No program takes more than 409 points.
  return Math.min(409, line * Math.max(1, ...lines) + 4);
}

/** Length in characters of the default font, of which a Chinese character takes a little over two. */
const halfWidths = (text: string): number => Array.from(text).reduce((sum, char) => sum + (char > '\u00ff' ? 2.2 : 1.1), 0);

function addHeader(page: ExcelJS.Worksheet, sheet: SheetModel, at: number): void {
  const row = page.getRow(at);
  sheet.columns.forEach((column, i) => {
    const cell = row.getCell(i + 1);
    cell.value = safeText(column.title);
    cell.font = { name: '黑体', size: 11 };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.border = framed;
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: column.editable === true ? 'FFFFF2CC' : 'FFF2F2F2' } };
  });
  row.height =
    heightFor(
      sheet.columns.map((column) => ({ text: column.title, width: column.width })),
      16,
    ) + 4;
}

const formats = { text: '@', integer: '0', date: 'yyyy-mm-dd', percent: '0.0%' } as const;
const sides = { text: 'left', integer: 'right', date: 'center', percent: 'right' } as const;

const bodyStyle = (type: SheetColumn['type'], numFmt: string): Partial<ExcelJS.Style> => ({
  numFmt,
  font: { name: '仿宋_GB2312', size: 11 },
  alignment: { horizontal: sides[type], vertical: 'middle', wrapText: true, ...(sides[type] === 'right' ? { indent: 1 } : {}) },
  border: framed,
});

/** One object for all cells of a kind: the library writes a style out each time it meets another object, and knows the same one again. */
const bodyStyles = {
  typed: {
    text: bodyStyle('text', formats.text),
    integer: bodyStyle('integer', formats.integer),
    date: bodyStyle('date', formats.date),
    percent: bodyStyle('percent', formats.percent),
  },
  // A value that is not of the column's type stays the text it is.
  words: {
    text: bodyStyle('text', formats.text),
    integer: bodyStyle('integer', formats.text),
    date: bodyStyle('date', formats.text),
    percent: bodyStyle('percent', formats.text),
  },
} as const;

function addRow(page: ExcelJS.Worksheet, columns: readonly SheetColumn[], values: readonly SheetCell[]): void {
  const row = page.addRow([]);
  columns.forEach(({ type }, i) => {
    const cell = row.getCell(i + 1);
    const typed = typedValue(values[i] ?? null, type);
    cell.value = typed;
    cell.style = bodyStyles[typeof typed === 'string' ? 'words' : 'typed'][type];
  });
  row.height = heightFor(
    columns.map((column, i) => ({ text: column.type === 'text' ? String(values[i] ?? '') : '', width: column.width })),
    15,
  );
}

/** Named by its type alone: the library's types leave it out. */
type Checked = ExcelJS.Worksheet & { readonly dataValidations: { add(range: string, check: ExcelJS.DataValidation): void } };

/** One check for each whole column: the library joins single cells in the order of their names (`K10` before `K4`) and would write overlapping ranges. */
function addChecks(page: ExcelJS.Worksheet, { columns, rows }: SheetModel, first: number): void {
  if (rows.length === 0) return;
  columns.forEach((column, i) => {
    const check = validationOf(column);
    const letter = page.getColumn(i + 1).letter;
    if (check) (page as Checked).dataValidations.add(`${letter}${first}:${letter}${first + rows.length - 1}`, check);
  });
}

/** What a person may type into a cell of an editable column; refused by the spreadsheet program itself, in words. */
function validationOf({ title, type, editable, choices }: SheetColumn): ExcelJS.DataValidation | undefined {
  if (editable !== true) return undefined;
  const said = { allowBlank: true, showErrorMessage: true, errorTitle: title };
  if (choices) return { ...said, type: 'list', formulae: [`"${choices.join(',')}"`], error: `请从列表中选择：${choices.join('、')}` };
  if (type === 'date')
    return { ...said, type: 'date', operator: 'greaterThan', formulae: [new Date(Date.UTC(1990, 0, 1))], error: '请填写日期，如 2022-09-14' };
  return undefined;
}

function typedValue(value: SheetCell, type: SheetColumn['type']): string | number | Date | null {
  if (value === null) return null;
  if (type === 'date' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    // Midnight UTC: the library counts days from it, so that no time zone shifts the day.
    const day = new Date(`${value}T00:00:00Z`);
    return Number.isNaN(day.getTime()) ? safeText(value) : day;
  }
  if (type !== 'text' && typeof value === 'number' && Number.isFinite(value)) return value;
  return safeText(String(value));
}

/**
 * Text that a spreadsheet program cannot take for a formula when the file is saved as CSV or the cell is edited:
 * an apostrophe before a leading = + - @ tab or line end, also behind blanks.
 */
export function safeText(text: string): string {
  const risky = /^[\s\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) || /^[\t\r\n]/.test(text);
  const clean = printable(text);
  return (risky ? `'${clean}` : clean).slice(0, longestCell);
}
