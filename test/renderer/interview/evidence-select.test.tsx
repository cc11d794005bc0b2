import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import type { CoreClient } from '#renderer/core/client.ts';
import { CoreProvider } from '#renderer/data/core-context.tsx';
import { EvidenceSelect } from '#renderer/interview/evidence-select.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

interface Shown {
  readonly options: readonly { readonly value: string; readonly label: string; readonly disabled: boolean }[];
  readonly showSearch: { readonly onSearch: (text: string) => void };
  readonly onOpenChange: (open: boolean) => void;
  readonly onChange: (id: string) => void;
}

/** What the list was last given; the library's own code does not load without a bundler. */
let shown: Shown;
vi.mock('antd', () => ({
  Select: (props: Shown) => {
    shown = props;
    return null;
  },
}));

const ids = Array.from({ length: 60 }, (_, n) => `file${n}`);

it('asks for files only when opened, for no more than it offers, leaves out bound ones and finds the others by name', async () => {
  const read = vi.fn(async (_name: 'evidence.list', { text, limit }: { text: string; limit: number }) =>
    ids
      .filter((id) => id.includes(text))
      .slice(0, limit)
      .map((id) => ({ id, name: `${id}.jpg` })),
  );

  const core = { read, onEvent: () => () => undefined } as unknown as CoreClient;
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const onChoose = vi.fn();
  await act(async () =>
    root.render(
      <CoreProvider core={core}>
        <EvidenceSelect bound={ids.slice(0, 2)} onChoose={onChoose} />
      </CoreProvider>,
    ),
  );
  expect(read).not.toHaveBeenCalled();
  await act(async () => shown.onOpenChange(true));
  expect(read).toHaveBeenLastCalledWith('evidence.list', { text: '', limit: 53 });
  expect(shown.options).toHaveLength(51);
  expect(shown.options.at(-1)).toMatchObject({ label: '只列出前 50 件，输入名称缩小范围', disabled: true });
  expect(shown.options.some(({ value }) => ids.slice(0, 2).includes(value))).toBe(false);
  await act(async () => shown.showSearch.onSearch('59'));
  expect(shown.options).toEqual([{ value: ids[59], label: 'file59.jpg', disabled: false }]);
  await act(async () => shown.onChange(ids[59] ?? ''));
  expect(onChoose).toHaveBeenCalledWith(ids[59]);
  expect(read).toHaveBeenLastCalledWith('evidence.list', { text: '', limit: 53 });
  await act(async () => root.unmount());
});
