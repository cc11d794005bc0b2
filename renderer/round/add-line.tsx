import { Input } from 'antd';
import { type ClipboardEvent, type ReactNode, useState } from 'react';

interface AddLineProps {
  readonly label: string;
  readonly placeholder: string;
  /** Adds what stands in the rows (cells parted by tabs); false when something was refused, then the typed line stays. */
  readonly onAdd: (rows: string) => Promise<boolean>;
}

/** The last line of an inline table: one name and Enter, or rows pasted from a spreadsheet. */
export function AddLine({ label, placeholder, onAdd }: AddLineProps): ReactNode {
  const [line, setLine] = useState('');
  const add = async (rows: string): Promise<void> => {
    if (await onAdd(rows)) setLine('');
  };
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    void add(text);
  };
  return (
    <Input
      size="small"
      aria-label={label}
      placeholder={placeholder}
      value={line}
      onPaste={paste}
      onChange={(event) => setLine(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing && event.keyCode !== 229 && line.trim() !== '') void add(line.trim().replace(/\s+/g, '\t'));
      }}
    />
  );
}
