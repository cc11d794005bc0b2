import type { ReactNode } from 'react';
import { useView } from '#renderer/data/use-view.ts';
import { Mark, type Tone } from '#renderer/ui/words.tsx';
import type { ApprovalDetail } from '#shared/letter/approval/views.ts';
import { type Stage, stageWords } from '#shared/letter/approval/words.ts';
import type { LetterDetail } from '#shared/letter/views.ts';
import { ApprovalStep } from './approval-step.tsx';
import { IssueStep } from './issue-step.tsx';
import { ReplyStep } from './reply-step.tsx';
import { ServiceStep } from './service-step.tsx';
import './steps.css';

export const stageTones: Readonly<Record<Stage, Tone>> = {
  draft: 'plain',
  submitted: 'action',
  returned: 'attention',
  voided: 'attention',
  approved: 'done',
  issued: 'action',
  served: 'action',
  replied: 'done',
  objected: 'attention',
  replaced: 'plain',
  revoked: 'plain',
};

type StepName = 'draft' | 'approval' | 'issue' | 'service' | 'reply';

const labels: Readonly<Record<StepName, string>> = { draft: '起草', approval: '审批', issue: '编号发出', service: '送达', reply: '回复' };
const order: readonly StepName[] = ['draft', 'approval', 'issue', 'service', 'reply'];

const letterIsOut = (stage: Stage): boolean => ['served', 'replied', 'objected', 'replaced', 'revoked'].includes(stage);

/** The step that a letter is at. */
function stepAt({ stage, chain }: ApprovalDetail): StepName {
  if (stage === 'approved' || (stage === 'draft' && chain.length === 0)) return 'issue';
  if (stage === 'issued') return 'service';
  if (letterIsOut(stage)) return 'reply';
  return 'approval';
}

/** The way of a letter out of the house, one step under the other: what is done, what waits, what comes. */
export function StepsPanel({ detail }: { detail: LetterDetail }): ReactNode {
  const { data: approval } = useView('letters.approval', { id: detail.letter.id });
  if (!approval || approval.letter !== detail.letter.id) return <span className="soft">正在读取</span>;
  const now = order.indexOf(stepAt(approval));
  const issued = detail.letter.status === 'issued';
  const bodies: Readonly<Record<StepName, ReactNode>> = {
    draft: <DraftFacts detail={detail} approval={approval} />,
    approval: <ApprovalStep detail={detail} approval={approval} />,
    issue: <IssueStep detail={detail} approval={approval} />,
    service: issued ? <ServiceStep detail={detail} approval={approval} /> : <p className="soft">登记发出后，在这里登记送达回证。</p>,
    reply: issued ? <ReplyStep detail={detail} correctedBy={approval.correctedBy} /> : <p className="soft">登记发出后，在这里登记被巡单位的回复。</p>,
  };
  return (
    <div className="stack">
      <div className="row">
        <Mark tone={stageTones[approval.stage]}>{stageWords[approval.stage]}</Mark>
      </div>
      <ol className="letter-steps" aria-label="办理步骤">
        {order.map((step, at) => (
          <li key={step} className="letter-step" data-state={at < now ? 'done' : at === now ? 'now' : 'later'} aria-current={at === now ? 'step' : undefined}>
            <h3>
              {labels[step]}
              {at < now ? <span className="unseen">（已完成）</span> : null}
            </h3>
            {bodies[step]}
          </li>
        ))}
      </ol>
    </div>
  );
}

function DraftFacts({ detail, approval }: { detail: LetterDetail; approval: ApprovalDetail }): ReactNode {
  if (approval.corrects) return <p className="small">更正 {approval.corrects.words}，原件保持发出时的样子。</p>;
  return (
    <p className="soft small">
      正文 {detail.blocks.length} 段，涉及问题 {detail.findings.length} 个。
    </p>
  );
}
