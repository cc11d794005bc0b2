import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { signatureSchema } from '#shared/kernel/schemas.ts';
import { type CommandContext, command } from '#shared/ledger/command.ts';
import { existing, recordIdSchema } from '#shared/round/editing.ts';
import { changesOf } from '#shared/round/field.ts';
import { approvalStepWords } from '../approval-rule.ts';
import { readLetter } from '../letter.ts';
import { knownPersons } from './people.ts';
import { approvalState, judge } from './state.ts';
import { statementSchema } from './statement.ts';
import { approvalsOf, submissionsOf } from './submission.ts';
import { stageWords, verdictWords } from './words.ts';

const input = z.object({ statement: statementSchema, signature: signatureSchema, id: recordIdSchema.optional() });

/**
 * Enters a signed word on a submission, given at this laptop or brought back in a signature file. Refused, with nothing changed, when it
 * does not count: another letter or version, an edited letter, a step that is not open, a signature that is not the person's.
 */
export const addApproval = command({
  input,
  label: ({ statement }) => `${approvalStepWords[statement.step]}：${verdictWords[statement.verdict]}`,
  run: (context, { statement, signature, id: given }) => {
    const fits = fitsNow(context, { statement, signature });
    if (!fits.ok) return fits;
    const id = given ?? context.newId<'Approval'>();
    const { letter, submission } = statement;
    return ok({ changes: changesOf('approval', id, { letter, submission, statement, signature }), answer: { id: id as string } });
  },
});

function fitsNow(context: CommandContext, { statement, signature }: Pick<z.infer<typeof input>, 'statement' | 'signature'>): Result<null> {
  const { source, trust } = context;
  const record = existing(context, 'letter', statement.letter, '文书');
  if (!record.ok) return record;
  const letter = readLetter(record.value);
  const twin = approvalsOf(source, letter.id).find((one) => one.signature === signature);
  if (twin) return refuse({ code: 'approval.known', words: '这份审批意见已经收过，没有改变任何内容。' });
  const state = approvalState(context, letter);
  const { submission, stage, steps } = state;
  if (statement.submission !== submission?.id) {
    const old = submissionsOf(source, letter.id).find((one) => one.id === statement.submission);
    if (!old)
      return refuse({ code: 'approval.foreign', words: '这份签名针对的送审不在本机，没有收入。', next: '请确认导入的轮次和文书，或先导入最新的巡检包。' });
    return refuse({
      code: 'approval.old',
      words: `这份签名针对第 ${old.version} 次送审，文书已${submission ? `重新送审（第 ${submission.version} 次）` : '撤回'}，没有收入。`,
      next: '请把现在的定稿重新送审批人。',
    });
  }
  if (stage === 'voided') return refuse({ code: 'approval.voided', words: '送审后正文有改动，送审已经失效，没有登记审批意见。', next: '请重新送审。' });
  if (stage !== 'submitted') return refuse({ code: 'approval.stage', words: `文书${stageWords[stage]}，不能再登记审批意见。` });
  const people = knownPersons(source, trust);
  const judged = judge({ id: '', letter: letter.id, submission: statement.submission, statement, signature }, submissionsOf(source, letter.id), people);
  if (!judged.valid) return refuse({ code: 'approval.invalid', words: judged.trouble, next: '没有登记。请核对签名者和文书后再试。' });
  if (state.current?.key !== statement.step) {
    const done = steps.find(({ key }) => key === statement.step)?.passed !== undefined;
    const waits = state.current ? approvalStepWords[state.current.key] : '';
    return refuse({ code: 'approval.order', words: `“${approvalStepWords[statement.step]}”${done ? '已经完成' : `还没有轮到，现在等${waits}`}，没有登记。` });
  }
  return ok(null);
}
