import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import type { Change } from '#shared/ledger/record.ts';
import { ledgerWorkbook, residentWorkbook } from '#shared/summary/ledger-workbook.ts';
import { composeSummaryReport } from '#shared/summary/report.ts';
import { figure, figureOf, summaryOf } from '#shared/summary/summary.ts';
import { Site } from '#test/helpers/ledger.ts';
import { knowledge } from '#test/shared/workbench/desk.ts';

const facilities = ['f1', 'f2', 'f3', 'f4', 'gone'];
const finding = fc.record({
  stream: fc.constantFrom('prison', 'prison', 'residentOffice', 'clue'),
  facility: fc.constantFrom(...facilities),
  type: fc.constantFrom('D03', 'E04', 'G01', 'A01', ''),
  severity: fc.constantFrom(1, 2, 3, 4),
  status: fc.constantFrom('confirmed', 'closed', 'recorded', 'dismissed'),
  measure: fc.constantFrom('oral', 'feedback', null),
});

function book(findings: readonly (typeof finding extends fc.Arbitrary<infer T> ? T : never)[]) {
  const site = new Site('汇总');
  const write = (kind: string, id: string, fields: Record<string, Change['value']>) =>
    site.write(...Object.entries(fields).map(([field, value]) => ({ kind, id, field, value })));
  write('team', 't1', { name: '第一组', order: 'a0' });
  write('team', 't2', { name: '第二组', order: 'a1' });
  facilities
    .slice(0, 4)
    .forEach((id, i) => void write('facility', id, { name: `${id}监狱`, team: i < 2 ? 't1' : i < 3 ? 't2' : '', order: `a${i}`, kind: 'prison' }));
  findings.forEach((item, i) => {
    write('finding', `x${i}`, {
      ...item,
      area: item.type.slice(0, 1),
      title: `${item.stream}标题${i}`,
      facts: `${item.stream}事实${i}`,
      foundOn: '2022-10-01',
    });
  });
  return summaryOf(site.replica.fold, knowledge, dateOnly('2022-12-31'));
}

const rowsOf = (sheet: { readonly rows: readonly unknown[] } | undefined): number => sheet?.rows.length ?? -1;

describe('the summary', () => {
  it('says one number everywhere: matrix, figures, report and ledgers', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 30 }), (findings) => {
        const summary = book(findings);
        const expected = findings.filter((item) => item.stream === 'prison' && (item.status === 'confirmed' || item.status === 'closed')).length;
        const { matrix } = summary;
        const sum = (cells: readonly { readonly count: number }[]) => cells.reduce((all, cell) => all + cell.count, 0);
        expect(figure(summary, 'findings.prison').value).toBe(expected);
        expect(matrix.total.count).toBe(expected);
        expect(sum(matrix.totals)).toBe(expected);
        expect(sum(matrix.rows.flatMap((row) => row.cells))).toBe(expected);
        expect(sum(matrix.rows.map((row) => row.total))).toBe(expected);
        for (const row of matrix.rows) for (const cell of row.cells) expect(figureOf(summary, cell.figure)?.sources).toHaveLength(cell.count);
        const ledger = ledgerWorkbook(summary);
        expect(rowsOf(ledger.sheets.find((sheet) => sheet.name === '问题台账'))).toBe(expected);
        const report = composeSummaryReport(summary);
        const list = report.annexes?.[0]?.body[0];
        expect(list?.type === 'table' ? list.rows.length : -1).toBe(expected);
        const runs = report.body.flatMap((block) => (block.type === 'paragraph' ? block.runs : []));
        for (const run of runs.filter((item) => item.figure === 'findings.prison')) expect(run.text).toBe(`${expected}个`);
        const severities = [1, 2, 3, 4].reduce((all, n) => all + (figure(summary, `findings.bySeverity.${n}`).value ?? 0), 0);
        expect(severities).toBe(expected);
        expect(new Set(figure(summary, 'findings.prison').sources).size).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps 派驻 problems and clues out of everything the prison side may see', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 30 }), (findings) => {
        const summary = book(findings);
        const outward = JSON.stringify([
          ledgerWorkbook(summary),
          summary.matrix,
          summary.common,
          summary.figures.filter((item) => item.audience === 'outward'),
        ]);
        const hidden = findings.flatMap((item, i) => (item.stream === 'prison' ? [] : [`x${i}`]));
        for (const id of hidden) expect(outward).not.toContain(`"${id}"`);
        expect(outward).not.toMatch(/residentOffice标题|clue标题|clue事实/);
        expect(JSON.stringify([residentWorkbook(summary), composeSummaryReport(summary)])).not.toMatch(/clue标题|clue事实/);
      }),
      { numRuns: 60 },
    );
  });

  it('prints numerator, denominator and cut-off of every ratio, and no value where there is nothing to divide by', () => {
    const summary = book([]);
    for (const item of summary.figures.filter((found) => found.unit === '%')) {
      expect(item.numerator).toBeTypeOf('number');
      expect(item.cutoff).toBe('2022-12-31');
      if (item.denominator === 0) expect(item.value).toBeNull();
    }
  });
});
