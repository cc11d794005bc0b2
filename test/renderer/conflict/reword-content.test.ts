import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rewordContent } from '#renderer/conflict/reword-content.ts';
import { type Content, contentText, type Inline, tidyContent } from '#shared/letter/content.ts';

const plain = (text: string): Inline => ({ text, strong: false, bound: null });
const slot = (text: string): Inline => ({ text, strong: false, bound: { to: 'field', kind: 'finding', id: 'f1', field: 'title', seen: text } });

describe('a paragraph in other words', () => {
  it('keeps what is bound and bold where its words stay', () => {
    const base: Content = [plain('针对'), slot('禁闭超期'), plain('，请纠正。')];
    expect(rewordContent(base, '针对禁闭超期问题，请立即纠正。')).toEqual([plain('针对'), slot('禁闭超期'), plain('问题，请立即纠正。')]);
    expect(rewordContent(base, '请纠正。')).toEqual([plain('请纠正。')]);
  });

  it('says exactly what was written, and nothing changes when nothing was', () => {
    const words = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '。'), maxLength: 12 });
    const content = fc
      .array(fc.tuple(words, fc.boolean()), { maxLength: 4 })
      .map((parts) => tidyContent(parts.map(([text, is]) => (is ? slot(text) : plain(text)))));
    fc.assert(
      fc.property(content, words, (base, text) => {
        expect(contentText(rewordContent(base, text))).toBe(text);
        expect(rewordContent(base, contentText(base))).toEqual(base);
      }),
    );
  });
});
