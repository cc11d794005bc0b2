import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { type SummaryChart, summaryCharts } from '#shared/summary/charts.ts';
import { figure, figureOf, summaryOf } from '#shared/summary/summary.ts';
import { Site } from '#test/helpers/ledger.ts';
import { knowledge } from '#test/shared/workbench/desk.ts';

const finding = fc.record({
  stream: fc.constantFrom('prison', 'prison', 'residentOffice', 'clue'),
  facility: fc.constantFrom('f1', 'f2'),
  type: fc.constantFrom('D03', 'E04', 'G01'),
  severity: fc.constantFrom(1, 2, 3, 4, null),
  status: fc.constantFrom('confirmed', 'closed', 'recorded'),
  measure: fc.constantFrom('oral', 'feedback', null),
});

function site(findings: readonly (typeof finding extends fc.Arbitrary<infer T> ? T : never)[]) {
  const book = new Site('图');
  const write = (kind: string, id: string, fields: Record<string, string | number | null>) =>
    book.write(...Object.entries(fields).map(([field, value]) => ({ kind, id, field, value })));
  write('team', 't1', { name: '第一组', order: 'a0' });
  for (const id of ['f1', 'f2']) write('facility', id, { name: `${id}监狱`, team: 't1', order: id, kind: 'prison' });
  findings.forEach(
    (item, i) => void write('finding', `x${i}`, { ...item, area: item.type.slice(0, 1), title: `标题${i}`, facts: '事实', foundOn: '2022-10-01' }),
  );
  return book.replica.fold;
}

const cutoff = dateOnly('2022-12-31');
const total = ({ spec }: SummaryChart): number => spec.series.flatMap((series) => series.values).reduce<number>((sum, value) => sum + (value ?? 0), 0);

describe('charts of the summary', () => {
  it('add up to the figures, and each number is as many findings as its place leads to', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 25 }), (findings) => {
        const source = site(findings);
        const summary = summaryOf(source, knowledge, cutoff);
        const all = Number(figure(summary, 'findings.prison').value);
        const charts = summaryCharts(summary);
        expect(charts).toHaveLength(all === 0 ? 0 : 5);
        for (const chart of charts) {
          const known = chart.id === 'measures' ? summary.facts.prison.filter((item) => item.measure !== null).length : all;
          expect(total(chart), chart.id).toBe(known);
          chart.labels.forEach((label, at) => {
            chart.series.forEach((series, line) => {
              if (!series) return;
              const narrowed = summaryOf(source, knowledge, cutoff, { ...label, ...series });
              expect(figureOf(narrowed, 'findings.prison')?.value, `${chart.id} ${at} ${line}`).toBe(chart.spec.series[line]?.values[at]);
            });
          });
        }
      }),
      { numRuns: 15 },
    );
  });

  it('says nothing of the 派驻 stream and of clues', () => {
    const source = site([
      { stream: 'residentOffice', facility: 'f1', type: 'D03', severity: 3, status: 'confirmed', measure: null },
      { stream: 'clue', facility: 'f1', type: 'D03', severity: 4, status: 'confirmed', measure: null },
    ]);
    expect(summaryCharts(summaryOf(source, knowledge, cutoff))).toEqual([]);
  });
});
