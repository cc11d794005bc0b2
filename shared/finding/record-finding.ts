import type { DateOnly } from '../kernel/date-only.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Command, command } from '../ledger/command.ts';
import { type AddInput, addCommand, type EditInput, editCommand, valuesOf } from '../round/editing.ts';
import type { FieldValues } from '../round/field.ts';
import { findingFields } from './finding.ts';
import type { Knowledge } from './knowledge.ts';
import { departs, measureProposals } from './measure-proposal.ts';
import { areaOf, checkFinding } from './rules.ts';
import { measureWords, severityWords } from './words.ts';

const add = addCommand('finding', '问题', findingFields, { required: ['facility'], rule: (_context, values) => checkFinding(values) });

/** Writes a problem down. Only the place is needed at once; the rest may follow until it is confirmed. */
export const recordFinding: Command<AddInput<typeof findingFields>, { readonly id: string }> = command({
  input: add.input,
  label: () => '记录问题',
  run: (context, input) => {
    if (input.status !== undefined && input.status !== 'recorded' && input.status !== 'verifying')
      return refuse({ code: 'finding.born-decided', words: '新问题从“已记录”开始，不能直接记为已确认。', place: 'status' });
    const facility = context.source.record('facility', input.facility ?? '');
    if (!facility || facility.deleted) return refuse({ code: 'finding.facility', words: '请选择本轮的被巡单位。', place: 'facility' });
    const { area: _area, ...rest } = input;
    return add.run(context, {
      stream: 'prison',
      status: 'recorded',
      foundOn: context.today,
      recordedOn: context.today,
      ...rest,
      ...(input.type === undefined ? {} : { area: areaOf(input.type) }),
    } as AddInput<typeof findingFields>);
  },
});

/** Written by the acts of a finding's life only. */
const followed = ['rectifyingOn', 'recheckedOn', 'recheckWay', 'recheckOutcome', 'reopenedOn'] as const;

/** Says why a decision departs from the rule or the type's default, in the record's own field or with the edit itself. */
const justified = (field: string, reason: string | undefined): boolean => field.trim() !== '' || (reason ?? '').trim() !== '';

type Values = FieldValues<typeof findingFields>;

/**
 * A severity other than the type's default and a measure other than the proposed ones ask for a reason when they are chosen. What is
 * not touched is not asked about: findings of earlier versions, of packages and of the sheet stay as they are.
 */
function checkReasons(knowledge: Knowledge, today: DateOnly, before: Values, after: Values, reason: string | undefined): Result<null> {
  const type = knowledge.type(after.type);
  const graded = after.severity !== before.severity || after.type !== before.type;
  if (graded && type && after.severity !== null && after.severity !== type.severity && !justified(after.severityReason, reason))
    return refuse({
      code: 'finding.severity-reason',
      words: `“${type.label}”通常定为${severityWords[type.severity]}，改为${severityWords[after.severity]}要写明定级理由。`,
      place: 'severity',
    });
  const proposals = measureProposals(after, type, today);
  if (after.measure !== before.measure && departs(after.measure, proposals) && !justified(after.measureReason, reason))
    return refuse({
      code: 'finding.measure-reason',
      words: `规则建议${proposals.map((one) => measureWords[one.measure]).join('、')}：${proposals[0]?.reason ?? ''}另作选择要写明理由。`,
      place: 'measure',
    });
  return ok(null);
}

type EditFinding = Command<EditInput<typeof findingFields>, null>;

/** Edits fields of a finding; the area follows the type. */
export function editFinding(knowledge: Knowledge): EditFinding {
  const edit = editCommand('finding', '问题', findingFields, (_context, before, after) => {
    const checked = checkFinding(after);
    if (!checked.ok) return checked;
    if (after.status !== findingFields.status.stored(before.fields['status']))
      return refuse({ code: 'finding.status-by-act', words: '状态通过确认、不成立、销号等操作改变，不能直接填写。', place: 'status' });
    const moved = followed.find((field) => after[field] !== findingFields[field].stored(before.fields[field]));
    if (moved)
      return refuse({ code: 'finding.stage-by-act', words: `“${findingFields[moved].label}”通过整改、复核、重新打开等操作登记，不能直接填写。`, place: moved });
    return ok(null);
  });
  return command({
    ...edit,
    run: (context, input) => {
      const { type } = input.fields;
      const fields = typeof type === 'string' ? { ...input.fields, area: areaOf(type) } : input.fields;
      const done = edit.run(context, { ...input, fields });
      const record = context.source.record('finding', input.id);
      if (!done.ok || !record) return done;
      const written = Object.fromEntries(done.value.changes.map(({ field, value }) => [field, value]));
      const after = valuesOf(findingFields, { ...record.fields, ...written });
      const reasons = checkReasons(knowledge, context.today, valuesOf(findingFields, record.fields), after, input.reason);
      return reasons.ok ? done : reasons;
    },
  });
}
