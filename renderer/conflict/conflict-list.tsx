import { Button, Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useNames } from '#renderer/data/use-names.ts';
import { useView } from '#renderer/data/use-view.ts';
import { useFirst } from '#renderer/ui/use-first.tsx';
import { EmptyState, TroubleNote } from '#renderer/ui/words.tsx';
import type { Conflict } from '#shared/workbench/conflicts.ts';
import { ConflictCard } from './conflict-card.tsx';
import { EvidenceSides } from './evidence-sides.tsx';
import { SettleBar } from './settle-bar.tsx';

const keyOf = ({ kind, id, field }: Conflict): string => `${kind} ${id} ${field}`;

/** Every field over which people differ, record by record, until a person chooses; many of one field at once. */
export function ConflictList(): ReactNode {
  const { data, trouble } = useView('conflicts.list', {});
  const { go } = useWay();
  const [field, setField] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const sorts = useMemo(() => {
    const counts = new Map<string, { label: string; count: number }>();
    for (const one of data ?? []) {
      const key = `${one.kind} ${one.field}`;
      counts.set(key, { label: `${one.kindLabel} · ${one.fieldLabel}`, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    return [...counts].map(([value, { label, count }]) => ({ value, label: `${label} ${count}` }));
  }, [data]);
  const shown = useMemo(() => (data ?? []).filter((one) => field === '' || `${one.kind} ${one.field}` === field), [data, field]);
  const chosen = useMemo(() => shown.filter((one) => ticked.has(keyOf(one))), [shown, ticked]);
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (data?.length === 0) {
    return (
      <EmptyState title="没有分歧" words="两台电脑对同一字段写了不同内容时，两种写法都会保留并列在这里，由人选定。现在没有等待选定的内容。">
        <Button onClick={() => go({ screen: 'exchange', tab: 'import' })}>导入巡检包</Button>
      </EmptyState>
    );
  }
  const tick = (one: Conflict, on: boolean): void =>
    setTicked((before) => new Set(on ? [...before, keyOf(one)] : [...before].filter((key) => key !== keyOf(one))));
  return (
    <div className="stack">
      <div className="row">
        {sorts.length > 1 ? <Segmented aria-label="按字段" value={field} onChange={setField} options={[{ value: '', label: '全部' }, ...sorts]} /> : null}
        <Button onClick={() => setTicked(new Set(shown.map(keyOf)))}>勾选所列 {shown.length} 处</Button>
        <span className="soft">各种写法都保留着；选定后写入登记簿，可撤销。</span>
      </div>
      {chosen.length > 0 ? <SettleBar conflicts={chosen} onDone={() => setTicked(new Set())} /> : null}
      <Records conflicts={shown} question={field} ticked={ticked} onTick={tick} />
    </div>
  );
}

interface RecordsProps {
  readonly conflicts: readonly Conflict[];
  /** What was asked for: another one begins with the first records again. */
  readonly question: string;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (one: Conflict, on: boolean) => void;
}

function Records({ conflicts, question, ticked, onTick }: RecordsProps): ReactNode {
  const names = useNames();
  const { go } = useWay();
  const groups = useMemo(() => {
    const byRecord = new Map<string, Conflict[]>();
    for (const conflict of conflicts) {
      const key = `${conflict.kind} ${conflict.id}`;
      byRecord.set(key, [...(byRecord.get(key) ?? []), conflict]);
    }
    return [...byRecord];
  }, [conflicts]);
  const { shown, foot } = useFirst(groups, question);
  return (
    <>
      {shown.map(([key, [first, ...others]]) => {
        if (!first) return null;
        const screen = first.kind === 'finding' || first.kind === 'letter' ? first.kind : null;
        return (
          <section className="section stack" key={key} aria-label={`${first.kindLabel} ${first.record}`}>
            <div className="row">
              <h2>
                {first.kindLabel}：{first.record || '未命名'}
              </h2>
              <span className="soft">{first.facility}</span>
              {screen ? (
                <button type="button" className="link-button" onClick={() => go({ screen, id: first.id })}>
                  打开{first.kindLabel}
                </button>
              ) : null}
            </div>
            {first.kind === 'finding' ? <EvidenceSides evidence={first.evidence} /> : null}
            {[first, ...others].map((conflict) => (
              <ConflictCard key={conflict.field} {...conflict} names={names} ticked={ticked.has(keyOf(conflict))} onTick={(on) => onTick(conflict, on)} />
            ))}
          </section>
        );
      })}
      {foot}
    </>
  );
}
