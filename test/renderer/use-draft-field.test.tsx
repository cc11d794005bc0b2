import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoreClient } from '#renderer/core/client.ts';
import { CoreProvider } from '#renderer/data/core-context.tsx';
import { useDraftField, useDraftRecord } from '#renderer/data/use-draft-field.ts';
import { type FakeDrafts, fakeDrafts } from '#test/helpers/fake-core.ts';

const flags = globalThis as unknown as { IS_REACT_ACT_ENVIRONMENT: boolean };
flags.IS_REACT_ACT_ENVIRONMENT = true;

let root: Root;
let place: HTMLElement;
let drafts: FakeDrafts;

/** One text field that acts on Enter, as the screens have it. */
function Field({ id, committed, onEnter }: { id: string; committed: string; onEnter: () => void }): ReactNode {
  const record = useDraftRecord('finding', id);
  const title = useDraftField(record, 'title', committed);
  return (
    <input
      aria-label="标题"
      data-state={title.state}
      value={title.value}
      onChange={(event) => title.set(event.target.value)}
      onKeyDown={(event) => event.key === 'Enter' && !title.composing() && onEnter()}
      {...title.handlers}
    />
  );
}

const show = (id: string, committed: string, onEnter: () => void = () => undefined): Promise<void> =>
  act(async () =>
    root.render(
      <CoreProvider core={{ drafts } as unknown as CoreClient}>
        <Field id={id} committed={committed} onEnter={onEnter} />
      </CoreProvider>,
    ),
  );
const input = (): HTMLInputElement => place.querySelector('input') as HTMLInputElement;
const type = (text: string): Promise<void> =>
  act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input(), text);
    input().dispatchEvent(new Event('input', { bubbles: true }));
  });

beforeEach(() => {
  vi.useFakeTimers();
  drafts = fakeDrafts();
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
  vi.useRealTimers();
});

describe('a field that saves itself', () => {
  it('shows what is typed at once and keeps it within half a second', async () => {
    await show('a', '旧题');
    expect(input().value).toBe('旧题');
    await type('新题');
    expect(input().value).toBe('新题');
    await act(() => vi.advanceTimersByTimeAsync(400));
    expect(drafts.puts.map((put) => put.value)).toEqual(['新题']);
    expect(input().dataset['state']).toBe('durable');
  });

  it('commits when it is left, and when another record is opened', async () => {
    await show('a', '旧题');
    await type('新题');
    await act(async () => {
      input().dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    });
    expect(drafts.commits).toHaveLength(1);
    await type('更新');
    await show('b', '别的');
    await act(() => vi.advanceTimersByTimeAsync(10));
    expect(drafts.commits).toHaveLength(2);
    expect(input().value).toBe('别的');
  });

  it('leaves Enter to the input method while it is composing, and keeps the half-written text', async () => {
    const enter = vi.fn();
    await show('a', '', enter);
    await act(async () => {
      input().dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    });
    await type('jin');
    await act(async () => {
      input().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    expect(enter).not.toHaveBeenCalled();
    await act(() => vi.advanceTimersByTimeAsync(400));
    expect(drafts.puts.map((put) => put.value)).toEqual(['jin']);
    await act(async () => {
      input().dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    });
    await type('禁');
    await act(async () => {
      input().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    expect(enter).toHaveBeenCalledOnce();
  });

  it('brings a draft back when the record is opened again', async () => {
    drafts = fakeDrafts({ title: '锁前写的' });
    await show('a', '旧题');
    expect(input().value).toBe('锁前写的');
    expect(input().dataset['state']).toBe('durable');
  });
});
