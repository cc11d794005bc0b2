import type { z } from 'zod';
import { z as schema } from 'zod';
import { ok } from '../kernel/result.ts';
import { command } from '../ledger/command.ts';
import { changesOf, checkFields, type FieldEdits } from './field.ts';
import { checkPeriod, ROUND_ID, roundFields } from './round.ts';

type Input = FieldEdits<typeof roundFields>;

/** Writes the round's own facts for the first time, or again: a book has exactly one round. */
export const setUpRound = command({
  input: schema.record(schema.string().max(120), schema.json()) as unknown as z.ZodType<Input>,
  label: () => '设置巡回检察',
  run: (context, input) => {
    const fields = checkFields(roundFields, input, context.today);
    if (!fields.ok) return fields;
    const before = context.source.record('round', ROUND_ID)?.fields ?? {};
    const after = { ...before, ...fields.value };
    const period = checkPeriod(roundFields.periodFrom.stored(after['periodFrom']), roundFields.periodTo.stored(after['periodTo']), 'periodTo');
    if (!period.ok) return period;
    return ok({ changes: changesOf('round', ROUND_ID, fields.value), answer: null });
  },
});
