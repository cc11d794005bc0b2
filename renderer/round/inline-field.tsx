import { DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { type DraftRecord, useDraftField } from '#renderer/data/use-draft-field.ts';
import type { DateOnly } from '#shared/kernel/date-only.ts';

interface InlineProps<T> {
  readonly record: DraftRecord;
  readonly field: string;
  readonly label: string;
  readonly value: T;
  readonly width?: number;
}

const sized = (width: number | undefined) => ({ width: width ?? '100%' });

function Refused({ words }: { words: string | undefined }): ReactNode {
  return words === undefined ? null : (
    <div className="field-refusal" role="alert">
      {words}
    </div>
  );
}

/** A cell of an editable table: saves itself like every other field. */
export function InlineText({ record, field, label, value, width, placeholder }: InlineProps<string> & { readonly placeholder?: string }): ReactNode {
  const draft = useDraftField(record, field, value);
  return (
    <>
      <Input
        id={`${record.kind}-${record.id}-${field}`}
        aria-label={label}
        size="small"
        style={sized(width)}
        value={draft.value}
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={(event) => draft.set(event.target.value)}
        {...draft.handlers}
      />
      <Refused words={draft.refusal?.words} />
    </>
  );
}

/** Short texts in one line, parted by 、 */
export function InlineList({
  record,
  field,
  label,
  value,
  placeholder = '一监区、二监区',
}: InlineProps<readonly string[]> & { readonly placeholder?: string }): ReactNode {
  const draft = useDraftField<readonly string[]>(record, field, value);
  return (
    <>
      <Select
        mode="tags"
        aria-label={label}
        size="small"
        style={{ width: '100%' }}
        maxTagCount="responsive"
        open={false}
        suffixIcon={null}
        placeholder={placeholder}
        tokenSeparators={['、', '，', ',', ' ', '\t', '\n']}
        value={[...draft.value]}
        onChange={(next: string[]) => draft.choose(next)}
      />
      <Refused words={draft.refusal?.words} />
    </>
  );
}

export function InlineChoice<T extends string>({
  record,
  field,
  label,
  value,
  width,
  options,
}: InlineProps<T> & { readonly options: readonly { readonly value: T; readonly label: string }[] }): ReactNode {
  const draft = useDraftField<string>(record, field, value);
  return (
    <Select
      aria-label={label}
      size="small"
      style={sized(width)}
      value={draft.value === '' ? null : draft.value}
      placeholder="未定"
      onChange={(next: string) => draft.choose(next)}
      options={options.map((option) => ({ ...option }))}
    />
  );
}

export function InlineDate({ record, field, label, value, width = 128 }: InlineProps<DateOnly | null>): ReactNode {
  const draft = useDraftField<DateOnly | null>(record, field, value);
  return (
    <>
      <DatePicker
        id={`${record.kind}-${record.id}-${field}`}
        aria-label={label}
        size="small"
        style={sized(width)}
        placeholder="年-月-日"
        value={draft.value ? dayjs(draft.value) : null}
        onChange={(day) => draft.choose(day ? (day.format('YYYY-MM-DD') as DateOnly) : null)}
      />
      <Refused words={draft.refusal?.words} />
    </>
  );
}

export function InlineCount({ record, field, label, value, width = 72, max }: InlineProps<number | null> & { readonly max: number }): ReactNode {
  const draft = useDraftField<number | null>(record, field, value);
  return (
    <>
      <InputNumber
        id={`${record.kind}-${record.id}-${field}`}
        aria-label={label}
        size="small"
        min={0}
        max={max}
        style={sized(width)}
        value={draft.value}
        onChange={(next) => draft.set(next)}
        onBlur={draft.handlers.onBlur}
      />
      <Refused words={draft.refusal?.words} />
    </>
  );
}
