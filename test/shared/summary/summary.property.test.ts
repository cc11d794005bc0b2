import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, DocumentModel, Run } from '#shared/document/model.ts';
import type { WorkbookModel } from '#shared/document/sheet.ts';
import { dateOnly } from '#shared/kernel/date-only.ts';
import type { Change } from '#shared/ledger/record.ts';
import { figureText } from '#shared/summary/figure.ts';
import type { SummaryFilter } from '#shared/summary/filter.ts';
import { composeReport, reportSummary } from '#shared/summary/report/draft.ts';
import { checkOutward } from '#shared/summary/report/outward-check.ts';
import type { ReportParams } from '#shared/summary/report/report-params.ts';
import { figureIdsOf } from '#shared/summary/report/report-record.ts';
import { reportReaders, reportTypes } from '#shared/summary/report/words.ts';
import { ledgerWorkbook, residentWorkbook, workbooks } from '#shared/summary/sheets/ledger-workbooks.ts';
import { figure, figureOf, summaryOf } from '#shared/summary/summary.ts';
import { Site } from '#test/helpers/ledger.ts';
import { knowledge } from '#test/shared/workbench/desk.ts';

const cutoff = dateOnly('2022-12-31');
const facilities = ['f1', 'f2', 'f3', 'f4', 'gone'];
const finding = fc.record({
  stream: fc.constantFrom('prison', 'prison', 'residentOffice', 'clue'),
  facility: fc.constantFrom(...facilities),
  type: fc.constantFrom('D03', 'E04', 'G01', 'A01', ''),
  severity: fc.constantFrom(1, 2, 3, 4),
  status: fc.constantFrom('confirmed', 'closed', 'recorded', 'dismissed'),
  measure: fc.constantFrom('oral', 'feedback', null),
  foundOn: fc.constantFrom('2022-09-20', '2022-10-01', '2022-11-15'),
});
type Drawn = typeof finding extends fc.Arbitrary<infer T> ? T : never;
const filters: fc.Arbitrary<SummaryFilter> = fc.record(
  {
    areas: fc.subarray(['D', 'E', 'A']),
    facilities: fc.subarray(['f1', 'f3']),
    teams: fc.subarray(['t1', 't2']),
    severities: fc.subarray([1, 3] as const).map((list) => [...list]),
    measures: fc.subarray(['oral', 'feedback'] as const).map((list) => [...list]),
    statuses: fc.subarray(['confirmed', 'closed'] as const).map((list) => [...list]),
    from: fc.constantFrom('2022-10-01'),
    to: fc.constantFrom('2022-10-31', '2022-11-15'),
  },
  { requiredKeys: [] },
);

function book(findings: readonly Drawn[]) {
  const site = new Site('汇总');
  const write = (kind: string, id: string, fields: Record<string, Change['value']>) =>
    site.write(...Object.entries(fields).map(([field, value]) => ({ kind, id, field, value })));
  write('round', 'round', { title: '测试轮次', organiser: '江州市人民检察院', feedbackTo: '江州市监狱管理局' });
  write('team', 't1', { name: '第一组', order: 'a0' });
  write('team', 't2', { name: '第二组', order: 'a1' });
  facilities
    .slice(0, 4)
    .forEach((id, i) => void write('facility', id, { name: `${id}监狱`, team: i < 2 ? 't1' : i < 3 ? 't2' : '', order: `a${i}`, kind: 'prison' }));
  findings.forEach((item, i) => {
    write('finding', `x${i}`, { ...item, area: item.type.slice(0, 1), title: `${item.stream}标题${i}`, facts: `${item.stream}事实${i}` });
  });
  write('letter', 'l1', { type: 'suggestionLetter', status: 'issued', issuedOn: '2022-10-20', facility: 'f1', title: '检察建议书', 'finding/x0': true });
  return site.replica.fold;
}

const sheetRows = (workbook: WorkbookModel, name: string): readonly (readonly unknown[])[] => workbook.sheets.find((sheet) => sheet.name === name)?.rows ?? [];
const blocksOf = (model: DocumentModel): readonly Block[] => [...model.body, ...(model.annexes ?? []).flatMap((annex) => annex.body)];
const listed = (model: DocumentModel, title: string): number => {
  const list = model.annexes?.find((annex) => annex.title === title)?.body[0];
  return list?.type === 'table' ? list.rows.length : -1;
};

const runsOf = (model: DocumentModel): readonly Run[] => blocksOf(model).flatMap((block) => (block.type === 'paragraph' ? block.runs : []));
const wordsOf = (model: DocumentModel): string =>
  runsOf(model)
    .map((run) => run.text)
    .join('');

