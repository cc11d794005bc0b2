import { ArrowDownOutlined, ArrowUpOutlined, BoldOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import type { Editor } from '@tiptap/core';
import { Button, Select, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { beforeBreak, moveBlock } from './keys.ts';

const kinds = [
  { value: 'paragraph', label: '正文' },
  { value: '1', label: '一、标题' },
  { value: '2', label: '（一）标题' },
  { value: '3', label: '1. 标题' },
  { value: '4', label: '（1）标题' },
];

interface ToolbarProps {
  readonly editor: Editor;
  readonly locked: boolean;
  readonly onInsert: () => void;
  readonly onFind: () => void;
}

/** What the layout knows and nothing else: levels, bold, order, page break, insertions. */
export function Toolbar({ editor, locked, onInsert, onFind }: ToolbarProps): ReactNode {
  const { $from } = editor.state.selection;
  const node = $from.depth === 0 ? $from.nodeAfter : $from.node(1);
  const kind = node?.type.name === 'heading' ? String(node.attrs['level']) : 'paragraph';
  const setKind = (value: string): void => {
    const chain = editor.chain().focus();
    if (value === 'paragraph') chain.setNode('paragraph').run();
    else chain.setNode('heading', { level: Number(value) }).run();
  };
  const move = (by: -1 | 1): void => {
    const tr = moveBlock(editor.state, by);
    if (tr) editor.view.dispatch(tr);
    editor.commands.focus();
  };
  const breakPage = (): void => {
    const tr = beforeBreak(editor.state);
    if (tr) editor.view.dispatch(tr);
    editor.chain().focus().insertContent({ type: 'pageBreak' }).run();
  };
  const button = (words: string, keys: string, icon: ReactNode, act: () => void, pressed?: boolean): ReactNode => (
    <Tooltip title={keys === '' ? words : `${words}（${keys}）`}>
      <Button
        size="small"
        type="text"
        icon={icon}
        aria-label={words}
        aria-pressed={pressed}
        disabled={locked}
        onMouseDown={(event) => event.preventDefault()}
        onClick={act}
      />
    </Tooltip>
  );
  return (
    <div className="letter-tools" role="toolbar" aria-label="正文工具">
      <Select
        aria-label="段落层级"
        size="small"
        style={{ width: 104 }}
        disabled={locked || node?.type.name === 'pageBreak'}
        value={kind}
        options={kinds}
        onChange={setKind}
      />
      {button('加粗', 'Ctrl+B', <BoldOutlined />, () => editor.chain().focus().toggleMark('strong').run(), editor.isActive('strong'))}
      {button('段落上移', 'Alt+Shift+↑', <ArrowUpOutlined />, () => move(-1))}
      {button('段落下移', 'Alt+Shift+↓', <ArrowDownOutlined />, () => move(1))}
      <Tooltip title="另起一页">
        <Button size="small" type="text" disabled={locked} onClick={breakPage}>
          分页
        </Button>
      </Tooltip>
      <Tooltip title="法条、证据、常用语、旧文书（Alt+I）">
        <Button size="small" type="text" icon={<PlusOutlined />} disabled={locked} onClick={onInsert}>
          插入
        </Button>
      </Tooltip>
      <span className="grow" />
      <Tooltip title="查找和替换（Ctrl+F、Ctrl+H）">
        <Button size="small" type="text" icon={<SearchOutlined />} aria-label="查找和替换" onClick={onFind} />
      </Tooltip>
    </div>
  );
}
