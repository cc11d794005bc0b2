import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber } from '#shared/kernel/numerals.ts';
import { documentNumber, normaliseDocumentNumber, parseDocumentNumber } from '#shared/law/document-number.ts';

describe('document numbers', () => {
  it.each(['﹝2022﹞', '[2022]', '（2022）', '(2022)', '【2022】', '［２０２２］', '〔2022〕', '[ 2022 ]'])(
    'turns %s into the brackets of the standard',
    (year) => {
      expect(normaliseDocumentNumber(`渝检一纠违${year}7号`)).toBe('渝检一纠违〔2022〕7号');
    },
  );

  it('leaves brackets alone that hold no year', () => {
    expect(normaliseDocumentNumber('穗云检民（行）违监（2016）4号')).toBe('穗云检民（行）违监〔2016〕4号');
  });

  it('leaves the number blank until the office allots it', () => {
    expect(documentNumber({ code: '渝检一建', year: 2026 })).toBe('渝检一建〔2026〕　号');
    expect(parseDocumentNumber('渝检一建〔2026〕　号')).toEqual({ ok: true, value: { code: '渝检一建', year: 2026 } });
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 9999 }), (year, sequence) => {
        const parts = { code: '渝检巡反', year, sequence };
        expect(parseDocumentNumber(documentNumber(parts))).toEqual({ ok: true, value: parts });
      }),
    );
  });

  it.each(['渝检一建2026年7号', '渝检一建〔2026〕7', '渝检一建〔2026〕07号', '〔2026〕7号', '渝检一建〔2026〕第7号'])('refuses %s in words', (text) => {
    expect(parseDocumentNumber(text)).toMatchObject({ ok: false });
  });
});

describe('article numbers', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [58, '五十八'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [115, '一百一十五'],
    [276, '二百七十六'],
    [600, '六百'],
    [624, '六百二十四'],
    [1000, '一千'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
  ])('%i is %s', (value, words) => expect(chineseNumber(value)).toBe(words));

  it('gives every number its own words', () => {
    const all = Array.from({ length: 9999 }, (_, index) => chineseNumber(index + 1));
    expect(new Set(all).size).toBe(9999);
  });
});
