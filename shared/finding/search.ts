import { pinyin } from 'pinyin-pro';
import type { RecordView } from '../ledger/record.ts';

/** What a person types and what is searched meet in this form: lower case, full-width forms folded (NFKC), no spaces. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

const kept = new WeakMap<RecordView, { readonly key: string; readonly text: string; readonly initials: string }>();

/**
 * True when every word of `query` occurs: in the long text as it stands, or in the short texts (title, type, place) also by pinyin initials.
 * The folded forms are kept with the record, so that typing in the search box stays quick over thousands of findings.
 */
export function matches(record: RecordView, query: readonly string[], short: string, long: string): boolean {
  if (query.length === 0) return true;
  let found = kept.get(record);
  if (found?.key !== short) {
    const initials = pinyin(short, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
    found = { key: short, text: fold(`${short}\n${long}`), initials: fold(initials) };
    kept.set(record, found);
  }
  const { text, initials } = found;
  return query.every((word) => text.includes(word) || (/^[a-z0-9]+$/.test(word) && initials.includes(word)));
}

export const queryWords = (query: string): readonly string[] =>
  query
    .split(/\s+/)
    .map(fold)
    .filter((word) => word !== '');
