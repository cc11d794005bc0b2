import { Input, Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { type PaletteItem, rankItems } from './palette-items.ts';

interface PaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly items: readonly PaletteItem[];
  /** Looks for records; asked after a pause in typing. */
  readonly find: (query: string) => Promise<readonly PaletteItem[]>;
}

export function CommandPalette({ open, onClose, items, find }: PaletteProps): ReactNode {
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      width={600}
      destroyOnHidden
      style={{ top: 72 }}
      title={<span className="unseen">搜索或命令</span>}
    >
      <PaletteBody onClose={onClose} items={items} find={find} />
    </Modal>
  );
}

function PaletteBody({ onClose, items, find }: Omit<PaletteProps, 'open'>): ReactNode {
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly PaletteItem[]>([]);
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let late = false;
    const timer = setTimeout(() => {
      if (query.trim() === '') setFound([]);
      else
        find(query).then(
          (rows) => !late && setFound(rows),
          () => !late && setFound([]),
        );
    }, 120);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [query, find]);
  const shown = useMemo(() => [...rankItems(items, query, found.length > 0 ? 8 : 30), ...found], [items, query, found]);
  const at = Math.min(chosen, Math.max(0, shown.length - 1));
  const run = (item: PaletteItem | undefined): void => {
    if (!item) return;
    onClose();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setChosen(Math.min(shown.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, at - 1));
    else if (event.key === 'Enter') run(shown[at]);
    else return;
    event.preventDefault();
    requestAnimationFrame(() => list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }));
  };
  return (
    <div className="stack">
      <Input
        autoFocus
        size="large"
        onKeyDown={onKeyDown}
        value={query}
        role="combobox"
        aria-label="搜索或命令"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={shown[at] ? `palette-${shown[at].id}` : undefined}
        placeholder="输入命令、问题标题，或拼音首字母"
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
        }}
      />
      <div className="palette-list" id="palette-list" role="listbox" aria-label="结果" ref={list} tabIndex={-1}>
        {shown.map((item, index) => (
          <div
            key={item.id}
            id={`palette-${item.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseMove={() => setChosen(index)}
            onClick={() => run(item)}
            onKeyDown={() => undefined}
          >
            <span className="grow one-line">{item.label}</span>
            {item.keys ? <kbd className="kbd">{item.keys}</kbd> : null}
            <span className="soft small">{item.sort}</span>
          </div>
        ))}
        {shown.length === 0 ? <div className="soft palette-none">没有符合的命令或问题。换个词，或只输拼音首字母。</div> : null}
      </div>
    </div>
  );
}
