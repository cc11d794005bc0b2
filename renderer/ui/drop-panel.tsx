import { Popover } from 'antd';
import { type ReactNode, useRef, useState } from 'react';

interface DropPanelProps {
  readonly content: ReactNode;
  readonly placement: 'bottomLeft' | 'bottomRight';
  /** The button it drops from. */
  readonly children: ReactNode;
}

/** A panel that drops from its button and may cover what lies below. Escape closes it, an open list inside first; the focus goes back to the button. */
export function DropPanel({ content, placement, children }: DropPanelProps): ReactNode {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const change = (next: boolean): void => {
    if (!next && panel.current?.contains(document.activeElement)) place.current?.querySelector('button')?.focus();
    setOpen(next);
  };
  return (
    <Popover open={open} onOpenChange={change} trigger="click" placement={placement} content={<div ref={panel}>{content}</div>}>
      <span ref={place}>{children}</span>
    </Popover>
  );
}
