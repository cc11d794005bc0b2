import { act, type ReactNode, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { useScreenFocus } from '#renderer/app/screen-focus.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function Desk({ screen, children }: { screen: string; children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  useScreenFocus(main, screen);
  return (
    <>
      <button type="button">导航</button>
      <main ref={main} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

it('gives the focus that went with a screen to the next one, its list first; one that lies elsewhere stays', async () => {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const show = (screen: string, body: ReactNode) =>
    act(async () => {
      root.render(<Desk screen={screen}>{body}</Desk>);
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
  await show('home', <button type="button">12 个问题</button>);
  place.querySelector<HTMLElement>('main button')?.focus();
  await show('finding', null);
  expect(document.activeElement).toBe(place.querySelector('main'));
  // The list comes later than its screen.
  await show('letter', <section className="data-table" tabIndex={-1} />);
  place.querySelector<HTMLElement>('nav, button')?.focus();
  const nav = document.activeElement;
  await show('clock', <p>期限</p>);
  expect(document.activeElement).toBe(nav);
  (nav as HTMLElement).blur();
  await show('finding', <section className="data-table" tabIndex={-1} />);
  expect(document.activeElement).toBe(place.querySelector('.data-table'));
  await act(async () => root.unmount());
  place.remove();
});
