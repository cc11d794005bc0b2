import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { type Command, command } from '../ledger/command.ts';
import type { RecordSource, RecordView } from '../ledger/record.ts';
import { cleanReason, type EditInput, reasonSchema, recordIdSchema, valuesOf, type WholeRule } from './editing.ts';
import { changesOf, checkFields, type FieldTable } from './field.ts';

/**
 * Records whose id is a word of the program, one for each key: two laptops that set the same thing meet in one record and a difference
 * shows. They need no `add`: the first edit makes them, and one that was taken away comes back by it.
 */
export function keyedEdit<T extends FieldTable>(
  kind: string,
  name: string,
  table: T,
  has: (key: string) => boolean,
  rule?: (key: string, ...rest: Parameters<WholeRule<T>>) => ReturnType<WholeRule<T>>,
): Command<EditInput<T>, null> {
  return command({
    input: z.object({ id: recordIdSchema, fields: z.record(z.string().max(120), z.json()), reason: reasonSchema }) as unknown as z.ZodType<EditInput<T>>,
    label: () => `设置${name}`,
    run: (context, input) => {
      if (!has(input.id)) return refuse({ code: 'setting.unknown', words: `没有这一项${name}可以设置，未保存。` });
      const fields = checkFields(table, input.fields, context.today);
      if (!fields.ok) return fields;
      const before = standing(context.source, kind, input.id);
      const allowed = rule?.(input.id, context, before, valuesOf(table, { ...before.fields, ...fields.value }));
      if (allowed && !allowed.ok) return allowed;
      const back = context.source.record(kind, input.id)?.deleted ? { deleted: false } : {};
      return ok({ changes: changesOf(kind, input.id, { ...fields.value, ...back }), reason: cleanReason(input.reason), answer: null });
    },
  });
}

/** The record of a key as it stands; empty where nothing was set or it was taken away. */
export function standing(source: RecordSource, kind: string, id: string): RecordView {
  const record = source.record(kind, id);
  return record && !record.deleted ? record : { kind, id, fields: {}, disputed: new Map(), deleted: false };
}
