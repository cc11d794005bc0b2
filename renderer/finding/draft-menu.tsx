import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import type { Stream } from '#shared/finding/words.ts';
import { typesForStreams } from '#shared/letter/kinds.ts';
import { letterTypeWords } from '#shared/letter/words.ts';
import { useLetterDraft } from './use-letter-draft.ts';

interface DraftMenuProps {
  readonly findings: readonly { readonly id: string; readonly facility: string; readonly stream: Stream }[];
}

/** 拟制文书 from findings: only the papers in which all of them may stand. */
export function DraftMenu({ findings }: DraftMenuProps): ReactNode {
  const draft = useLetterDraft();
  const types = typesForStreams(findings.map(({ stream }) => stream));
  if (types.length === 0) return <span className="soft small">所选问题归属不同，不能写入同一件文书</span>;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: types.map((type) => ({ key: type, label: letterTypeWords[type] })),
        onClick: ({ key }) => {
          const type = types.find((one) => one === key);
          if (type) void draft(type, findings);
        },
      }}
    >
      <Button size="small" type="primary">
        拟制文书 ▾
      </Button>
    </Dropdown>
  );
}
