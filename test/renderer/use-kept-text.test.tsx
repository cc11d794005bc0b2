import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoreClient } from '#renderer/core/client.ts';
import { CoreProvider } from '#renderer/data/core-context.tsx';
import { type KeptText, useKeptText } from '#renderer/data/use-kept-text.ts';
import { type FakeDrafts, fakeDrafts } from '#test/helpers/fake-core.ts';

const flags = globalThis as unknown as { IS_REACT_ACT_ENVIRONMENT: boolean };
flags.IS_REACT_ACT_ENVIRONMENT = true;

let root: Root;
let drafts: FakeDrafts;
let kept: KeptText;

function Line({ base }: { base: string }): ReactNode {
  kept = useKeptText('quickLine', 'line', base);
  return <output>{kept.text}</output>;
}

const core = (): CoreClient => ({ drafts }) as unknown as CoreClient;
let client: CoreClient;
const show = (base = ''): Promise<void> =>
  act(async () =>
    root.render(
      <CoreProvider core={client}>
        <Line base={base} />
      </CoreProvider>,
    ),
  );
const type = (text: string): Promise<void> => act(async () => kept.set(text));
const wait = (ms: number): Promise<unknown> => act(async () => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  vi.useFakeTimers();
  drafts = fakeDrafts();
  client = core();
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});

describe('text of a form that is no record yet', () => {
  it('is on disk within half a second, and there again after a kill', async () => {
    await show();
    await type('3jq jb');
    await type('3jq jb 超期');
    await wait(500);
    expect(drafts.puts.map((put) => put.value)).toEqual(['3jq jb 超期']);
    await act(async () => root.unmount());
    root = createRoot(document.body.appendChild(document.createElement('div')));
    await show();
    expect(kept.text).toBe('3jq jb 超期');
  });

  it('is put at once when its screen is left, and gone when it became a record', async () => {
    await show();
    await type('禁闭');
    await act(async () => root.unmount());
    expect(drafts.stored).toEqual({ line: '禁闭' });
    root = createRoot(document.body.appendChild(document.createElement('div')));
    await show();
    await act(async () => kept.clear());
    await wait(500);
    expect([kept.text, drafts.stored]).toEqual(['', {}]);
  });

  it('is tried again when the disk refused it', async () => {
    await show();
    drafts.failure = new Error('disk full');
    await type('四监区');
    await wait(500);
    expect([kept.text, drafts.stored]).toEqual(['四监区', {}]);
    drafts.failure = null;
    await wait(2_500);
    expect(drafts.stored).toEqual({ line: '四监区' });
  });

  it('leaves nothing behind where it says what stands there already', async () => {
    await show('初稿');
    await type('改写');
    await wait(500);
    await show('改写');
    await wait(500);
    expect([kept.text, drafts.stored]).toEqual(['改写', {}]);
    // What the person typed meanwhile is not taken from them by an answer from the disk.
    await type('再改');
    await show('改写');
    expect(kept.text).toBe('再改');
  });
});
