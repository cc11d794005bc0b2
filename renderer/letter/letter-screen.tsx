import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useShortcut } from '#renderer/app/shortcuts.ts';
import { useView } from '#renderer/data/use-view.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import { Dash, EmptyState, Mark, TroubleNote } from '#renderer/ui/words.tsx';
import type { Source } from '#shared/document/model.ts';
import { stageWords } from '#shared/letter/approval/words.ts';
import type { LetterDetail, ListedLetter } from '#shared/letter/views.ts';
import type { WritingHandle } from './editor/letter-writing.tsx';
import { LetterEditor } from './letter-editor.tsx';
import { LetterPaper } from './letter-paper.tsx';
import { NewLetter } from './new-letter.tsx';
import { stageTones } from './steps/steps-panel.tsx';
import './letter.css';

/** Letters: the list, the open one's text, and its pages beside it. */
export function LetterScreen(): ReactNode {
  const { route, stay } = useWay();
  const { data: rows, trouble } = useView('letters.list', route.ids ? { ids: [...route.ids] } : {});
  const { data: detail } = useView('letters.detail', route.id === undefined ? null : { id: route.id });
  const walk = (by: number): void => {
    const at = (rows ?? []).findIndex((row) => row.id === route.id);
    const next = rows?.[Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next) stay({ id: next.id });
  };
  const fresh = (): void => stay({ tab: 'new', id: undefined });
  useShortcut(['alt+arrowdown'], () => walk(1));
  useShortcut(['alt+arrowup'], () => walk(-1));
  const list = (
    <section className="finding-list" aria-label="文书列表">
      <div className="list-head">
        <div className="row">
          <h1 className="grow">
            文书 <span className="number soft">{rows?.length ?? ''}</span>
          </h1>
          <Button size="small" type="primary" onClick={fresh}>
            新建文书
          </Button>
        </div>
        {route.ids ? (
          <div className="row small words-box">
            只看 {route.about || '所选'} 的 {rows?.length ?? 0} 件
            <button type="button" className="link-button" onClick={() => stay({ ids: undefined, about: undefined })}>
              显示全部
            </button>
          </div>
        ) : null}
        {trouble ? <TroubleNote trouble={trouble} /> : null}
      </div>
      <div className="list-body">
        <LetterTable rows={rows} active={route.id} onActive={(id) => stay({ id, tab: undefined })} />
      </div>
    </section>
  );
  if (route.tab === 'new' || route.tab === 'review') {
    const objection = route.tab === 'review' ? (route.id ?? null) : null;
    const close = (): void => stay({ tab: undefined, ...(objection === null ? {} : { id: undefined }) });
    return (
      <SplitPane
        name="letter"
        panes={[
          { key: 'list', min: 240, size: 320, body: list },
          {
            key: 'new',
            min: 480,
            body: <NewLetter key={objection} objection={objection} onDrafted={(id) => stay({ id, tab: undefined })} onClose={close} />,
          },
        ]}
      />
    );
  }
  if (rows?.length === 0 && !route.ids) return <NoLetters onNew={fresh} />;
  if (!detail || detail.letter.id !== route.id) {
    const words = <EmptyState title="选择一件文书" words="在左边选一件，这里显示正文和版式预览。" />;
    return (
      <SplitPane
        name="letter"
        panes={[
          { key: 'list', min: 260, size: 420, body: list },
          { key: 'none', min: 360, body: <div className="editor">{words}</div> },
        ]}
      />
    );
  }
  return <OpenLetter key={detail.letter.id} detail={detail} list={list} onDeleted={() => stay({ id: undefined })} />;
}

/** The letter's text and its pages beside each other: a click on a line leads to its paragraph, the caret marks its lines. */
function OpenLetter({ detail, list, onDeleted }: { detail: LetterDetail; list: ReactNode; onDeleted: () => void }): ReactNode {
  const writing = useRef<WritingHandle>(null);
  const [block, setBlock] = useState<string>();
  const place = { shown: block, onPick: ({ id }: Source) => writing.current?.show({ block: id, from: 0, to: 0 }) };
  return (
    <SplitPane
      name="letter"
      panes={[
        { key: 'list', min: 220, size: 300, body: list },
        { key: 'text', min: 380, size: 500, body: <LetterEditor detail={detail} writing={writing} onCaret={setBlock} onDeleted={onDeleted} /> },
        { key: 'paper', min: 320, body: <LetterPaper detail={detail} place={place} /> },
      ]}
    />
  );
}

function LetterTable({
  rows,
  active,
  onActive,
}: {
  rows: readonly ListedLetter[] | undefined;
  active: string | undefined;
  onActive: (id: string) => void;
}): ReactNode {
  return (
    <DataTable<ListedLetter>
      label="文书"
      rows={rows ?? []}
      keyOf={(row) => row.id}
      active={active}
      onActive={(row) => onActive(row.id)}
      width={240}
      empty={null}
      columns={[
        {
          key: 'title',
          title: '文书',
          width: 198,
          render: (_, row) => (
            <span className="one-line block" title={`${row.facilityName} ${row.title} ${row.number ?? '未编号'}`}>
              {row.facilityName} {row.title}
            </span>
          ),
        },
        { key: 'status', title: '状态', width: 100, render: (_, row) => <LetterStatusMark row={row} /> },
        { key: 'number', title: '文号', width: 170, render: (_, row) => <span className="one-line block number">{row.number ?? <Dash />}</span> },
        { key: 'findings', title: '问题', width: 56, align: 'right', render: (_, row) => row.findings || <Dash /> },
        { key: 'issued', title: '发出', width: 100, render: (_, row) => (row.issuedOn ? <span className="number">{row.issuedOn}</span> : <Dash />) },
        { key: 'due', title: '回复期限', width: 100, render: (_, row) => (row.replyDue ? <span className="number">{row.replyDue}</span> : <Dash />) },
      ]}
    />
  );
}

function LetterStatusMark({ row }: { row: ListedLetter }): ReactNode {
  if (row.overdueDays > 0) return <Mark tone="alarm">逾期 {row.overdueDays} 天</Mark>;
  return <Mark tone={stageTones[row.stage]}>{stageWords[row.stage]}</Mark>;
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