/** By hand what the filter lets through. */
const teamOf: Readonly<Record<string, string>> = { f1: 't1', f2: 't1', f3: 't2' };
const within = (list: readonly unknown[] | undefined, value: unknown): boolean => list === undefined || list.length === 0 || list.includes(value);
const passes = (filter: SummaryFilter, item: Drawn): boolean =>
  item.stream === 'prison' &&
  (item.status === 'confirmed' || item.status === 'closed') &&
  within(filter.areas, item.type.slice(0, 1)) &&
  within(filter.facilities, item.facility) &&
  within(filter.teams, teamOf[item.facility] ?? '') &&
  within(filter.severities, item.severity) &&
  within(filter.measures, item.measure) &&
  within(filter.statuses, item.status) &&
  (filter.from === undefined || item.foundOn >= filter.from) &&
  (filter.to === undefined || item.foundOn <= filter.to);

const params = (type: (typeof reportTypes)[number]): ReportParams => ({ type, cutoff, ...(type === 'facility' ? { facility: 'f1' } : {}) });

describe('the summary', () => {
  it('says one number everywhere and under every filter: matrix, figures, lists, flat data and ledgers', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 30 }), filters, (findings, filter) => {
        const summary = summaryOf(book(findings), knowledge, cutoff, filter);
        const expected = findings.filter((item) => passes(filter, item)).length;
        const { matrix } = summary;
        const sum = (cells: readonly { readonly count: number }[]) => cells.reduce((all, cell) => all + cell.count, 0);
        expect(figure(summary, 'findings.prison').value).toBe(expected);
        expect(matrix.total.count).toBe(expected);
        expect(sum(matrix.totals)).toBe(expected);
        expect(sum(matrix.rows.flatMap((row) => row.cells))).toBe(expected);
        expect(sum(matrix.rows.map((row) => row.total))).toBe(expected);
        for (const row of matrix.rows) for (const cell of row.cells) expect(figureOf(summary, cell.figure)?.sources).toHaveLength(cell.count);
        const ledger = ledgerWorkbook(summary);
        expect(sheetRows(ledger, '问题台账')).toHaveLength(expected);
        expect(sheetRows(ledger, '透视数据')).toHaveLength(expected);
        expect(sheetRows(ledger, '分布表').at(-1)?.at(-1)).toBe(expected);
        const severities = [1, 2, 3, 4].reduce((all, n) => all + (figure(summary, `findings.bySeverity.${n}`).value ?? 0), 0);
        expect(severities).toBe(expected);
        expect(new Set(figure(summary, 'findings.prison').sources).size).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('prints the same numbers in the text and the annexes of every report', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 20 }), fc.constantFrom(...reportTypes), (findings, type) => {
        const source = book(findings);
        const summary = reportSummary(source, knowledge, params(type), cutoff);
        const model = composeReport(summary, source, params(type));
        if (listed(model, '问题清单') >= 0) expect(listed(model, '问题清单')).toBe(figure(summary, 'findings.prison').value);
        if (listed(model, '派驻检察问题清单') >= 0) expect(listed(model, '派驻检察问题清单')).toBe(figure(summary, 'findings.residentOffice').value);
        for (const id of figureIdsOf(model)) expect(figureOf(summary, id)).toBeDefined();
        for (const run of runsOf(model)) {
          // No count and no share stands in the text that does not lead to what it counts.
          if (run.figure === undefined) expect(run.text).not.toMatch(/\d(个|所|件|人|份|%)/);
          else expect(run.text).toBe(figureText(figure(summary, run.figure)));
        }
        for (const block of blocksOf(model)) {
          const shown = block.type === 'paragraph' ? block.runs : block.type === 'table' ? block.rows.flat() : [];
          for (const run of shown)
            if (typeof run !== 'string' && run.figure === 'findings.prison' && !/^\d+$/.test(run.text))
              expect([`${figure(summary, 'findings.prison').value}个`, '被巡单位问题', '1']).toContain(run.text);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('keeps 派驻 problems and clues out of every file for a prison or the 监狱管理局', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 30 }), filters, (findings, filter) => {
        const source = book(findings);
        const summary = summaryOf(source, knowledge, cutoff, filter);
        const reports = reportTypes
          .filter((type) => reportReaders[type] !== 'internal')
          .map((type) => composeReport(reportSummary(source, knowledge, params(type), cutoff), source, params(type)));
        const files = [
          ...reports,
          ...Object.values(workbooks)
            .filter((book) => !book.internal)
            .map((book) => book.make(summary, source)),
        ];
        const outward = JSON.stringify([files, summary.matrix, summary.common, summary.figures.filter((item) => item.audience === 'outward')]);
        const hidden = findings.flatMap((item, i) => (item.stream === 'prison' ? [] : [`x${i}`]));
        for (const id of hidden) expect(outward).not.toContain(`"${id}"`);
        expect(outward).not.toMatch(/residentOffice标题|clue标题|clue事实|派驻检察问题|线索/);
        for (const file of files) expect(checkOutward(file, summaryOf(source, knowledge, cutoff).facts).ok).toBe(true);
        const inward = [residentWorkbook(summary), composeReport(summary, source, params('summary')), composeReport(summary, source, params('resident'))];
        expect(JSON.stringify(inward)).not.toMatch(/clue标题|clue事实/);
      }),
      { numRuns: 40 },
    );
  });

  it('stops a file into which somebody wrote a secret', () => {
    const source = book([
      { stream: 'residentOffice', facility: 'f1', type: 'D03', severity: 2, status: 'confirmed', measure: null, foundOn: '2022-10-01' },
      { stream: 'clue', facility: 'f1', type: 'A01', severity: 4, status: 'recorded', measure: null, foundOn: '2022-10-01' },
    ]);
    const { facts } = summaryOf(source, knowledge, cutoff);
    const model = composeReport(reportSummary(source, knowledge, params('system'), cutoff), source, params('system'));
    const wrote = (text: string): DocumentModel => ({ ...model, body: [...model.body, { type: 'paragraph', runs: [{ text }] }] });
    expect(checkOutward(model, facts).ok).toBe(true);
    for (const text of ['residentOffice标题0', 'clue标题1'])
      expect(checkOutward(wrote(`另有一件，${text}。`), facts)).toMatchObject({ ok: false, refusal: { code: 'report.secret' } });
  });

  it('prints numerator, denominator and cut-off of every ratio, and no value where there is nothing to divide by', () => {
    const summary = summaryOf(book([]), knowledge, cutoff);
    for (const item of summary.figures.filter((found) => found.unit === '%')) {
      expect(item.numerator).toBeTypeOf('number');
      expect(item.cutoff).toBe('2022-12-31');
      if (item.denominator === 0) expect(item.value).toBeNull();
    }
  });
});

