import type { TableColumnType } from 'antd';
import type { ReactNode } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useWalk } from '#renderer/app/use-walk.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import { EmptyState } from '#renderer/ui/words.tsx';

interface RecordPanesProps<T extends { readonly id: string }> {
  /** What a row is called: 工作日志. */
  readonly name: string;
  /** Under which the width of the list is remembered. */
  readonly pane: string;
  readonly rows: readonly T[];
  readonly columns: TableColumnType<T>[];
  readonly width: number;
  /** Above the list: the quick line and what goes with it. */
  readonly head: ReactNode;
  /** What belongs here, and how to begin. */
  readonly empty: string;
  readonly editor: (row: T) => ReactNode;
}

/** Records of work beside the editor of the chosen one; Alt+↑↓ walks through them. */
export function RecordPanes<T extends { readonly id: string }>({ name, pane, rows, columns, width, head, empty, editor }: RecordPanesProps<T>): ReactNode {
  const { route, stay } = useWay();
  const active = rows.find((row) => row.id === route.id);
  useWalk(
    rows.map((row) => row.id),
    route.id,
    (id) => stay({ id }),
  );
  const list = (
    <section className="finding-list" aria-label={`${name}列表`}>
      <div className="list-head">{head}</div>
      <div className="list-body">
        <DataTable
          label={name}
          rows={rows}
          columns={columns}
          keyOf={(row) => row.id}
          active={active?.id}
          onActive={(row) => stay({ id: row.id })}
          width={width}
          empty={<EmptyState title={`还没有${name}`} words={empty} />}
        />
      </div>
    </section>
  );
  const chosen = active ? (
    editor(active)
  ) : (
    <div className="editor">
      <EmptyState title="选择一条" words="在左边选一条查看和修改。上下移动用 Alt+↑↓。" />
    </div>
  );
  return (
    <div className="checklist-body">
      <SplitPane
        name={pane}
        panes={[
          { key: 'list', min: 360, size: width, body: list },
          { key: 'one', min: 400, body: chosen },
        ]}
      />
    </div>
  );
}
