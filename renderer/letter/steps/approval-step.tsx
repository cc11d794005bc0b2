import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { timeWords } from '#renderer/app/pledges.ts';
import { useCore, useDraftKeepers } from '#renderer/data/core-context.tsx';
import { troubleOfRefusal } from '#renderer/data/trouble.ts';
import { useAttempt, useCommand, useTell } from '#renderer/data/use-command.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { Mark, WordsBox } from '#renderer/ui/words.tsx';
import type { ApprovalDetail } from '#shared/letter/approval/views.ts';
import { verdictWords } from '#shared/letter/approval/words.ts';
import type { LetterDetail } from '#shared/letter/views.ts';
import { ApprovalFile } from './approval-file.tsx';
import { PaperChanges } from './paper-changes.tsx';
import { SayForm } from './say-form.tsx';

interface StepProps {
  readonly detail: LetterDetail;
  readonly approval: ApprovalDetail;
}

/** Handing in, the chain with who passed what, saying one's word here or by file, and everything that was said. */
export function ApprovalStep({ detail, approval }: StepProps): ReactNode {
  const { stage, chain } = approval;
  const issued = detail.letter.status === 'issued';
  const outside = detail.letter.approvedOutside;
  if (chain.length === 0 && !approval.submission) return <p className="soft">这种文书没有设置审批步骤，可以直接登记发出。</p>;
  return (
    <div className="stack">
      {outside !== '' ? <p>程序外审批：{outside}</p> : null}
      {approval.submission ? <Chain approval={approval} /> : null}
      {!issued && (stage === 'draft' || stage === 'returned' || stage === 'voided') ? <Submit approval={approval} /> : null}
      {stage === 'submitted' ? <Waiting approval={approval} /> : null}
      {!issued && (stage === 'submitted' || stage === 'approved') ? <Withdraw approval={approval} /> : null}
      <Said approval={approval} />
    </div>
  );
}

function Chain({ approval }: { approval: ApprovalDetail }): ReactNode {
  const { submission, steps, current, stage } = approval;
  return (
    <div>
      <div className="soft small">
        第 {submission?.version} 次送审 · <span className="number">{submission?.on}</span>
        {submission?.note ? ` · ${submission.note}` : ''}
      </div>
      <ol className="approval-rows" aria-label="审批步骤">
        {steps.map((step) => (
          <li key={step.key}>
            <Mark tone={stage === 'voided' ? 'plain' : step.by ? 'done' : step.key === current ? 'action' : 'plain'}>
              {step.by ? (stage === 'voided' ? '已失效' : '已通过') : step.key === current ? '等候' : '未到'}
            </Mark>
            <span>{approval.stepNames[step.key]}</span>
            <span className="soft">
              {step.by ?? (step.persons.length > 0 ? step.persons.join('、') : '在册人员均可')}
              {step.at ? <span className="number"> {timeWords(step.at, true)}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Submit({ approval }: { approval: ApprovalDetail }): ReactNode {
  const run = useCommand();
  const [note, setNote] = useState('');
  const { open, stage, chain, sinceSubmitted, stepNames } = approval;
  return (
    <div className="stack">
      {stage === 'voided' ? (
        <WordsBox tone="attention" label="审批失效">
          送审后正文有改动，已有的审批意见不再作数。重新送审时，审批人只需看下面的改动；改回原样则恢复有效。
          <PaperChanges changes={sinceSubmitted} label="送审后的改动" />
        </WordsBox>
      ) : null}
      {stage === 'draft' ? <div className="soft small">将依次经过：{chain.map(({ key }) => stepNames[key]).join(' → ')}</div> : null}
      <Input.TextArea
        aria-label="送审说明"
        placeholder="送审说明（可以不写）"
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="row">
        <Button type="primary" disabled={open > 0} onClick={() => void run('letter.submit', { id: approval.letter, note })}>
          {stage === 'draft' ? '提请审批' : '重新送审'}
        </Button>
        {open > 0 ? <span className="soft">体检还有 {open} 项没有处理，处理后才能送审。</span> : null}
      </div>
    </div>
  );
}

function Waiting({ approval }: { approval: ApprovalDetail }): ReactNode {
  const core = useCore();
  const keepers = useDraftKeepers();
  const attempt = useAttempt();
  const tell = useTell();
  const { current, paper, mine, sinceMine, steps } = approval;
  if (!current || !paper) return null;
  const last = steps.at(-1)?.key === current;
  return (
    <div className="stack">
      {mine ? (
        <>
          {sinceMine === null ? null : (
            <WordsBox tone="plain" label="上次同意后的改动">
              <div className="soft small">您上次同意之后的改动：</div>
              <PaperChanges changes={sinceMine} label="上次同意后的改动" />
            </WordsBox>
          )}
          <SayForm
            paper={paper}
            agree={last ? '同意并签发' : '同意'}
            onSay={async (verdict, remarks) => {
              await keepers.commitAll();
              const done = await attempt(() => core.approval.say({ letter: approval.letter, verdict, remarks }));
              if (done && !done.ok) tell.trouble(troubleOfRefusal(done.refusal));
              return done?.ok ?? false;
            }}
          />
        </>
      ) : (
        <p className="soft">现在等{approval.stepNames[current]}，不在本机使用人的名单内；可以导出审批包送审批人。</p>
      )}
      <ApprovalFile approval={approval} />
    </div>
  );
}

function Withdraw({ approval }: { approval: ApprovalDetail }): ReactNode {
  const run = useCommand();
  const ask = useConfirmDanger();
  const { submission, steps } = approval;
  const withdraw = async (): Promise<void> => {
    if (!submission) return;
    const passed = steps.filter(({ by }) => by !== null).length;
    const reason = await ask({
      title: `撤回第 ${submission.version} 次送审`,
      words: `已有的 ${passed} 条审批意见留在记录里，不再作数；重新送审要从第一步开始。`,
      act: '撤回这 1 次送审',
      reason: true,
    });
    if (reason !== null) await run('submission.withdraw', { id: submission.id, reason });
  };
  return (
    <div>
      <Button size="small" onClick={() => void withdraw()}>
        撤回送审
      </Button>
    </div>
  );
}

function Said({ approval }: { approval: ApprovalDetail }): ReactNode {
  if (approval.rows.length === 0) return null;
  return (
    <details>
      <summary>审批记录 {approval.rows.length} 条</summary>
      <div className="stack">
        {approval.rows.map((row) => (
          <div key={row.id} className="said">
            <div className="row small">
              <strong>{row.person}</strong>
              {row.post === '' ? null : <span className="soft">{row.post}</span>}
              <Mark tone={!row.valid ? 'alarm' : row.verdict === 'return' ? 'attention' : row.current ? 'done' : 'plain'}>
                {row.verdict ? verdictWords[row.verdict] : '残缺'}
              </Mark>
              <span className="soft">
                第 {row.version} 次{row.step ? ` ${approval.stepNames[row.step]}` : ''}
              </span>
              <span className="soft number">{row.at ? timeWords(row.at, true) : ''}</span>
            </div>
            {row.valid ? null : <div className="field-refusal">{row.trouble}</div>}
            {row.valid && !row.current ? <div className="soft small">针对此前的定稿，现已不作数。</div> : null}
            {row.remarks.map((remark) => (
              <div key={`${remark.block}${remark.text}`}>
                {remark.quote === '' ? null : <span className="quote">“{remark.quote}” </span>}
                {remark.text}
              </div>
            ))}
          </div>
        ))}
      </div>
    </details>
  );
}
