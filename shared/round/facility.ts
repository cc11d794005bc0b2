import { z } from 'zod';
import { ok } from '../kernel/result.ts';
import { command } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { editCommand, removeCommand } from './editing.ts';
import { changesOf, checkFields, choiceField, countField, dateField, type FieldEdits, listField, reader, textField } from './field.ts';
import { checkPeriod } from './round.ts';
import { byOrder, orderAfter } from './team.ts';
import { facilityKinds } from './words.ts';

export const facilityFields = {
  name: textField('名称', 80, true),
  kind: choiceField('单位类型', facilityKinds, 'prison'),
  team: textField('负责的组', 120),
  order: textField('次序', 60),
  /** 监区, in the order of the prison's own list. */
  wings: listField('监区', 80, 40),
  /** 派驻检察室 at this place. */
  residentOffice: textField('派驻检察室', 80),
  onSiteFrom: dateField('进驻日期'),
  onSiteTo: dateField('撤出日期'),
  /** Persons who enter together; GD art. 20: never fewer than 2. */
  entrySize: countField('进监人数', 100),
  /** What ends the clocks of the inspection itself: notice (GD 29), feedback meeting (GD 35), special supervision (GD 40). */
  noticeOn: dateField('书面告知日期', { past: true }),
  feedbackOn: dateField('反馈会日期', { past: true }),
  supervisedOn: dateField('专项督办日期', { past: true }),
} as const;

export const readFacility = reader(facilityFields);
export type Facility = ReturnType<typeof readFacility>;

export function facilitiesOf(source: RecordSource): readonly Facility[] {
  return source.records('facility').map(readFacility).sort(byOrder);
}

type AddFacility = FieldEdits<typeof facilityFields> & { readonly id?: string };

export const addFacility = command({
  input: z.record(z.string().max(120), z.json()) as unknown as z.ZodType<AddFacility>,
  label: () => '新建被巡单位',
  run: (context, input) => {
    const { id: given, ...rest } = input;
    const order = rest.order ?? orderAfter(facilitiesOf(context.source));
    const fields = checkFields(facilityFields, { ...rest, name: rest.name ?? '', order }, context.today);
    if (!fields.ok) return fields;
    const period = checkPeriod(rest.onSiteFrom ?? null, rest.onSiteTo ?? null, 'onSiteTo');
    if (!period.ok) return period;
    const id = given ?? context.newId<'Facility'>();
    return ok({ changes: changesOf('facility', id, fields.value), answer: { id: id as string } });
  },
});

export const editFacility = editCommand('facility', '被巡单位', facilityFields, (_context, _before, after) =>
  checkPeriod(after.onSiteFrom, after.onSiteTo, 'onSiteTo'),
);

export const removeFacility = removeCommand('facility', '被巡单位', (context, facility) => {
  const findings = context.source.records('finding').filter((finding) => finding.fields['facility'] === facility.id).length;
  return findings > 0 ? `已有 ${findings} 个问题记在它名下` : undefined;
});
