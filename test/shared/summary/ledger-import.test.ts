import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { RawWorkbook } from '#shared/document/raw-sheet.ts';
import { readXlsx } from '#shared/document/readers/xlsx.ts';
import type { WorkbookModel } from '#shared/document/sheet.ts';
import { writeXlsx } from '#shared/document/writers/xlsx.ts';
import { fromUtf8 } from '#shared/kernel/bytes.ts';
import type { ImportLedger } from '#shared/summary/sheets/ledger-import.ts';
import type { WorkbookKind } from '#shared/summary/sheets/ledger-workbooks.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

/** The workbook after it went through a real xlsx file. */
const throughFile = async (model: WorkbookModel): Promise<RawWorkbook> => readXlsx((await writeXlsx(model)).bytes);

function desk() {
  const person = new TestDesk();
  const facility = person.prison();
  const first = person.finding(facility, { facts: '=HYPERLINK("x") 罪犯张某被禁闭十七日。' });
  const second = person.finding(facility, { type: 'E04', title: '加分没有依据', facts: '加分没有事实依据。', severity: 1 });
  return { person, facility, first, second };
}

async function exported(person: TestDesk, which: WorkbookKind): Promise<RawWorkbook> {
  return throughFile(person.read('summary.workbook', { which }));
}

/** Writes into the cell of that column in the row that holds `text`. */
function typed(book: RawWorkbook, row: string, column: string, value: string): RawWorkbook {
  const [sheet, ...rest] = book.sheets;
  if (!sheet) throw new Error('no sheet');
  const head = sheet.rows.findIndex((cells) => cells.includes(column));
  const at = sheet.rows[head]?.indexOf(column) ?? -1;
  const rows = sheet.rows.map((cells, i) => (i > head && cells.some((cell) => cell.includes(row)) ? cells.map((cell, j) => (j === at ? value : cell)) : cells));
  return { sheets: [{ ...sheet, rows }, ...rest] };
}

const input = (read: ReturnType<TestDesk['read']> & object): ImportLedger => {
  const { ledger, rows } = read as { ledger: ImportLedger['ledger']; rows: ImportLedger['rows'] };
  return { ledger, rows, reason: '按监狱核对后的台账' };
};

