import { z } from 'zod';
import { findingNumbers } from '../finding/number.ts';
import type { DateOnly } from '../kernel/date-only.ts';
import { view } from '../ledger/command.ts';
import { evidenceOf } from './evidence.ts';

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

/** Evidence of the book, or of one finding; without keys, which never leave the core worker. */
export const listEvidence = view({
  params: z.object({ finding: z.string().max(120).optional() }),
  kinds: ['evidence', 'finding', 'facility'],
  read: (source, { finding }): readonly EvidenceRow[] => {
    const numbers = findingNumbers(source);
    return evidenceOf(source)
      .filter((item) => finding === undefined || item.findings.includes(finding))
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
