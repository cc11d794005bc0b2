import type { ReactNode } from 'react';
import type { DraftField } from '#renderer/data/use-draft-field.ts';
import { DraftText } from './draft-inputs.tsx';
import { FieldRow } from './field-row.tsx';

interface TextRowProps {
  readonly id: string;
  readonly name: string;
  /** What the input is called where the row's name alone says too little. */
  readonly label?: string;
  readonly field: DraftField<string>;
  readonly max: number;
  readonly placeholder?: string;
}

/** A field of one line of text that saves itself, with its name and state. */
export function TextRow({ id, name, label = name, field, max, placeholder = '' }: TextRowProps): ReactNode {
  return (
    <FieldRow name={name} htmlFor={id} state={field.state} refusal={field.refusal}>
      <DraftText id={id} label={label} field={field} max={max} placeholder={placeholder} />
    </FieldRow>
  );
}
