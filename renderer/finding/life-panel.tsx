import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { timeWords } from '#renderer/app/pledges.ts';
import { useWay } from '#renderer/app/route.tsx';
import { DueMark, daysLeft } from '#renderer/clock/due-mark.tsx';
import { useDraftNext } from '#renderer/clock/use-draft-next.ts';
import { useView } from '#renderer/data/use-view.ts';
import { valueWords } from '#renderer/data/value-words.ts';
import { Mark, TroubleNote } from '#renderer/ui/words.tsx';
import type { ClockRow } from '#shared/clock/board.ts';
import type { FindingLife } from '#shared/clock/life-view.ts';
import type { FindingDetail } from '#shared/finding/detail.ts';
import { letterTypeWords } from '#shared/letter/words.ts';
import { fieldWords } from '#shared/workbench/kinds.ts';
import { ActForm, type FormAct, formActs } from './life-acts.tsx';

/** 办理: where the finding stands, what may come next, which clocks run, and who did what. */
export function LifePanel({ detail }: { detail: FindingDetail }): ReactNode {
  const { finding } = detail;
  const { data: life, trouble } = useView('finding.life', { id: finding.id });
  const { go } = useWay();
  const [act, setAct] = useState<FormAct | null>(null);
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!life) return null;
  const open = formActs.filter((one) => life.acts.some((allowed) => allowed.act === one.act));
  const served = detail.letters.find((letter) => letter.status === 'issued');
  return (
    <div className="wide">
      <div className="row">
        <span className="soft">现处阶段</span>
        <Mark tone="action">{life.stageLabel}</Mark>
      </div>
      <div className="row">
        {open.map((one) => (
          <Button key={one.act} size="small" aria-expanded={act?.act === one.act} onClick={() => setAct(act?.act === one.act ? null : one)}>
            {one.label}
          </Button>
        ))}
        {served && life.acts.some((one) => one.act === 'reply.add') ? (
          <Button size="small" onClick={() => go({ screen: 'letter', id: served.id })}>
            登记回复
          </Button>
        ) : null}
      </div>
      {act ? <ActForm key={act.act} act={act.act} detail={detail} onDone={() => setAct(null)} /> : null}
      {open.length === 0 ? <p className="soft small">{nextWords(life)}</p> : null}
      <div className="stack">
        <h3>期限</h3>
        {life.clocks.length === 0 ? <p className="soft small">没有正在计算的期限。</p> : life.clocks.map((clock) => <LifeClock key={clock.id} clock={clock} />)}
      </div>
      <div className="stack">
        <h3>经过</h3>
        {life.steps.length === 0 ? <p className="soft small">还没有作出决定。</p> : null}
        {life.steps.map((step) => (
          <div key={`${step.at}${step.field}${step.value}`} className="history-item">
            <div className="row small">
              <strong>{fieldWords('finding', step.field)}</strong>
              <span>{valueWords('finding', step.field, step.value)}</span>
              <span className="soft">{step.person}</span>
              <span className="soft number">{step.at ? timeWords(step.at, false) : ''}</span>
            </div>
            {step.reason ? <div className="soft small">理由：{step.reason}</div> : null}
          </div>
        ))}
      </div>
    </div>
  );
}

/** What to do where no act of this panel is open. */
function nextWords(life: FindingLife): string {
  const labels = [...new Set(life.acts.map((one) => one.label))];
  return labels.length === 0 ? '这个阶段没有下一步。' : `下一步：${labels.join('、')}。`;
}

function LifeClock({ clock }: { clock: ClockRow }): ReactNode {
  const draftNext = useDraftNext();
  const { go } = useWay();
  const { draft, drafted } = clock;
  return (
    <div className="history-item">
      <div className="row small">
        <strong>{clock.name}</strong>
        <span className="number">{clock.due}</span>
        <DueMark left={daysLeft(clock)} />
        <span className="soft">{clock.article}</span>
      </div>
      <div className="soft small">{clock.next}</div>
      {drafted !== null ? (
        <Button size="small" onClick={() => go({ screen: 'letter', id: drafted })}>
          打开草稿
        </Button>
      ) : draft !== null && clock.mayDraft ? (
        <Button size="small" onClick={() => void draftNext(clock)}>
          起草{letterTypeWords[draft]}
        </Button>
      ) : null}
    </div>
  );
}
