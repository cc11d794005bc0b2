import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { cleanText } from '../kernel/text.ts';
import { command } from '../ledger/command.ts';
import { existing, recordIdSchema } from './editing.ts';
import { changesOf, reader, textField } from './field.ts';

/** A question about a field over which people differ, sent back to a team: an ordinary record, so it travels with the next package. */
export const questionFields = {
  /** Kind, id and field it is about. */
  about: textField('记录种类', 120),
  record: textField('记录', 120),
  field: textField('字段', 120),
  /** Team that is asked. */
  team: textField('被询问的组', 120),
  text: textField('询问', 2_000, true),
  answer: textField('答复', 4_000),
} as const;

export const readQuestion = reader(questionFields);
export type Question = ReturnType<typeof readQuestion>;

export const askQuestion = command({
  input: z.object({ about: z.string().max(120), record: recordIdSchema, field: z.string().max(120), team: z.string().max(120), text: z.string().max(2_000) }),
  label: () => '退回询问',
  run: (context, input) => {
    const text = cleanText(input.text).trim();
    if (text === '') return refuse({ code: 'question.empty', words: '请写明要问什么。', place: 'text' });
    if (!context.source.record('team', input.team)) return refuse({ code: 'question.noTeam', words: '请选择要询问的组。', place: 'team' });
    if (!context.source.record(input.about, input.record)) return refuse({ code: 'record.absent', words: '找不到这条记录，没有发出询问。' });
    const id = context.newId<'Question'>();
    return ok({ changes: changesOf('question', id, { ...input, text }), answer: { id } });
  },
});

export const answerQuestion = command({
  input: z.object({ id: recordIdSchema, answer: z.string().max(4_000) }),
  label: () => '答复询问',
  run: (context, input) => {
    const record = existing(context, 'question', input.id, '询问');
    if (!record.ok) return record;
    const answer = cleanText(input.answer).trim();
    if (answer === '') return refuse({ code: 'question.noAnswer', words: '请写明答复。', place: 'answer' });
    return ok({ changes: changesOf('question', input.id, { answer }), answer: null });
  },
});

/** Takes a question out of the lists: answered and dealt with, or not needed any more. It stays in the ledger. */
export const closeQuestion = command({
  input: z.object({ id: recordIdSchema }),
  label: () => '了结询问',
  run: (context, input) => {
    const record = existing(context, 'question', input.id, '询问');
    if (!record.ok) return record;
    return ok({ changes: [{ kind: 'question', id: input.id, field: 'deleted', value: true }], answer: null });
  },
});
