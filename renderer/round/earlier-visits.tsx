import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useDraftRecord } from '#renderer/data/use-draft-field.ts';
import { useView } from '#renderer/data/use-view.ts';
import { Mark } from '#renderer/ui/words.tsx';
import type { EarlierVisitRow, Uncounted } from '#shared/round/earlier-visit.ts';
import type { RoundKind } from '#shared/round/words.ts';
import { roundKinds, roundKindWords } from '#shared/round/words.ts';
import { AddLine } from './add-line.tsx';
import { InlineChoice, InlineDate, InlineText } from './inline-field.tsx';
import { pastedVisits } from './paste.ts';

/** Prisons that other rounds of the year inspected: this book knows only its own round, the yearly share counts all. */
export function EarlierVisits({ kind }: { kind: RoundKind }): ReactNode {
  const { data } = useView('earlierVisits.list', {});
  const run = useCommand();
  if (!data) return null;
  const counted = data.rows.filter(({ uncounted }) => uncounted === null).length;
  const add = async (text: string): Promise<boolean> => {
    for (const visit of pastedVisits(text, kind)) if (!(await run('earlierVisit.add', visit)).ok) return false;
    return true;
  };
  return (
    <details>
      <summary>
        {data.year}年其他轮次已{roundKindWords[kind]}的监狱（计入年度比例 {counted} 所）
      </summary>
      <table className="inline-table" aria-label="其他轮次已巡回的监狱">
        <thead>
          <tr>
            <th scope="col">监狱</th>
            <th scope="col" style={{ width: 170 }}>
              方式
            </th>
            <th scope="col">轮次</th>
            <th scope="col" style={{ width: 140 }}>
              结束日期
            </th>
            <th scope="col" style={{ width: 150 }}>
              计入
            </th>
            <th scope="col" style={{ width: 60 }}>
              操作
            </th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <VisitRow key={row.id} row={row} year={data.year} />
          ))}
          <tr>
            <td colSpan={6}>
              <AddLine label="增加其他轮次的监狱" placeholder="输入“监狱名称　结束日期　轮次”回车增加；或从表格粘贴多行" onAdd={add} />
            </td>
          </tr>
        </tbody>
      </table>
    </details>
  );
}

function VisitRow({ row, year }: { row: EarlierVisitRow; year: string }): ReactNode {
  const record = useDraftRecord('earlierVisit', row.id);
  const run = useCommand();
  const why: Readonly<Record<Uncounted, string>> = {
    noDay: '请填结束日期',
    otherYear: `不在${year}年`,
    otherKind: '方式不同',
    inThisRound: '本轮已有',
    again: '已计一次',
  };
  return (
    <tr>
      <td>
        <InlineText record={record} field="prison" label="监狱" value={row.prison} />
      </td>
      <td>
        <InlineChoice
          record={record}
          field="kind"
          label={`${row.prison}的巡回检察方式`}
          value={row.kind}
          options={roundKinds.map((value) => ({ value, label: roundKindWords[value] }))}
        />
      </td>
      <td>
        <InlineText record={record} field="round" label={`${row.prison}的轮次`} value={row.round} />
      </td>
      <td>
        <InlineDate record={record} field="endedOn" label={`${row.prison}的结束日期`} value={row.endedOn} />
      </td>
      <td>
        {row.uncounted === null ? (
          <Mark tone="done">计入</Mark>
        ) : (
          <Mark tone={row.uncounted === 'noDay' ? 'attention' : 'plain'}>不计：{why[row.uncounted]}</Mark>
        )}
      </td>
      <td>
        <Button size="small" type="text" aria-label={`移除${row.prison}（可撤销）`} onClick={() => void run('earlierVisit.remove', { id: row.id })}>
          移除
        </Button>
      </td>
    </tr>
  );
}
