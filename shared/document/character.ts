/** Character classes of Chinese typesetting (GB/T 15834-2011 section 5 for the marks). All functions take one code point as a string. */

/** Never first in a line: closing marks, and signs that belong to the figure before them. */
const noStart = new Set('，。、；：？！）》〉」』】〕〗］｝”’…·％℃‰°%!),.:;?]}﹐﹑﹒﹔﹕﹖﹗～');
/** Never last in a line: opening marks, and signs that belong to the figure behind them. */
const noEnd = new Set('（《〈「『【〔〖［｛“‘([{￥¥＄$№§');
/** Marks whose ink is on the left, with a blank right half. */
const blankRight = new Set('，。、；：）》〉」』】〕〗］｝”’');
/** Marks whose ink is on the right. */
const blankLeft = new Set('（《〈「『【〔〖［｛“‘');

export const mayNotStart = (char: string): boolean => noStart.has(char);
export const mayNotEnd = (char: string): boolean => noEnd.has(char);

/** Which half of a full-width mark is blank and may be given up when a line is squeezed. */
export function blankHalf(char: string): 'left' | 'right' | undefined {
  if (blankRight.has(char)) return 'right';
  return blankLeft.has(char) ? 'left' : undefined;
}

const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2014, 0x2016],
  [0x2018, 0x201f],
  [0x2025, 0x2027],
  [0x2030, 0x2030],
  [0x203b, 0x203b],
  [0x2103, 0x2103],
  [0x2109, 0x2109],
  [0x2116, 0x2116],
  [0x2160, 0x217f],
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
  [0x2460, 0x24ff],
  [0x2500, 0x266f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];
/** Latin-1 signs that Chinese text sets full width: `××市`, `甲·乙`. */
const wideSigns = new Set([0xb7, 0xd7, 0xf7]);

/** Takes a whole cell of the grid. Quotes, dashes, ellipses and `×` count as Chinese. */
export function isWide(char: string): boolean {
  const code = char.codePointAt(0) as number;
  if (code < 0x1100) return wideSigns.has(code);
  return within(code, wideRanges);
}

export const isSpace = (char: string): boolean => char === ' ' || char === '\u00a0' || (char >= '\u2000' && char <= '\u200a');

const invisibleRanges: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xe0100, 0xe01ef],
];
/** Has no shape of its own: zero-width spaces, joiners, direction marks, variation selectors. */
export function isInvisible(char: string): boolean {
  const code = char.codePointAt(0) as number;
  return code >= 0xad && within(code, invisibleRanges);
}

function within(code: number, ranges: readonly (readonly [number, number])[]): boolean {
  return ranges.some(([from, to]) => code >= from && code <= to);
}
