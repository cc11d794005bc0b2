import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useShortcut } from '#renderer/app/shortcuts.ts';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { TroubleNote, WordsBox } from '#renderer/ui/words.tsx';
import type { DrawnPage } from '#renderer/workers/documents-protocol.ts';
import type { DocumentModel, Source } from '#shared/document/model.ts';
import { documents, Stopped } from './documents-client.ts';
import { Paper } from './paper.tsx';
import { type Outgoing, useDocumentExport } from './use-document-export.ts';

/** How long after the last change the page is set anew. */
const SET_AFTER_MS = 150;

/** Setting that takes longer tells how far it has come. */
const TOLD_AFTER_MS = 600;

interface SetPages {
  readonly pages: readonly DrawnPage[] | undefined;
  readonly warnings: readonly string[];
  readonly trouble: Trouble | null;
  /** Long setting, while it lasts. */
  readonly work: { readonly share: number | null; readonly stop: () => void } | null;
  /** Stopped by the person: sets the pages after all. */
  readonly resume: (() => void) | null;
}

/** Pages of a document, set again a moment after it changed; the old pages stay until then. A change that comes meanwhile takes the place of one that waits. */
function usePages(model: DocumentModel): SetPages {
  const [set, setSet] = useState<{ pages: readonly DrawnPage[]; warnings: readonly string[] }>();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [work, setWork] = useState<SetPages['work']>(null);
  const [stopped, setStopped] = useState(false);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` sets the same document once more.
  useEffect(() => {
    const outdated = new AbortController();
    const stopping = new AbortController();
    const current = (): boolean => !outdated.signal.aborted;
    setStopped(false);
    const timer = setTimeout(() => {
      const began = performance.now();
      const step = (_words: string, share: number | null): void => {
        if (current() && performance.now() - began > TOLD_AFTER_MS) setWork({ share, stop: () => stopping.abort() });
      };
      documents()
        .make({ make: 'pages', model }, { step, stop: stopping.signal, outdated: outdated.signal })
        .then(
          (answer) => {
            if (!current()) return;
            setSet(answer);
            setTrouble(null);
          },
          (error: unknown) => {
            if (!current()) return;
            if (error instanceof Stopped) setStopped(true);
            else setTrouble(troubleOf(error));
          },
        )
        .finally(() => current() && setWork(null));
    }, SET_AFTER_MS);
    return () => {
      clearTimeout(timer);
      outdated.abort();
    };
  }, [model, tries]);
  return { pages: set?.pages, warnings: set?.warnings ?? [], trouble, work, resume: stopped ? () => setTries((before) => before + 1) : null };
}

interface PreviewProps {
  readonly model: DocumentModel;
  /** File name without its ending. */
  readonly name: string;
  /** Commits what is typed before anything leaves for paper or file, and gives the document as it is then. */
  readonly latest?: () => Promise<DocumentModel | Outgoing>;
  readonly tools?: ReactNode;
  /** Stands between the tools and the pages. */
  readonly above?: ReactNode;
  /** A number on the paper leads to what it counts. */
  readonly onFigure?: (figure: string) => void;
  /** After a file was written and read back. */
  readonly onExported?: () => Promise<void>;
  /** The record that is being worked on, and what a click on another one's lines does. */
  readonly place?: { readonly shown: string | undefined; readonly onPick: (source: Source) => void } | undefined;
}

/** The document on paper, beside its export and print. */
export function DocumentPreview({ model, name, latest, tools, above, onFigure, onExported, place }: PreviewProps): ReactNode {
  const { pages, warnings, trouble, work: setting, resume } = usePages(model);
  const { work, exportAs, print, stop } = useDocumentExport(name, latest ?? (async () => model), onExported);
  const paper = useRef<HTMLElement>(null);
  const shown = place?.shown;
  useEffect(() => {
    if (shown !== undefined && pages) paper.current?.querySelector('.paper-place[data-shown="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [shown, pages]);
  useShortcut(['ctrl+p'], () => void print(), { inDialogs: true });
  return (
    <section className="preview" aria-label="版式预览" data-region tabIndex={-1}>
      <div className="preview-tools">
        <Button icon={<DownloadOutlined />} onClick={() => void exportAs('docx')} disabled={work !== null}>
          导出 DOCX
        </Button>
        <Button icon={<DownloadOutlined />} onClick={() => void exportAs('pdf')} disabled={work !== null}>
          导出 PDF
        </Button>
        <Button icon={<PrinterOutlined />} onClick={() => void print()} disabled={work !== null} title="Ctrl+P">
          打印
        </Button>
        {tools}
        <span className="grow" />
        <span className="soft number">{pages ? `共 ${pages.length} 页` : ''}</span>
      </div>
      {above ? (
        <div className="preview-tools">
          <div className="grow">{above}</div>
        </div>
      ) : null}
      {work ? (
        <div className="preview-tools">
          <div className="grow">
            <ProgressNote words={work.words} share={work.share} onCancel={stop} />
          </div>
        </div>
      ) : null}
      {setting && !work ? (
        <div className="preview-tools">
          <div className="grow">
            <ProgressNote words={pages ? '正在按修改重新排版' : '正在排版'} share={setting.share} onCancel={setting.stop} />
          </div>
        </div>
      ) : null}
      {resume ? (
        <div className="preview-tools">
          <span className="grow soft">{pages ? '排版已停止，下面是修改前的版面。' : '排版已停止。'}</span>
          <Button onClick={resume}>重新排版</Button>
        </div>
      ) : null}
      {warnings.length > 0 ? (
        <WordsBox tone="attention" label="缺字提示">
          <div className="glyph-warnings">
            {warnings.map((words) => (
              <div key={words}>{words}</div>
            ))}
          </div>
        </WordsBox>
      ) : null}
      {trouble ? <TroubleNote trouble={trouble} /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long pages scroll by keyboard. */}
      <section className="preview-pages" ref={paper} tabIndex={0} aria-label="页面">
        {pages?.map((page, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its number.
          <Paper key={at} page={page} number={at + 1} onFigure={onFigure} shown={place?.shown} onPick={place?.onPick} />
        )) ?? <span className="soft">{resume ? '' : '正在排版'}</span>}
      </section>
    </section>
  );
}
