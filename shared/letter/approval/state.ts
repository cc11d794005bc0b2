import type { RecordSource } from '#shared/ledger/record.ts';
import type { TrustList } from '#shared/ledger/trust.ts';
import { approvalStepWords } from '../approval-rule.ts';
import { type Letter, lettersOf, repliesOf } from '../letter.ts';
import { serviceOf } from '../service.ts';
import { replacementOf } from '../standing.ts';
import type { ChainStep } from './chain.ts';
import { livePaper } from './paper.ts';
import { type KnownPerson, signersAmong } from './people.ts';
import { verifyStatement } from './statement.ts';
import { type Approval, approvalsOf, type Submission, submissionsOf } from './submission.ts';
import type { Stage } from './words.ts';

/** An approval and whether it counts; if not, why, in words. */
export interface JudgedApproval extends Approval {
  readonly person: string;
  readonly post: string;
  readonly valid: boolean;
  readonly trouble: string;
}

export interface StepState extends ChainStep {
  /** The approval that passed this step. */
  readonly passed: JudgedApproval | undefined;
}

/** Where a letter stands between draft and signature. */
export interface ApprovalState {
  readonly stage: Stage;
  readonly submission: Submission | undefined;
  readonly steps: readonly StepState[];
  /** The step that waits; undefined when none does. */
  readonly current: ChainStep | undefined;
  readonly approvals: readonly JudgedApproval[];
}

/** A record source that also knows whom the book trusts: views and commands both do. */
export interface TrustedSource {
  readonly source: RecordSource;
  readonly trust: TrustList;
}

/**
 * Reads how far a letter has come. Approvals count when their signature is by a person known in this round, over this submission's
 * paper, for a step that was open to that person; and only while the letter still composes to that paper.
 */
export function approvalState({ source, trust }: TrustedSource, letter: Letter): ApprovalState {
  const all = submissionsOf(source, letter.id);
  const last = all.at(-1);
  const submission = last?.withdrawnOn === null ? last : undefined;
  const said = approvalsOf(source, letter.id);
  const people = signersAmong(
    source,
    trust,
    said.flatMap(({ statement }) => statement?.person ?? []),
  );
  const approvals = said.map((approval) => judge(approval, all, people));
  const own = approvals.filter((approval) => approval.valid && approval.submission === submission?.id);
  const steps = (submission?.steps ?? []).map(
    (step): StepState => ({
      ...step,
      passed: own.find(({ statement }) => statement?.step === step.key && statement.verdict === 'approve'),
    }),
  );
  const current = steps.find(({ passed }) => passed === undefined);
  const stage = stageOf(source, letter, submission, own, current);
  return { stage, submission, steps, current: stage === 'submitted' ? current : undefined, approvals };
}

function stageOf(
  source: RecordSource,
  letter: Letter,
  submission: Submission | undefined,
  own: readonly JudgedApproval[],
  current: ChainStep | undefined,
): Stage {
  if (letter.status === 'issued') {
    if (letter.revokedOn !== null) return 'revoked';
    if (replacementOf(lettersOf(source), letter)) return 'replaced';
    const replies = repliesOf(source, letter.id);
    if (replies.some(({ adoption, reviewedOn }) => adoption === 'objection' && reviewedOn === null)) return 'objected';
    if (replies.length > 0) return 'replied';
    return serviceOf(source, letter.id) ? 'served' : 'issued';
  }
  if (!submission) return 'draft';
  if (own.some(({ statement }) => statement?.verdict === 'return')) return 'returned';
  if (livePaper(source, letter.id)?.hash !== submission.paper) return 'voided';
  return current ? 'submitted' : 'approved';
}

/** Whether an approval counts, looked at by itself. */
export function judge(approval: Approval, submissions: readonly Submission[], people: ReadonlyMap<string, KnownPerson>): JudgedApproval {
  const { statement, signature } = approval;
  const person = statement ? people.get(statement.person) : undefined;
  const trouble = troubleOf(approval, submissions, person, signature);
  return { ...approval, person: person?.name ?? '未登记人员', post: person?.post ?? '', valid: trouble === '', trouble };
}

function troubleOf(
  { statement, letter, submission: id }: Approval,
  submissions: readonly Submission[],
  person: KnownPerson | undefined,
  signature: string,
): string {
  if (!statement) return '审批记录残缺，不作数。';
  if (!person) return '签名者没有在本轮登记，不作数。';
  if (!person.keys.some((key) => verifyStatement(statement, signature, key))) return `签名与${person.name}的钥匙不符，可能是伪造或被改动，不作数。`;
  const submission = submissions.find((one) => one.id === statement.submission);
  if (statement.letter !== letter || statement.submission !== id || !submission) return '签名针对的是另一份文书，不作数。';
  if (statement.paper !== submission.paper || statement.version !== submission.version) return '签名针对的不是送审的定稿，不作数。';
  const step = submission.steps.find(({ key }) => key === statement.step);
  if (!step) return `送审时没有“${approvalStepWords[statement.step]}”这一步，不作数。`;
  if (step.persons.length > 0 && !step.persons.includes(person.id)) return `${person.name}不在“${approvalStepWords[step.key]}”的名单内，不作数。`;
  return '';
}
