import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { useFirst } from '#renderer/ui/use-first.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function Rows({ rows, question }: { rows: readonly number[]; question: string }) {
  const { shown, foot } = useFirst(rows, question);
  return (
    <>
      {shown.map((row) => (
        <i key={row} />
      ))}
      {foot}
    </>
  );
}

it('shows a long list part by part, and another question from its beginning', async () => {
  const place = document.createElement('div');
  const root = createRoot(place);
  const rows = Array.from({ length: 130 }, (_, n) => n);
  const show = (question: string) => act(async () => root.render(<Rows rows={rows} question={question} />));
  const more = () => act(async () => place.querySelector('button')?.click());
  const count = () => place.querySelectorAll('i').length;
  await show('全部');
  expect(count()).toBe(60);
  expect(place.textContent).toContain('共 130 项，已显示 60 项');
  await more();
  expect(count()).toBe(120);
  expect(place.textContent).toContain('再显示 10 项');
  await more();
  expect(count()).toBe(130);
  expect(place.querySelector('button')).toBeNull();
  await show('逾期');
  expect(count()).toBe(60);
  await act(async () => root.unmount());
});
