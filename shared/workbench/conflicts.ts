import { z } from 'zod';
import { type Evidence, evidenceOf } from '../evidence/evidence.ts';
import { findingNumbers } from '../finding/number.ts';
import type { Moment } from '../kernel/clock.ts';
import { type ViewSource, view } from '../ledger/command.ts';
import { authorOf, type DisputedValue, disputedFields } from '../round/history.ts';
import { describeRecord } from './describe-record.ts';
import { fieldWords, kinds, kindWords } from './kinds.ts';

export interface Conflict {
  readonly kind: string;
  readonly kindLabel: string;
  readonly id: string;
  /** Number and title, or name, of the record. */
  readonly record: string;
  readonly field: string;
  readonly fieldLabel: string;
  readonly values: readonly DisputedValue[];
  /** Name of the facility it is about; empty for the round as a whole. */
  readonly facility: string;
  /** Evidence bound to the finding, with who bound it on which laptop. */
  readonly evidence: readonly BoundEvidence[];
}

export interface BoundEvidence extends Pick<Evidence, 'name' | 'bytes' | 'mime' | 'sha256'> {
  readonly id: string;
  readonly person: string;
  readonly device: string;
  readonly at: Moment | null;
}

function evidenceFor(source: ViewSource, finding: string): Conflict['evidence'] {
  return evidenceOf(source).flatMap(({ id, name, bytes, mime, sha256, findings }) => {
    if (!findings.includes(finding)) return [];
    const bound = source.registers('evidence', id).get(`finding/${finding}`)?.heads[0];
    return [{ ...{ id, name, bytes, mime, sha256 }, ...(bound ? authorOf(source, bound.entry) : { person: '', device: '', at: null }) }];
  });
}

/** Every field of the book over which people differ, for the desk where a person chooses. */
export const listConflicts = view({
  params: z.object({ kind: z.string().max(120).optional(), id: z.string().max(120).optional() }),
  kinds: Object.keys(kinds),
  read: (source, filter): readonly Conflict[] => {
    const numbers = findingNumbers(source);
    const kindNames = filter.kind === undefined ? Object.keys(kinds) : [filter.kind];
    return kindNames.flatMap((kind) => {
      // A record whose shown deletion is in dispute is in no list, so it is looked for by name where one is asked for.
      const records = filter.id === undefined ? source.records(kind) : [source.record(kind, filter.id)].flatMap((record) => record ?? []);
      return records
        .filter((record) => record.disputed.size > 0)
        .flatMap((record) =>
          disputedFields(source, record.disputed).map(({ field, values }) => ({
            kind,
            kindLabel: kindWords[kind] ?? kind,
            id: record.id,
            record: [numbers.get(record.id), String(record.fields['title'] ?? record.fields['name'] ?? '')].filter(Boolean).join(' '),
            field,
            fieldLabel: fieldWords(kind, field),
            values,
            facility: describeRecord(source, record).facility,
            evidence: kind === 'finding' ? evidenceFor(source, record.id) : [],
          })),
        );
    });
  },
});
