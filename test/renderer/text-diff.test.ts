import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textDiff } from '#renderer/ui/text-diff.ts';

const side = (before: string, after: string, without: 'before' | 'after'): string =>
  textDiff(before, after)
    .filter((piece) => piece.side !== without)
    .map((piece) => piece.text)
    .join('');

describe('the difference of two texts', () => {
  it('marks what was taken out and what was put in', () => {
    expect(textDiff('关押七日', '关押十五日')).toEqual([
      { text: '关押', side: 'both' },
      { text: '七', side: 'before' },
      { text: '十五', side: 'after' },
      { text: '日', side: 'both' },
    ]);
  });
  it('says nothing of equal texts and cuts no character in two', () => {
    expect(textDiff('同', '同')).toEqual([{ text: '同', side: 'both' }]);
    expect(textDiff('𠮷', '𠮶').map((piece) => piece.text)).toEqual(['𠮷', '𠮶']);
  });
  it('always gives both texts back whole', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '。', '\n', '𠮷', 'a') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(side(before, after, 'after')).toBe(before);
        expect(side(before, after, 'before')).toBe(after);
      }),
    );
  });
  it('gives up on a comb of changes and still gives both texts back', () => {
    const before = '甲乙'.repeat(2_000);
    const after = '丙丁'.repeat(2_000);
    expect(side(before, after, 'after')).toBe(before);
    expect(side(before, after, 'before')).toBe(after);
  });
});
