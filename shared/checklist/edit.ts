import { z } from 'zod';
import { ok } from '../kernel/result.ts';
import { command } from '../ledger/command.ts';
import { editCommand, existing, recordIdSchema, removeCommand } from '../round/editing.ts';
import { changesOf, checkFields } from '../round/field.ts';
import { orderAfter } from '../round/team.ts';
import { checkItemFields, checklistFields, itemsOf } from './checklist.ts';

export const editChecklist = editCommand('checklist', '检查清单', { title: checklistFields.title });

export const removeChecklist = removeCommand('checklist', '检查清单', (context, record) => {
  const items = new Set(itemsOf(context.source, record.id).map((item) => item.id));
  const answered = context.source.records('checkAnswer').filter((answer) => items.has(String(answer.fields['item']))).length;
  return answered === 0 ? undefined : `已有 ${answered} 项填写结果`;
});

const { checklist: _checklist, order: _order, retired: _retired, ...wording } = checkItemFields;

/** Wording of an item. */
export const editCheckItem = editCommand('checkItem', '检查项', wording);

export const addCheckItem = command({
  input: z.object({
    checklist: recordIdSchema,
    area: z.string().max(8),
    title: z.string().max(400),
    type: z.string().max(12).optional(),
    lookAt: z.string().max(1_000).optional(),
    basis: z.string().max(4_000).optional(),
    id: recordIdSchema.optional(),
  }),
  label: () => '增加检查项',
  run: (context, { id: given, ...input }) => {
    const list = existing(context, 'checklist', input.checklist, '检查清单');
    if (!list.ok) return list;
    const order = orderAfter(itemsOf(context.source, input.checklist));
    const fields = checkFields(checkItemFields, { type: '', lookAt: '', basis: '', ...input, order, retired: false }, context.today);
    if (!fields.ok) return fields;
    const id = given ?? (context.newId<'CheckItem'>() as string);
    return ok({ changes: changesOf('checkItem', id, fields.value), answer: { id } });
  },
});

export const removeCheckItem = removeCommand('checkItem', '检查项', (context, record) => {
  const answered = context.source.records('checkAnswer').filter((answer) => answer.fields['item'] === record.id).length;
  return answered === 0 ? undefined : `已有 ${answered} 个单位填写了它`;
});
