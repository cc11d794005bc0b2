import { z } from 'zod';
import { ok } from '../kernel/result.ts';
import { command } from '../ledger/command.ts';
import { bindCommands } from '../round/binding.ts';
import { addCommand, editCommand, existing, recordIdSchema, removeCommand } from '../round/editing.ts';
import { changesOf, checkFields } from '../round/field.ts';
import { orderBehind } from '../round/order.ts';
import { checkInterview, interviewFields, interviewLineFields, linesOf, readInterviewLine } from './interview.ts';

export const addInterview = addCommand('interview', '笔录', interviewFields, {
  required: ['facility', 'on', 'talkers'],
  rule: (context, values) => {
    const facility = existing(context, 'facility', values.facility, '被巡单位');
    return facility.ok ? checkInterview(values) : facility;
  },
});
export const editInterview = editCommand('interview', '笔录', interviewFields, (_context, _before, after) => checkInterview(after));
export const removeInterview = removeCommand('interview', '笔录');
export const { bind: bindInterview, unbind: unbindInterview } = bindCommands({ kind: 'interview', name: '笔录', to: 'finding', toName: '问题' });

/** One question with its answer, behind another one or first (`after` null). */
export const addInterviewLine = command({
  input: z.object({
    interview: recordIdSchema,
    after: recordIdSchema.nullable(),
    question: z.string().max(10_000),
    answer: z.string().max(50_000),
    id: recordIdSchema.optional(),
  }),
  label: () => '记录一问一答',
  run: (context, { interview, after, question, answer, id: given }) => {
    const record = existing(context, 'interview', interview, '笔录');
    if (!record.ok) return record;
    const order = orderBehind(linesOf(context.source, interview), after);
    // What is still empty is not written: a draft begun on the new line before this entry then stands alone and differs from nothing.
    const said = Object.fromEntries(Object.entries({ question, answer }).filter(([, text]) => text !== ''));
    const fields = checkFields(interviewLineFields, { interview, order, ...said }, context.today);
    if (!fields.ok) return fields;
    const id = given ?? context.newId<'InterviewLine'>();
    return ok({ changes: changesOf('interviewLine', id, fields.value), answer: { id: id as string } });
  },
});

const { question, answer } = interviewLineFields;
export const editInterviewLine = editCommand('interviewLine', '问答', { question, answer });
export const removeInterviewLine = removeCommand('interviewLine', '问答');

export const moveInterviewLine = command({
  input: z.object({ id: recordIdSchema, after: recordIdSchema.nullable() }),
  label: () => '移动问答',
  run: (context, input) => {
    const record = existing(context, 'interviewLine', input.id, '问答');
    if (!record.ok) return record;
    const lines = linesOf(context.source, readInterviewLine(record.value).interview);
    return ok({ changes: changesOf('interviewLine', input.id, { order: orderBehind(lines, input.after, input.id) }), answer: null });
  },
});
