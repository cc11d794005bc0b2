import type { z } from 'zod';
import { type DateOnly, parseDate } from '../kernel/date-only.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { cleanText } from '../kernel/text.ts';
import type { Json } from '../ledger/canonical.ts';
import { parsedOnce } from '../ledger/command.ts';
import type { Change, RecordView } from '../ledger/record.ts';

/**
 * One field of a kind of record: what it is called, how a stored value is read, and what may be written.
 * Reading never fails (old and foreign values fall back); writing refuses in words.
 */
export interface Field<V extends Json> {
  readonly label: string;
  stored(raw: unknown): V;
  accept(raw: unknown, today: DateOnly): Result<V>;
}

export type FieldTable = Readonly<Record<string, Field<Json>>>;

export type FieldValues<T extends FieldTable> = { readonly [K in keyof T]: T[K] extends Field<infer V> ? V : never };

/** A record as its domain sees it: its fields, and which of them are 有分歧. */
export type Typed<T extends FieldTable> = FieldValues<T> & { readonly id: string; readonly disputed: readonly string[] };

/** Some fields to write. */
export type FieldEdits<T extends FieldTable> = Partial<FieldValues<T>>;

const wrong = (label: string, words: string): Result<never> => refuse({ code: 'field.wrong', words: `“${label}”${words}`, next: '请改正后再保存。' });

/** @param max longest text in UTF-16 units; longer input is refused, never cut */
export function textField(label: string, max: number, required = false): Field<string> {
  return {
    label,
    stored: (raw) => (typeof raw === 'string' ? raw : ''),
    accept: (raw) => {
      if (typeof raw !== 'string') return wrong(label, '应为文字。');
      const text = cleanText(raw);
      if (required && text.trim() === '') return wrong(label, '不能为空。');
      if (text.length > max) return wrong(label, `最多 ${max} 字，现有 ${text.length} 字。`);
      return ok(text);
    },
  };
}

/** A day or nothing. `past`: must not lie after today. */
export function dateField(label: string, options: { readonly past?: boolean } = {}): Field<DateOnly | null> {
  return {
    label,
    stored: (raw) => (typeof raw === 'string' ? (parseDate(raw) ?? null) : null),
    accept: (raw, today) => {
      if (raw === null || raw === '') return ok(null);
      const date = typeof raw === 'string' ? parseDate(raw) : undefined;
      if (!date) return wrong(label, '不是有效的日期，应为“年-月-日”，如 2022-09-14。');
      if (options.past && date > today) return wrong(label, `（${date}）晚于今天（${today}）。`);
      return ok(date);
    },
  };
}

/** One of `values`; anything else reads as `fallback`. With fallback null the choice may be left open. */
export function choiceField<const T extends string | number, F extends T | null>(label: string, values: readonly T[], fallback: F): Field<T | F> {
  const has = (raw: unknown): raw is T => values.some((value) => value === raw);
  return {
    label,
    stored: (raw) => (has(raw) ? raw : fallback),
    accept: (raw) => (has(raw) || (raw === null && fallback === null) ? ok(raw as T | F) : wrong(label, '不在可选范围内。')),
  };
}

/** A whole number from 0 to `max`, or nothing. */
export function countField(label: string, max: number): Field<number | null> {
  const fits = (raw: unknown): raw is number => typeof raw === 'number' && Number.isInteger(raw) && raw >= 0 && raw <= max;
  return {
    label,
    stored: (raw) => (fits(raw) ? raw : null),
    accept: (raw) => (raw === null || fits(raw) ? ok(raw) : wrong(label, `应为 0 到 ${max} 的整数。`)),
  };
}

export function flagField(label: string): Field<boolean> {
  return { label, stored: (raw) => raw === true, accept: (raw) => (typeof raw === 'boolean' ? ok(raw) : wrong(label, '应为是或否。')) };
}

/** Short texts in a fixed order; empty ones and repetitions are dropped. */
export function listField(label: string, maxItems: number, maxLength: number): Field<readonly string[]> {
  return {
    label,
    stored: (raw) => (Array.isArray(raw) ? raw.filter((item): item is string => typeof item === 'string') : []),
    accept: (raw) => {
      if (!Array.isArray(raw) || raw.some((item) => typeof item !== 'string')) return wrong(label, '应为若干条文字。');
      const items = [...new Set(raw.map((item: string) => cleanText(item).trim()).filter((item) => item !== ''))];
      if (items.length > maxItems) return wrong(label, `最多 ${maxItems} 条。`);
      const long = items.find((item) => item.length > maxLength);
      return long === undefined ? ok(items) : wrong(label, `中“${long.slice(0, 12)}…”超过 ${maxLength} 字。`);
    },
  };
}

/** Reads records of a kind by its table, once per state of the record. */
export function reader<T extends FieldTable>(table: T): (record: RecordView) => Typed<T> {
  return parsedOnce((record) => {
    const values: Record<string, unknown> = { id: record.id, disputed: [...record.disputed.keys()] };
    for (const [name, field] of Object.entries(table)) values[name] = field.stored(record.fields[name]);
    return values as Typed<T>;
  });
}

/** Checks what is to be written, field by field; the refusal names the field as its place. */
export function checkFields(table: FieldTable, fields: Readonly<Record<string, unknown>>, today: DateOnly): Result<Readonly<Record<string, Json>>> {
  const accepted: Record<string, Json> = {};
  for (const [name, raw] of Object.entries(fields)) {
    if (raw === undefined) continue;
    const field = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!field) return refuse({ code: 'field.unknown', words: `没有名为“${name}”的项目，未保存。`, place: name });
    const result = field.accept(raw, today);
    if (!result.ok) return refuse({ ...result.refusal, place: name });
    accepted[name] = result.value;
  }
  return ok(accepted);
}

export function changesOf(kind: string, id: string, fields: Readonly<Record<string, Json>>): Change[] {
  return Object.entries(fields).map(([field, value]) => ({ kind, id, field, value }));
}

/** Keys of the map `name` that stand as true: `finding/abc` → `abc`. */
export function keysOf(record: RecordView, name: string): readonly string[] {
  const start = `${name}/`;
  return Object.keys(record.fields)
    .filter((field) => field.startsWith(start) && record.fields[field] === true)
    .map((field) => field.slice(start.length))
    .sort();
}

/** A value of any fixed shape, checked by its schema. */
export function shapeField<V extends Json>(label: string, schema: z.ZodType<V>, fallback: V): Field<V> {
  return {
    label,
    stored: (raw) => {
      const parsed = schema.safeParse(raw);
      return parsed.success ? parsed.data : fallback;
    },
    accept: (raw) => {
      const parsed = schema.safeParse(raw);
      return parsed.success ? ok(parsed.data) : wrong(label, `的内容不符合要求（${parsed.error.issues[0]?.path.join('.') ?? ''}）。`);
    },
  };
}
