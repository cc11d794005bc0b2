import { ok, refuse } from '../kernel/result.ts';
import { type Command, command } from '../ledger/command.ts';
import { type AddInput, addCommand, editCommand } from '../round/editing.ts';
import { findingFields } from './finding.ts';
import { areaOf, checkFinding } from './rules.ts';

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
const followed = ['rectifyingOn', 'recheckedOn', 'recheckOutcome', 'reopenedOn'] as const;

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

/** Edits fields of a finding; the area follows the type. */
export const editFinding: typeof edit = command({
  ...edit,
  run: (context, input) => {
    const { type } = input.fields;
    return edit.run(context, typeof type === 'string' ? { ...input, fields: { ...input.fields, area: areaOf(type) } } : input);
  },
});
