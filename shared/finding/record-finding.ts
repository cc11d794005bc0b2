import { ok, refuse } from '../kernel/result.ts';
import { type Command, command } from '../ledger/command.ts';
import { type AddInput, addCommand, type EditInput, editCommand, valuesOf } from '../round/editing.ts';
import { findingFields } from './finding.ts';
import type { Knowledge } from './knowledge.ts';
import { checkReasons } from './reasons.ts';
import { areaOf, checkFinding } from './rules.ts';

/** Writes a problem down. Only the place is needed at once; the rest may follow until it is confirmed. */
export function recordFinding(knowledge: Knowledge): Command<AddInput<typeof findingFields>, { readonly id: string }> {
  const add = addCommand('finding', '问题', findingFields, {
    required: ['facility'],
    rule: (context, values) => {
      const checked = checkFinding(values);
      return checked.ok ? checkReasons(knowledge, context.today, null, values) : checked;
    },
  });
  return command({
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
}

/** Written by the acts of a finding's life only. */
const followed = ['rectifyingOn', 'recheckedOn', 'recheckWay', 'recheckOutcome', 'reopenedOn'] as const;

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
