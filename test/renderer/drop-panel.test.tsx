import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { DropPanel } from '#renderer/ui/drop-panel.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

it('closes on Escape and gives the focus back to its button', async () => {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <DropPanel placement="bottomLeft" content={<input aria-label="条件" />}>
        <button type="button">筛选</button>
      </DropPanel>,
    ),
  );
  const button = place.querySelector('button');
  const field = () => document.querySelector<HTMLInputElement>('input[aria-label="条件"]');
  const shown = () => field() !== null && field()?.closest('.ant-popover-hidden, .ant-zoom-big-leave') === null;
  expect(shown()).toBe(false);
  await act(async () => button?.click());
  expect(shown()).toBe(true);
  await act(async () => field()?.focus());
  expect(document.activeElement).toBe(field());
  await act(async () => void field()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
  expect(document.activeElement).toBe(button);
  expect(shown()).toBe(false);
  await act(async () => root.unmount());
  place.remove();
});
