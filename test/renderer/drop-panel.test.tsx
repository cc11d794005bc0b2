import { act, type ReactNode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { DropPanel } from '#renderer/ui/drop-panel.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

interface PopoverProps {
  readonly open: boolean;
  readonly content: ReactNode;
  readonly children: ReactNode;
  readonly onOpenChange: (open: boolean) => void;
}

/** As the library's popover asks its owner: a click opens, Escape closes. Its own code does not load without a bundler. */
vi.mock('antd', () => ({
  Popover: ({ open, content, children, onOpenChange }: PopoverProps): ReactNode => {
    useEffect(() => {
      const close = ({ key }: KeyboardEvent): void => {
        if (open && key === 'Escape') onOpenChange(false);
      };
      window.addEventListener('keydown', close);
      return () => window.removeEventListener('keydown', close);
    });
    return (
      <>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside bears the keys. */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the button inside bears the keys. */}
        <i onClick={() => onOpenChange(!open)}>{children}</i>
        {open ? content : null}
      </>
    );
  },
}));

it('closes on Escape and gives the focus back to its button, and to nothing where the focus was elsewhere', async () => {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <>
        <DropPanel placement="bottomLeft" content={<input aria-label="条件" />}>
          <button type="button">筛选</button>
        </DropPanel>
        <input aria-label="别处" />
      </>,
    ),
  );
  const button = place.querySelector<HTMLElement>('span button');
  const field = (name: string) => place.querySelector<HTMLElement>(`input[aria-label="${name}"]`);
  const pressEscape = () => act(async () => void window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })));
  await act(async () => button?.click());
  await act(async () => field('条件')?.focus());
  expect(document.activeElement).toBe(field('条件'));
  await pressEscape();
  expect(field('条件')).toBeNull();
  expect(document.activeElement).toBe(button);
  await act(async () => button?.click());
  await act(async () => field('别处')?.focus());
  await pressEscape();
  expect(field('条件')).toBeNull();
  expect(document.activeElement).toBe(field('别处'));
  await act(async () => root.unmount());
  place.remove();
});
