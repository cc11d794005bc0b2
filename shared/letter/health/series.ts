import { type NumberLead, numberLead, numberShown } from '#shared/document/numbering.ts';
import { chineseNumber, numeralValue } from '#shared/kernel/numerals.ts';
import type { LetterBlock } from '../letter.ts';
import type { HealthItem, HealthRule, WritingRule } from './health.ts';

export const numberOf = (block: Pick<LetterBlock, 'text'>): NumberLead | undefined => numberLead(block.text);

/** Numbers of headings and numbered paragraphs go on without a gap; a lower level begins anew under each higher one and after plain text. */
export const headingNumbers: HealthRule = (input) => {
  const items: HealthItem[] = [];
  const counters: (number | undefined)[] = [];
  for (const block of input.blocks) {
    const found = numberOf(block);
    if (!found) continue;
    const before = counters[found.level];
    counters.length = found.level + 1;
    counters[found.level] = found.number;
    const expected = (before ?? 0) + 1;
    // A new list may begin at one again: demands after facts.
    if (found.number === expected || (found.number === 1 && before !== undefined)) continue;
    items.push({
      ...{ code: 'heading-number', severity: 'asks', place: { block: block.id, from: 0, to: found.length }, about: `${block.id} ${found.number} ${expected}` },
      words: `序号“${block.text.slice(0, found.length).trim()}”不连续，应为“${numberShown(found.level, expected)}”。`,
    });
  }
  return items;
};

interface Member {
  readonly n: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const membersOf = (text: string): readonly Member[] =>
  [...text.matchAll(/(?<![\p{Script=Han}\d])([一二三四五六七八九十]+)(?:是|要)(?!否)/gu)].map((match) => ({
    n: numeralValue(match[1] ?? ''),
    from: match.index,
    to: match.index + match[0].length,
    text: match[0],
  }));

/** 一是…二是…三是 inside a paragraph or at the head of one paragraph after the other: from one, without a gap, never one alone. */
export const inlineSeries: WritingRule = ({ blocks }) => {
  const all = blocks.map(({ text }) => membersOf(text));
  return blocks.flatMap((block, at) => {
    const found = all[at] ?? [];
    const goesOn = (next: readonly Member[] | undefined): Member | undefined => (next?.[0]?.from === 0 ? next[0] : undefined);
    const items: HealthItem[] = [];
    found.forEach(({ n, from, to, text }, i) => {
      const before = (i > 0 ? found[i - 1] : from === 0 ? all[at - 1]?.at(-1) : undefined)?.n ?? 0;
      const after = (i < found.length - 1 ? found[i + 1] : goesOn(all[at + 1]))?.n ?? 1;
      const place = { block: block.id, from, to };
      if (n !== before + 1 && n !== 1)
        items.push({
          ...{ code: 'series', severity: 'asks', place, about: `${block.id} ${n}` },
          words: `“${text}”之前缺少“${chineseNumber(before + 1)}${text.slice(-1)}”。`,
        });
      else if (n === 1 && after === 1)
        items.push({ ...{ code: 'series', severity: 'asks', place, about: `${block.id} alone ${from}` }, words: `只有“${text}”，没有“二${text.slice(-1)}”。` });
    });
    return items;
  });
};
