import { Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { Rehearsal, RehearsedRecord } from '#shared/exchange/rehearsal.ts';
import { kindWords } from '#shared/workbench/kinds.ts';
import { effectWords } from './package-words.ts';

const effects = ['new', 'changed', 'disputed', 'deleted'] as const;

/** How many records of which sort, by kind or by facility; same and quarantined below, so that every record of the package is in a number. */
export function EffectCounts({ rehearsal }: { rehearsal: Rehearsal }): ReactNode {
  const [by, setBy] = useState<'kind' | 'facility'>('kind');
  const { records, same, quarantined } = rehearsal;
  const rows = useMemo(() => {
    const nameOf = (record: RehearsedRecord): string => (by === 'kind' ? (kindWords[record.kind] ?? record.kind) : record.facility || '整个轮次');
    const counts = new Map<string, Record<RehearsedRecord['effect'], number>>();
    for (const record of records) {
      const row = counts.get(nameOf(record)) ?? { new: 0, changed: 0, disputed: 0, deleted: 0 };
      row[record.effect]++;
      counts.set(nameOf(record), row);
    }
    return [...counts];
  }, [records, by]);
  if (records.length === 0) return <div className="soft">没有会变化的记录{same > 0 ? `，${same} 项与现有内容相同` : ''}。</div>;
  return (
    <div className="stack">
      <div>
        <Segmented
          aria-label="统计方式"
          value={by}
          onChange={(value) => setBy(value as 'kind' | 'facility')}
          options={[
            { value: 'kind', label: '按种类' },
            { value: 'facility', label: '按被巡单位' },
          ]}
        />
      </div>
      <table className="grid-table" aria-label="影响统计">
        <thead>
          <tr>
            <th scope="col">{by === 'kind' ? '种类' : '被巡单位'}</th>
            {effects.map((effect) => (
              <th scope="col" className="num" key={effect}>
                {effectWords[effect]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, row]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {effects.map((effect) => (
                <td className="num" key={effect}>
                  {row[effect] || '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="soft">
        另有 {same} 项与现有内容相同，{quarantined.length} 条未通过核对、不会导入。
      </div>
    </div>
  );
}
