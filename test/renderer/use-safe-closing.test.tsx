import { act, type ReactNode, useRef } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useSafeClosing } from '#renderer/app/use-safe-closing.ts';
import type { CoreClient } from '#renderer/core/client.ts';
import { CoreProvider, useDraftKeepers } from '#renderer/data/core-context.tsx';
import type { DraftKeepers } from '#renderer/data/draft-keeper.ts';
import type { DangerQuestion } from '#renderer/ui/confirm.tsx';
import { WorkbenchError } from '#shared/kernel/errors.ts';
import { type FakeDrafts, fakeDrafts } from '#test/helpers/fake-core.ts';

const flags = globalThis as unknown as { IS_REACT_ACT_ENVIRONMENT: boolean };
flags.IS_REACT_ACT_ENVIRONMENT = true;

let root: Root;
let place: HTMLElement;
let drafts: FakeDrafts;
let keepers: DraftKeepers;
let leaving: { current: boolean };
const closed = vi.fn();
/** What the person decides: a reason goes, null stays. */
const confirm = vi.fn<(question: DangerQuestion) => Promise<string | null>>();

function Page(): ReactNode {
  keepers = useDraftKeepers();
  leaving = useRef(false);
  useSafeClosing(leaving, confirm);
  return null;
}

/** Whether the page held the window open. */
const close = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
const pass = (ms: number): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('close', closed);
  closed.mockReset();
  confirm.mockReset();
  drafts = fakeDrafts();
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
  await act(async () =>
    root.render(
      <CoreProvider core={{ drafts } as unknown as CoreClient}>
        <Page />
      </CoreProvider>,
    ),
  );
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('closing the window', () => {
  it('does not wait when everything is on disk', async () => {
    expect(close()).toBe(false);
    keepers.of('finding', 'a').set('facts', '一');
    await pass(1_000);
    expect(close()).toBe(false);
  });

  it('waits for what was typed a moment ago, writes it and then closes by itself', async () => {
    drafts.delay = 300;
    keepers.of('finding', 'a').set('facts', '一');
    keepers.of('finding', 'a').set('title', '二');
    expect(close()).toBe(true);
    expect(closed).not.toHaveBeenCalled();
    await pass(400);
    expect(close()).toBe(true);
    await pass(400);
    expect(drafts.puts.map((put) => put.value)).toEqual(['一', '二']);
    expect(closed).toHaveBeenCalledTimes(1);
    expect(close()).toBe(false);
  });

  it('asks the person where the disk takes nothing, and stays unless told to go', async () => {
    drafts.failure = new WorkbenchError('host.disk', '磁盘已满。', '请清理。');
    keepers.of('finding', 'a').set('facts', '一');
    confirm.mockResolvedValueOnce(null);
    expect(close()).toBe(true);
    await pass(1_000);
    expect(confirm.mock.lastCall?.[0].title).toContain('没有落盘');
    expect(closed).not.toHaveBeenCalled();
    confirm.mockResolvedValueOnce('');
    expect(close()).toBe(true);
    await pass(1_000);
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('lets a page go that is locking', () => {
    keepers.of('finding', 'a').set('facts', '一');
    leaving.current = true;
    expect(close()).toBe(false);
  });
});
