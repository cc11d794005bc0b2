import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { timeWords } from '#renderer/app/pledges.ts';
import { useCommand } from '#renderer/data/use-command.ts';
import { type Names, valueWords } from '#renderer/data/value-words.ts';
import { DiffText } from '#renderer/ui/diff-text.tsx';
import { Mark } from '#renderer/ui/words.tsx';
import { readContent } from '#shared/letter/content.ts';
import type { DisputedValue } from '#shared/round/history.ts';
import type { CommandInput } from '#shared/workbench/workbench.ts';
import { AskBack } from './ask-back.tsx';
import { rewordContent } from './reword-content.ts';

interface ConflictCardProps {
  readonly kind: string;
  readonly id: string;
  readonly field: string;
  readonly fieldLabel: string;
  readonly values: readonly DisputedValue[];
  readonly names: Names;
  readonly onSettled?: () => void;
  /** Ticked for a joint choice. */
  readonly ticked?: boolean;
  readonly onTick?: (ticked: boolean) => void;
}

type Value = CommandInput<'conflict.settle'>['value'];

/** The standing values of one field side by side, with who wrote them and why; a person chooses, combines or asks back. */
export function ConflictCard({ kind, id, field, fieldLabel, values, names, onSettled, ticked, onTick }: ConflictCardProps): ReactNode {
  const run = useCommand();
  const [chosen, setChosen] = useState<number | 'own' | null>(null);
  const [own, setOwn] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const texts = values.map(({ value }) => valueWords(kind, field, value, names));
  const paragraph = kind === 'letterBlock' && field === 'content';
  const free = (paragraph || values.every(({ value }) => typeof value === 'string')) && texts.some((text) => text.length > 12);
  const reworded = (): Value => (paragraph ? (rewordContent(readContent(values[0]?.value) ?? [], own) as unknown as Value) : own);
  const settle = async (): Promise<void> => {
    const value: Value | undefined = chosen === 'own' ? reworded() : chosen === null ? undefined : (values[chosen]?.value as Value | undefined);
    if (value === undefined) return;
    setBusy(true);
    const result = await run('conflict.settle', { kind, id, field, value, reason });
    setBusy(false);
    if (result.ok) onSettled?.();
  };
  return (
    <div className="conflict-card">
      <div className="row">
        {onTick ? <Checkbox checked={ticked === true} aria-label={`勾选${fieldLabel}`} onChange={(event) => onTick(event.target.checked)} /> : null}
        <h3>{fieldLabel}</h3>
        <Mark tone="attention">有分歧</Mark>
      </div>
      <div className="conflict-values" role="radiogroup" aria-label={`选定${fieldLabel}`}>
        {values.map((value, at) => (
          <ValueOption key={value.entry} value={value} group={`conflict-${id}-${field}`} chosen={chosen === at} onChoose={() => setChosen(at)}>
            {at > 0 && free ? <DiffText before={texts[0] ?? ''} after={texts[at] ?? ''} /> : texts[at]}
          </ValueOption>
        ))}
        {free ? (
          <label className="conflict-value" data-chosen={chosen === 'own'}>
            <span className="row small">
              <input
                type="radio"
                name={`conflict-${id}-${field}`}
                checked={chosen === 'own'}
                onChange={() => {
                  setChosen('own');
                  if (own === '') setOwn(texts[0] ?? '');
                }}
              />
              <strong>综合改写</strong>
            </span>
            {chosen === 'own' ? (
              <Input.TextArea
                aria-label={`综合改写${fieldLabel}`}
                autoSize={{ minRows: 3, maxRows: 12 }}
                value={own}
                onChange={(event) => setOwn(event.target.value)}
              />
            ) : (
              <span className="soft">以现在显示的写法为底稿，改成一致的文字。</span>
            )}
          </label>
        ) : null}
      </div>
      <div className="row">
        <Input className="grow" aria-label="选定理由" placeholder="选定理由（写入登记簿）" value={reason} onChange={(event) => setReason(event.target.value)} />
        <Button type="primary" loading={busy} disabled={chosen === null || reason.trim() === ''} onClick={() => void settle()}>
          选定
        </Button>
        <Button onClick={() => setAsking(!asking)} aria-expanded={asking}>
          退回询问
        </Button>
      </div>
      {asking ? <AskBack about={kind} record={id} field={field} onDone={() => setAsking(false)} /> : null}
    </div>
  );
}

interface ValueOptionProps {
  readonly value: DisputedValue;
  readonly group: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function ValueOption({ value, group, chosen, onChoose, children }: ValueOptionProps): ReactNode {
  return (
    <label className="conflict-value" data-chosen={chosen}>
      <span className="row small">
        <input type="radio" name={group} checked={chosen} onChange={onChoose} />
        <strong>{value.person}</strong>
        <span className="soft">{[value.team, value.device].filter((part) => part !== '').join(' · ')}</span>
        <span className="soft number">{value.at ? timeWords(value.at, false) : ''}</span>
        {value.shown ? <Mark>现在显示</Mark> : null}
      </span>
      <span className="conflict-text">{children}</span>
      {value.reason ? <span className="soft small">理由：{value.reason}</span> : null}
    </label>
  );
}
