import { isInvisible, isSpace, mayNotEnd, mayNotStart } from './character.ts';

/** Whether a line may begin before a character. `weak`: only where the line before would else be spread too far. */
export type Break = 'never' | 'weak' | 'free';

/** A run of figures or letters of at least this length may be divided, with four characters left on each side. */
const longRun = 12;
const keptAtEnds = 4;

const wordPart = /[\p{Script=Latin}0-9]/u;
const wordInner = new Set(".,-/:@_&+=#'%~");
/** What must not be torn apart: a figure and its unit, an ordinal and its figure, a document number. */
const bound = [
  /\d[\d.,]* ?(?:万元|亿元|万人|平方米|立方米|公里|公斤|小时|分钟|个月|个工作日|工作日|[年月日时分秒人名件份个项条款页元万亿吨米次起处期届级组册类批倍号岁天℃%‰㎡])/gu,
  /第 ?\d+/gu,
  /〔[^〔〕]{0,6}〕[ \u3000\d×Xx]{0,6}号/gu,
];

/**
 * Where lines of Chinese text may begin: `result[i]` is about the place before `chars[i]`.
 * Lossless: it only names places, it never changes text.
 */
export function findBreaks(chars: readonly string[]): Break[] {
  const breaks = chars.map((char, i): Break => (i === 0 ? 'never' : between(chars, i, char)));
  divideLongRuns(chars, breaks);
  keepBound(chars, breaks);
  return breaks;
}

function between(chars: readonly string[], i: number, char: string): Break {
  if (char === '\n') return 'never';
  if (chars[i - 1] === '\n') return 'free';
  if (isSpace(char) || isInvisible(char) || mayNotStart(char)) return 'never';
  const before = lastInked(chars, i - 1);
  if (before === undefined || mayNotEnd(before)) return 'never';
  if (isSpace(chars[i - 1] as string)) return chars[i - 1] === '\u00a0' ? 'never' : 'free';
  if (char === '—' && before === '—') return oddInRun(chars, i) ? 'never' : 'free';
  return isWord(chars, i - 1) && isWord(chars, i) ? 'never' : 'free';
}

function lastInked(chars: readonly string[], i: number): string | undefined {
  let at = i;
  while (at >= 0 && (isSpace(chars[at] as string) || isInvisible(chars[at] as string))) at--;
  return chars[at];
}

/** The second dash of a pair: `——` is one mark, and `————` two. */
function oddInRun(chars: readonly string[], i: number): boolean {
  let length = 0;
  while (chars[i - 1 - length] === '—') length++;
  return length % 2 === 1;
}

/** Part of a figure or word; an inner mark counts when a figure or letter stands on both sides. */
function isWord(chars: readonly string[], i: number): boolean {
  const char = chars[i] as string;
  if (wordPart.test(char)) return true;
  return wordInner.has(char) && wordPart.test(chars[i - 1] ?? '') && wordPart.test(chars[i + 1] ?? '');
}

function divideLongRuns(chars: readonly string[], breaks: Break[]): void {
  for (let start = 0; start < chars.length; ) {
    let end = start;
    while (end < chars.length && isWord(chars, end)) end++;
    if (end - start >= longRun) {
      for (let i = start + keptAtEnds; i <= end - keptAtEnds; i++) if (!mayNotStart(chars[i] as string)) breaks[i] = 'weak';
    }
    start = Math.max(end, start + 1);
  }
}

function keepBound(chars: readonly string[], breaks: Break[]): void {
  const text = chars.join('');
  const indexAt = new Map<number, number>();
  let offset = 0;
  chars.forEach((char, i) => {
    indexAt.set(offset, i);
    offset += char.length;
  });
  for (const pattern of bound) {
    for (const match of text.matchAll(pattern)) {
      const from = indexAt.get(match.index) as number;
      const to = indexAt.get(match.index + match[0].length) ?? chars.length;
      for (let i = from + 1; i < to; i++) if (breaks[i] === 'free') breaks[i] = 'never';
    }
  }
}
