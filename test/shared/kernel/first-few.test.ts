import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstFew } from '#shared/kernel/first-few.ts';

test('the first few are those of the sorted list, equal ones in the order in which they came', () => {
  const items = fc.array(fc.record({ rank: fc.integer({ min: 0, max: 9 }), name: fc.string() }), { maxLength: 40 });
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 12 }), (all, count) => {
      const order = (a: { rank: number }, b: { rank: number }): number => a.rank - b.rank;
      expect(firstFew(all, count, order)).toEqual([...all].sort(order).slice(0, count));
    }),
  );
});
