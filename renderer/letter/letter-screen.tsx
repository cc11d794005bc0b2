import { Button } from 'antd';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { type Route, useWay } from '#renderer/app/route.tsx';
import { useWalk } from '#renderer/app/use-walk.ts';
import type { Trouble } from '#renderer/data/trouble.ts';
import { useView } from '#renderer/data/use-view.ts';
import { type Pane, SplitPane } from '#renderer/ui/split-pane.tsx';
import { EmptyState, TroubleNote } from '#renderer/ui/words.tsx';
import type { Source } from '#shared/document/model.ts';
import type { LetterDetail } from '#shared/letter/views.ts';
import type { WritingHandle } from './editor/letter-writing.tsx';
import { LetterEditor } from './letter-editor.tsx';
import { LetterListPane } from './letter-list.tsx';
import { LetterPaper } from './letter-paper.tsx';
import { NewLetter } from './new-letter.tsx';
import './letter.css';

/** Letters: the list, the open one's text, and its pages beside it. */
export function LetterScreen(): ReactNode {
  const { route, stay } = useWay();
  const { data: rows, trouble } = useView('letters.list', route.ids ? { ids: [...route.ids] } : {});
  const { data: detail, trouble: lost } = useView('letters.detail', route.id === undefined ? null : { id: route.id });
  const fresh = (): void => stay({ tab: 'new', id: undefined });
  useWalk(rows?.map((row) => row.id) ?? [], route.id, (id) => stay({ id }));
  const list = <LetterListPane rows={rows} trouble={trouble} active={route.id} onActive={(id) => stay({ id, tab: undefined })} onNew={fresh} />;
  const making = route.tab === 'new' || route.tab === 'review';
  const open = useOpenPanes(detail, () => stay({ id: undefined }));
  if (rows?.length === 0 && !route.ids && !making) return <NoLetters onNew={fresh} />;
  // The one before stays until the next has come, so that nothing blinks while one walks through the list.
  const beside = making ? [newPane(route, stay)] : route.id === undefined || !detail ? [nonePane(lost)] : open;
  return <SplitPane name="letter" panes={[{ key: 'list', min: 220, size: 310, body: list }, ...beside]} />;
}

function newPane({ tab, id }: Route, stay: ReturnType<typeof useWay>['stay']): Pane {
  const objection = tab === 'review' ? (id ?? null) : null;
  const close = (): void => stay({ tab: undefined, ...(objection === null ? {} : { id: undefined }) });
  return {
    key: 'new',
    min: 480,
    body: <NewLetter key={objection} objection={objection} onDrafted={(drafted) => stay({ id: drafted, tab: undefined })} onClose={close} />,
  };
}

function nonePane(trouble: Trouble | null): Pane {
  const words = trouble ? <TroubleNote trouble={trouble} /> : <EmptyState title="选择一件文书" words="在左边选一件，这里显示正文和版式预览。" />;
  return { key: 'none', min: 360, body: <div className="editor">{words}</div> };
}

/** The letter's text and its pages beside each other: a click on a line leads to its paragraph, the caret marks its lines. */
function useOpenPanes(detail: LetterDetail | null | undefined, onDeleted: () => void): readonly Pane[] {
  const writing = useRef<WritingHandle>(null);
  const [caret, setCaret] = useState<{ readonly letter: string; readonly block: string }>();
  const id = detail?.letter.id;
  const onCaret = useCallback((block: string): void => setCaret({ letter: id ?? '', block }), [id]);
  if (!detail) return [];
  const place = {
    shown: caret && caret.letter === id ? caret.block : undefined,
    onPick: (at: Source) => writing.current?.show({ block: at.id, from: 0, to: 0 }),
  };
  return [
    { key: 'text', min: 380, size: 500, body: <LetterEditor key={id} detail={detail} writing={writing} onCaret={onCaret} onDeleted={onDeleted} /> },
    { key: 'paper', min: 320, body: <LetterPaper key={id} detail={detail} place={place} /> },
  ];
}

function NoLetters({ onNew }: { onNew: () => void }): ReactNode {
  const { go } = useWay();
  return (
    <EmptyState
      title="还没有文书"
      words="点“新建文书”选择种类，或者在问题列表勾选同一单位已确认的问题后点“拟制文书”。正文按规定的结构自动生成，再在这里修改、预览、导出和打印。"
    >
      <Button type="primary" onClick={onNew}>
        新建文书
      </Button>
      <Button onClick={() => go({ screen: 'finding' })}>去选问题</Button>
    </EmptyState>
  );
}
