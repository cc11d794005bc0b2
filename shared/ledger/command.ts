import type { z } from 'zod';
import type { DateOnly } from '../kernel/date-only.ts';
import type { Id } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { EntryHash } from './operation.ts';
import type { Change, RecordSource, RecordView } from './record.ts';
import type { Register } from './register.ts';
import type { Author, EntryInfo } from './replica.ts';
import type { TrustList } from './trust.ts';

/** What a command may look at: the records, who acts, what day it is. It writes nothing itself. */
export interface CommandContext {
  readonly source: RecordSource;
  /** Whom the book believes: what a signature is checked against. */
  readonly trust: TrustList;
  readonly author: Author;
  /** Today in China, from the clock of the composition. */
  readonly today: DateOnly;
  newId<Name extends string>(): Id<Name>;
}

/** What a command decided: the changes of one entry, and what it tells its caller. */
export interface CommandOutcome<A> {
  readonly changes: readonly Change[];
  /** The person's reason, kept in the entry. */
  readonly reason?: string | undefined;
  readonly answer: A;
}

/**
 * One act of a person: rule check, then changes. Pure, so that screens, batch and tests do the same thing.
 * The ledger turns the changes into one entry; undo takes back that entry under the name that `label` gives it.
 */
export interface Command<I, A> {
  readonly input: z.ZodType<I>;
  /** What undo calls it, `新建问题`. */
  label(input: I): string;
  run(context: CommandContext, input: I): Result<CommandOutcome<A>>;
}

/** Gives a command its types without writing them twice. */
export function command<I, A>(definition: Command<I, A>): Command<I, A> {
  return definition;
}

/** What a screen hands in, as the command takes it: refused in words when it is too long or of another form, and then nothing happens. */
export function readInput<I, A>(command: Command<I, A>, raw: unknown): Result<I> {
  const parsed = command.input.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const place = issue?.path.join('.') ?? '';
  const tooLong = issue?.code === 'too_big' && issue.origin === 'string';
  const words = tooLong ? `所填的内容超过上限 ${issue.maximum} 字，没有保存。` : `输入的“${place}”不符合要求，没有保存。`;
  return refuse({ code: 'command.input', words, next: tooLong ? '请缩短后再试。' : '请检查后重试。', ...(place === '' ? {} : { place }) });
}

/** How far a record has come: only on this laptop, in a package to the hub, or stored at the hub by its signed receipt. */
export type Handover = 'unsent' | 'sent' | 'stored';

/** What a view may read: records, and behind them their history. */
export interface ViewSource extends RecordSource {
  readonly today: DateOnly;
  readonly author: Author;
  readonly trust: TrustList;
  registers(kind: string, id: string): ReadonlyMap<string, Register>;
  /** Every record of a kind by its id, deleted ones too, sorted: for history. */
  ids(kind: string): readonly string[];
  entry(hash: EntryHash): EntryInfo | undefined;
  /** Known on a team's laptop only; left out where nobody keeps track. */
  readonly handover?: ((kind: string, id: string) => Handover | undefined) | undefined;
}

/**
 * A reading of a book for a screen: pure, plain data out (it crosses to the page by structured clone). Computed again when a record
 * of one of `kinds` has changed.
 */
export interface View<P, R> {
  readonly params: z.ZodType<P>;
  readonly kinds: readonly string[];
  read(source: ViewSource, params: P): R;
}

export function view<P, R>(definition: View<P, R>): View<P, R> {
  return definition;
}

/**
 * Parses records into a domain type once per state of the record: record views are immutable, so the parsed value is kept with them.
 * `parse` never throws; it fills what is missing (upcast on reading) and leaves unknown fields in the ledger.
 */
export function parsedOnce<T>(parse: (record: RecordView) => T): (record: RecordView) => T {
  const kept = new WeakMap<RecordView, T>();
  return (record) => {
    let value = kept.get(record);
    if (value === undefined) {
      value = parse(record);
      kept.set(record, value);
    }
    return value;
  };
}

/** Keeps what was computed from a list of immutable values until another one stands in it; kept with the first of them, an empty list is computed each time. */
export function listOnce<T extends object, R>(compute: (list: readonly T[]) => R): (list: readonly T[]) => R {
  const kept = new WeakMap<T, { readonly list: readonly T[]; readonly value: R }>();
  return (list) => {
    const first = list[0];
    const before = first && kept.get(first);
    if (before && before.list.length === list.length && before.list.every((one, i) => one === list[i])) return before.value;
    const value = compute(list);
    if (first) kept.set(first, { list, value });
    return value;
  };
}

/**
 * Keeps what was computed from whole kinds until a record of one of them changes: lists of records are immutable and replaced, so
 * their identity tells. `kinds` names every kind that `compute` reads.
 */
export function derivedOnce<T>(kinds: readonly [string, ...string[]], compute: (source: RecordSource) => T): (source: RecordSource) => T {
  const kept = new WeakMap<readonly RecordView[], { readonly lists: readonly (readonly RecordView[])[]; readonly value: T }>();
  return (source) => {
    const lists = kinds.map((kind) => source.records(kind));
    const first = lists[0] as readonly RecordView[];
    const before = kept.get(first);
    if (before?.lists.every((list, i) => list === lists[i])) return before.value;
    const value = compute(source);
    kept.set(first, { lists, value });
    return value;
  };
}
