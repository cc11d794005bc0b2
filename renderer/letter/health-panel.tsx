import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useShortcut } from '#renderer/app/shortcuts.ts';
import { useRemembered } from '#renderer/data/remembered.ts';
import { useCommand } from '#renderer/data/use-command.ts';
import { Mark } from '#renderer/ui/words.tsx';
import type { CheckedItem, LetterHealth } from '#shared/letter/health/check.ts';
import { HealthMark } from './health-mark.tsx';

interface HealthFootProps {
  readonly letter: string;
  readonly health: LetterHealth | null;
  /** Goes to the place in the text or the field of the frame. */
  readonly onJump: (item: CheckedItem) => void;
}

/** The health check at the foot of the text: one line, opened into the list of what was found. */
export function HealthFoot({ letter, health, onJump }: HealthFootProps): ReactNode {
  const [open, setOpen] = useRemembered('session', 'letter.health', false);
  const toggle = (): void => {
    setOpen(!open);
    if (!open) requestAnimationFrame(() => document.querySelector<HTMLElement>('.health-items button')?.focus());
  };
  useShortcut(['f8'], toggle);
  const { route, stay } = useWay();
  useEffect(() => {
    if (route.tab !== 'health') return;
    setOpen(true);
    stay({ tab: undefined });
  }, [route.tab, stay, setOpen]);
  if (!health) return null;
  return (
    <section className="health" aria-label="文书体检" data-tone={health.open === 0 ? 'done' : health.blocking > 0 ? 'alarm' : 'attention'}>
      <button type="button" className="health-line" aria-expanded={open} onClick={toggle} title="F8">
        <strong>体检</strong>
        <span className="grow">{lineWords(health)}</span>
        {open ? <DownOutlined /> : <UpOutlined />}
      </button>
      {open ? (
        <ul className="health-items">
          {health.items.map((item) => (
            <HealthRow key={`${item.code} ${item.about} ${item.place?.from ?? ''}`} letter={letter} item={item} onJump={onJump} />
          ))}
          {health.items.length === 0 ? <li className="soft">没有发现问题。</li> : null}
        </ul>
      ) : null}
    </section>
  );
}

function lineWords(health: LetterHealth): string {
  if (health.open === 0) return `${health.rules} 项检查通过${health.waived > 0 ? `，${health.waived} 处写明理由后放行` : ''}，可以送审`;
  return `还有 ${health.open} 处没有处理${health.blocking > 0 ? `，其中 ${health.blocking} 处必须改正` : ''}`;
}

function HealthRow({ letter, item, onJump }: { letter: string; item: CheckedItem } & Pick<HealthFootProps, 'onJump'>): ReactNode {
  const run = useCommand();
  const { go } = useWay();
  const [reason, setReason] = useState<string | null>(null);
  const waive = async (): Promise<void> => {
    const result = await run('letter.waiveHealth', { letter, code: item.code, about: item.about, words: item.words, reason: reason ?? '' });
    if (result.ok) setReason(null);
  };
  const jumps = item.place !== undefined || item.field !== undefined;
  const { finding, waiver } = item;
  return (
    <li className="health-item" data-severity={item.severity} data-waived={waiver !== null}>
      <div className="row health-words">
        {waiver ? <Mark tone="done">已放行</Mark> : <HealthMark severity={item.severity} />}
        {jumps ? (
          <button type="button" className="link-button grow health-jump" onClick={() => onJump(item)}>
            {item.words}
          </button>
        ) : (
          <span className="grow">{item.words}</span>
        )}
      </div>
      <div className="row small health-acts">
        {item.article ? <span className="soft">{item.article}</span> : null}
        {finding ? (
          <button type="button" className="link-button" onClick={() => go({ screen: 'finding', id: finding })}>
            看问题
          </button>
        ) : null}
        {waiver ? (
          <>
            <span className="soft">理由：{waiver.reason}</span>
            <button type="button" className="link-button" onClick={() => void run('healthWaiver.remove', { id: waiver.id })}>
              收回
            </button>
          </>
        ) : null}
        {item.severity === 'asks' && !waiver && reason === null ? (
          <button type="button" className="link-button" onClick={() => setReason('')}>
            写明理由放行
          </button>
        ) : null}
      </div>
      {reason === null ? null : (
        <div className="row">
          <Input
            autoFocus
            size="small"
            aria-label="放行理由"
            placeholder="为什么可以这样写"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Enter') void waive();
              if (event.key === 'Escape') setReason(null);
            }}
          />
          <Button size="small" disabled={reason.trim() === ''} onClick={() => void waive()}>
            放行
          </Button>
        </div>
      )}
    </li>
  );
}
