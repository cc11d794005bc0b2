import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { matchesText } from '#renderer/ui/pinyin.ts';

interface BoundFindingsProps {
  readonly kind: 'interview' | 'workLog';
  readonly id: string;
  readonly facility: string;
  readonly bound: readonly { readonly id: string; readonly number: string; readonly title: string }[];
}

/** Findings that a record of work led to or speaks of; a click opens one, the list below adds another. */
export function BoundFindings({ kind, id, facility, bound }: BoundFindingsProps): ReactNode {
  const run = useCommand();
  const { go } = useWay();
  const { data } = useView('findings.list', { facilities: [facility], limit: 10_000 });
  const free = (data?.rows ?? []).filter((row) => !bound.some((one) => one.id === row.id));
  return (
    <div className="stack">
      {bound.map((one) => (
        <div key={one.id} className="row">
          <button type="button" className="link-button one-line" onClick={() => go({ screen: 'finding', id: one.id })}>
            {one.number} {one.title}
          </button>
          <button
            type="button"
            className="link-button small"
            aria-label={`移出${one.number}`}
            onClick={() => void run(`${kind}.unbind`, { id, other: one.id })}
          >
            移出
          </button>
        </div>
      ))}
      <Select
        aria-label="关联问题"
        placeholder="关联问题：编号、标题或拼音首字母"
        style={{ width: '100%' }}
        value={null}
        showSearch={{ filterOption: (input, option) => matchesText(String(option?.label ?? ''), input) }}
        notFoundContent="这里还没有可以关联的问题"
        onChange={(other: string) => void run(`${kind}.bind`, { id, other })}
        options={free.map((row) => ({ value: row.id, label: `${row.number} ${row.title}` }))}
      />
    </div>
  );
}
