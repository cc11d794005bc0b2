import type { ReactNode } from 'react';
import { type Names, valueWords } from '#renderer/data/value-words.ts';
import { DiffText } from '#renderer/ui/diff-text.tsx';
import { Mark, type Tone } from '#renderer/ui/words.tsx';
import type { RehearsedField, RehearsedRecord } from '#shared/exchange/rehearsal.ts';
import { fieldWords, kindWords } from '#shared/workbench/kinds.ts';
import { effectWords } from './package-words.ts';

const tones: Readonly<Record<RehearsedRecord['effect'], Tone>> = { new: 'done', changed: 'action', disputed: 'attention', deleted: 'alarm' };

/** What people call the record, as far as the package tells. */
export function recordTitle(record: RehearsedRecord): string {
  if (record.title !== '') return record.title;
  for (const name of ['title', 'name', 'text']) {
    const field = record.fields.find((one) => one.field === name);
    const value = field?.after[0]?.value ?? field?.before[0]?.value;
    if (typeof value === 'string' && value !== '') return value.length > 60 ? `${value.slice(0, 60)}…` : value;
  }
  return record.fields.map(({ field }) => fieldWords(record.kind, field)).join('、');
}

/** Fields that are plumbing, not content, and are not shown to people. */
const plumbing = new Set(['key', 'chunks', 'sha256', 'order']);

/** One record of a rehearsal; opened, its fields before and after. */
export function EffectRow({ record, names }: { record: RehearsedRecord; names: Names }): ReactNode {
  return (
    <details className="effect-row">
      <summary>
        <Mark tone={tones[record.effect]}>{effectWords[record.effect]}</Mark>
        <span className="soft">{kindWords[record.kind] ?? record.kind}</span>
        {record.facility ? <span className="soft one-line">{record.facility}</span> : null}
        <span className="grow one-line">{recordTitle(record)}</span>
      </summary>
      <dl className="effect-fields">
        {record.fields
          .filter(({ field }) => !plumbing.has(field))
          .map((field) => (
            <FieldEffect key={field.field} kind={record.kind} field={field} names={names} />
          ))}
      </dl>
    </details>
  );
}

function FieldEffect({ kind, field, names }: { kind: string; field: RehearsedField; names: Names }): ReactNode {
  const words = (value: (typeof field.after)[number]): string => valueWords(kind, field.field, value.value, names);
  const before = field.before[0] ? words(field.before[0]) : '';
  return (
    <>
      <dt>{fieldWords(kind, field.field)}</dt>
      <dd>
        {field.after.length > 1 ? (
          field.after.map((version) => (
            <div key={version.entry} className="row">
              <Mark tone="attention">并列</Mark>
              <span>{words(version)}</span>
            </div>
          ))
        ) : (
          <DiffText before={before} after={field.after[0] ? words(field.after[0]) : ''} />
        )}
      </dd>
    </>
  );
}
