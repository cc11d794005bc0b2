import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type Command, type CommandContext, command } from '#shared/ledger/command.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { existing, neededReason, recordIdSchema } from '#shared/round/editing.ts';
import { changesOf, checkFields } from '#shared/round/field.ts';
import { healthGate, letterHealth } from '../health/check.ts';
import { type Letter, readLetter } from '../letter.ts';
import { mayLeave } from '../may-leave.ts';
import { chainOf } from './chain.ts';
import { freezePaper, LONGEST_PAPER, livePaper } from './paper.ts';
import { approvalState } from './state.ts';
import { readSubmission, submissionFields, submissionsOf } from './submission.ts';
import { stageWords } from './words.ts';

export interface SubmitInput {
  readonly id: string;
  readonly note?: string | undefined;
  readonly submission?: string | undefined;
}

/** Hands a letter in: its paper is frozen, its chain begins. Refused while the health check has anything open. */
export function submitLetter(knowledge: FieldKnowledge): Command<SubmitInput, { readonly submission: string; readonly version: number }> {
  return command({
    input: z.object({
      id: recordIdSchema,
      note: z.string().max(1_000).optional(),
      submission: recordIdSchema.optional(),
    }),
    label: () => '提请审批',
    run: (context, input) => {
      const open = openLetter(context, input.id);
      if (!open.ok) return open;
      const letter = open.value;
      const { stage } = approvalState(context, letter);
      if (stage === 'submitted' || stage === 'approved')
        return refuse({
          code: 'submission.running',
          words: `文书${stageWords[stage]}，内容没有改动，不需要再次送审。`,
          next: '如需修改，请先撤回送审或直接修改正文。',
        });
      const steps = chainOf(context.source, context.trust, knowledge.office, letter);
      if (steps.length === 0)
        return refuse({ code: 'submission.no-chain', words: '这种文书没有设置审批步骤，可以直接登记发出。', next: '如需审批，请在设置中为它设置审批链。' });
      const leaving = mayLeave(context, letter);
      if (!leaving.ok) return leaving;
      const healthy = healthGate(context.source, knowledge, context.today, letter.id);
      if (!healthy.ok) return healthy;
      const paper = livePaper(context.source, letter.id);
      if (!paper || paper.model.body.length === 0) return refuse({ code: 'letter.blank', words: '文书没有正文，不能送审。' });
      if (paper.content.length > LONGEST_PAPER)
        return refuse({ code: 'submission.too-long', words: `定稿超过 ${LONGEST_PAPER} 字，不能送审。`, next: '请把附表另行作为附件。' });
      const id = input.submission ?? context.newId<'Submission'>();
      const version = Math.max(0, ...submissionsOf(context.source, letter.id).map((one) => one.version)) + 1;
      const fields = checkFields(
        submissionFields,
        {
          ...{ letter: letter.id, version, paper: paper.hash, on: context.today, by: context.author.person, note: input.note ?? '' },
          steps: steps.map((step) => ({ key: step.key, persons: [...step.persons] })),
          waived: waivedItems(context, knowledge, letter.id),
          withdrawnOn: null,
        },
        context.today,
      );
      if (!fields.ok) return fields;
      return ok({
        changes: [...freezePaper(paper), ...changesOf('submission', id, fields.value)],
        answer: { submission: id as string, version },
      });
    },
  });
}

/** A letter that the office has not issued. */
function openLetter(context: CommandContext, id: string): Result<Letter> {
  const record = existing(context, 'letter', id, '文书');
  if (!record.ok) return record;
  const letter = readLetter(record.value);
  return letter.status === 'issued' ? refuse({ code: 'letter.issued', words: '文书已经发出，不能再送审。', next: '如需更正，请另行制发文书。' }) : ok(letter);
}

/** What the health check asked about and a person let stand, with the reason: part of what the approvers are shown. */
function waivedItems(context: CommandContext, knowledge: FieldKnowledge, letter: string): readonly string[] {
  const items = letterHealth(context.source, knowledge, context.today, letter)?.items ?? [];
  return items.flatMap(({ words, waiver }) => (waiver ? [`${words}（${waiver.reason}）`.slice(0, 500)] : [])).slice(0, 50);
}

/** Takes a letter back before it is signed; approvals given so far stay in the record and count for nothing any more. */
export const withdrawSubmission = command({
  input: z.object({ id: recordIdSchema, reason: z.string().max(1_000) }),
  label: () => '撤回送审',
  run: (context, input) => {
    const record = existing(context, 'submission', input.id, '送审');
    if (!record.ok) return record;
    const submission = readSubmission(record.value);
    if (submission.withdrawnOn !== null) return refuse({ code: 'submission.withdrawn', words: '这次送审已经撤回。' });
    const letter = openLetter(context, submission.letter);
    if (!letter.ok) return letter;
    const reason = neededReason(input.reason, '撤回送审');
    if (!reason.ok) return reason;
    return ok({ changes: changesOf('submission', submission.id, { withdrawnOn: context.today }), reason: reason.value, answer: null });
  },
});
