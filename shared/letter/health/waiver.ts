import { z } from 'zod';
import { ok } from '#shared/kernel/result.ts';
import { command } from '#shared/ledger/command.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import { existing, neededReason, recordIdSchema, removeCommand } from '#shared/round/editing.ts';
import { changesOf, checkFields, reader, textField } from '#shared/round/field.ts';
import type { HealthItem } from './health.ts';

/** An `asks` that a person left standing, with the reason. Holds for exactly what was found then. */
export const waiverFields = {
  letter: textField('文书', 120),
  code: textField('检查项', 60),
  about: textField('所指内容', 2_000),
  words: textField('提示', 2_000),
  reason: textField('理由', 1_000, true),
  by: textField('放行人', 120),
} as const;

export const readWaiver = reader(waiverFields);
export type HealthWaiver = ReturnType<typeof readWaiver>;

export const waiversOf = (source: RecordSource, letter: string): readonly HealthWaiver[] =>
  source
    .records('healthWaiver')
    .filter((record) => record.fields['letter'] === letter)
    .map(readWaiver);

export const covers = (waiver: HealthWaiver, item: HealthItem): boolean => waiver.code === item.code && waiver.about === item.about;

/** Leaves one remark of the health check standing. Which ones may be left is checked where the letter leaves: blocking ones never count as left. */
export const waiveHealth = command({
  input: z.object({
    letter: recordIdSchema,
    code: z.string().max(60),
    about: z.string().max(2_000),
    words: z.string().max(2_000),
    reason: z.string().max(1_000),
  }),
  label: () => '放行体检提示',
  run: (context, input) => {
    const letter = existing(context, 'letter', input.letter, '文书');
    if (!letter.ok) return letter;
    const reason = neededReason(input.reason, '放行');
    if (!reason.ok) return reason;
    const fields = checkFields(waiverFields, { ...input, reason: reason.value, by: context.author.person }, context.today);
    if (!fields.ok) return fields;
    const id = context.newId<'HealthWaiver'>();
    return ok({ changes: changesOf('healthWaiver', id, fields.value), reason: reason.value, answer: { id: id as string } });
  },
});

export const removeWaiver = removeCommand('healthWaiver', '放行记录');
