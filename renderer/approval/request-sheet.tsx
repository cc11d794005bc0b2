import { Button, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import type { RequestView } from '#renderer/core/approval-api.ts';
import { DocumentPreview } from '#renderer/document/preview.tsx';
import { PaperChanges } from '#renderer/letter/steps/paper-changes.tsx';
import { SayForm } from '#renderer/letter/steps/say-form.tsx';
import { WordsBox } from '#renderer/ui/words.tsx';
import type { Remark } from '#shared/letter/approval/statement.ts';
import { type Verdict, verdictWords } from '#shared/letter/approval/words.ts';
import { approvalStepWords } from '#shared/letter/approval-rule.ts';
import { letterTypeWords } from '#shared/letter/words.ts';

interface SheetProps {
  readonly request: RequestView;
  readonly onSay: (verdict: Verdict, remarks: readonly Remark[]) => Promise<boolean>;
  readonly onClose: () => void;
}

/** A paper that came for approval: on the left the page, on the right what changed, what it rests on, and one's word. */
export function RequestSheet({ request, onSay, onClose }: SheetProps): ReactNode {
  const [busy, setBusy] = useState(false);
  const { letter, from, submitted, on, step, changes, warning, answered, note, facts, said, waived, fingerprint } = request;
  const say = async (verdict: Verdict, remarks: readonly Remark[]): Promise<boolean> => {
    setBusy(true);
    const done = await onSay(verdict, remarks);
    setBusy(false);
    return done;
  };
  const tabs = [
    ...(changes === null ? [] : [{ key: 'changes', label: `改动 ${changes.length}`, children: <PaperChanges changes={changes} label="上次同意后的改动" /> }]),
    { key: 'facts', label: `所涉问题 ${facts.length}`, children: <Facts facts={facts} /> },
    { key: 'said', label: `已有意见 ${said.length}`, children: <Said said={said} waived={waived} /> },
  ];
  return (
    <section className="request-sheet" aria-label="审批文书">
      <div className="request-paper">
        <DocumentPreview model={request.paper} name={`${letter.facility}${letterTypeWords[letter.type]}送审稿`} />
      </div>
      <div className="request-side">
        <div className="row">
          <h2 className="grow">
            {letter.facility} {letterTypeWords[letter.type]}
          </h2>
          <Button onClick={onClose}>关闭</Button>
        </div>
        <p>
          {from.round} · {from.person}（{from.device}）<span className="number">{on}</span> 第 {submitted} 次送审，请作{approvalStepWords[step]}。
          {note === '' ? '' : `说明：${note}`}
        </p>
        <p className="soft small">
          送审电脑的指纹 <span className="number">{fingerprint}</span>，第一次收到这台电脑送来的文书时，请当面或者电话核对。
        </p>
        {changes === null ? null : <WordsBox tone="plain">您签署过这份文书的前一稿，下面“改动”列出此后的全部改动，其余内容与您签署时相同。</WordsBox>}
        {warning === '' ? null : <WordsBox tone="attention">{warning}</WordsBox>}
        <Tabs size="small" items={tabs} />
        {answered === '' ? (
          <SayForm paper={request.paper} agree={step === 'chief' || step === 'committee' ? '同意并签发，导出签名' : '同意，导出签名'} busy={busy} onSay={say} />
        ) : (
          <WordsBox tone="done">本机已签署：{answered}。</WordsBox>
        )}
      </div>
    </section>
  );
}

function Facts({ facts }: { facts: RequestView['facts'] }): ReactNode {
  return (
    <div className="stack">
      {facts.map((fact) => (
        <div key={`${fact.number}${fact.title}`} className="said">
          <strong>
            {fact.number} {fact.title}
          </strong>{' '}
          <span className="soft">{fact.severity}</span>
          <div>{fact.facts}</div>
          <div className="soft small">{fact.basis}</div>
          <div className="soft small">{fact.evidence.length === 0 ? '没有关联证据' : `证据：${fact.evidence.join('、')}`}</div>
        </div>
      ))}
    </div>
  );
}

function Said({ said, waived }: Pick<RequestView, 'said' | 'waived'>): ReactNode {
  return (
    <div className="stack">
      {waived.length === 0 ? null : <div className="soft">送审时放行的体检项：{waived.join('')}</div>}
      {said.length === 0 ? <span className="soft">还没有其他人的意见。</span> : null}
      {said.map((one) => (
        <div key={`${one.person}${one.at}`} className="said">
          <strong>{one.person}</strong> {approvalStepWords[one.step]}：{verdictWords[one.verdict]}
          {one.remarks.map(({ text, quote }) => (
            <div key={`${quote}${text}`}>
              {quote === '' ? null : <span className="quote">“{quote}” </span>}
              {text}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
