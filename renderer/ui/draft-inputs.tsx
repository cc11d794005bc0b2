import { DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import type { DraftField } from '#renderer/data/use-draft-field.ts';
import type { DateOnly } from '#shared/kernel/date-only.ts';

interface DraftInputProps<T extends string | number | boolean | null | readonly string[]> {
  readonly id: string;
  readonly label: string;
  readonly field: DraftField<T>;
  readonly placeholder?: string;
  readonly width?: number;
}

const sized = (width: number | undefined) => (width === undefined ? {} : { style: { width, flex: 'none' } });

/** One line of text that saves itself. */
export function DraftText({ id, label, field, placeholder, width, max }: DraftInputProps<string> & { readonly max: number }): ReactNode {
  return (
    <Input
      id={id}
      aria-label={label}
      maxLength={max}
      placeholder={placeholder ?? ''}
      {...sized(width)}
      value={field.value}
      onChange={(event) => field.set(event.target.value)}
      {...field.handlers}
    />
  );
}

/** Text of several lines that grows with what is written. */
export function DraftArea({ id, label, field, placeholder, rows }: DraftInputProps<string> & { readonly rows: number }): ReactNode {
  return (
    <Input.TextArea
      id={id}
      aria-label={label}
      placeholder={placeholder ?? ''}
      autoSize={{ minRows: rows, maxRows: 24 }}
      value={field.value}
      onChange={(event) => field.set(event.target.value)}
      {...field.handlers}
    />
  );
}

/** A day that is not in the future. `onChosen`: what follows from it, instead of an entry at once. */
export function DraftDay({ id, label, field, onChosen, width = 140 }: DraftInputProps<DateOnly | null> & { readonly onChosen?: () => void }): ReactNode {
  return (
    <DatePicker
      id={id}
      aria-label={label}
      {...sized(width)}
      placeholder="年-月-日"
      value={field.value ? dayjs(field.value) : null}
      maxDate={dayjs()}
      onChange={(day) => {
        const chosen = day ? (day.format('YYYY-MM-DD') as DateOnly) : null;
        if (onChosen) {
          field.set(chosen);
          onChosen();
        } else field.choose(chosen);
      }}
    />
  );
}

interface DraftCountProps extends DraftInputProps<number | null> {
  readonly max: number;
  readonly unit: string;
  readonly step?: number;
}

export function DraftCount({ id, label, field, width, max, unit, step }: DraftCountProps): ReactNode {
  return (
    <InputNumber
      id={id}
      aria-label={label}
      min={0}
      max={max}
      {...(step === undefined ? {} : { step })}
      {...sized(width)}
      suffix={unit}
      value={field.value}
      onChange={(value) => field.set(value)}
      onBlur={field.handlers.onBlur}
    />
  );
}

const between = ['、', '，', ',', ' ', '\t', '\n'];

/** Short names in one line, parted by 、 */
export function DraftNames({
  id,
  label,
  field,
  placeholder,
  proposals,
}: DraftInputProps<readonly string[]> & { readonly proposals: readonly string[] }): ReactNode {
  return (
    <Select
      mode="tags"
      id={id}
      aria-label={label}
      style={{ width: '100%' }}
      placeholder={placeholder ?? ''}
      tokenSeparators={between}
      value={[...field.value]}
      onChange={(next: string[]) => field.choose(next)}
      options={proposals.map((name) => ({ value: name, label: name }))}
    />
  );
}
