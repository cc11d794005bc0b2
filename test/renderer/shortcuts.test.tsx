import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { useShortcut } from '#renderer/app/shortcuts.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const told: string[] = [];

function Desk() {
  useShortcut(['ctrl+enter'], () => told.push('next'));
  useShortcut(['ctrl+l'], () => told.push('lock'), { inDialogs: true });
  useShortcut(['?'], () => told.push('sheet'), { notInText: true });
  return (
    <>
      <input aria-label="标题" />
      <button type="button">列表</button>
      <div className="ant-modal">
        <textarea aria-label="理由" />
      </div>
    </>
  );
}

it('acts on the page, leaves text its keys, and in a dialog only locks; never while an input method composes', async () => {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  await act(async () => root.render(<Desk />));
  const press = (on: string, key: string, more: KeyboardEventInit = {}): string[] => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    place.querySelector(on)?.dispatchEvent(event);
    return told.splice(0);
  };
  const ctrl = { ctrlKey: true };
  expect(press('button', '?')).toEqual(['sheet']);
  expect(press('input', '?')).toEqual([]);
  expect(press('input', 'Enter', ctrl)).toEqual(['next']);
  expect(press('input', 'Enter', { ...ctrl, isComposing: true })).toEqual([]);
  expect(press('textarea', 'Enter', ctrl)).toEqual([]);
  expect(press('textarea', 'l', ctrl)).toEqual(['lock']);
  await act(async () => root.unmount());
  place.remove();
});
