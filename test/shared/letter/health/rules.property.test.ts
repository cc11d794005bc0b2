import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesIn } from '#shared/finding/person-names.ts';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { chineseNumber } from '#shared/kernel/numerals.ts';
import { plainContent } from '#shared/letter/content.ts';
import type { HealthInput } from '#shared/letter/health/health.ts';
import { pairedMarks } from '#shared/letter/health/pairs.ts';
import { healthRules } from '#shared/letter/health/rules.ts';
import { headingNumbers, inlineSeries } from '#shared/letter/health/series.ts';
import { fullWidth } from '#shared/letter/health/writing.ts';
import { letterKinds } from '#shared/letter/kinds.ts';
import { readLetter } from '#shared/letter/letter.ts';
import { roundOf } from '#shared/round/round.ts';
import { knowledge } from '#test/shared/workbench/desk.ts';

const source = { records: () => [], record: () => undefined };

/** A letter of these paragraphs, in a book that holds nothing else. */
const letterOf = (texts: readonly string[]): HealthInput => ({
  ...{ source, knowledge, today: dateOnly('2022-11-10'), round: roundOf(source), facility: undefined, findings: [], evidence: new Map() },
  kind: letterKinds.suggestionLetter,
  letter: readLetter({ kind: 'letter', id: 'l', fields: { type: 'suggestionLetter' }, disputed: new Map(), deleted: false }),
  blocks: texts.map((text, i) => ({
    ...{ id: `b${i}`, letter: 'l', order: '', type: 'paragraph', level: 1, finding: '', part: 'free', disputed: [], text, content: plainContent(text) },
  })),
});

const words = fc.string({
  unit: fc.constantFrom('甲', '监', '狱', '，', '。', '一', '是', '1', '2022年', '（', '）', '《', '》', '“', '”', ' ', '×', 'a'),
  maxLength: 12,
});

describe('the rules of the health check', () => {
  it('point into the text, whatever is written', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), (texts) => {
        const input = letterOf(texts);
        for (const { check } of healthRules)
          for (const { place, words: said } of check(input)) {
            expect(said).not.toBe('');
            if (!place) continue;
            const text = input.blocks.find((block) => block.id === place.block)?.text ?? '';
            expect(0 <= place.from && place.from <= place.to && place.to <= text.length).toBe(true);
          }
      }),
    );
  });

  it('find no fault in marks that open and close in their order', () => {
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('甲', '，', ''),
        fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => a + b),
        tie('tree').map((inner) => `（${inner}）`),
        fc.constant('《关于〈办法〉的通知》'),
        fc.constant('“所谓‘惯例’”'),
      ),
    }));
    fc.assert(fc.property(tree, (text) => pairedMarks(letterOf([text])).length === 0));
  });

  it('find the one mark that was taken out of a pair', () => {
    fc.assert(
      fc.property(fc.constantFrom('《甲》', '（甲）', '“甲”', '〔2022〕', '〈甲〉'), fc.boolean(), (pair, first) => {
        const text = `前${first ? pair.slice(1) : pair.slice(0, -1)}后`;
        expect(pairedMarks(letterOf([text])).map((item) => item.code)).toEqual([first ? 'unopened-mark' : 'unclosed-mark']);
      }),
    );
  });

  it('follow numbers that go on, and find the gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), (count, at) => {
        const numbers = Array.from({ length: count }, (_, i) => i + 1);
        const gap = 1 + (at % (count - 1));
        const missing = numbers.filter((_, i) => i !== gap);
        const headings = (list: readonly number[]) => headingNumbers(letterOf(list.map((n) => `${chineseNumber(n)}、甲`)));
        const series = (list: readonly number[]) => inlineSeries(letterOf([list.map((n) => `${chineseNumber(n)}是甲；`).join('')]));
        const paragraphs = (list: readonly number[]) => inlineSeries(letterOf(list.map((n) => `${chineseNumber(n)}是甲；`)));
        expect([headings(numbers), series(numbers), paragraphs(numbers)]).toEqual([[], [], []]);
        expect(paragraphs(missing)).toHaveLength(series(missing).length);
        expect(headings(missing)).toHaveLength(gap === count - 1 ? 0 : 1);
        expect(series(missing).length).toBe(gap === count - 1 && count > 2 ? 0 : 1);
      }),
    );
  });

  it('number lower levels anew under each higher one', () => {
    const texts = ['一、甲', '（一）子', '（二）丑', '二、乙', '（一）寅', '1.卯', '2.辰', '（二）巳', '1.午'];
    expect(headingNumbers(letterOf(texts))).toEqual([]);
  });

  it('leave figures, times and Latin words their own marks', () => {
    expect(fullWidth(letterOf(['共1,200.5元，时间10:30，见A.B公司(Ltd.)第3.5节。']))).toEqual([]);
    expect(fullWidth(letterOf(['管理松懈,检查不严.']))).toHaveLength(2);
  });

  it('read names out of a list of persons', () => {
    expect(namesIn('罪犯张某、王某某（编号123）；12345，李四')).toEqual(['张某', '王某某', '李四']);
    expect(namesIn('罪犯：阿不都热合曼·买买提明，在押人员 才旺•多吉')).toEqual(['阿不都热合曼·买买提明', '才旺•多吉']);
  });
});
