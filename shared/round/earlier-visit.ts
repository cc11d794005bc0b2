import { ok, type Result, refuse } from '../kernel/result.ts';
import { nothingSchema } from '../kernel/schemas.ts';
import { type View, type ViewSource, view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { addCommand, editCommand, removeCommand } from './editing.ts';
import { facilitiesOf } from './facility.ts';
import { choiceField, dateField, type FieldValues, reader, textField } from './field.ts';
import { roundOf } from './round.ts';
import { roundKinds } from './words.ts';

/**
 * A prison that another round of the year has inspected already: this book holds one round, and the yearly shares of GD 10 and 11 count all
 * of them.
 */
export const earlierVisitFields = {
  prison: textField('监狱', 120, true),
  kind: choiceField('巡回检察方式', roundKinds, 'cross'),
  round: textField('轮次', 120),
  /** Its year decides whether it counts. */
  endedOn: dateField('结束日期', { past: true }),
} as const;

const read = reader(earlierVisitFields);
export type EarlierVisit = ReturnType<typeof read>;

const visitsOf = (source: RecordSource): readonly EarlierVisit[] => source.records('earlierVisit').map(read);

function once(source: RecordSource, id: string | undefined, { prison, kind, endedOn }: FieldValues<typeof earlierVisitFields>): Result<null> {
  const twice = visitsOf(source).find((one) => one.id !== id && one.prison === prison && one.kind === kind && one.endedOn === endedOn);
  return twice ? refuse({ code: 'earlierVisit.twice', words: `${prison}的这次巡回检察已经登记。`, next: '请改已有的一行。', place: 'prison' }) : ok(null);
}

export const addEarlierVisit = addCommand('earlierVisit', '其他轮次的巡回检察', earlierVisitFields, {
  required: ['prison'],
  rule: (context, values) => once(context.source, undefined, values),
});
export const editEarlierVisit = editCommand('earlierVisit', '其他轮次的巡回检察', earlierVisitFields, (context, before, after) =>
  once(context.source, before.id, after),
);
export const removeEarlierVisit = removeCommand('earlierVisit', '其他轮次的巡回检察');

/** The year that the round's shares are counted in: that in which it begins. */
const yearOf = (source: ViewSource): string => (roundOf(source).periodFrom ?? source.today).slice(0, 4);

/** Why a row is not counted in the yearly share; null where it is. */
export type Uncounted = 'noDay' | 'otherYear' | 'otherKind' | 'inThisRound' | 'again';

export interface EarlierVisitRow extends EarlierVisit {
  readonly uncounted: Uncounted | null;
}

/** The rows in the order of prison and day, each with whether it counts: a prison counts once in a year, however often it was inspected. */
function rowsOf(source: ViewSource): readonly EarlierVisitRow[] {
  const { kind } = roundOf(source);
  const year = yearOf(source);
  const here = new Set(facilitiesOf(source).map((facility) => facility.name.trim()));
  const seen = new Set<string>();
  const key = (visit: EarlierVisit): string => `${visit.prison} ${visit.endedOn ?? ''} ${visit.id}`;
  const why = (visit: EarlierVisit): Uncounted | null => {
    const prison = visit.prison.trim();
    if (visit.kind !== kind) return 'otherKind';
    if (visit.endedOn === null) return 'noDay';
    if (!visit.endedOn.startsWith(year)) return 'otherYear';
    if (here.has(prison)) return 'inThisRound';
    if (seen.has(prison)) return 'again';
    seen.add(prison);
    return null;
  };
  return [...visitsOf(source)].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((visit) => ({ ...visit, uncounted: why(visit) }));
}

/** How many prisons other rounds of the same kind inspected in the year of this one. */
export const coveredElsewhere = (source: ViewSource): number => rowsOf(source).filter(({ uncounted }) => uncounted === null).length;

export const earlierVisitKinds = ['earlierVisit', 'round', 'facility'] as const;

export const listEarlierVisits: View<Record<string, never>, { readonly year: string; readonly rows: readonly EarlierVisitRow[] }> = view({
  params: nothingSchema,
  kinds: [...earlierVisitKinds],
  read: (source) => ({ year: yearOf(source), rows: rowsOf(source) }),
});
