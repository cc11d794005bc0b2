import * as XLSX from 'xlsx';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { errorTable } from '#shared/kernel/errors.ts';
import { type RawWorkbook, SHEET_LIMITS } from '../raw-sheet.ts';

/** Limits before anything is opened; a hostile file is refused, never half read. */
export const LIMITS = {
  bytes: 20 * 1024 * 1024,
  unpacked: 200 * 1024 * 1024,
  members: 2_000,
  ...SHEET_LIMITS,
} as const;

export const spreadsheetErrors = errorTable('spreadsheet', {
  tooLarge: () => ({ words: '表格文件超过 20 兆字节，没有读取，已有数据未受影响。', next: '请拆成几个文件再导入。' }),
  bomb: () => ({ words: '表格文件解开后过大，可能已损坏或者有问题，没有读取，已有数据未受影响。', next: '请用办公软件另存为新的 xlsx 文件再导入。' }),
  foreign: () => ({ words: '这不是 xlsx 表格文件，没有读取，已有数据未受影响。', next: '请在办公软件中另存为 xlsx 再导入。' }),
  damaged: () => ({ words: '表格文件已损坏，没有读取，已有数据未受影响。', next: '请在办公软件中打开后另存再导入。' }),
  tooMany: (what: string) => ({ words: `表格的${what}过多，没有读取，已有数据未受影响。`, next: '请删去不需要的部分再导入。' }),
});

/** Reads an .xlsx into plain text. Throws `spreadsheet.*` with words; formulas are never computed, only their stored text is taken. */
export function readXlsx(bytes: Bytes): RawWorkbook {
  if (bytes.length > LIMITS.bytes) throw spreadsheetErrors.tooLarge();
  checkZip(bytes);
  let book: XLSX.WorkBook;
  try {
    book = XLSX.read(bytes, { type: 'array', cellFormula: false, cellHTML: false, cellText: true, sheetRows: LIMITS.rows + 1, dense: true });
  } catch {
    throw spreadsheetErrors.damaged();
  }
  if (book.SheetNames.length > LIMITS.sheets) throw spreadsheetErrors.tooMany('工作表');
  return { sheets: book.SheetNames.map((name) => ({ name, rows: rowsOf(book.Sheets[name]) })) };
}

function rowsOf(sheet: XLSX.WorkSheet | undefined): string[][] {
  if (!sheet?.['!ref']) return [];
  const range = XLSX.utils.decode_range(sheet['!ref']);
  if (range.e.r >= LIMITS.rows) throw spreadsheetErrors.tooMany('行');
  if (range.e.c >= LIMITS.columns) throw spreadsheetErrors.tooMany('列');
  // Counted from A1, so that the cells named to the person are those of the file.
  const rows = XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: false, defval: '', blankrows: true, range: { s: { r: 0, c: 0 }, e: range.e } });
  return rows.map((row) => row.map((cell) => String(cell ?? '').slice(0, LIMITS.cellLength)));
}

/** Sizes as the zip's own directory tells them: enough to refuse a bomb before it is unpacked. */
function checkZip(bytes: Bytes): void {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 22 || data.getUint32(0) !== 0x504b0304) throw spreadsheetErrors.foreign();
  let end = bytes.length - 22;
  const stop = Math.max(0, end - 65_535);
  while (end > stop && data.getUint32(end) !== 0x504b0506) end--;
  if (data.getUint32(end) !== 0x504b0506) throw spreadsheetErrors.damaged();
  const members = data.getUint16(end + 10, true);
  let at = data.getUint32(end + 16, true);
  if (members > LIMITS.members) throw spreadsheetErrors.bomb();
  let unpacked = 0;
  for (let i = 0; i < members; i++) {
    if (at + 46 > bytes.length || data.getUint32(at) !== 0x504b0102) throw spreadsheetErrors.damaged();
    unpacked += data.getUint32(at + 24, true);
    at += 46 + data.getUint16(at + 28, true) + data.getUint16(at + 30, true) + data.getUint16(at + 32, true);
  }
  if (unpacked > LIMITS.unpacked) throw spreadsheetErrors.bomb();
}
