import { Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { Rehearsal } from '#shared/exchange/rehearsal.ts';
import { type Effect, type EffectChoice, type GroupedBy, groupName } from './effect-groups.ts';
import { effectWords } from './package-words.ts';

const effects = ['new', 'changed', 'disputed', 'deleted'] as const satisfies readonly Effect[];

interface EffectCountsProps {
  readonly rehearsal: Rehearsal;
  readonly chosen: EffectChoice | null;
  readonly onChoose: (choice: EffectChoice | null) => void;
}

/** How many records of which sort, by kind or by facility; a number opens the records it counts. Same and quarantined below, so that every record is in a number. */
export function EffectCounts({ rehearsal, chosen, onChoose }: EffectCountsProps): ReactNode {
  const [by, setBy] = useState<GroupedBy>('kind');
  const { records, same, quarantined } = rehearsal;
  const rows = useMemo(() => {
    const counts = new Map<string, Record<Effect, number>>();
    for (const record of records) {
      const name = groupName(record, by);
      const row = counts.get(name) ?? { new: 0, changed: 0, disputed: 0, deleted: 0 };
      row[record.effect]++;
      counts.set(name, row);
    }
    return [...counts];
  }, [records, by]);
  if (records.length === 0) return <div className="soft">没有会变化的记录{same > 0 ? `，${same} 项与现有内容相同` : ''}。</div>;
  const number = (name: string, effect: Effect | null, count: number): ReactNode => {
    if (count === 0) return '–';
    const on = chosen?.by === by && chosen.name === name && chosen.effect === effect;
    return (
      <button
        type="button"
        className="link-button number"
        aria-pressed={on}
        aria-label={`看${name}${effect ? effectWords[effect] : ''} ${count} 项`}
        onClick={() => onChoose(on ? null : { by, name, effect })}
      >
        {count}
      </button>
    );
  };
  return (
    <div className="stack">
      <div className="row">
        <Segmented
          aria-label="统计方式"
          value={by}
          onChange={(value) => {
            setBy(value as GroupedBy);
            onChoose(null);
          }}
          options={[
            { value: 'kind', label: '按种类' },
            { value: 'facility', label: '按被巡单位' },
          ]}
        />
        <span className="soft">点数字只看其中的记录；每条记录可展开看改动前后。</span>
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
            <th scope="col" className="num">
              合计
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, row]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {effects.map((effect) => (
                <td className="num" key={effect}>
                  {number(name, effect, row[effect])}
                </td>
              ))}
              <td className="num">
                {number(
                  name,
                  null,
                  effects.reduce((sum, effect) => sum + row[effect], 0),
                )}
              </td>
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
