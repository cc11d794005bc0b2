import { z } from 'zod';
import { recordFinding } from '../finding/record-finding.ts';
import { RESIDENT_AREA } from '../finding/rules.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Command, type CommandContext, type CommandOutcome, command } from '../ledger/command.ts';
import type { Change } from '../ledger/record.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { existing, recordIdSchema } from '../round/editing.ts';
import { readFacility } from '../round/facility.ts';
import { changesOf, checkFields } from '../round/field.ts';
import { answerId, type CheckItem, checkAnswerFields, outcomes, outcomeWords, readCheckAnswer, readCheckItem, readChecklist } from './checklist.ts';

const count = z.int().min(0).max(100_000).nullable().optional();

const answerInput = z.object({
  item: recordIdSchema,
  facility: recordIdSchema,
  outcome: z.enum(outcomes),
  files: count,
  hours: count,
  persons: count,
  looked: z.string().max(1_000).optional(),
  reason: z.string().max(1_000).optional(),
  answeredBy: z.string().max(60).optional(),
  /** For 发现问题: id of the new finding, and where it was. */
  finding: recordIdSchema.optional(),
  wing: z.string().max(120).optional(),
  /** For 发现问题: problems that are on record already and belong to the item. No new one is opened then. */
  known: z.array(recordIdSchema).max(200).optional(),
});
export type AnswerInput = z.infer<typeof answerInput>;

/**
 * Answers an item for one place. 发现问题 opens a finding with the item's data in the same entry, or ties those on record to it; 未发现问题 asks what was looked at;
 * 未检查 asks why. An item may be found again: each time a further finding is opened.
 */
export function answerItem(knowledge: FieldKnowledge): Command<AnswerInput, { readonly finding: string | null }> {
  return command({
    input: answerInput,
    label: (input) => `检查项：${outcomeWords[input.outcome]}`,
    run: (context, input): Result<CommandOutcome<{ readonly finding: string | null }>> => {
      const item = existing(context, 'checkItem', input.item, '检查项');
      if (!item.ok) return item;
      const facility = existing(context, 'facility', input.facility, '被巡单位');
      if (!facility.ok) return facility;
      const list = existing(context, 'checklist', String(item.value.fields['checklist']), '检查清单');
      if (!list.ok) return list;
      const { kind } = readFacility(facility.value);
      const { facilityKind, version } = readChecklist(list.value);
      // The 派驻 office of a prison is looked at in that prison.
      if (facilityKind !== kind && facilityKind !== 'residentOffice')
        return refuse({ code: 'check.kind', words: '这份检查清单不适用于这类单位。', next: '请选择对应的检查清单。', place: 'facility' });
      const enough = checkAnswer(context, input);
      if (!enough.ok) return enough;
      const id = answerId(input.item, input.facility);
      const { finding: wanted, wing, known = [], ...rest } = input;
      const fields = checkFields(
        checkAnswerFields,
        { answeredBy: '', ...cleared(input), ...rest, answeredOn: context.today, version: version ?? 1 },
        context.today,
      );
      if (!fields.ok) return fields;
      const answer = changesOf('checkAnswer', id, { ...fields.value, deleted: false });
      if (input.outcome !== 'found') return ok({ changes: answer, answer: { finding: null } });
      const tie = (finding: string): Change => ({ kind: 'checkAnswer', id, field: `finding/${finding}`, value: true });
      const row = readCheckItem(item.value);
      if (known.length > 0) {
        const fitting = checkKnown(context, row, input.facility, known);
        return fitting.ok ? ok({ changes: [...answer, ...known.map(tie)], answer: { finding: null } }) : fitting;
      }
      const opened = openFinding(knowledge, context, row, input, wanted, wing);
      if (!opened.ok) return opened;
      return ok({ changes: [...answer, tie(opened.value.id), ...opened.value.changes], answer: { finding: opened.value.id } });
    },
  });
}

/** Fields of another outcome do not stay behind. */
function cleared({ outcome }: AnswerInput): Readonly<Record<string, string | null>> {
  return outcome === 'notChecked' ? { files: null, hours: null, persons: null, looked: '' } : { reason: '' };
}

function checkAnswer(context: CommandContext, input: AnswerInput): Result<null> {
  const before = context.source.record('checkAnswer', answerId(input.item, input.facility));
  if (before && !before.deleted && input.outcome !== 'found') {
    const open = readCheckAnswer(before).findings.filter((id) => {
      const finding = context.source.record('finding', id);
      return finding && !finding.deleted && finding.fields['status'] !== 'dismissed';
    });
    if (open.length > 0)
      return refuse({
        code: 'check.has-finding',
        words: `这一项已记录 ${open.length} 个问题，不能改为“${outcomeWords[input.outcome]}”。`,
        next: '请先将问题认定为不成立或删除。',
        place: 'outcome',
      });
  }
  if (input.outcome === 'none') {
    const seen = (input.files ?? 0) > 0 || (input.hours ?? 0) > 0 || (input.persons ?? 0) > 0 || (input.looked ?? '').trim() !== '';
    if (!seen)
      return refuse({
        code: 'check.looked',
        words: '“未发现问题”要写明看了什么。',
        next: '请填写查阅案卷数、录像小时数、谈话人数或查看情况。',
        place: 'files',
      });
  }
  if (input.outcome === 'notChecked' && (input.reason ?? '').trim() === '')
    return refuse({ code: 'check.reason', words: '“未检查”要写明原因。', place: 'reason' });
  return ok(null);
}

/** A problem is tied to an item of its own place and stream only: what the 派驻 office answers for stays apart. */
function checkKnown(context: CommandContext, item: CheckItem, facility: string, known: readonly string[]): Result<null> {
  for (const id of known) {
    const finding = existing(context, 'finding', id, '问题');
    if (!finding.ok) return finding;
    const { facility: place, stream } = finding.value.fields;
    if (place !== facility || stream !== streamOf(item))
      return refuse({
        code: 'check.other-place',
        words: `问题“${String(finding.value.fields['title'] ?? '')}”不是这个单位这份清单的问题，没有关联。`,
        next: '请选择本单位已登记的同类问题。',
        place: 'outcome',
      });
  }
  return ok(null);
}

/** The stream that a problem from this item belongs to. */
export const streamOf = ({ area }: Pick<CheckItem, 'area'>): 'residentOffice' | 'prison' => (area === RESIDENT_AREA ? 'residentOffice' : 'prison');

function openFinding(
  knowledge: FieldKnowledge,
  context: CommandContext,
  item: CheckItem,
  input: AnswerInput,
  wanted: string | undefined,
  wing: string | undefined,
): Result<{ readonly id: string; readonly changes: readonly Change[] }> {
  const type = knowledge.type(item.type);
  const basis = type ? knowledge.basisOn(type.code, context.today) : [];
  const opened = recordFinding(knowledge).run(context, {
    facility: input.facility,
    stream: streamOf(item),
    title: item.title.slice(0, 120),
    ...(type ? { type: type.code, severity: type.severity } : {}),
    // The basis of today, until the day of the conduct is known and the version follows it.
    ...(basis.length === 0 ? {} : { basis: basis.join('\n') }),
    ...(wing === undefined ? {} : { wing }),
    ...(input.answeredBy === undefined ? {} : { recordedBy: input.answeredBy }),
    ...(wanted === undefined ? {} : { id: wanted }),
  });
  return opened.ok ? ok({ id: opened.value.answer.id, changes: opened.value.changes }) : opened;
}
