import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nothing } from '#shared/document/drawing.ts';
import { paginate, type Strip } from '#shared/document/strips.ts';

const height = 100;
const head: Strip = { height: 7, drawing: nothing, keepNext: true };
const strip = fc.record({ height: fc.integer({ min: 1, max: 40 }), kept: fc.boolean(), blank: fc.boolean(), breaks: fc.boolean(), row: fc.boolean() });
const strips = fc.array(strip, { maxLength: 60 }).map((all) =>
  all.map(
    (each): Strip => ({
      height: each.height,
      drawing: nothing,
      keepNext: each.kept,
      ...(each.blank ? { blank: true } : {}),
      ...(each.breaks && !each.blank ? { breakBefore: true } : {}),
      ...(each.row && !each.blank ? { head } : {}),
    }),
  ),
);

describe('strips on pages', () => {
  test('every strip that is not a blank line is placed once, in order', () => {
    fc.assert(
      fc.property(strips, (all) => {
        const placed = paginate(all, height)
          .flat()
          .map((each) => each.strip);
        expect(placed.filter((each) => !each.blank && each !== head)).toEqual(all.filter((each) => !each.blank));
      }),
    );
  });

  test('nothing overlaps and nothing leaves the page', () => {
    fc.assert(
      fc.property(strips, (all) => {
        for (const page of paginate(all, height)) {
          let y = 0;
          for (const each of page) {
            expect(each.y).toBeGreaterThanOrEqual(y - 1e-9);
            y = each.y + each.strip.height;
            if (!each.strip.blank) expect(y).toBeLessThanOrEqual(height + 0.02);
          }
        }
      }),
    );
  });

  test('a page never begins with a blank line, and a row on top of a new page has its head above it', () => {
    fc.assert(
      fc.property(strips, (all) => {
        paginate(all, height).forEach((page, i) => {
          expect(page[0]?.strip.blank ?? false).toBe(false);
          const first = page.find((each) => !each.strip.blank)?.strip;
          if (i > 0) expect(first?.head).toBe(undefined);
        });
      }),
    );
  });

  test('a kept strip stands on the page of the next unless their chain is longer than a page', () => {
    const line = (keepNext: boolean): Strip => ({ height: 10, drawing: nothing, keepNext });
    const pages = paginate([...Array.from({ length: 9 }, () => line(false)), line(true), line(true), line(false)], height);
    expect(pages.map((page) => page.length)).toEqual([9, 3]);
    expect(
      paginate(
        Array.from({ length: 25 }, () => line(true)),
        height,
      ).map((page) => page.length),
    ).toEqual([10, 10, 5]);
  });

  test('a strip for the foot ends on the lower edge, on a page of its own when there is no room', () => {
    const foot: Strip = { height: 30, drawing: nothing, keepNext: false, atFoot: true };
    const line: Strip = { height: 10, drawing: nothing, keepNext: false };
    expect(paginate([line, foot], height)).toEqual([
      [
        { strip: line, y: 0 },
        { strip: foot, y: 70 },
      ],
    ]);
    expect(paginate([...Array(8).fill(line), foot], height).at(-1)).toEqual([{ strip: foot, y: 70 }]);
  });
});
