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

/** Pages of a document, set again a moment after it changed; the old pages stay until then. */
function usePages(model: DocumentModel): { pages: readonly DrawnPage[] | undefined; warnings: readonly string[]; trouble: Trouble | null } {
  const [set, setSet] = useState<{ pages: readonly DrawnPage[]; warnings: readonly string[] }>();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const turn = useRef(0);
  useEffect(() => {
    turn.current += 1;
    const mine = turn.current;
    const timer = setTimeout(() => {
      documents()
        .make({ make: 'pages', model })
        .then(
          (answer) => {
            if (turn.current !== mine) return;
            setSet(answer);
            setTrouble(null);
          },
          (error: unknown) => turn.current === mine && !(error instanceof Stopped) && setTrouble(troubleOf(error)),
        );
    }, SET_AFTER_MS);
    return () => clearTimeout(timer);
  }, [model]);
  return { pages: set?.pages, warnings: set?.warnings ?? [], trouble };
}

interface PreviewProps {
  readonly model: DocumentModel;
  /** File name without its ending. */
  readonly name: string;
  /** Commits what is typed before anything leaves for paper or file, and gives the document as it is then. */
  readonly latest?: () => Promise<DocumentModel | Outgoing>;
  readonly tools?: ReactNode;
  /** A number on the paper leads to what it counts. */
  readonly onFigure?: (figure: string) => void;
  /** After a file was written and read back. */
  readonly onExported?: () => Promise<void>;
  /** The record that is being worked on, and what a click on another one's lines does. */
  readonly place?: { readonly shown: string | undefined; readonly onPick: (source: Source) => void } | undefined;
}

/** The document on paper, beside its export and print. */
export function DocumentPreview({ model, name, latest, tools, onFigure, onExported, place }: PreviewProps): ReactNode {
  const { pages, warnings, trouble } = usePages(model);
  const { work, exportAs, print, stop } = useDocumentExport(name, latest ?? (async () => model), onExported);
  const paper = useRef<HTMLElement>(null);
  const shown = place?.shown;
  useEffect(() => {
    if (shown !== undefined && pages) paper.current?.querySelector('.paper-place[data-shown="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [shown, pages]);
  useShortcut(['ctrl+p'], () => void print());
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
      {work ? (
        <div className="preview-tools">
          <div className="grow">
            <ProgressNote words={work.words} share={work.share} onCancel={stop} />
          </div>
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
        )) ?? <span className="soft">正在排版</span>}
      </section>
    </section>
  );
}
