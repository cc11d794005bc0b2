import { generateNKeysBetween } from 'fractional-indexing';
import { z } from 'zod';
import { chineseDate, type DateOnly } from '../kernel/date-only.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Json } from '../ledger/canonical.ts';
import { type Command, type CommandContext, type CommandOutcome, command } from '../ledger/command.ts';
import { type Content, plainContent } from '../letter/content.ts';
import { draftLetter } from '../letter/draft-letter.ts';
import { type Letter, lettersOf } from '../letter/letter.ts';
import { joined, say, slotOf } from '../letter/slots.ts';
import { type FollowUpType, letterTypeWords } from '../letter/words.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { type Due, dueDate, standing } from '../round/clocks.ts';
import { changesOf } from '../round/field.ts';
import { roundOf } from '../round/round.ts';
import { onlyOverdue, type RunningClock, runningClocks } from './running.ts';

/** Words of a follow-up; `{}` slots are filled from the letter that got no answer. */
const templates: Readonly<Record<FollowUpType, readonly string[]>> = {
  urging: [
    '本院于{发出日}向你单位发出《{标题}》{文号}，要求在{期限}前书面回复纠正情况。截至{今日}，已逾期{逾期}日，本院仍未收到你单位的书面回复。',
    '根据《人民检察院刑事诉讼规则》第五百五十三条的规定，现督促你单位尽快落实纠正措施，并将纠正情况书面回复本院。',
    '逾期仍不回复的，本院将依照《人民检察院巡回检察工作规定》第三十七条的规定，报告上一级人民检察院。',
  ],
  reportUpward: [
    '本院于{发出日}向{单位}发出《{标题}》{文号}，要求在{期限}前书面回复。截至{今日}，已逾期{逾期}日，{单位}仍未纠正、采纳或者回复。',
    '根据《人民检察院巡回检察工作规定》第三十七条的规定，现将有关情况报告你院，请依法通报其上级主管机关，督促{单位}纠正、整改和回复。',
    '附：《{标题}》一份。',
  ],
};

export interface DraftNextInput {
  /** Row of the board. */
  readonly row: string;
  readonly id?: string | undefined;
}

/** Drafts the paper that follows an overdue clock: from oral to writing, from no reply to urging, from urging to the next level. */
export function draftNext(knowledge: FieldKnowledge): Command<DraftNextInput, { readonly id: string }> {
  return command({
    input: z.object({ row: z.string().max(200), id: z.string().max(120).optional() }),
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
        ...(running.source.kind === 'reply' ? { reply: running.source.id } : {}),
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

function fromLetter(context: CommandContext, running: RunningClock, type: FollowUpType, overdue: Overdue, given: string | undefined): Outcome {
  const letter = lettersOf(context.source).find((one) => one.id === running.source.id);
  if (!letter) return refuse({ code: 'record.absent', words: '找不到原来的文书。' });
  const id = given ?? (context.newId<'Letter'>() as string);
  const lines = templates[type];
  const orders = generateNKeysBetween(null, null, lines.length);
  const blocks = lines.flatMap((line, i) =>
    changesOf('letterBlock', context.newId<'LetterBlock'>(), {
      ...{ letter: id, order: orders[i] ?? '', type: 'paragraph', level: 1, finding: '' },
      part: i === 0 ? 'opening' : i === 1 ? 'basis' : 'free',
      content: fill(line, letter, context.today, overdue) as Content & Json,
    }),
  );
  return ok({ changes: [...frame(context, id, type, letter), ...blocks], answer: { id } });
}

function fill(line: string, letter: Letter, today: DateOnly, { due, days }: Overdue): Content {
  const slots: Readonly<Record<string, Content>> = {
    发出日: say`${slotOf('letter', letter, 'issuedOn')}`,
    标题: say`${slotOf('letter', letter, 'title')}`,
    文号: letter.number === null ? [] : say`（${slotOf('letter', letter, 'number')}）`,
    期限: say`${chineseDate(due.due)}`,
    今日: say`${chineseDate(today)}`,
    逾期: say`${days}`,
    单位: say`${slotOf('letter', letter, 'recipient')}`,
  };
  return joined(...line.split(/[{}]/).map((piece, i) => (i % 2 === 0 ? plainContent(piece) : (slots[piece] ?? []))));
}

function frame(context: CommandContext, id: string, type: FollowUpType, letter: Letter) {
  const title = type === 'urging' ? `关于督促回复《${letter.title}》的函` : `关于${letter.recipient}逾期未回复《${letter.title}》的报告`;
  return changesOf('letter', id, {
    ...{ type, facility: letter.facility, title, issuer: letter.issuer === '' ? roundOf(context.source).organiser : letter.issuer },
    // The next higher office is the person's to name: the program does not know the house's superior.
    recipient: type === 'urging' ? letter.recipient : '上一级人民检察院',
    ...{ number: null, status: 'draft', replyDays: null, copyTo: [], about: letter.id },
    ...Object.fromEntries(letter.findings.map((finding) => [`finding/${finding}`, true])),
  });
}
