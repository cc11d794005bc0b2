import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber, numeralValue } from '#shared/kernel/numerals.ts';
import { placeText } from '#shared/law/citation.ts';
import { lawNamed, readCitations, versionLabelled } from '#shared/law/read-citations.ts';
import { statutes } from './statutes.ts';

const count = fc.integer({ min: 1, max: 9999 });

describe('citations in a text', () => {
  it('are read back as they are written', () => {
    const place = fc.record({
      article: count,
      paragraph: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
      item: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(place, fc.constantFrom('', '（2012年修正）'), fc.constantFrom('', '违反', '根据'), ({ article, paragraph, item }, label, lead) => {
        const at = { article, ...(paragraph !== undefined && { paragraph }), ...(item !== undefined && { item }) };
        const text = `${lead}《中华人民共和国监狱法》${label}${placeText({ ...at, unit: 'article' })}的规定`;
        const [found, ...more] = readCitations(text);
        expect(more).toEqual([]);
        expect(found).toMatchObject({ title: '中华人民共和国监狱法', place: at, label: label === '' ? null : '2012年修正' });
        expect(text.slice(found?.from, found?.to)).toBe(text.slice(lead.length, -3));
      }),
    );
  });

  it('go on through several articles of one law, ranges, and nested titles', () => {
    const text = '《中华人民共和国监狱法》第五十八条第一款、第六十条和《关于〈办法〉的规定》第六条至第十一条';
    expect(readCitations(text).map(({ title, place }) => [title, place])).toEqual([
      ['中华人民共和国监狱法', { article: 58, paragraph: 1 }],
      ['中华人民共和国监狱法', { article: 60 }],
      ['关于〈办法〉的规定', { article: 6, articleTo: 11 }],
    ]);
    expect(readCitations('《监狱法》第五十八条第（三）项，另见第九条')[0]?.place).toEqual({ article: 58, item: 3 });
    expect(readCitations('《登记表》显示第三次')).toEqual([]);
  });

  it('read numerals as articles are numbered', () => {
    fc.assert(fc.property(count, (n) => numeralValue(chineseNumber(n)) === n));
    expect([numeralValue('58'), numeralValue('十'), numeralValue('二百七十六')]).toEqual([58, 10, 276]);
  });

  it('find the law by any of its names, and the version by its year', () => {
    const law = lawNamed(statutes, '监狱法');
    expect(law?.title).toBe('中华人民共和国监狱法');
    expect(law && versionLabelled(law, '2012年修正')?.label).toBe('2012年修正');
    expect(law && versionLabelled(law, '1987年')).toBeUndefined();
    expect(lawNamed(statutes, '某省细则')).toBeUndefined();
  });
});
