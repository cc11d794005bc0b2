import { Select } from 'antd';
import type { ReactNode } from 'react';

interface ChoiceFilterProps {
  readonly label: string;
  /** What no choice means, `全部组`. */
  readonly all: string;
  readonly width: number;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Narrows a list to one of several; cleared, it shows all again. */
export function ChoiceFilter({ label, all, width, value, onChange, options }: ChoiceFilterProps): ReactNode {
  return (
    <Select
      aria-label={label}
      allowClear
      placeholder={all}
      style={{ width }}
      value={value}
      onChange={(chosen: string | undefined) => onChange(chosen)}
      options={[...options]}
    />
  );
}
