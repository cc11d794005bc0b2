import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type CommandContext, command } from '../ledger/command.ts';
import { editCommand, existing, recordIdSchema, removeCommand } from '../round/editing.ts';
import { changesOf, checkFields } from '../round/field.ts';
import { type Letter, lettersOf, type Reply, readLetter, readReply, replyFields } from './letter.ts';
import { adoptions } from './words.ts';

type Answer = Pick<Reply, 'receivedOn' | 'adoption' | 'reviewedOn'>;

/** An answer comes in behind the letter that it answers, and not behind the decision on it. */
function checkAnswer(letter: Letter, { receivedOn, reviewedOn }: Answer): Result<null> {
  if (receivedOn === null) return refuse({ code: 'field.required', words: '请填写收到日期。', place: 'receivedOn' });
  if (letter.issuedOn !== null && receivedOn < letter.issuedOn)
    return refuse({ code: 'reply.early', words: `收到日期早于文书发出日期（${letter.issuedOn}）。`, place: 'receivedOn' });
  if (reviewedOn !== null && receivedOn > reviewedOn)
    return refuse({ code: 'reply.late', words: `收到日期晚于复查决定日期（${reviewedOn}）。`, place: 'receivedOn' });
  return ok(null);
}

/** Enters the unit's written answer to an issued letter. */
export const addReply = command({
  input: z.object({
    letter: recordIdSchema,
    receivedOn: z.string().max(20),
    adoption: z.enum(adoptions),
    text: z.string().max(100_000),
    id: recordIdSchema.optional(),
  }),
  label: () => '登记回复',
  run: (context, { id: given, ...input }) => {
    const record = existing(context, 'letter', input.letter, '文书');
    if (!record.ok) return record;
    const letter = readLetter(record.value);
    if (letter.status !== 'issued') return refuse({ code: 'reply.draft', words: '文书尚未发出，不能登记回复。', next: '请先登记文书发出。' });
    const fields = checkFields(replyFields, input, context.today);
    if (!fields.ok) return fields;
    const allowed = checkAnswer(letter, { receivedOn: replyFields.receivedOn.stored(fields.value['receivedOn']), adoption: input.adoption, reviewedOn: null });
    if (!allowed.ok) return allowed;
    const id = given ?? context.newId<'Reply'>();
    return ok({ changes: changesOf('reply', id, fields.value), answer: { id: id as string } });
  },
});

/** The paper that decides on an objection, or reports that it was upheld, or the day of a decision: while one of them stands, the objection was made. */
function dealtWith(context: CommandContext, reply: Reply): string | undefined {
  const paper = lettersOf(context.source).find((letter) => letter.reply === reply.id);
  if (paper) return `《${paper.title}》是针对它制作的`;
  return reply.reviewedOn === null ? undefined : `已于${reply.reviewedOn}登记复查决定`;
}

const { receivedOn, adoption, text } = replyFields;

/** What was entered wrongly is put right in place, with its history: the clocks, the figures and the adoption rate follow. */
export const editReply = editCommand('reply', '回复', { receivedOn, adoption, text }, (context, before, after) => {
  const reply = readReply(before);
  const letter = existing(context, 'letter', reply.letter, '文书');
  if (!letter.ok) return letter;
  const dealt = reply.adoption === 'objection' && after.adoption !== 'objection' ? dealtWith(context, reply) : undefined;
  if (dealt !== undefined)
    return refuse({ code: 'reply.dealt-with', words: `这份异议${dealt}，采纳情况没有改动。`, next: '请先核对复查决定和有关文书。', place: 'adoption' });
  return checkAnswer(readLetter(letter.value), { ...after, reviewedOn: reply.reviewedOn });
});

/** Takes away an answer that was entered for the wrong letter or twice. */
export const removeReply = removeCommand('reply', '回复', (context, record) => dealtWith(context, readReply(record)));
