import { type ReactNode, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import { EmptyState, TroubleNote } from '#renderer/ui/words.tsx';
import type { CutoffParams } from '#shared/summary/filter.ts';
import { CommonDetailPane } from './common-detail.tsx';
import { CommonListPane } from './common-list.tsx';
import './common.css';

/** 共性问题归并: what the program proposes at the left, what the person makes of it at the right. Findings stay as they are. */
export function CommonDesk({ at }: { at: CutoffParams }): ReactNode {
  const { route, stay } = useWay();
  const [single, setSingle] = useState(false);
  const run = useCommand();
  const { data, trouble } = useView('common.list', { ...at, ...(single ? { single } : {}) });
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!data) return null;
  const open = (key: string): void => stay({ id: key });
  const merge = async (keys: readonly string[], name?: string): Promise<void> => {
    const merged = await run('common.merge', { ...at, groups: [...keys], ...(name === undefined ? {} : { name }) });
    if (merged.ok) open(merged.value.id);
  };
  const chosen = data.groups.find((group) => group.key === route.id) ?? data.groups[0];
  const list = <CommonListPane list={data} active={chosen?.key} single={single} onSingle={setSingle} onOpen={open} onMerge={merge} />;
  const detail = chosen ? (
    <CommonDetailPane key={chosen.key} at={at} group={chosen.key} onMerge={merge} onOpen={open} />
  ) : (
    <EmptyState title="还没有可归并的问题" words="确认的被巡单位问题达到普遍性或多发的界限后列在这里；界限可以在左边调整。" />
  );
  return (
    <div className="common-desk" data-region tabIndex={-1}>
      <SplitPane
        name="common"
        panes={[
          { key: 'list', min: 360, size: 520, body: list },
          { key: 'detail', min: 420, body: detail },
        ]}
      />
    </div>
  );
}
