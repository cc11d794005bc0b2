import { App } from 'antd';
import { createElement, useCallback, useRef, useState } from 'react';
import { useCore } from '#renderer/data/core-context.tsx';
import { troubleOf } from '#renderer/data/trouble.ts';
import { useTell } from '#renderer/data/use-command.ts';
import type { BundleFile } from '#shared/document/bundle-file.ts';
import type { DocumentModel } from '#shared/document/model.ts';
import type { WorkbookModel } from '#shared/document/sheet.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { sha256OfLarge } from '#shared/kernel/hash.ts';
import { documents, Stopped } from './documents-client.ts';
import { printPdf } from './print-pdf.ts';

interface Work {
  readonly words: string;
  readonly share: number | null;
}

/** A document on its way out: what must not stand in the finished file, and, for one that was issued, when it says it was made and its hash. */
export interface Outgoing {
  readonly paper: DocumentModel;
  readonly forbidden: readonly string[];
  readonly created?: string;
  /** SHA-256 of the PDF as it was issued; empty: none was noted. */
  readonly expected?: string;
}

const outgoingOf = (made: DocumentModel | Outgoing): Outgoing => ('paper' in made ? made : { paper: made, forbidden: [] });

type Step = (words: string, share: number | null) => void;

/** One file of a bundle, made when its turn comes. */
export interface BundleItem {
  readonly path: string;
  make(work: { readonly step: Step; readonly stop: AbortSignal }): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly warnings?: readonly string[] }>;
}

interface DocumentExport {
  readonly work: Work | null;
  exportAs(format: 'docx' | 'pdf'): Promise<void>;
  print(): Promise<void>;
  exportWorkbook(workbook: WorkbookModel, name: string): Promise<void>;
  /** All of them in one file, with a list of them; asked about and saved once. `note` opens the list. True once it is written. */
  exportBundle(items: readonly BundleItem[], note: readonly string[], name: string): Promise<boolean>;
  stop(): void;
}

/**
 * Writes a document to a file the person chooses, or onto paper from the PDF's bytes. Characters without a glyph are listed before.
 * `onExported` follows a file that was written and read back.
 */
export function useDocumentExport(name: string, latest: () => Promise<DocumentModel | Outgoing>, onExported?: () => Promise<void>): DocumentExport {
  const core = useCore();
  const tell = useTell();
  const { modal } = App.useApp();
  const [work, setWork] = useState<Work | null>(null);
  const running = useRef<AbortController>(undefined);

  const askAbout = useCallback(
    (warnings: readonly string[]): Promise<boolean> =>
      warnings.length === 0
        ? Promise.resolve(true)
        : new Promise((resolve) => {
            modal.confirm({
              title: `有 ${warnings.length} 个字符不能照原样印出`,
              content: createElement('div', { className: 'glyph-warnings' }, ...warnings.map((words) => createElement('div', { key: words }, words))),
              okText: '仍然继续',
              cancelText: '返回修改',
              onOk: () => resolve(true),
              onCancel: () => resolve(false),
            });
          }),
    [modal],
  );
  const attempt = useCallback(
    async (words: string, act: (stop: AbortSignal) => Promise<void>) => {
      setWork({ words, share: null });
      running.current = new AbortController();
      try {
        await act(running.current.signal);
      } catch (error) {
        if (!(error instanceof Stopped)) tell.trouble(troubleOf(error));
      }
      setWork(null);
    },
    [tell],
  );
  const save = useCallback(
    async (fileName: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> => {
      setWork({ words: `正在保存 ${fileName}`, share: null });
      const written = await core.files.save({ name: fileName, bytes });
      if (written) tell.note(`${written.name} 已写入 ${written.place}，已回读核对`);
      return written !== null;
    },
    [core, tell],
  );
  const step: Step = (words, share) => setWork({ words, share });
  return {
    work,
    exportAs: (format) =>
      attempt('正在准备', async (stop) => {
        const { paper: model, forbidden, created, expected } = outgoingOf(await latest());
        const made = await (format === 'docx'
          ? documents().make({ make: 'docx', model, forbidden }, { step, stop })
          : documents().make({ make: 'pdf', model, forbidden, created: created ?? systemClock.now() }, { step, stop }));
        if (!(await askAbout(made.warnings))) return;
        if (format === 'pdf' && expected && (await sha256OfLarge(made.bytes)) !== expected)
          tell.note('这次生成的 PDF 与发出时登记的校验值不同：文号是发出后补填的，或者程序、字体的版本变过；内容仍是发出时的定稿。');
        if (await save(`${name}.${format}`, made.bytes)) await onExported?.();
      }),
    print: () =>
      attempt('正在准备打印', async (stop) => {
        const { paper: model, forbidden, created } = outgoingOf(await latest());
        const made = await documents().make({ make: 'pdf', model, forbidden, created: created ?? systemClock.now() }, { step, stop });
        if (!(await askAbout(made.warnings))) return;
        await printPdf(made.bytes, (page, pages) => {
          if (stop.aborted) throw new Stopped();
          setWork({ words: `正在准备第 ${page} 页，共 ${pages} 页`, share: page / pages });
        });
      }),
    exportWorkbook: (workbook, fileName) =>
      attempt('正在写表格', async (stop) => {
        const { bytes } = await documents().make({ make: 'xlsx', workbook }, { step, stop });
        await save(`${fileName}.xlsx`, bytes);
      }),
    exportBundle: async (items, note, fileName) => {
      let written = false;
      await attempt('正在准备', async (stop) => {
        const files: BundleFile[] = [];
        const warnings: string[] = [];
        for (const [at, { path, make }] of items.entries()) {
          const told: Step = (words, share) => step(`${path.split('/').at(-1)}（${at + 1}/${items.length}）：${words}`, (at + (share ?? 0)) / items.length);
          told('正在准备', null);
          const made = await make({ step: told, stop });
          if (stop.aborted) throw new Stopped();
          files.push({ path, bytes: made.bytes });
          warnings.push(...(made.warnings ?? []).map((words) => `${path}：${words}`));
        }
        if (!(await askAbout(warnings))) return;
        const { bytes } = await documents().make({ make: 'bundle', note, files }, { step, stop });
        written = await save(`${fileName}.zip`, bytes);
      });
      return written;
    },
    stop: () => running.current?.abort(),
  };
}

const noPaper = (): Promise<DocumentModel> => Promise.reject(new Error('only workbooks are made here'));

/** For screens from which only sheets leave. */
export const useWorkbookExport = (): Pick<DocumentExport, 'work' | 'exportWorkbook' | 'exportBundle' | 'stop'> => useDocumentExport('', noPaper);
