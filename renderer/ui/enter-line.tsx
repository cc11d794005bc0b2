import { Input, type InputRef } from 'antd';
import type { KeyboardEvent, ReactNode, Ref } from 'react';

/** True for the Enter that a person means: not the one that takes an input method's proposal, not one with Ctrl. */
export const meansEnter = (event: KeyboardEvent): boolean => event.key === 'Enter' && !event.ctrlKey && !event.nativeEvent.isComposing && event.keyCode !== 229;

interface EnterLineProps {
  readonly id?: string;
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly inputRef?: Ref<InputRef>;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
}

/** One line that acts on Enter. */
export function EnterLine({ id, label, placeholder, value, inputRef, onChange, onEnter }: EnterLineProps): ReactNode {
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      {...(inputRef === undefined ? {} : { ref: inputRef })}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (meansEnter(event)) onEnter();
      }}
    />
  );
}
