import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import type { CoreClient } from '#renderer/core/client.ts';
import { CoreProvider } from '#renderer/data/core-context.tsx';
import { Stopped } from '#renderer/document/documents-client.ts';
import { type BundleItem, useDocumentExport } from '#renderer/document/use-document-export.ts';
import { fakeDrafts } from '#test/helpers/fake-core.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const warned: string[] = [];
/** Its own code does not load without a bundler. */
vi.mock('antd', () => {
  const notification = { warning: ({ title }: { title: string }) => void warned.push(title), destroy: () => undefined };
  return { App: { useApp: () => ({ notification, message: { info: () => undefined }, modal: {} }) } };
});
/** Packs at once: what is asked of it are the bundle's files. */
vi.mock('#renderer/document/documents-client.ts', async (original) => ({
  ...(await original<typeof import('#renderer/document/documents-client.ts')>()),
  documents: () => ({ make: async ({ files }: { files: readonly unknown[] }) => ({ bytes: new Uint8Array([files.length]) }) }),
}));

type Exporting = ReturnType<typeof useDocumentExport>;

async function screen() {
  const place = document.createElement('div');
  const root = createRoot(place);
  const saved: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  let at: Exporting | undefined;
  function Screen(): ReactNode {
    at = useDocumentExport('', () => Promise.reject(new Error('nothing single is exported here')));
    return at.work?.words;
  }
  const save = async (file: { readonly name: string; readonly bytes: Uint8Array }) => {
    saved.push(file);
    return { name: file.name, place: '文件夹' };
  };
  const core = { drafts: fakeDrafts(), files: { save } } as unknown as CoreClient;
  await act(async () =>
    root.render(
      <CoreProvider core={core}>
        <Screen />
      </CoreProvider>,
    ),
  );
  const exporting = (): Exporting => {
    if (!at) throw new Error('not drawn');
    return at;
  };
  return { place, root, saved, exporting };
}

const ready = (path: string): BundleItem => ({ path, make: async () => ({ bytes: new Uint8Array(3) }) });

/** One that is being made until it is stopped, as the worker's jobs are. */
const endless = (path: string): BundleItem => ({
  path,
  make: ({ stop }) => new Promise((_, reject) => stop.addEventListener('abort', () => reject(new Stopped()), { once: true })),
});

it('writes all files of an export together', async () => {
  const { root, saved, exporting } = await screen();
  let written: boolean | undefined;
  await act(async () => {
    written = await exporting().exportBundle([ready('问题台账.xlsx'), ready('文书台账.xlsx')], ['目录'], '汇总材料');
  });
  expect(written).toBe(true);
  expect(saved.map(({ name, bytes }) => [name, [...bytes]])).toEqual([['汇总材料.zip', [2]]]);
  await act(async () => root.unmount());
});

it('stopped in the middle writes nothing, says nothing of trouble, makes no later file and can be begun again', async () => {
  const { place, root, saved, exporting } = await screen();
  const later = vi.fn(ready('指标表.xlsx').make);
  let done: Promise<boolean> | undefined;
  await act(async () => {
    done = exporting().exportBundle([ready('问题台账.xlsx'), endless('汇总报告.pdf'), { path: '指标表.xlsx', make: later }], ['目录'], '汇总材料');
  });
  expect(place.textContent).toContain('汇总报告.pdf（2/3）');
  await act(async () => exporting().stop());
  expect(await done).toBe(false);
  expect(exporting().work).toBeNull();
  expect([saved, warned]).toEqual([[], []]);
  expect(later).not.toHaveBeenCalled();
  await act(async () => void (await exporting().exportBundle([ready('问题台账.xlsx')], ['目录'], '汇总材料')));
  expect(saved).toHaveLength(1);
  await act(async () => root.unmount());
});
