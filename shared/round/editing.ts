import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { cleanText } from '../kernel/text.ts';
import type { Json } from '../ledger/canonical.ts';
import { type Command, type CommandContext, command } from '../ledger/command.ts';
import type { RecordView } from '../ledger/record.ts';
import { changesOf, checkFields, type FieldEdits, type FieldTable, type FieldValues } from './field.ts';

export const recordIdSchema = z.string().min(1).max(120);
export const reasonSchema = z.string().max(1_000).optional();

/** The record, or a refusal that says it is gone. */
export function existing(context: CommandContext, kind: string, id: string, name: string): Result<RecordView> {
  const record = context.source.record(kind, id);
  if (!record) return refuse({ code: 'record.absent', words: `找不到这个${name}，可能还没有随包导入。`, next: '请返回列表刷新后再试。' });
  if (record.deleted) return refuse({ code: 'record.deleted', words: `这个${name}已被删除。`, next: '如需继续，请先在历史中恢复。' });
  return ok(record);
}

/** A reason in words, where one is asked for. */
export function neededReason(reason: string | undefined, act: string): Result<string> {
  const text = cleanText(reason ?? '').trim();
  return text === '' ? refuse({ code: 'reason.empty', words: `${act}需要写明理由。`, place: 'reason' }) : ok(text);
}

export const cleanReason = (reason: string | undefined): string | undefined => (reason === undefined ? undefined : cleanText(reason));

/** Looks at a record as it would be after the edit; the domain's own rules over several fields. */
export type WholeRule<T extends FieldTable> = (context: CommandContext, before: RecordView, after: FieldValues<T>) => Result<null>;

export interface EditInput<T extends FieldTable> {
  readonly id: string;
  readonly fields: FieldEdits<T>;
  readonly reason?: string | undefined;
}

const anyFields = z.record(z.string().max(120), z.json());

/** The command `<kind>.edit`: writes some fields of one record as one entry. Drafts are committed through it. */
export function editCommand<T extends FieldTable>(kind: string, name: string, table: T, rule?: WholeRule<T>): Command<EditInput<T>, null> {
  return command({
    input: z.object({ id: recordIdSchema, fields: anyFields, reason: reasonSchema }) as unknown as z.ZodType<EditInput<T>>,
    label: (input) =>
      `修改${name}的${Object.keys(input.fields)
        .map((field) => table[field]?.label ?? field)
        .join('、')}`,
    run: (context, input) => {
      const record = existing(context, kind, input.id, name);
      if (!record.ok) return record;
      const fields = checkFields(table, input.fields, context.today);
      if (!fields.ok) return fields;
      const allowed = rule?.(context, record.value, valuesOf(table, { ...record.value.fields, ...fields.value }));
      if (allowed && !allowed.ok) return allowed;
      return ok({ changes: changesOf(kind, input.id, fields.value), reason: cleanReason(input.reason), answer: null });
    },
  });
}

export function valuesOf<T extends FieldTable>(table: T, fields: Readonly<Record<string, Json>>): FieldValues<T> {
  return Object.fromEntries(Object.entries(table).map(([name, field]) => [name, field.stored(fields[name])])) as FieldValues<T>;
}

export type AddInput<T extends FieldTable> = FieldEdits<T> & { readonly id?: string | undefined };

/** The command `<kind>.add`: a new record from its fields. `id` is given when a draft already has one. */
export function addCommand<T extends FieldTable>(
  kind: string,
  name: string,
  table: T,
  options: { readonly required: readonly (keyof T & string)[]; readonly rule?: (context: CommandContext, values: FieldValues<T>) => Result<null> },
): Command<AddInput<T>, { readonly id: string }> {
  return command({
    input: anyFields as unknown as z.ZodType<AddInput<T>>,
    label: () => `新建${name}`,
    run: (context, input) => {
      const { id: given, ...rest } = input as Readonly<Record<string, unknown>>;
      const id = typeof given === 'string' && given !== '' ? given : context.newId<'Record'>();
      if (context.source.record(kind, id)) return refuse({ code: 'record.exists', words: `这个${name}已经存在。`, next: '请打开它继续修改。' });
      for (const field of options.required) {
        const value = rest[field];
        if (value === undefined || value === null || (typeof value === 'string' && value.trim() === ''))
          return refuse({ code: 'field.required', words: `请填写“${table[field]?.label ?? field}”。`, place: field });
      }
      const fields = checkFields(table, rest, context.today);
      if (!fields.ok) return fields;
      const allowed = options.rule?.(context, valuesOf(table, fields.value));
      if (allowed && !allowed.ok) return allowed;
      return ok({ changes: changesOf(kind, id, fields.value), answer: { id } });
    },
  });
}

export interface RemoveInput {
  readonly id: string;
  readonly reason?: string | undefined;
}

/** The command `<kind>.remove`: hides the record; it stays in the ledger and can be brought back. `inUse` says why it may not go. */
export function removeCommand(
  kind: string,
  name: string,
  inUse?: (context: CommandContext, record: RecordView) => string | undefined,
): Command<RemoveInput, null> {
  return command({
    input: z.object({ id: recordIdSchema, reason: reasonSchema }),
    label: () => `删除${name}`,
    run: (context, input) => {
      const record = existing(context, kind, input.id, name);
      if (!record.ok) return record;
      const use = inUse?.(context, record.value);
      if (use !== undefined) return refuse({ code: 'record.in-use', words: `不能删除这个${name}：${use}。`, next: '请先解除关联，或保留它。' });
      return ok({ changes: [{ kind, id: input.id, field: 'deleted', value: true }], reason: cleanReason(input.reason), answer: null });
    },
  });
}
