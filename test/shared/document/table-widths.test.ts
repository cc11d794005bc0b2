import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidths } from '#shared/document/table-strips.ts';

const columns = (...parts: readonly (readonly [string, number])[]) => parts.map(([title, share]) => ({ title, share }));
const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width, 0);

describe('widths of columns', () => {
  it('follow the shares where every head has room', () => {
    expect(columnWidths({ columns: columns(['问题情况', 3], ['依据', 1]) }, 400)).toEqual([300, 100]);
  });

  it('leave a head of two characters whole, at the cost of the others', () => {
    const [order = 0, problem = 0, basis = 0] = columnWidths({ columns: columns(['序号', 1], ['问题', 25], ['法律依据', 25]) }, 442);
    expect(order).toBeCloseTo(2 * 10.5 + 2 * 3.5 + 0.5);
    expect(problem).toBeCloseTo(basis);
    expect(order + problem + basis).toBeCloseTo(442);
  });

  it('are shared out where the shares are larger than their sum can be', () => {
    const largest = Number.MAX_VALUE;
    expect(columnWidths({ columns: columns(['问题', largest], ['依据', largest]) }, 400)).toEqual([200, 200]);
  });

  it('fill the width and give no column less than nothing, whatever the shares', () => {
    const share = fc.oneof(fc.double(), fc.constantFrom(0, -1, 1, 7, 1000));
    const title = fc.constantFrom('序号', '年', '监区或部门', 'A', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(title, share), { minLength: 1, maxLength: 30 }), fc.integer({ min: 100, max: 800 }), (parts, width) => {
        const widths = columnWidths({ columns: columns(...parts) }, width);
        expect(sum(widths)).toBeCloseTo(width, 3);
        for (const each of widths) expect(each).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
