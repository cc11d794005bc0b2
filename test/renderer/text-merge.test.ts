import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTexts } from '#renderer/ui/text-merge.ts';

const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '。', '𠮷'), maxLength: 12 });

describe('two changes of one text', () => {
  it('come together where they are apart', () => {
    expect(mergeTexts('罪犯甲被禁闭十六日。', '罪犯张某被禁闭十六日。', '罪犯甲被禁闭十七日。')).toBe('罪犯张某被禁闭十七日。');
    expect(mergeTexts('禁闭', '禁闭十日', '禁闭九日')).toBeNull();
  });

  it('give the other change where one side changed nothing, and the same change once', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(mergeTexts(base, base, changed)).toBe(changed);
        expect(mergeTexts(base, changed, base)).toBe(changed);
        expect(mergeTexts(base, changed, changed)).toBe(changed);
      }),
    );
  });

  it('do not depend on whose is whose', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        expect(mergeTexts(base, mine, theirs)).toBe(mergeTexts(base, theirs, mine));
      }),
    );
  });

  it('keep both when one changes the beginning and the other the end', () => {
    fc.assert(
      fc.property(text, text, (head, tail) => {
        expect(mergeTexts('始，中间不变的部分，终', `${head}，中间不变的部分，终`, `始，中间不变的部分，${tail}`)).toBe(`${head}，中间不变的部分，${tail}`);
      }),
    );
  });
});
