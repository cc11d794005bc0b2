import { canonicalText, type Json } from '../ledger/canonical.ts';
import { DELETED } from '../ledger/deletion.ts';
import type { Fold } from '../ledger/fold.ts';
import type { RecordSource, RecordView } from '../ledger/record.ts';
import type { Register } from '../ledger/register.ts';
import type { RehearsedField, RehearsedRecord } from './rehearsal.ts';

/** The domain's words for a record: this folder knows none. */
export type Describe = (source: RecordSource, record: RecordView) => { readonly title: string; readonly facility: string };

/** What a change of the ledger does to one record; undefined when a reader would see no difference. */
export function difference(kind: string, id: string, before: Fold, after: Fold, describe?: Describe): RehearsedRecord | undefined {
  const fields = changedFields(before.registers(kind, id), after.registers(kind, id));
  if (fields.length === 0) return undefined;
  const effect = effectOf(before.record(kind, id), after.record(kind, id), fields);
  const shown = after.record(kind, id) ?? before.record(kind, id);
  const words = describe && shown ? describe(both(before, after), shown) : { title: '', facility: '' };
  return effect && { kind, id, effect, fields, ...words };
}

/** An overlay may hold only what a package writes to: the rest is read from the book. */
const both = (before: Fold, after: Fold): RecordSource => ({
  records: (kind) => after.records(kind),
  record: (kind, id) => after.record(kind, id) ?? before.record(kind, id),
});

function changedFields(before: ReadonlyMap<string, Register>, after: ReadonlyMap<string, Register>): readonly RehearsedField[] {
  const fields: RehearsedField[] = [];
  for (const [field, register] of after) {
    const old = before.get(field)?.heads ?? [];
    const same = old.length === register.heads.length && old.every((head, i) => head.entry === register.heads[i]?.entry);
    if (!same) fields.push({ field, before: old, after: register.heads });
  }
  return fields.sort((a, b) => (a.field < b.field ? -1 : 1));
}

function effectOf(before: RecordView | undefined, after: RecordView | undefined, fields: readonly RehearsedField[]): RehearsedRecord['effect'] | undefined {
  const was = before !== undefined && !before.deleted;
  const is = after !== undefined && !after.deleted;
  if (!is) return was ? 'deleted' : undefined;
  const doubted = after.disputed.has(DELETED) && before?.disputed.has(DELETED) !== true;
  if (doubted || fields.some((field) => field.after.length > Math.max(1, field.before.length))) return 'disputed';
  if (!was) return before === undefined ? 'new' : 'changed';
  const shown = (value: Json | undefined): string => (value === undefined ? '' : canonicalText(value));
  const visible = fields.some(
    (field) => shown(field.before[0]?.value) !== shown(field.after[0]?.value) || field.after.length < field.before.length || field.after.length > 1,
  );
  return visible ? 'changed' : undefined;
}

/** Share and number of records lost in one import above which a second confirmation is asked for. */
export const MASS_DELETION = { share: 0.05, records: 20 } as const;

/** How many records vanish (deleted, or at least half of a record's filled fields blanked), and whether that is so many that it may be a mistake. */
export function lossOf(records: readonly RehearsedRecord[], before: Fold, after: Fold): { readonly lost: number; readonly massDeletion: boolean } {
  const lost = records.filter(({ kind, id, effect }) => effect === 'deleted' || emptied(before.record(kind, id), after.record(kind, id))).length;
  if (lost === 0) return { lost, massDeletion: false };
  const live = before.kindNames().reduce((sum, kind) => sum + before.records(kind).length, 0);
  return { lost, massDeletion: lost > MASS_DELETION.records || lost > live * MASS_DELETION.share };
}

function emptied(before: RecordView | undefined, after: RecordView | undefined): boolean {
  if (!before || before.deleted || !after) return false;
  const filled = Object.keys(before.fields).filter((field) => !blank(before.fields[field]));
  const blanked = filled.filter((field) => blank(after.fields[field])).length;
  return blanked > 0 && blanked * 2 >= filled.length;
}

const blank = (value: Json | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);
