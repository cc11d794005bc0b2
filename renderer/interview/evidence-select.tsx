import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useView } from '#renderer/data/use-view.ts';

/** Offered at once; a large round has thousands of files, of which the name finds the one that is meant. */
const OFFERED = 50;

/** Chooses one of the book's files of evidence that is not bound yet. Nothing is asked before it is opened. */
export function EvidenceSelect({ bound, onChoose }: { bound: readonly string[]; onChoose: (id: string) => void }): ReactNode {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  // One more than is offered tells whether there are more.
  const { data } = useView('evidence.list', open ? { text, limit: OFFERED + bound.length + 1 } : null);
  const free = (data ?? []).filter((item) => !bound.includes(item.id));
  const none = text.trim() === '' ? '没有可关联的证据文件，请在问题中加入' : '没有名称或说明符合的证据文件，换个词试试';
  return (
    <Select
      aria-label="关联证据文件"
      placeholder="关联已加入的证据文件：名称或拼音首字母"
      style={{ width: '100%' }}
      value={null}
      showSearch={{ searchValue: text, onSearch: setText, filterOption: false }}
      onOpenChange={setOpen}
      notFoundContent={data === undefined ? '正在查找…' : none}
      onChange={(id: string) => {
        setText('');
        onChoose(id);
      }}
      options={[
        ...free.slice(0, OFFERED).map((item) => ({ value: item.id, label: item.name, disabled: false })),
        ...(free.length > OFFERED ? [{ value: '', label: `只列出前 ${OFFERED} 件，输入名称缩小范围`, disabled: true }] : []),
      ]}
    />
  );
}
