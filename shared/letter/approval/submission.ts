import { z } from 'zod';
import { signatureSchema } from '#shared/kernel/schemas.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import { countField, dateField, listField, reader, shapeField, textField } from '#shared/round/field.ts';
import type { ChainStep } from './chain.ts';
import { chainStepSchema } from './chain.ts';
import type { Statement } from './statement.ts';
import { statementSchema } from './statement.ts';

/** A letter handed in for approval: its frozen paper, and the chain as it was that day, so that later settings change nothing. */
export const submissionFields = {
  letter: textField('文书', 120),
  /** Counts the submissions of this letter, from 1. */
  version: countField('送审版次', 10_000),
  paper: textField('定稿', 64),
  steps: shapeField('审批步骤', z.array(chainStepSchema).max(10), []),
  on: dateField('送审日期', { past: true }),
  by: textField('送审人', 60),
  note: textField('送审说明', 1_000),
  /** What the health check asked about and a person let stand, in words with the reason. */
  waived: listField('放行的体检项', 50, 500),
  withdrawnOn: dateField('撤回日期', { past: true }),
} as const;

const read = reader(submissionFields);

export interface Submission extends Omit<ReturnType<typeof read>, 'steps' | 'version'> {
  readonly steps: readonly ChainStep[];
  readonly version: number;
}

export const readSubmission = (record: Parameters<typeof read>[0]): Submission => {
  const values = read(record);
  return { ...values, steps: values.steps as readonly ChainStep[], version: values.version ?? 0 };
};

/** A person's signed word on a submission. What it says stands in the statement alone; who wrote the record down is in its history. */
export const approvalFields = {
  letter: textField('文书', 120),
  submission: textField('送审', 120),
  statement: shapeField('审批意见', statementSchema.nullable() as unknown as z.ZodType<null>, null),
  signature: shapeField('签名', signatureSchema.or(z.literal('')), ''),
} as const;

const readApprovalFields = reader(approvalFields);

export interface Approval {
  readonly id: string;
  readonly letter: string;
  readonly submission: string;
  readonly statement: Statement | null;
  readonly signature: string;
}

export function readApproval(record: Parameters<typeof readApprovalFields>[0]): Approval {
  const { id, letter, submission, statement, signature } = readApprovalFields(record);
  return { id, letter, submission, statement: statement as Statement | null, signature };
}

/** Submissions of a letter, oldest first; two laptops may have made the same version. */
export function submissionsOf(source: RecordSource, letter: string): readonly Submission[] {
  return source
    .records('submission')
    .filter((record) => record.fields['letter'] === letter)
    .map(readSubmission)
    .sort((a, b) => a.version - b.version || (a.id < b.id ? -1 : 1));
}

export function approvalsOf(source: RecordSource, letter: string): readonly Approval[] {
  return source
    .records('approval')
    .filter((record) => record.fields['letter'] === letter)
    .map(readApproval)
    .sort((a, b) =>
      (a.statement?.at ?? '') === (b.statement?.at ?? '') ? (a.id < b.id ? -1 : 1) : (a.statement?.at ?? '') < (b.statement?.at ?? '') ? -1 : 1,
    );
}
