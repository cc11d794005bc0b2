import { Button, Input, Select } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useCommand, useTell } from '#renderer/data/use-command.ts';
import type { Conflict } from '#shared/workbench/conflicts.ts';
import type { CommandInput } from '#shared/workbench/workbench.ts';

type Items = CommandInput<'conflict.settleMany'>['items'];

const sourceOf = (value: Conflict['values'][number]): string => [value.team, value.device].filter((part) => part !== '').join(' · ');

/** Which value of each ticked field is taken: by the laptop that wrote it, or the latest by the laptops' clocks. */
function itemsFor(conflicts: readonly Conflict[], rule: string): Items {
  return conflicts.flatMap(({ kind, id, field, values }) => {
    const dated = values.filter((value) => value.at !== null).sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
    const chosen = rule === 'latest' ? dated[0] : values.find((value) => value.deviceId === rule);
    return chosen ? [{ kind, id, field, entry: chosen.entry }] : [];
  });
}

/** One choice and one reason for many fields. Fields for which the rule finds no value stay as they are, and are counted before. */
export function SettleBar({ conflicts, onDone }: { conflicts: readonly Conflict[]; onDone: () => void }): ReactNode {
  const run = useCommand();
  const tell = useTell();
  const [rule, setRule] = useState<string>();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const sources = useMemo(() => {
    const found = new Map<string, string>();
    for (const value of conflicts.flatMap((conflict) => conflict.values)) if (value.deviceId !== null) found.set(value.deviceId, sourceOf(value));
    return [...found].map(([value, label]) => ({ value, label: `采用 ${label} 的写法` }));
  }, [conflicts]);
  const items = useMemo(() => (rule === undefined ? [] : itemsFor(conflicts, rule)), [conflicts, rule]);
  const settle = async (): Promise<void> => {
    setBusy(true);
    const result = await run('conflict.settleMany', { items, reason });
    setBusy(false);
    if (!result.ok) return;
    tell.note(`已选定 ${result.value.settled} 处`);
    onDone();
  };
  return (
    <section className="section settle-bar" aria-label="一并选定">
      <div className="row">
        <strong>已勾选 {conflicts.length} 处</strong>
        <Select
          aria-label="一并采用"
          style={{ width: 280 }}
          placeholder="采用哪一方的写法"
          value={rule ?? null}
          onChange={setRule}
          options={[...sources, { value: 'latest', label: '采用较晚的写法（按各机时钟，仅供参考）' }]}
        />
        <Input
          className="grow"
          aria-label="一并选定的理由"
          placeholder="同一理由（写入登记簿）"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="primary" loading={busy} disabled={items.length === 0 || reason.trim() === ''} onClick={() => void settle()}>
          选定 {items.length} 处
        </Button>
        <Button onClick={onDone}>取消勾选</Button>
      </div>
      {rule !== undefined && items.length < conflicts.length ? (
        <div className="soft">其中 {conflicts.length - items.length} 处没有这一方的写法，仍留待选定。</div>
      ) : null}
    </section>
  );
}
