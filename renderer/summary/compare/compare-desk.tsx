import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CutoffParams } from '#shared/summary/filter.ts';
import { CompareTables } from './compare-tables.tsx';
import { PreviousDesk } from './previous-desk.tsx';
import type { PreviousPart } from './previous-part.ts';

type Part = 'compare' | 'list';

/** 历轮比较: the rounds beside each other, and the earlier problems themselves. A number of an earlier round leads to the problems it counts. */
export function CompareDesk({ at }: { at: CutoffParams }): ReactNode {
  const [part, setPart] = useState<Part>('compare');
  const [counted, setCounted] = useState<PreviousPart | null>(null);
  const show = (asked: PreviousPart): void => {
    setCounted(asked);
    setPart('list');
  };
  return (
    <>
      <div className="compare-parts">
        <Segmented<Part>
          aria-label="历轮比较的内容"
          value={part}
          onChange={setPart}
          options={[
            { value: 'compare', label: '比较' },
            { value: 'list', label: '以前的问题' },
          ]}
        />
      </div>
      {part === 'compare' ? <CompareTables at={at} onEarlier={show} /> : <PreviousDesk counted={counted} onAll={() => setCounted(null)} />}
    </>
  );
}
