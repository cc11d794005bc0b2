import { describe, expect, test } from 'vitest';
import * as xlsx from 'xlsx';
import { safeText, writeXlsx } from '#shared/document/writers/xlsx.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { docxParts } from '#test/helpers/document-text.ts';
import { sampleWorkbook } from '#test/helpers/sample-workbook.ts';

describe('a ledger as a spreadsheet', () => {
  test('values keep their types: long numbers are text, days are days, shares are shares', async () => {
    const book = xlsx.read((await writeXlsx(sampleWorkbook)).bytes, { cellDates: true, UTC: true });
    const sheet = book.Sheets['问题台账'] as xlsx.WorkSheet;
    expect(sheet['A1'].v).toBe('2022年全市监狱交叉巡回检察问题台账');
    expect(sheet['B4']).toMatchObject({ t: 's', v: '500120220012345678' });
    expect(sheet['A4']).toMatchObject({ t: 'n', v: 1 });
    expect((sheet['E4'].v as Date).toISOString().slice(0, 10)).toBe('2022-09-14');
    expect(sheet['F5'].v).toBe(0.05);
    expect(sheet['E7']?.v).toBeUndefined();
    expect(sheet['D4'].v).toBe("'=1+1");
    expect(sheet['D4'].f).toBeUndefined();
  });

  test('a cell looks like its column, but a value of another type is shown as the text it is', async () => {
    const types = ['text', 'integer', 'date', 'percent'] as const;
    const columns = types.map((type) => ({ title: type, width: 12, type }));
    const rows = [
      ['甲', 3, '2022-09-14', 0.05],
      ['乙', '约三处', '九月', '不详'],
      [null, null, null, null],
    ];
    const { bytes } = await writeXlsx({ title: 't', sheets: [{ name: 's', title: 't', columns, rows, orientation: 'portrait' }] });
    const sheet = xlsx.read(bytes, { cellNF: true, sheetStubs: true }).Sheets['s'] as xlsx.WorkSheet;
    const formats = [3, 4, 5].map((row) => ['A', 'B', 'C', 'D'].map((column) => sheet[`${column}${row}`].z));
    expect(formats[0]).toEqual(['@', '0', 'yyyy-mm-dd', '0.0%']);
    expect(formats[1]).toEqual(['@', '@', '@', '@']);
    expect([sheet['A5'].v, sheet['D5'].v]).toEqual([undefined, undefined]);
    const styles = docxParts(bytes)['xl/styles.xml'] ?? '';
    // The library's own, title, head, four columns, and words to the right and in the middle.
    expect(styles).toMatch(/<cellXfs count="9">/);
  });

  test('it is set up for print: head frozen and repeated, filter, A4, fitted, page numbers', async () => {
    const parts = docxParts((await writeXlsx(sampleWorkbook)).bytes);
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).toMatch(/<pane ySplit="3"[^>]*state="frozen"/);
    expect(sheet).toContain('<autoFilter ref="A3:F83"/>');
    expect(sheet).toContain('<mergeCell ref="A1:F1"/>');
    expect(sheet).toMatch(/<pageSetup[^>]*paperSize="9"/);
    expect(sheet).toMatch(/<pageSetup[^>]*orientation="landscape"/);
    expect(sheet).toMatch(/<pageSetup[^>]*fitToHeight="0"/);
    expect(sheet).toContain('第 &amp;P 页');
    expect(parts['xl/workbook.xml']).toContain('_xlnm.Print_Titles');
    expect(parts['docProps/core.xml']).toContain('巡检台');
  });

  test('sheets of one name are told apart, forbidden signs are replaced', async () => {
    const sheet = { title: 't', columns: [{ title: 'c', width: 9, type: 'text' as const }], rows: [], orientation: 'portrait' as const };
    const { bytes } = await writeXlsx({ title: 'w', sheets: ['问题/台账', '问题/台账', '', '很'.repeat(40)].map((name) => ({ ...sheet, name })) });
    expect(xlsx.read(bytes).SheetNames).toEqual(['问题 台账', '问题 台账(2)', '表3', '很'.repeat(31)]);
  });

  test('text that a program could take for a formula is made plain', () => {
    for (const risky of ['=1+1', '+86', '-cmd', '@SUM(A1)', '\t=1', '\r=1', ' =1', '　=1', '＝1']) expect(safeText(risky).startsWith("'"), risky).toBe(true);
    for (const plain of ['甲监狱', '12', '——说明', '（=）', '']) expect(safeText(plain)).toBe(plain);
  });

  test('hostile text gives a file that opens, cut to what a cell may hold', async () => {
    const text = `<x>&"\u0000\u202e😀\ud83d${'长'.repeat(40_000)}`;
    const { bytes } = await writeXlsx({
      title: text,
      sheets: [{ name: 's', title: text, columns: [{ title: text, width: 20, type: 'text' }], rows: [[text]], orientation: 'portrait' }],
    });
    const sheet = xlsx.read(bytes).Sheets['s'] as xlsx.WorkSheet;
    expect(sheet['A3'].v.length).toBe(32_767);
    expect(sheet['A3'].v.startsWith('<x>&"😀')).toBe(true);
  });

  test('the same ledger gives the same bytes', async () => {
    expect(sha256Of((await writeXlsx(sampleWorkbook)).bytes)).toBe(sha256Of((await writeXlsx(sampleWorkbook)).bytes));
  });
});