describe('a ledger that comes back', () => {
  it('unchanged shows no change, text that looks like a formula included', async () => {
    const { person } = desk();
    for (const which of ['finding', 'rectification', 'letter'] as const) {
      const read = person.read('ledger.readSheet', await exported(person, which));
      expect(read).toMatchObject({ ledger: which, rows: [], bad: [] });
    }
    expect(person.read('ledger.readSheet', await exported(person, 'finding')).unchanged).toBe(2);
  });

  it('shows each change before it is taken in, takes all in as one entry, and one undo takes them back', async () => {
    const { person, first, second } = desk();
    let book = typed(await exported(person, 'finding'), '禁闭超过十五日', '监区或部门', '二监区');
    book = typed(book, '加分没有依据', '严重程度', '一般违法');
    book = typed(book, '加分没有依据', '发生日期', '2022-09-03');
    const read = person.read('ledger.readSheet', book);
    expect(read.rows.map((row) => row.changes.map(({ label, cell, before, after }) => [label, cell.replace(/\d+/, ''), before, after]))).toEqual([
      [['监区或部门', 'E', '一监区', '二监区']],
      [
        ['发生日期', 'K', '2022-09-01', '2022-09-03'],
        ['严重程度', 'M', '瑕疵或隐患', '一般违法'],
      ],
    ]);
    const entries = person.log.length;
    expect(person.do('ledger.import', input(read))).toEqual({ rows: 2, cells: 3 });
    expect(person.log.length).toBe(entries + 1);
    expect(person.read('findings.detail', { id: first })?.finding.wing).toBe('二监区');
    expect(person.read('findings.detail', { id: second })?.finding).toMatchObject({ severity: 2, conductFrom: '2022-09-03' });
    // The sheet that was read before the change is refused: nothing is overwritten unseen.
    expect(person.code('ledger.import', input(read))).toBe('ledger.moved');
  });

  it('names every bad cell and every row that is not ours, and takes none of them in', async () => {
    const { person } = desk();
    let book = typed(await exported(person, 'finding'), '禁闭超过十五日', '发生日期', '上个月');
    book = typed(book, '加分没有依据', '严重程度', '很严重');
    const [sheet, ...rest] = book.sheets;
    const strange = [...(sheet?.rows ?? []), ['3', '无名', '', '甲监狱', '', '', '', '外来的一行']];
    const read = person.read('ledger.readSheet', { sheets: [{ name: '问题台账', rows: strange }, ...rest] });
    expect(read.rows).toEqual([]);
    expect(read.bad.map((cell) => cell.reason)).toEqual(['“上个月”不是日期。', '“很严重”不在可选范围内。', '这一行没有记录标识，不是从本程序导出的。']);
    expect(read.bad.map((cell) => cell.cell.replace(/\d+/, ''))).toEqual(['K', 'M', 'Q']);
    expect(person.read('ledger.readSheet', { sheets: [{ name: 'Sheet1', rows: [['姓名']] }] })).toMatchObject({ ledger: null, bad: [{ cell: 'A1' }] });
  });

  it('obeys the rules of every act, names the line, and changes nothing when one is refused', async () => {
    const { person, first } = desk();
    const book = typed(await exported(person, 'rectification'), '加分没有依据', '复核日期', '2022-11-09');
    expect(person.read('ledger.readSheet', book).rows).toEqual([]);
    person.do('finding.edit', { id: first, fields: { measure: 'correctionNotice' }, reason: '严重违法' });
    const half = typed(await exported(person, 'rectification'), '禁闭超过十五日', '复核日期', '2022-11-09');
    const refused = person.try('ledger.import', input(person.read('ledger.readSheet', half)));
    expect(refused).toMatchObject({ code: 'ledger.recheck', words: expect.stringMatching(/^第4行：复核日期和复核结论要一起填写，没有导入任何内容。$/) });
    expect(person.code('ledger.import', { ...input(person.read('ledger.readSheet', half)), reason: '' })).toBe('reason.empty');
  });

  it('takes in what a person touched and nothing of what the program changed meanwhile', async () => {
    const { person, first, second } = desk();
    const old = await exported(person, 'finding');
    person.do('finding.edit', { id: first, fields: { title: '禁闭十七日，超过上限', facts: '罪犯张某被禁闭十七日，家属未被通知。' }, reason: '核实后补写' });
    person.do('finding.edit', { id: second, fields: { wing: '三监区' }, reason: '更正' });
    expect(person.read('ledger.readSheet', old)).toMatchObject({ rows: [], bad: [], unchanged: 2 });
    let book = typed(old, '禁闭超过十五日', '监区或部门', '二监区');
    book = typed(book, '加分没有依据', '监区或部门', '四监区');
    const read = person.read('ledger.readSheet', book);
    expect(read.rows.map((row) => row.changes.map(({ label, before, after }) => [label, before, after]))).toEqual([[['监区或部门', '一监区', '二监区']]]);
    expect(read.bad.map((cell) => cell.reason)).toEqual(['导出以后程序里已改为“三监区”，表中又改为“四监区”。']);
    person.do('ledger.import', input(read));
    expect(person.read('findings.detail', { id: first })?.finding).toMatchObject({ wing: '二监区', title: '禁闭十七日，超过上限' });
    expect(person.read('findings.detail', { id: second })?.finding.wing).toBe('三监区');
  });

  it('offers a 派驻 problem the measures of its own stream', async () => {
    const { person, facility } = desk();
    const id = person.finding(facility, { stream: 'residentOffice', type: 'M01', title: '派驻检察日志补写', facts: '派驻检察日志事后补写。' });
    const sheet = await exported(person, 'resident');
    expect(person.read('ledger.readSheet', typed(sheet, '派驻检察日志补写', '处理方式', '口头纠正')).bad).toHaveLength(1);
    const read = person.read('ledger.readSheet', typed(sheet, '派驻检察日志补写', '处理方式', '内部反馈'));
    expect(read.bad).toEqual([]);
    person.do('ledger.import', input(read));
    expect(person.read('findings.detail', { id })?.finding.measure).toBe('internalFeedback');
  });

  it('says what it cannot enter alone: a remark on a recheck', async () => {
    const { person, first } = desk();
    person.do('finding.edit', { id: first, fields: { measure: 'correctionNotice' }, reason: '严重违法' });
    const book = typed(await exported(person, 'rectification'), '禁闭超过十五日', '复核说明', '已解除禁闭');
    expect(person.try('ledger.import', input(person.read('ledger.readSheet', book)))).toMatchObject({
      code: 'ledger.recheck',
      words: '第4行：复核说明随复核日期、复核结论一起登记，没有导入任何内容。',
    });
  });

  it('enters a new answer to a letter', async () => {
    const { person, facility, first } = desk();
    const letter = person.do('letter.draft', { type: 'correctionNotice', facility, findings: [first] });
    person.do('letter.issue', { id: letter.id, on: '2022-10-25', outside: '纸质签批' });
    let book = typed(await exported(person, 'letter'), '纠正违法通知书', '新回复日期', '2022-11-05');
    book = typed(book, '纠正违法通知书', '新采纳情况', '采纳');
    book = typed(book, '纠正违法通知书', '文号', '江检纠违〔2022〕7号');
    person.do('ledger.import', input(person.read('ledger.readSheet', book)));
    expect(person.read('summary.letters', {})).toMatchObject([{ number: '江检纠违〔2022〕7号', replies: 1 }]);
  });
});

