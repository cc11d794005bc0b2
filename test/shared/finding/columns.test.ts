import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenIn, columnOf, sortedBy, tally } from '#shared/finding/columns.ts';

const values = fc.array(fc.constantFrom('', '甲', '乙', '丙', '丁'), { maxLength: 60 });
const some = (rows: readonly string[]) => fc.subarray(rows.map((_row, at) => at));

describe('a column of many rows', () => {
  it('counts and sorts any part of the rows as walking them would', () => {
    fc.assert(
      fc.property(
        values.chain((rows) => fc.tuple(fc.constant(rows), some(rows))),
        ([rows, part]) => {
          const column = columnOf(rows, (row) => row);
          const chosen = Uint32Array.from(part);
          const words = part.map((at) => rows[at] ?? '');
          expect(Object.fromEntries(tally(column, chosen).map(({ value, count }) => [value, count]))).toEqual(
            Object.fromEntries([...new Set(words)].map((word) => [word, words.filter((other) => other === word).length])),
          );
          const byValue = (a: number, b: number): number => ((rows[a] ?? '') < (rows[b] ?? '') ? -1 : (rows[a] ?? '') > (rows[b] ?? '') ? 1 : a - b);
          expect([...sortedBy(column, chosen)]).toEqual(part.toSorted(byValue));
        },
      ),
    );
  });

  it('never chooses what is not set', () => {
    const column = columnOf(['', '3', '2'], (row) => row);
    expect([...chosenIn(column, ['', 3])].map((yes, code) => (yes === 1 ? column.values[code] : undefined)).filter(Boolean)).toEqual(['3']);
  });
});
