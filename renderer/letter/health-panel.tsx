import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { Mark, type Tone, WordsBox } from '#renderer/ui/words.tsx';
import type { CheckedItem, LetterHealth } from '#shared/letter/health/check.ts';
import type { HealthSeverity } from '#shared/letter/health/health.ts';

const severityWords: Readonly<Record<HealthSeverity, string>> = { blocks: '必须改', asks: '请核对', remark: '提示' };
const severityTones: Readonly<Record<HealthSeverity, Tone>> = { blocks: 'alarm', asks: 'attention', remark: 'plain' };

interface HealthPanelProps {
  readonly letter: string;
  readonly health: LetterHealth | null | undefined;
  readonly locked: boolean;
  /** Goes to the place in the text or the field of the frame. */
  readonly onJump: (item: CheckedItem) => void;
}

/** What the health check found, each with a way to its place; what only asks may be left with a reason. */
export function HealthPanel({ letter, health, locked, onJump }: HealthPanelProps): ReactNode {
  if (!health) return <p className="soft">正在检查。</p>;
  return (
    <div className="stack health">
      <HealthLine health={health} />
      <ul className="health-items">
        {health.items.map((item) => (
          <HealthRow key={`${item.code} ${item.about} ${item.place?.from ?? ''}`} letter={letter} item={item} locked={locked} onJump={onJump} />
        ))}
      </ul>
    </div>
  );
}

function HealthLine({ health }: { health: LetterHealth }): ReactNode {
  if (health.open === 0)
    return (
      <WordsBox tone="done">
        {health.rules} 项检查通过{health.waived > 0 ? `，其中 ${health.waived} 处写明理由后放行` : ''}，可以送审。
      </WordsBox>
    );
  return (
    <WordsBox tone={health.blocking > 0 ? 'alarm' : 'attention'}>
      还有 {health.open} 处没有处理{health.blocking > 0 ? `，其中 ${health.blocking} 处必须改正` : ''}，处理完才能送审。
    </WordsBox>
  );
}

function HealthRow({ letter, item, locked, onJump }: { letter: string; item: CheckedItem } & Pick<HealthPanelProps, 'locked' | 'onJump'>): ReactNode {
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
        <Mark tone={waiver ? 'done' : severityTones[item.severity]}>{waiver ? '已放行' : severityWords[item.severity]}</Mark>
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
            {locked ? null : (
              <button type="button" className="link-button" onClick={() => void run('healthWaiver.remove', { id: waiver.id })}>
                收回
              </button>
            )}
          </>
        ) : null}
        {item.severity === 'asks' && !waiver && !locked && reason === null ? (
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
