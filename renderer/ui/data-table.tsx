import { Table, type TableColumnType } from 'antd';
import { type HTMLAttributes, type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';

interface DataTableProps<T extends object> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly columns: TableColumnType<T>[];
  readonly keyOf: (row: T) => string;
  /** The row shown beside the list. */
  readonly active?: string | undefined;
  readonly onActive?: (row: T) => void;
  readonly onOpen?: (row: T) => void;
  /** Rows ticked for a joint act. */
  readonly ticked?: readonly string[];
  readonly onTick?: (keys: string[]) => void;
  readonly onSort?: (column: string | undefined, order: 'ascend' | 'descend' | undefined) => void;
  readonly empty: ReactNode;
  /** Sum of column widths under which the table scrolls sideways. */
  readonly width?: number;
  /** Columns at the right end are left out while the frame is too narrow for them, instead of a table that scrolls sideways. */
  readonly fitting?: boolean;
  /** Called while scrolling comes near the last row: time to ask for more of a list that is not all here. */
  readonly onEndNear?: (() => void) | undefined;
  /** A row dragged onto another one. */
  readonly onDrop?: (moved: T, onto: T) => void;
}

/** Within so many heights of the frame the end counts as near. */
const NEAR_HEIGHTS = 2;

const step = (event: KeyboardEvent, at: number, last: number, page: number): number | undefined => {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  switch (event.key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'PageDown':
      return Math.min(last, at + page);
    case 'PageUp':
      return Math.max(0, at - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
};

/** The first columns for which there is room. */
function thatFit<T extends object>(columns: TableColumnType<T>[], room: number): TableColumnType<T>[] {
  let used = 0;
  return columns.filter(({ width }) => {
    used += Number(width ?? 0);
    return used <= room;
  });
}

/** Row handlers that move one row onto another by mouse; the keyboard has its own way. */
function dragging<T extends object>(row: T, dragged: RefObject<T | null>, onDrop: (moved: T, onto: T) => void): HTMLAttributes<HTMLElement> {
  return {
    draggable: true,
    onDragStart: () => {
      dragged.current = row;
    },
    onDragOver: (event) => {
      if (dragged.current && dragged.current !== row) event.preventDefault();
    },
    onDrop: (event) => {
      event.preventDefault();
      const moved = dragged.current;
      dragged.current = null;
      if (moved && moved !== row) onDrop(moved, row);
    },
  };
}

/** A long list: drawn only where it is seen, walked with the arrow keys, scroll and selection survive new data. */
export function DataTable<T extends object>(props: DataTableProps<T>): ReactNode {
  const { rows, keyOf, active } = props;
  const frame = useRef<HTMLElement>(null);
  const table = useRef<{ scrollTo(to: { index?: number; key?: string }): void } | null>(null);
  const [size, setSize] = useState({ width: 600, height: 400 });
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const at = rows.findIndex((row) => keyOf(row) === active);
  const standing = at >= 0;
  // Chosen elsewhere, by Alt+↑↓ or from another screen: the row comes into sight. New data leave the scroll position alone.
  useEffect(() => {
    if (standing && active !== undefined) table.current?.scrollTo({ key: active });
  }, [standing, active]);
  const dragged = useRef<T | null>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return;
    if (event.key === 'Enter' && at >= 0) {
      const row = rows[at];
      if (row) props.onOpen?.(row);
      return;
    }
    if (event.key === ' ' && props.onTick && active !== undefined && at >= 0 && !(event.target instanceof HTMLInputElement)) {
      const ticked = props.ticked ?? [];
      props.onTick(ticked.includes(active) ? ticked.filter((key) => key !== active) : [...ticked, active]);
      event.preventDefault();
      return;
    }
    const next = step(event, at, rows.length - 1, Math.max(1, Math.floor(size.height / 40)));
    const row = next === undefined ? undefined : rows[next];
    if (!row || next === undefined) return;
    event.preventDefault();
    props.onActive?.(row);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the list is one stop of the keyboard, its rows are walked with the arrows.
    <section className="data-table" ref={frame} onKeyDown={onKeyDown} tabIndex={0} aria-label={props.label}>
      {rows.length === 0 ? (
        props.empty
      ) : (
        <Table<T>
          ref={(instance) => {
            table.current = instance as unknown as typeof table.current;
          }}
          virtual
          size="small"
          pagination={false}
          rowKey={keyOf}
          dataSource={rows as T[]}
          columns={props.fitting ? thatFit(props.columns, Math.max(props.width ?? 0, size.width)) : props.columns}
          scroll={{ x: Math.max(props.width ?? 0, size.width), y: Math.max(80, size.height - 40) }}
          onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
            if (scrollHeight - scrollTop - clientHeight < NEAR_HEIGHTS * clientHeight) props.onEndNear?.();
          }}
          rowClassName={(row) => (keyOf(row) === active ? 'active' : '')}
          onRow={(row) => ({
            onClick: () => props.onActive?.(row),
            onDoubleClick: () => props.onOpen?.(row),
            'aria-current': keyOf(row) === active ? true : undefined,
            ...(props.onDrop ? dragging(row, dragged, props.onDrop) : {}),
          })}
          onChange={(_pages, _filters, sorter) => {
            const one = Array.isArray(sorter) ? sorter[0] : sorter;
            props.onSort?.(one?.order ? String(one.columnKey) : undefined, one?.order ?? undefined);
          }}
          {...(props.onTick
            ? { rowSelection: { selectedRowKeys: [...(props.ticked ?? [])], onChange: (keys) => props.onTick?.(keys.map(String)), columnWidth: 36 } }
            : {})}
        />
      )}
    </section>
  );
}
