import { act, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { beside, useWalk } from '#renderer/app/use-walk.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const ids = ['甲', '乙', '丙'];

it('steps to the neighbour, stays at the ends, and begins at the first', () => {
  expect(beside(ids, '甲', 1)).toBe('乙');
  expect(beside(ids, '甲', -1)).toBe('甲');
  expect(beside(ids, '丙', 1)).toBe('丙');
  expect(beside(ids, undefined, 1)).toBe('甲');
  expect(beside([], undefined, 1)).toBeUndefined();
});

function Desk() {
  const [open, setOpen] = useState('甲');
  useWalk(ids, open, setOpen);
  return (
    <section key={open} aria-label={open}>
      <textarea id="facts" />
      <button type="button">没有名字的按钮</button>
    </section>
  );
}

it('goes on in the same field of the next record, and takes the focus from nobody who left it', async () => {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  await act(async () => root.render(<Desk />));
  const shown = () => place.querySelector('section')?.getAttribute('aria-label');
  const facts = () => place.querySelector<HTMLElement>('#facts');
  const press = (key: string) =>
    act(async () => {
      window.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true }));
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
  facts()?.focus();
  const before = facts();
  await press('ArrowDown');
  expect(shown()).toBe('乙');
  expect(facts()).not.toBe(before);
  expect(document.activeElement).toBe(facts());
  place.querySelector('button')?.focus();
  await press('ArrowDown');
  expect(shown()).toBe('丙');
  expect(document.activeElement).not.toBe(facts());
  await act(async () => root.unmount());
  place.remove();
});
