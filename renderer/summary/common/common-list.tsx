import { Button, Input, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useShortcut } from '#renderer/app/shortcuts.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/words.tsx';
import type { CommonList, CommonRowView } from '#shared/summary/common-problem/common-views.ts';
import { commonColumns } from './common-columns.tsx';
import { CommonLimitsButton } from './common-limits.tsx';

interface CommonListProps {
  readonly list: CommonList;
  readonly active: string | undefined;
  /** 个别 are shown as well. */
  readonly single: boolean;
  readonly onSingle: (single: boolean) => void;
  readonly onOpen: (key: string) => void;
  readonly onMerge: (keys: readonly string[], name?: string) => Promise<void>;
}

type Part = 'all' | 'made' | 'proposed' | 'excluded';

const parts: Readonly<Record<Part, { readonly label: string; holds(row: CommonRowView): boolean }>> = {
  all: { label: '全部', holds: (row) => !row.excluded },
  made: { label: '已采用', holds: (row) => !row.proposed && !row.excluded },
  proposed: { label: '程序建议', holds: (row) => row.proposed },
  excluded: { label: '不作共性', holds: (row) => row.excluded },
};

export function CommonListPane({ list, active, single, onSingle, onOpen, onMerge }: CommonListProps): ReactNode {
  const [part, setPart] = useState<Part>('all');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const rows = list.groups.filter(parts[part].holds);
  const chosen = ticked.filter((key) => rows.some((row) => row.key === key));
  const merge = async (keys: readonly string[], name?: string): Promise<void> => {
    await onMerge(keys, name);
    setTicked([]);
  };
  useShortcut(['alt+m'], () => {
    if (chosen.length > 1) void merge(chosen);
  });
  return (
    <section className="common-list" aria-label="共性问题列表">
      <div className="list-head">
        <div className="row">
          <Segmented<Part>
            aria-label="范围"
            value={part}
            onChange={setPart}
            options={(Object.keys(parts) as Part[]).map((value) => ({ value, label: parts[value].label }))}
          />
          <span className="grow" />
          <CommonLimitsButton limits={list.limits} method={list.method} />
        </div>
        <div className="row small soft">
          <span className="number">
            普遍性 {list.counts.general}，多发 {list.counts.frequent}，个别 {list.counts.single}，已采用 {list.counts.made}
          </span>
          <button type="button" className="link-button" aria-pressed={single} onClick={() => onSingle(!single)}>
            {single ? '不显示个别' : '也显示个别'}
          </button>
          <span className="grow" />
          <span>拖到另一行，或勾选后 Alt+M 归并</span>
        </div>
        {chosen.length > 0 ? (
          <MergeBar
            key={chosen[0]}
            rows={rows.filter((row) => chosen.includes(row.key))}
            onMerge={(name) => merge(chosen, name)}
            onClear={() => setTicked([])}
          />
        ) : null}
      </div>
      <div className="list-body">
        <DataTable<CommonRowView>
          label="共性问题"
          rows={rows}
          columns={commonColumns}
          keyOf={(row) => row.key}
          active={active}
          onActive={(row) => onOpen(row.key)}
          ticked={chosen}
          onTick={setTicked}
          onDrop={(moved, onto) => void merge([onto.key, moved.key])}
          width={470}
          empty={<EmptyState title="这里没有内容" words="换一个范围，或者调整普遍性、多发的界限。" />}
        />
      </div>
    </section>
  );
}

/** Merges what is ticked under one name. */
function MergeBar({ rows, onMerge, onClear }: { rows: readonly CommonRowView[]; onMerge: (name: string) => Promise<void>; onClear: () => void }): ReactNode {
  const [name, setName] = useState(() => (rows.find((row) => !row.proposed) ?? rows[0])?.name ?? '');
  const findings = rows.reduce((sum, row) => sum + row.count, 0);
  return (
    <div className="row words-box" role="toolbar" aria-label="对所选共性问题">
      <span className="number">
        已选 {rows.length} 组 {findings} 个问题
      </span>
      <Input
        aria-label="归并后的名称"
        className="grow"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) void onMerge(name);
        }}
      />
      <Button size="small" type="primary" onClick={() => void onMerge(name)}>
        {rows.length > 1 ? '归并' : '采用'}
      </Button>
      <Button size="small" onClick={onClear}>
        取消选择
      </Button>
    </div>
  );
}
