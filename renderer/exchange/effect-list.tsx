import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { RehearsedRecord } from '#shared/exchange/rehearsal.ts';
import { type EffectChoice, effectOrder, isChosen } from './effect-groups.ts';
import { EffectRow, recordTitle } from './effect-row.tsx';
import { effectWords } from './package-words.ts';

interface EffectListProps {
  readonly records: readonly RehearsedRecord[];
  readonly chosen: EffectChoice | null;
  readonly onAll: () => void;
}

/** The records of a rehearsal, or those that one number counts; each opens as a difference. */
export function EffectList({ records, chosen, onAll }: EffectListProps): ReactNode {
  const [shown, setShown] = useState(30);
  const sorted = useMemo(
    () => records.filter((record) => isChosen(record, chosen)).sort((a, b) => effectOrder.indexOf(a.effect) - effectOrder.indexOf(b.effect)),
    [records, chosen],
  );
  const names = useMemo(() => Object.fromEntries(records.map((record) => [record.id, recordTitle(record)])), [records]);
  return (
    <section aria-label="会变化的记录">
      {chosen ? (
        <div className="row">
          <strong>
            {chosen.name}
            {chosen.effect ? ` · ${effectWords[chosen.effect]}` : ''} {sorted.length} 项
          </strong>
          <Button size="small" onClick={onAll}>
            看全部 {records.length} 项
          </Button>
        </div>
      ) : null}
      {sorted.slice(0, shown).map((record) => (
        <EffectRow key={`${record.kind} ${record.id}`} record={record} names={names} />
      ))}
      {sorted.length > shown ? (
        <Button type="link" onClick={() => setShown(shown + 100)}>
          再显示 {Math.min(100, sorted.length - shown)} 条（共 {sorted.length} 条）
        </Button>
      ) : null}
    </section>
  );
}
