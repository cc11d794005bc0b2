import type { RecordSource, RecordView } from '../ledger/record.ts';
import { keysOf } from '../round/field.ts';

/** What people call a record and where it belongs, for lists of records of every kind. */
export interface RecordWords {
  readonly title: string;
  /** Name of the facility it is about; empty for what is about the round as a whole. */
  readonly facility: string;
}

const MAX_TITLE = 60;

export function describeRecord(source: RecordSource, record: RecordView): RecordWords {
  return { title: titleOf(record), facility: facilityName(source, record) };
}

function titleOf({ fields }: RecordView): string {
  for (const name of ['title', 'name', 'text', 'facts', 'words']) {
    const value = fields[name];
    if (typeof value === 'string' && value !== '') return value.length > MAX_TITLE ? `${value.slice(0, MAX_TITLE)}…` : value;
  }
  return '';
}

/** Directly, or by the finding, letter or checklist that it belongs to. Never walks further than two steps. */
function facilityName(source: RecordSource, record: RecordView, steps = 2): string {
  const { kind, fields } = record;
  if (kind === 'facility') return textOf(fields['name']);
  const facility = textOf(fields['facility']);
  if (facility !== '') return textOf(source.record('facility', facility)?.fields['name']) || facility;
  if (steps === 0) return '';
  const owners = [
    ...['finding', 'letter', 'checklist'].flatMap((owner) => source.record(owner, textOf(fields[owner])) ?? []),
    ...keysOf(record, 'finding').flatMap((id) => source.record('finding', id) ?? []),
  ];
  for (const owner of owners) {
    const name = facilityName(source, owner, steps - 1);
    if (name !== '') return name;
  }
  return '';
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
