import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useLinesAhead } from '#renderer/interview/lines-ahead.ts';
import type { InterviewLine } from '#shared/interview/interview.ts';

const flags = globalThis as unknown as { IS_REACT_ACT_ENVIRONMENT: boolean };
flags.IS_REACT_ACT_ENVIRONMENT = true;

let root: Root;
let place: HTMLElement;
let ahead: ReturnType<typeof useLinesAhead>;
const told: string[] = [];

function Lines({ lines }: { lines: readonly InterviewLine[] }): ReactNode {
  ahead = useLinesAhead('talk', lines);
  const words = ahead.shown.map(({ id }) => id).join(' ');
  told.push(words);
  return <span>{words}</span>;
}

/** What the core has told so far. */
const tell = (...ids: string[]): Promise<void> =>
  act(async () => root.render(<Lines lines={ids.map((id) => ({ id, interview: 'talk', order: id, question: '', answer: '', disputed: [] }))} />));
const seen = (): string => place.textContent ?? '';

beforeEach(() => {
  place = document.createElement('div');
  root = createRoot(place);
});
afterEach(() => act(async () => root.unmount()));

it('a question taken back before the core has told of it never shows again', async () => {
  await tell('a');
  await act(async () => ahead.add('b', 'a'));
  expect(seen()).toBe('a b');
  told.length = 0;
  let removed: (result: { ok: boolean }) => void = () => undefined;
  await act(async () => ahead.hide('b', new Promise((resolve) => (removed = resolve))));
  // The core answers in its own order: the line was made, then removed, and the lists come behind both.
  await tell('a', 'b');
  await act(async () => removed({ ok: true }));
  await tell('a', 'b');
  await tell('a');
  expect(new Set(told)).toEqual(new Set(['a']));
});

it('a removal that was undone, or refused, shows the line again', async () => {
  await tell('a', 'b');
  await act(async () => ahead.hide('b', Promise.resolve({ ok: true })));
  expect(seen()).toBe('a');
  await tell('a');
  await tell('a', 'b');
  expect(seen()).toBe('a b');
  await act(async () => ahead.hide('a', Promise.resolve({ ok: false })));
  expect(seen()).toBe('a b');
});
