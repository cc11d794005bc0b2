import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoreClient } from '#renderer/core/client.ts';
import { CoreProvider } from '#renderer/data/core-context.tsx';
import { type RunCommand, useCommand } from '#renderer/data/use-command.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { fakeDrafts } from '#test/helpers/fake-core.ts';

const flags = globalThis as unknown as { IS_REACT_ACT_ENVIRONMENT: boolean };
flags.IS_REACT_ACT_ENVIRONMENT = true;

/** Notes on the screen by their key, as the library keeps them: the same key again replaces. Its own code does not load without a bundler. */
const notes = new Map<string, string>();
vi.mock('antd', () => {
  const notification = {
    warning: ({ key, title }: { key: string; title: string }) => void notes.set(key, title),
    destroy: (key: string) => void notes.delete(key),
  };
  const message = { info: () => undefined };
  return { App: { useApp: () => ({ notification, message }) } };
});

let root: Root;
let place: HTMLElement;
let run: RunCommand;
let answer: Result<unknown>;

function Screen(): ReactNode {
  run = useCommand();
  return null;
}

const acts = (): Promise<void> => act(async () => void (await run('finding.confirm', { id: 'f' })));
const shown = (): string[] => [...notes.values()];

beforeEach(async () => {
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
  const core = { drafts: fakeDrafts(), run: async () => answer } as unknown as CoreClient;
  await act(async () =>
    root.render(
      <CoreProvider core={core}>
        <Screen />
      </CoreProvider>,
    ),
  );
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
});

describe('what a command was refused for', () => {
  it('stands alone, the newest, and goes when the next command succeeds', async () => {
    answer = refuse({ code: 'finding.incomplete', words: '还不能确认：请写明事实。' });
    await acts();
    await acts();
    expect(shown()).toEqual(['还不能确认：请写明事实。']);
    answer = refuse({ code: 'finding.incomplete', words: '还不能确认：请确定严重程度。' });
    await acts();
    expect(shown()).toEqual(['还不能确认：请确定严重程度。']);
    answer = ok(null);
    await acts();
    expect(shown()).toEqual([]);
  });
});
