import { z } from 'zod';
import { parseDate } from '../kernel/date-only.ts';
import { ok, refuse } from '../kernel/result.ts';
import { command } from '../ledger/command.ts';
import { existing, neededReason, recordIdSchema } from '../round/editing.ts';
import { changesOf, checkFields } from '../round/field.ts';
import type { WorkCalendar } from '../round/working-days.ts';
import { outwardFinding } from './draft-letter.ts';
import { blocksOf, letterFields, readLetter, readReply, replyFields } from './letter.ts';
import { replyDue } from './reply-period.ts';
import { adoptions } from './words.ts';

/** Marks a letter as issued by the office. The reply clock starts (GD 37); from here on its text stands. */
export const issueLetter = (calendar: WorkCalendar) =>
  command({
    input: z.object({ id: recordIdSchema, on: z.string().max(20), number: z.string().max(100).nullable().optional() }),
    label: () => '登记文书发出',
    run: (context, input) => {
      const record = existing(context, 'letter', input.id, '文书');
      if (!record.ok) return record;
      const letter = readLetter(record.value);
      if (letter.status === 'issued') return refuse({ code: 'letter.issued', words: '文书已经登记为发出。' });
      const on = parseDate(input.on);
      if (!on) return refuse({ code: 'field.wrong', words: '发出日期不是有效的日期。', place: 'on' });
      if (letter.findings.length === 0) return refuse({ code: 'letter.empty', words: '文书没有关联任何问题，不能发出。', place: 'findings' });
      for (const id of letter.findings) {
        const finding = outwardFinding(context, id);
        if (!finding.ok) return finding;
      }
      if (blocksOf(context.source, letter.id).every((block) => block.text.trim() === ''))
        return refuse({ code: 'letter.blank', words: '文书没有正文，不能发出。' });
      const fields = checkFields(
        letterFields,
        {
          status: 'issued',
          issuedOn: on,
          signDate: letter.signDate ?? on,
          replyDue: replyDue(letter.type, on, letter.replyDays, calendar),
          ...(input.number === undefined ? {} : { number: input.number }),
        },
        context.today,
      );
      if (!fields.ok) return fields;
      return ok({ changes: changesOf('letter', letter.id, fields.value), answer: { replyDue: String(fields.value['replyDue']) } });
    },
  });

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
  run: (context, input) => {
    const record = existing(context, 'letter', input.letter, '文书');
    if (!record.ok) return record;
    const letter = readLetter(record.value);
    if (letter.status !== 'issued') return refuse({ code: 'reply.draft', words: '文书尚未发出，不能登记回复。', next: '请先登记文书发出。' });
    const { id: given, ...rest } = input;
    const fields = checkFields(replyFields, rest, context.today);
    if (!fields.ok) return fields;
    const received = fields.value['receivedOn'];
    if (received === null) return refuse({ code: 'field.required', words: '请填写收到日期。', place: 'receivedOn' });
    if (letter.issuedOn !== null && typeof received === 'string' && received < letter.issuedOn)
      return refuse({ code: 'reply.early', words: `收到日期早于文书发出日期（${letter.issuedOn}）。`, place: 'receivedOn' });
    const id = given ?? context.newId<'Reply'>();
    return ok({ changes: changesOf('reply', id, fields.value), answer: { id: id as string } });
  },
});

/** Decides on a written objection: within seven days; upheld opinions go up one level, wrong ones are withdrawn (GZ 554). */
export const reviewObjection = command({
  input: z.object({ id: recordIdSchema, on: z.string().max(20), reason: z.string().max(1_000) }),
  label: () => '登记复查决定',
  run: (context, input) => {
    const record = existing(context, 'reply', input.id, '回复');
    if (!record.ok) return record;
    const reply = readReply(record.value);
    if (reply.adoption !== 'objection') return refuse({ code: 'reply.no-objection', words: '这份回复没有提出异议，不需要复查决定。' });
    const reason = neededReason(input.reason, '复查决定');
    if (!reason.ok) return reason;
    const fields = checkFields(replyFields, { reviewedOn: input.on }, context.today);
    if (!fields.ok) return fields;
    const on = fields.value['reviewedOn'];
    if (typeof on !== 'string') return refuse({ code: 'field.required', words: '请填写复查决定日期。', place: 'on' });
    if (reply.receivedOn !== null && on < reply.receivedOn)
      return refuse({ code: 'reply.review-early', words: `复查决定日期早于收到异议的日期（${reply.receivedOn}）。`, place: 'on' });
    return ok({ changes: changesOf('reply', reply.id, fields.value), reason: reason.value, answer: null });
  },
});
