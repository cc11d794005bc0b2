import type { DocumentModel } from '#shared/document/model.ts';
import type { Written } from '#shared/host/contract.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { DeviceCard } from '#shared/ledger/trust.ts';
import type { ApprovalRequest } from '#shared/letter/approval/package.ts';
import type { PaperChange } from '#shared/letter/approval/paper-changes.ts';
import type { Remark } from '#shared/letter/approval/statement.ts';
import type { Verdict } from '#shared/letter/approval/words.ts';
import type { ApprovalStep } from '#shared/letter/approval-rule.ts';

/** What an approver sees of a request, on a laptop that may know nothing of the round. */
export interface RequestView extends Omit<ApprovalRequest, 'paper' | 'previous' | 'sender' | 'seen' | 'format' | 'version'> {
  readonly paper: DocumentModel;
  /** Against the paper this person signed last; null: never before. */
  readonly changes: readonly PaperChange[] | null;
  /** Fingerprint of the sending laptop, to be compared where nobody has vouched for it. */
  readonly fingerprint: string;
  /** Something that the person should know before they sign. */
  readonly warning: string;
  /** Already answered at this laptop, in words; empty while open. */
  readonly answered: string;
}

export interface AnsweredRow {
  readonly task: string;
  readonly letter: string;
  readonly title: string;
  readonly facility: string;
  readonly verdictWords: string;
  readonly at: string;
}

export interface AnswerView {
  readonly opened: string;
  readonly letter: string;
  readonly person: string;
  /** The person and this very key are registered in the round. */
  readonly known: boolean;
  readonly card: DeviceCard;
  readonly fingerprint: string;
  readonly step: ApprovalStep;
  readonly verdict: Verdict;
  readonly remarks: readonly Remark[];
}

/** Approval as the page may ask for it. Signing happens in the worker; refusals come back as `Result`, files that are no good reject with words. */
export interface ApprovalApi {
  /** Says what this person thinks of the waiting step, signed at this laptop. */
  say(input: { letter: string; verdict: Verdict; remarks: readonly Remark[] }): Promise<Result<{ readonly id: string }>>;
  /** Registers a person who approves by file; the fingerprint was compared aloud. */
  registerApprover(input: { card: DeviceCard; post: string }): Promise<Result<{ readonly id: string }>>;
  /** A read-only package with the frozen paper, sealed to the person's laptop or to a passphrase. Null when the person cancels. */
  exportRequest(input: { letter: string; person: string | null; passphrase?: string }): Promise<Written | null>;
  openRequest(input: { file: Blob; passphrase?: string }): Promise<{ needs: 'passphrase' } | { needs: 'nothing'; request: RequestView }>;
  /** Signs the opened request and writes the signature file. */
  answer(input: { task: string; verdict: Verdict; remarks: readonly Remark[] }): Promise<Written | null>;
  answered(): Promise<readonly AnsweredRow[]>;
  /** Opens a signature file; nothing is taken in yet. */
  openAnswer(input: { file: Blob }): Promise<AnswerView>;
  takeAnswer(opened: string): Promise<Result<{ readonly id: string }>>;
}
