import type { TableColumnType } from 'antd';
import type { ReactNode } from 'react';
import { Mark, type Tone } from '#renderer/ui/words.tsx';
import type { CommonRowView } from '#shared/summary/common-problem/common-views.ts';
import { type CommonLevel, commonLevelWords } from '#shared/summary/common-problem/words.ts';

const tones: Readonly<Record<CommonLevel, Tone>> = { general: 'attention', frequent: 'action', single: 'plain' };

export function LevelMark({ level }: { level: CommonLevel }): ReactNode {
  return <Mark tone={tones[level]}>{commonLevelWords[level]}</Mark>;
}

export const commonColumns: TableColumnType<CommonRowView>[] = [
  {
    key: 'name',
    title: '共性问题',
    render: (_, row) => (
      <span className="one-line block" title={`${row.name}。${row.why}`}>
        {row.disputed.length > 0 ? <Mark tone="attention">分歧</Mark> : null} {row.proposed ? null : <Mark tone="done">已采用</Mark>} {row.name}
      </span>
    ),
  },
  { key: 'level', title: '程度', width: 76, render: (_, row) => <LevelMark level={row.level} /> },
  { key: 'places', title: '单位', width: 52, align: 'right', render: (_, row) => <span className="number">{row.places.length}</span> },
  { key: 'count', title: '问题', width: 56, align: 'right', render: (_, row) => <span className="number">{row.count}</span> },
  {
    key: 'repeats',
    title: '屡犯',
    width: 52,
    align: 'right',
    render: (_, row) => (row.repeats.length > 0 ? <span className="number">{row.repeats.length}</span> : <span className="soft">–</span>),
  },
];
