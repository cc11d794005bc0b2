import { z } from 'zod';
import { chineseDate } from '../kernel/date-only.ts';
import { ok, refuse } from '../kernel/result.ts';
import { command } from '../ledger/command.ts';
import { existing, recordIdSchema } from '../round/editing.ts';
import { followUp } from './follow-up.ts';
import { lettersOf, readLetter, readReply } from './letter.ts';
import { say } from './slots.ts';

const lines = [
  '本院于{发出日}向{单位}发出《{标题}》{文号}。{收到日}，{单位}提出书面异议。本院依法进行复查，认为纠正意见正确，于{决定日}决定维持。',
  '根据《人民检察院刑事诉讼规则》第五百五十四条的规定，现将有关情况报告你院，请审查；认为本院纠正意见正确的，请依法通报{单位}的上级机关或者主管机关，建议其督促{单位}纠正。',
  '《{标题}》、书面异议和复查决定随本报告一并报送。',
];

/** An opinion that was upheld against an objection is reported to the next higher office (GZ 554); once for each objection. */
export const reportUpheld = command({
  input: z.object({ id: recordIdSchema, letter: recordIdSchema.optional() }),
  label: () => '起草复查情况报告',
  run: (context, input) => {
    const record = existing(context, 'reply', input.id, '回复');
    if (!record.ok) return record;
    const reply = readReply(record.value);
    const found = existing(context, 'letter', reply.letter, '文书');
    if (!found.ok) return found;
    const letter = readLetter(found.value);
    if (letter.type !== 'correctionNotice' || reply.reviewOutcome !== 'upheld' || reply.reviewedOn === null)
      return refuse({ code: 'reply.not-upheld', words: '只有复查后维持的纠正意见才报告上一级人民检察院（规则第五百五十四条）。', next: '请先登记复查决定。' });
    if (lettersOf(context.source).some((other) => other.type === 'reportUpward' && other.reply === reply.id))
      return refuse({ code: 'reply.reported', words: '这份异议的复查情况报告已经起草，请在文书中继续。' });
    const slots = { 收到日: say`${reply.receivedOn === null ? '×年×月×日' : chineseDate(reply.receivedOn)}`, 决定日: say`${chineseDate(reply.reviewedOn)}` };
    const title = `关于${letter.recipient}对《${letter.title}》提出异议的复查情况报告`;
    const drafted = followUp(context, letter, { type: 'reportUpward', title, lines, slots, id: input.letter });
    return ok({ ...drafted, changes: [...drafted.changes, { kind: 'letter', id: drafted.answer.id, field: 'reply', value: reply.id }] });
  },
});
