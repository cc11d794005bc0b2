import { pinyin } from 'pinyin-pro';
import type { ProblemType } from './schema.ts';
import type { Taxonomy } from './taxonomy.ts';
import { measureWords } from './words.ts';

/** Folded once per taxonomy, so that every key press only runs `includes` over short strings. */
export interface TypeIndex {
  readonly rows: readonly IndexRow[];
}

interface IndexRow {
  readonly type: ProblemType;
  readonly code: string;
  readonly name: string;
  readonly initials: string;
  readonly keywords: string;
  readonly keywordInitials: string;
  readonly rest: string;
}

/** Same text for half and full width, upper and lower case, with the spaces gone. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** First letters of the pinyin of every Chinese character, 禁闭超期 → jbcq; letters and figures stay, marks are dropped. */
export function pinyinInitials(text: string): string {
  const letters = pinyin(fold(text), { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return letters
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

export function buildTypeIndex(taxonomy: Taxonomy): TypeIndex {
  return { rows: taxonomy.types.map((type) => indexRow(type, taxonomy.areaByCode.get(type.area)?.name ?? '')) };
}

function indexRow(type: ProblemType, area: string): IndexRow {
  const measures = [...new Set(type.measures.flat())].map((measure) => measureWords[measure]);
  return {
    type,
    code: type.code.toLowerCase(),
    name: fold(type.name),
    initials: pinyinInitials(type.name),
    keywords: type.keywords.map(fold).join('|'),
    keywordInitials: type.keywords.map(pinyinInitials).join('|'),
    rest: fold([type.scope ?? '', type.lookAt, area, ...measures, type.remark ?? ''].join('|')),
  };
}

/**
 * Types that match every word of the query, best first: code, then name, then pinyin initials, then keywords, then what to look at.
 * Equal rank keeps the order of the codes. An empty query gives all.
 */
export function searchTypes(index: TypeIndex, query: string, limit = Number.POSITIVE_INFINITY): ProblemType[] {
  const words = query.normalize('NFKC').toLowerCase().trim().split(/\s+/).filter(Boolean);
  const found: { row: IndexRow; rank: number }[] = [];
  for (const row of index.rows) {
    const ranks = words.map((word) => rankOf(row, word));
    if (ranks.every((rank) => rank < noMatch)) found.push({ row, rank: ranks.reduce((sum, rank) => sum + rank, 0) });
  }
  found.sort((one, other) => one.rank - other.rank);
  return found.slice(0, limit).map(({ row }) => row.type);
}

const noMatch = 9;

function rankOf(row: IndexRow, word: string): number {
  if (row.code === word) return 0;
  if (row.code.startsWith(word)) return 1;
  if (row.name.startsWith(word)) return 2;
  if (row.name.includes(word)) return 3;
  if (row.initials.startsWith(word)) return 4;
  if (row.initials.includes(word)) return 5;
  if (row.keywords.includes(word)) return 6;
  if (row.keywordInitials.includes(word)) return 7;
  return row.rest.includes(word) ? 8 : noMatch;
}
