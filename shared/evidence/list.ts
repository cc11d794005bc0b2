import { z } from 'zod';
import { findingNumbers } from '../finding/number.ts';
import { matches, queryWords, type Searchable } from '../finding/search.ts';
import type { DateOnly } from '../kernel/date-only.ts';
import { view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { type Evidence, evidenceOf } from './evidence.ts';

export interface EvidenceRow {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly mime: string;
  readonly sha256: string;
  readonly note: string;
  readonly addedOn: DateOnly | null;
  readonly chunks: number;
  readonly findings: readonly { readonly id: string; readonly number: string; readonly title: string }[];
}

function tells(source: RecordSource, item: Evidence, words: readonly string[]): boolean {
  const record = words.length > 0 ? source.record('evidence', item.id) : undefined;
  if (!record) return true;
  const short = (): Searchable => ({ label: '', short: [item.name] });
  return matches(words, item, short, record, () => [item.note]);
}

/** Evidence of the book, of certain findings, or found by its name or note; without keys, which never leave the core worker. */
export const listEvidence = view({
  params: z.object({
    /** What proves at least one of these. */
    findings: z.array(z.string().max(120)).optional(),
    /** Words that must all occur in name or note; pinyin initials find names. */
    text: z.string().max(200).optional(),
    limit: z.int().min(1).max(10_000).optional(),
  }),
  kinds: ['evidence', 'finding', 'facility'],
  read: (source, { findings: proved, text, limit }): readonly EvidenceRow[] => {
    const numbers = findingNumbers(source);
    const asked = proved && new Set(proved);
    const words = queryWords(text ?? '');
    return evidenceOf(source)
      .filter((item) => (asked === undefined || item.findings.some((id) => asked.has(id))) && tells(source, item, words))
      .slice(0, limit)
      .map(({ id, name, bytes, mime, sha256, note, addedOn, chunks, findings }) => ({
        id,
        name,
        bytes,
        mime,
        sha256,
        note,
        addedOn,
        chunks: chunks.length,
        findings: findings.map((bound) => ({
          id: bound,
          number: numbers.get(bound) ?? '',
          title: String(source.record('finding', bound)?.fields['title'] ?? ''),
        })),
      }));
  },
});
