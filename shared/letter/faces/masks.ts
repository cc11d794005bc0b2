/** A name and what stands in its place. */
export interface Mask {
  readonly name: string;
  readonly mask: string;
}

/** Surnames of two characters that are met today. */
const doubleSurnames = new Set(
  '欧阳 司马 上官 诸葛 夏侯 皇甫 尉迟 公孙 慕容 长孙 宇文 司徒 东方 独孤 南宫 令狐 端木 百里 澹台 公冶 宗政 濮阳 淳于 单于 申屠 太叔 轩辕 钟离 鲜于 闾丘 司空 呼延 赫连 万俟 闻人 拓跋'.split(
    ' ',
  ),
);

/** What is there already instead of a name: 张某, ×××, 罪犯甲. */
const placeholder = /[某×＊*]|^(?:罪犯|民警|服刑人员|.?)[甲乙丙丁戊己庚辛壬癸]$/;

export const isMaskable = (name: string): boolean => name.length >= 2 && !placeholder.test(name);

export function surnameOf(name: string): string {
  const chars = Array.from(name);
  const two = chars.slice(0, 2).join('');
  return chars.length > 2 && doubleSurnames.has(two) ? two : (chars[0] ?? '');
}

/**
 * One mask for each name: 张某某, 李某; where two of a case would read alike, 张某1 and 张某2 in the order given. Names that have a mask
 * already (`fixed`: letters that went out) keep it, so that a person reads the same in every paper of a case.
 */
export function maskTable(names: readonly string[], fixed: readonly Mask[] = []): readonly Mask[] {
  const table = new Map<string, string>();
  const taken = new Set<string>();
  for (const { name, mask } of fixed) {
    if (table.has(name)) continue;
    table.set(name, mask);
    taken.add(mask);
  }
  const open = [...new Set(names)].filter((name) => isMaskable(name) && !table.has(name));
  const alike = new Map<string, number>();
  for (const name of open) alike.set(plainMask(name), (alike.get(plainMask(name)) ?? 0) + 1);
  for (const name of open) {
    const plain = plainMask(name);
    const mask = (alike.get(plain) ?? 0) > 1 || taken.has(plain) ? numbered(`${surnameOf(name)}某`, taken) : plain;
    table.set(name, mask);
    taken.add(mask);
  }
  return [...table].map(([name, mask]) => ({ name, mask }));
}

const plainMask = (name: string): string => {
  const surname = surnameOf(name);
  return `${surname}${Array.from(name).length - Array.from(surname).length > 1 ? '某某' : '某'}`;
};

function numbered(start: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) if (!taken.has(`${start}${n}`)) return `${start}${n}`;
}

/** What may stand between the characters of a name without making it another: blanks, also the wide one that aligns two-character names, and invisible marks. */
const between = '[\\s\\u3000\\u00a0\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]*';

/** The dot inside a name is typed in several ways. */
const dots = '·•‧・';

const escaped = (char: string): string => (dots.includes(char) ? `[${dots}]` : char.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));

/** Finds any of the names, the longest first, however it is spaced. Undefined when there are none. */
export function namePattern(names: readonly string[]): RegExp | undefined {
  const known = [...new Set(names)].filter((name) => name !== '').sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  if (known.length === 0) return undefined;
  return new RegExp(known.map((name) => `(${Array.from(name).map(escaped).join(between)})`).join('|'), 'gu');
}

/** A replacement that runs over pieces of text as over one: the mask stands in the piece where the name began. */
export function maskPieces(pieces: readonly string[], table: readonly Mask[]): readonly string[] {
  let now = pieces;
  // A name may only come to light when another beside it is gone: again until none is left, and a mask is never a name.
  for (let round = 0; round < 8; round++) {
    const next = maskOnce(now, table);
    if (next.every((piece, i) => piece === now[i])) break;
    now = next;
  }
  return now;
}

function maskOnce(pieces: readonly string[], table: readonly Mask[]): readonly string[] {
  const sorted = [...table].sort((a, b) => b.name.length - a.name.length || (a.name < b.name ? -1 : 1));
  const pattern = namePattern(sorted.map(({ name }) => name));
  const whole = pieces.join('');
  if (!pattern) return pieces;
  const starts: number[] = [];
  pieces.reduce((at, piece) => {
    starts.push(at);
    return at + piece.length;
  }, 0);
  const result = pieces.map(() => '');
  const pieceAt = (at: number): number => {
    let low = 0;
    for (let i = 0; i < starts.length; i++) if ((starts[i] as number) <= at && (pieces[i] as string) !== '') low = i;
    return low;
  };
  const put = (from: number, to: number): void => {
    for (let i = 0; i < pieces.length; i++) {
      const start = starts[i] as number;
      const end = start + (pieces[i] as string).length;
      result[i] += whole.slice(Math.max(from, start), Math.max(Math.max(from, start), Math.min(to, end)));
    }
  };
  let at = 0;
  for (const match of whole.matchAll(pattern)) {
    put(at, match.index);
    const which = match.slice(1).findIndex((group) => group !== undefined);
    result[pieceAt(match.index)] += sorted[which]?.mask ?? '';
    at = match.index + match[0].length;
  }
  put(at, whole.length);
  return result;
}

export const maskText = (text: string, table: readonly Mask[]): string => maskPieces([text], table)[0] ?? '';