it('writes beside each row which figures count it, and beside each figure what it counts', () => {
  const source = book([
    { stream: 'prison', facility: 'f1', type: 'D03', severity: 3, status: 'closed', measure: 'feedback', foundOn: '2022-10-01' },
    { stream: 'prison', facility: 'f2', type: 'D03', severity: 3, status: 'confirmed', measure: null, foundOn: '2022-10-01' },
    { stream: 'residentOffice', facility: 'f1', type: 'D03', severity: 2, status: 'confirmed', measure: null, foundOn: '2022-10-01' },
  ]);
  const summary = summaryOf(source, knowledge, cutoff);
  const flat = ledgerWorkbook(summary).sheets.find((sheet) => sheet.name === '透视数据');
  const at = flat?.columns.findIndex((column) => column.title === '计入的指标') ?? -1;
  expect(flat?.rows.map((row) => row[at])).toEqual(['写入反馈意见的问题；整改销号率', '']);
  const figures = workbooks.figures.make(summary, source).sheets[0];
  const basis = new Map(figures?.rows.map((row) => [row[1], row.at(-1)]));
  expect(basis.get('写入反馈意见的问题')).toBe('f1监狱-001');
  expect(basis.get('派驻检察问题')).toBe('f1监狱派驻-001');
});

it('tells in the quarterly paper only sums that agree: problems of a letter found before the quarter are said to be outside', () => {
  const source = book([{ stream: 'prison', facility: 'f1', type: 'D03', severity: 3, status: 'confirmed', measure: null, foundOn: '2022-09-20' }]);
  const text = (more: Partial<ReportParams>): string => {
    const asked: ReportParams = { type: 'quarterly', cutoff, ...more };
    return wordsOf(composeReport(reportSummary(source, knowledge, asked, cutoff), source, asked));
  };
  expect(text({})).toMatch(/涉及问题1个，分布在狱政管理1个。/);
  expect(text({ from: '2022-10-01', to: '2022-12-31' })).toContain('涉及问题1个，其中统计范围内确认的0个。');
  expect(text({ from: '2022-10-01', to: '2022-12-31' })).toContain('不作分析');
});
