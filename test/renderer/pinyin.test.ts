import fc from 'fast-check';
import { match } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { finder, matchesText, matchRank, searchable } from '#renderer/ui/pinyin.ts';

describe('finding by pinyin', () => {
  it.each([
    ['禁闭超期限', 'jb', true],
    ['禁闭超期限', 'jinb', true],
    ['禁闭超期限', 'jinbi', true],
    ['禁闭超期限', 'jin bi', true],
    ['禁闭超期限', 'bcq', true],
    ['禁闭超期限', 'jc', false],
    ['禁闭超期限', '超期', true],
    ['D03禁闭超期限', 'd03', true],
    ['Ｄ０３ 禁闭', 'd03', true],
    ['法律援助', 'fal', true],
    ['绿色通道', 'lv', true],
    ['绿色通道', 'lü', true],
    // 长 is read two ways: both are found.
    ['监狱长办公会', 'yz', true],
    ['监狱长办公会', 'yuchang', true],
    ['任何文字', '', true],
    ['', 'jb', false],
  ])('%s by %s: %s', (text, query, found) => {
    expect(matchesText(text, query)).toBe(found);
    expect(matchRank(text, query) !== undefined).toBe(found);
  });

  it('puts what begins with the words before what holds them, and both before pinyin', () => {
    const ranks = [matchRank('禁闭', '禁'), matchRank('解除禁闭', '禁'), matchRank('禁闭', 'jb'), matchRank('解除禁闭', 'jb')] as number[];
    expect([...ranks].sort((a, b) => a - b)).toEqual(ranks);
    expect(new Set(ranks).size).toBe(4);
  });

  it('finds what the library that reads the characters finds', () => {
    const characters = fc.constantFrom(...'禁闭超期限长行重监狱教育改造会见通信计分考核');
    const letters = fc.constantFrom(...'jbcqxzhgyun');
    fc.assert(
      fc.property(fc.string({ unit: characters, minLength: 1, maxLength: 8 }), fc.string({ unit: letters, minLength: 1, maxLength: 4 }), (text, query) => {
        const theirs = match(text, query, { precision: 'start', continuous: true, insensitive: true }) !== null;
        // Theirs takes the first fitting reading and never turns back; what it finds, we find.
        if (theirs) expect(finder(query)(searchable(text))).toBe(true);
      }),
    );
  });

  it('finds every beginning of every reading, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 }), (before, first, second) => {
        const text = `${'查阅台账'.slice(0, before)}禁闭审批`;
        expect(matchesText(text, `${'jin'.slice(0, first)}${'bi'.slice(0, second)}`)).toBe(true);
      }),
    );
  });
});
