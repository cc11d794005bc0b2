import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useDraftField, useDraftRecord } from '#renderer/data/use-draft-field.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import { type Content, contentText, plainContent } from '#shared/letter/content.ts';
import type { LetterBlock } from '#shared/letter/letter.ts';

interface LetterBlockRowProps {
  readonly block: LetterBlock;
  /** Ids of the blocks of this letter in their order. */
  readonly order: readonly string[];
  readonly letter: string;
  readonly locked: boolean;
}

const levels = [
  { value: 'paragraph', label: '正文' },
  { value: '1', label: '一、' },
  { value: '2', label: '（一）' },
  { value: '3', label: '1.' },
  { value: '4', label: '（1）' },
];

/** One block of a letter: level and text save themselves, the rest are acts of one entry each. */
export function LetterBlockRow({ block, order, letter, locked }: LetterBlockRowProps): ReactNode {
  const run = useCommand();
  const record = useDraftRecord('letterBlock', block.id);
  const content = useDraftField(record, 'content', block.content as Content & Json);
  const at = order.indexOf(block.id);
  const setLevel = (value: string): void => {
    const fields = value === 'paragraph' ? { type: 'paragraph' as const } : { type: 'heading' as const, level: Number(value) as 1 | 2 | 3 | 4 };
    void run('letterBlock.edit', { id: block.id, fields });
  };
  const act = (key: string): void => {
    if (key === 'add') void run('letterBlock.add', { letter, after: block.id, text: '' });
    if (key === 'up') void run('letterBlock.move', { id: block.id, after: order[at - 2] ?? null });
    if (key === 'down') void run('letterBlock.move', { id: block.id, after: order[at + 1] ?? block.id });
    if (key === 'remove') void run('letterBlock.remove', { id: block.id });
  };
  return (
    <div className="letter-block">
      <Select
        aria-label={`第 ${at + 1} 段层级`}
        size="small"
        disabled={locked}
        value={block.type === 'paragraph' ? 'paragraph' : String(block.level)}
        options={levels}
        onChange={setLevel}
      />
      <div>
        <Input.TextArea
          id={`block-${block.id}`}
          aria-label={`第 ${at + 1} 段`}
          autoSize={{ minRows: 1, maxRows: 30 }}
          readOnly={locked}
          value={contentText(content.value)}
          onChange={(event) => content.set(plainContent(event.target.value) as Content & Json)}
          {...content.handlers}
        />
        {content.refusal ? (
          <div className="field-refusal" role="alert">
            {content.refusal.words}
            {content.refusal.next}
          </div>
        ) : null}
      </div>
      <Dropdown
        trigger={['click']}
        disabled={locked}
        menu={{
          items: [
            { key: 'add', label: '在下面增加一段' },
            { key: 'up', label: '上移', disabled: at === 0 },
            { key: 'down', label: '下移', disabled: at === order.length - 1 },
            { key: 'remove', label: '删除这一段（可撤销）', danger: true },
          ],
          onClick: ({ key }) => act(key),
        }}
      >
        <Button size="small" type="text" icon={<MoreOutlined />} aria-label={`第 ${at + 1} 段操作`} />
      </Dropdown>
    </div>
  );
}
