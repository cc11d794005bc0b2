import type { ReactNode } from 'react';
import { WordsBox } from '#renderer/ui/words.tsx';
import type { BadCell } from '#shared/document/sheet-reading.ts';

/** Cells that are named at once. */
const SHOWN = 30;

/** Cells of a sheet that cannot be taken in, each with its reason and what to write instead. */
export function BadCells({ bad }: { bad: readonly BadCell[] }): ReactNode {
  if (bad.length === 0) return null;
  return (
    <WordsBox tone="attention" label="不能读入的单元格">
      <div>有 {bad.length} 处不能读入，所在的行不导入：</div>
      <ul>
        {bad.slice(0, SHOWN).map((cell) => (
          <li key={`${cell.sheet}${cell.cell}`}>
            {cell.sheet} {cell.cell}：{cell.reason}
            {cell.suggestion}
          </li>
        ))}
      </ul>
      {bad.length > SHOWN ? <div>其余 {bad.length - SHOWN} 处从略。</div> : null}
    </WordsBox>
  );
}
