import { Button, Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useNames } from '#renderer/data/use-names.ts';
import { useView } from '#renderer/data/use-view.ts';
import { EmptyState, TroubleNote } from '#renderer/ui/words.tsx';
import { ConflictCard } from './conflict-card.tsx';

/** Every field over which people differ, record by record, until a person chooses. */
export function ConflictScreen(): ReactNode {
  const { data, trouble } = useView('conflicts.list', {});
  const names = useNames();
  const { go } = useWay();
  const [kind, setKind] = useState('');
  const kindsHere = useMemo(() => [...new Map((data ?? []).map((conflict) => [conflict.kind, conflict.kindLabel]))], [data]);
  const groups = useMemo(() => {
    const byRecord = new Map<string, NonNullable<typeof data>[number][]>();
    for (const conflict of data ?? []) {
      if (kind !== '' && conflict.kind !== kind) continue;
      const key = `${conflict.kind} ${conflict.id}`;
      byRecord.set(key, [...(byRecord.get(key) ?? []), conflict]);
    }
    return [...byRecord];
  }, [data, kind]);
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (data?.length === 0) {
    return (
      <EmptyState title="没有分歧" words="两台电脑对同一字段写了不同内容时，两种写法都会保留并列在这里，由人选定。现在没有等待选定的内容。">
        <Button onClick={() => go({ screen: 'exchange', tab: 'import' })}>导入巡检包</Button>
      </EmptyState>
    );
  }
  return (
    <div className="screen" data-region tabIndex={-1}>
      <div className="screen-inner">
        <div className="screen-head">
          <h1>
            分歧 <span className="number">{data?.length ?? ''}</span>
          </h1>
          {kindsHere.length > 1 ? (
            <Segmented
              aria-label="按种类"
              value={kind}
              onChange={setKind}
              options={[{ value: '', label: '全部' }, ...kindsHere.map(([value, label]) => ({ value, label }))]}
            />
          ) : null}
          <span className="soft">两种写法都保留着；选定后写入登记簿，可撤销。</span>
        </div>
        {groups.map(([key, conflicts]) => {
          const first = conflicts[0];
          if (!first) return null;
          const open =
            first.kind === 'finding'
              ? { screen: 'finding' as const, id: first.id }
              : first.kind === 'letter'
                ? { screen: 'letter' as const, id: first.id }
                : null;
          return (
            <section className="section stack" key={key} aria-label={`${first.kindLabel} ${first.record}`}>
              <div className="row">
                <h2>
                  {first.kindLabel}：{first.record || '未命名'}
                </h2>
                {open ? (
                  <button type="button" className="link-button" onClick={() => go(open)}>
                    打开{first.kindLabel}
                  </button>
                ) : null}
              </div>
              {conflicts.map((conflict) => (
                <ConflictCard key={conflict.field} {...conflict} names={names} />
              ))}
            </section>
          );
        })}
      </div>
    </div>
  );
}
