import { pinyin } from 'pinyin-pro';
import type { RecordView } from '../ledger/record.ts';

/** What a person types and what is searched meet in this form: lower case, full-width forms folded (NFKC), no spaces. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** Initials of short texts: of thousands of findings most share their type, place and ward. */
const KEPT_INITIALS = 20_000;
const initials = new Map<string, string>();

function initialsOf(text: string): string {
  let found = initials.get(text);
  if (found === undefined) {
    found = fold(pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join(''));
    if (initials.size >= KEPT_INITIALS) initials.clear();
    initials.set(text, found);
  }
  return found;
}

/** What something is found by. */
export interface Searchable {
  /** Its number; found as it stands. */
  readonly label: string;
  /** Title, type, place: found by pinyin initials, too. */
  readonly short: readonly string[];
}

/** The folded forms, kept with the objects they were made of, so that typing in the search box stays quick over thousands of findings. */
const shortOf = new WeakMap<object, { readonly text: string; readonly short: readonly string[]; initials: string | undefined }>();
const longOf = new WeakMap<RecordView, string>();

/**
 * True when every word of `query` occurs in the short texts of `row`, there also by pinyin initials, or in the long texts of `record`.
 * `row` and `record` are immutable: `short` and `long` are asked once for each.
 */
export function matches(query: readonly string[], row: object, short: () => Searchable, record: RecordView, long: () => readonly string[]): boolean {
  let head = shortOf.get(row);
  if (!head) {
    const { label, short: parts } = short();
    head = { text: fold(`${label} ${parts.join(' ')}`), short: parts, initials: undefined };
    shortOf.set(row, head);
  }
  const { text } = head;
  let body = longOf.get(record);
  if (body === undefined) {
    body = fold(long().join('\n'));
    longOf.set(record, body);
  }
  return query.every((word) => text.includes(word) || body.includes(word) || (/^[a-z0-9]+$/.test(word) && initialsIn(head).includes(word)));
}

/** Worked out only when somebody types letters. */
function initialsIn(head: { readonly short: readonly string[]; initials: string | undefined }): string {
  head.initials ??= head.short.map(initialsOf).join('');
  return head.initials;
}

export const queryWords = (query: string): readonly string[] =>
  query
    .split(/\s+/)
    .map(fold)
    .filter((word) => word !== '');
