import { z } from 'zod';
import { chineseDate } from '../kernel/date-only.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Command, type CommandContext, type CommandOutcome, command } from '../ledger/command.ts';
import { draftLetter } from '../letter/draft-letter.ts';
import { followUp } from '../letter/follow-up.ts';
import { lettersOf } from '../letter/letter.ts';
import { say } from '../letter/slots.ts';
import { type FollowUpType, letterTypeWords, type ReviewOutcome, reviewOutcomes } from '../letter/words.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { type Due, dueDate, standing } from '../round/clocks.ts';
import { onlyOverdue, type RunningClock, runningClocks } from './running.ts';

/** Words of a follow-up to a letter that got no answer. The period is the office's own, from the issue (GD 37): what the letter told the unit runs from receipt. */
const templates: Readonly<Record<FollowUpType, readonly string[]>> = {
  urging: [
    '本院于{发出日}向你单位发出《{标题}》{文号}，要求书面回复纠正情况。自发出之日起计算的期限已于{期限}届满，截至{今日}已逾期{逾期}日，本院仍未收到你单位关于纠正情况的书面回复。',
    '根据《人民检察院刑事诉讼规则》第五百五十三条的规定，现督促你单位尽快落实纠正措施，并将纠正情况书面回复本院。',
    '逾期仍不回复的，本院将依照《人民检察院巡回检察工作规定》第三十七条的规定，报告上一级人民检察院。',
  ],
  reportUpward: [
    '本院于{发出日}向{单位}发出《{标题}》{文号}，要求书面回复。自发出之日起计算的期限已于{期限}届满，截至{今日}已逾期{逾期}日，{单位}仍未纠正、采纳或者回复。',
    '根据《人民检察院巡回检察工作规定》第三十七条的规定，现将有关情况报告你院，请依法通报其上级主管机关，督促{单位}纠正、整改和回复。',
    '《{标题}》随本报告一并报送。',
  ],
};

export interface DraftNextInput {
  /** Row of the board. */
  readonly row: string;
  /** What a decision on an objection comes to. */
  readonly outcome?: ReviewOutcome | undefined;
  readonly id?: string | undefined;
}

/** Drafts the paper that follows an overdue clock: from oral to writing, from no reply to urging, from urging to the next level. */
export function draftNext(knowledge: FieldKnowledge): Command<DraftNextInput, { readonly id: string }> {
  return command({
    input: z.object({ row: z.string().max(200), outcome: z.enum(reviewOutcomes).optional(), id: z.string().max(120).optional() }),
    label: () => '起草下一份文书',
    run: (context, input) => {
      const running = runningClocks(context.source, context.today).find((one) => `${one.clock.id}:${one.source.id}` === input.row);
      if (!running) return refuse({ code: 'clock.gone', words: '这个期限已经停止。', next: '请返回期限看板刷新。' });
      const due = dueDate(running.clock, running.start, knowledge.calendar);
      const { state, days } = standing(due, context.today);
      if (running.draft === null) return refuse({ code: 'clock.no-draft', words: `这个期限没有可以直接起草的文书：${running.clock.next}` });
      if (state !== 'overdue' && onlyOverdue(running.draft))
        return refuse({ code: 'clock.not-overdue', words: `期限到${due.due}才届满，现在还不能起草${letterTypeWords[running.draft]}。` });
      if (running.drafted !== null) return refuse({ code: 'clock.drafted', words: `${letterTypeWords[running.draft]}已经起草，请在文书中继续。` });
      const { draft } = running;
      if (draft === 'correctionNotice') return fromFinding(knowledge, context, running, input.id);
      if (draft === 'urging' || draft === 'reportUpward') return fromLetter(context, running, draft, { due, days }, input.id);
      return draftLetter(knowledge).run(context, {
        ...{ type: draft, facility: running.facility, findings: [], id: input.id },
        ...(running.source.kind === 'reply' ? { reply: running.source.id, outcome: input.outcome } : {}),
      });
    },
  });
}

type Outcome = Result<CommandOutcome<{ readonly id: string }>>;

function fromFinding(knowledge: FieldKnowledge, context: CommandContext, running: RunningClock, id: string | undefined): Outcome {
  const drafted = draftLetter(knowledge).run(context, { type: 'correctionNotice', facility: running.facility, findings: [running.source.id], id });
  if (!drafted.ok) return drafted;
  // The finding is dealt with in writing from here on.
  const measure = { kind: 'finding', id: running.source.id, field: 'measure', value: 'correctionNotice' } as const;
  const reason = {
    kind: 'finding',
    id: running.source.id,
    field: 'measureReason',
    value: '口头纠正意见提出后七日内未纠正，改为书面提出（规则第六百二十四条）。',
  } as const;
  return ok({ ...drafted.value, changes: [...drafted.value.changes, measure, reason] });
}

interface Overdue {
  readonly due: Due;
  readonly days: number;
}

function fromLetter(context: CommandContext, running: RunningClock, type: FollowUpType, { due, days }: Overdue, id: string | undefined): Outcome {
  const letter = lettersOf(context.source).find((one) => one.id === running.source.id);
  if (!letter) return refuse({ code: 'record.absent', words: '找不到原来的文书。' });
  const title = type === 'urging' ? `关于督促回复《${letter.title}》的函` : `关于${letter.recipient}逾期未回复《${letter.title}》的报告`;
  const slots = { 期限: say`${chineseDate(due.due)}`, 今日: say`${chineseDate(context.today)}`, 逾期: say`${days}` };
  return ok(followUp(context, letter, { type, title, lines: templates[type], slots, id }));
}