it('serves the next round as what the earlier one found', async () => {
  const { person } = desk();
  const read = person.read('previousProblem.readSheet', await exported(person, 'finding'));
  expect(read.bad).toEqual([]);
  expect(read.rows.map((row) => [row.facility, row.type, row.title])).toEqual([
    ['甲监狱', 'D03', '禁闭超过十五日'],
    ['甲监狱', 'E04', '加分没有依据'],
  ]);
  person.do('previousProblem.import', { round: '2021年', rows: [...read.rows] });
  expect(person.read('summary.compare', {})?.repeated).toHaveLength(2);
});

it('writes a ledger with lists and day checks where a person types, filters on, and flat data from the first row', async () => {
  const { person } = desk();
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const { bytes } = await writeXlsx(person.read('summary.workbook', { which: 'finding' }));
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  const sheet = book.getWorksheet('问题台账');
  const heads = sheet?.getRow(3).values;
  const column = (title: string): number => (Array.isArray(heads) ? heads.indexOf(title) : -1);
  expect(sheet?.getRow(4).getCell(column('严重程度')).dataValidation).toMatchObject({
    type: 'list',
    formulae: ['"瑕疵或隐患,一般违法,严重违法,重大事故或涉嫌犯罪"'],
  });
  expect(sheet?.getRow(4).getCell(column('发生日期')).dataValidation?.type).toBe('date');
  expect(sheet?.getRow(4).getCell(column('编号')).dataValidation).toBeUndefined();
  expect(sheet?.getColumn(column('记录标识（勿改）')).hidden).toBe(true);
  expect(sheet?.autoFilter).toBeDefined();
  const flat = book.getWorksheet('透视数据');
  expect(flat?.getRow(1).getCell(flat?.columnCount ?? 0).value).toBe('问题数');
  expect(flat?.getRow(2).getCell(flat?.columnCount ?? 0).value).toBe(1);
});

it('checks each column where a person types by one range, however many rows there are', async () => {
  const { person, facility } = desk();
  for (let i = 0; i < 12; i++) person.finding(facility);
  const sheet = unzipSync((await writeXlsx(person.read('summary.workbook', { which: 'finding' }))).bytes)['xl/worksheets/sheet1.xml'];
  const ranges = [...fromUtf8(sheet ?? new Uint8Array()).matchAll(/<dataValidation [^>]*sqref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].map((match) => match.slice(1));
  expect(ranges.map(([from, first, to, last]) => [from === to, first, last])).toEqual(ranges.map(() => [true, '4', '17']));
  expect(new Set(ranges.map(([column]) => column)).size).toBe(ranges.length);
  expect(ranges).toHaveLength(4);
});

it('lays an older sheet beside what held on its own 统计截止日: what happened since is no change of it', async () => {
  const { person, second } = desk();
  person.do('finding.oral', { id: second, on: '2022-10-20', doneOn: '2022-10-25' });
  const older = await throughFile(person.read('summary.workbook', { which: 'rectification', cutoff: '2022-10-22' }));
  expect(JSON.stringify(older)).not.toContain('2022-10-25');
  expect(person.read('ledger.readSheet', older)).toMatchObject({ rows: [], bad: [] });
  // What a person types over it is laid beside what holds now, and not taken in unseen.
  const over = typed(older, '加分没有依据', '口头纠正完成日期', '2022-10-21');
  expect(person.read('ledger.readSheet', over)).toMatchObject({ rows: [], bad: [{ reason: expect.stringContaining('程序里已改为“2022-10-25”') }] });
  // A sheet of an earlier version has no marks behind its rows.
  const unmarked = {
    sheets: over.sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.filter((cell) => !/^导出时内容|^\w+:[0-9a-f]{8}/.test(cell))) })),
  };
  const read = person.read('ledger.readSheet', unmarked);
  expect(read.rows).toHaveLength(1);
  expect(person.code('ledger.import', input(read))).toBe('ledger.moved');
});
