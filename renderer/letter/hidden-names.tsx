import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { HIDDEN_NAMES_ID } from '#shared/letter/faces/hidden-names.ts';
import type { LetterFace } from '#shared/letter/faces/views.ts';

/** What is hidden in this face, and the list of further names that a person keeps: a name in free text is known by nothing else. */
export function HiddenNames({ face }: { face: LetterFace }): ReactNode {
  const run = useCommand();
  const known = face.masks.length - face.hidden.length;
  return (
    <div className="stack">
      <Select
        mode="tags"
        aria-label="另需遮去的姓名"
        placeholder="另需遮去的姓名，逐个输入后按回车"
        style={{ width: '100%' }}
        value={[...face.hidden]}
        tokenSeparators={['、', '，', ',', ' ']}
        open={false}
        suffixIcon={null}
        onChange={(names: string[]) => void run('hiddenNames.edit', { id: HIDDEN_NAMES_ID, fields: { names } })}
      />
      <span className="soft small">
        按问题、笔录和当事人登记的姓名，已遮去 {Math.max(0, known)}{' '}
        个。只出现在正文里、没有登记过的姓名请补在这里，本轮次各份文书都按此遮去，成稿写好后再读回核对。
      </span>
    </div>
  );
}
