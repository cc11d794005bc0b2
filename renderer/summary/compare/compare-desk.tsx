import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CutoffParams } from '#shared/summary/filter.ts';
import { CompareTables } from './compare-tables.tsx';
import { PreviousDesk } from './previous-desk.tsx';

type Part = 'compare' | 'list';

/** 历轮比较: the rounds beside each other, and the earlier problems themselves. */
export function CompareDesk({ at }: { at: CutoffParams }): ReactNode {
  const [part, setPart] = useState<Part>('compare');
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
      {part === 'compare' ? <CompareTables at={at} /> : <PreviousDesk />}
    </>
  );
}
