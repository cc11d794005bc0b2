import type { DateOnly } from '../kernel/date-only.ts';
import { nothingSchema } from '../kernel/schemas.ts';
import { view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { facilitiesOf } from '../round/facility.ts';
import { readFinding } from './finding.ts';
import { compare, findingNumbers } from './number.ts';
import { resemblances, SAME_PROBLEM_RULE, sameProblems } from './same-problem.ts';

export interface SameSide {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly facts: string;
  readonly recordedBy: string;
  readonly conductFrom: DateOnly | null;
  readonly facilityName: string;
}

export interface SamePair {
  readonly first: SameSide;
  readonly second: SameSide;
  /** Whole per cent; null for a pair that a person has linked. */
  readonly likeness: number | null;
}

export interface SameDesk {
  readonly rule: string;
  /** The likeliest ones, both texts in full; `waiting` counts all. Those behind follow when these are judged. */
  readonly suggested: readonly SamePair[];
  readonly waiting: number;
  /** Linked pairs; `counted`: the one of the whole group that figures count. */
  readonly linked: readonly (SamePair & { readonly counted: string })[];
}

/** Pairs that one look at the desk shows. */
const SHOWN = 50;

/** Problems that may have been, or were, written down twice. */
export const sameDesk = view({
  params: nothingSchema,
  kinds: ['finding', 'facility', 'sameAs'],
  read: (source): SameDesk => {
    const names = new Map(facilitiesOf(source).map((facility) => [facility.id, facility.name]));
    const groups = sameProblems(source);
    const side = (id: string): SameSide | undefined => sideOf(source, names, id);
    const pair = (first: string, second: string, likeness: number | null): SamePair | undefined => {
      const [a, b] = [side(first), side(second)];
      return a && b && { first: a, second: b, likeness };
    };
    const linked = source.records('sameAs').flatMap(({ fields }) => {
      const [first, second] = [String(fields['first'] ?? ''), String(fields['second'] ?? '')];
      const group = fields['linked'] === true ? groups.get(first) : undefined;
      const one = group?.includes(second) ? pair(first, second, null) : undefined;
      return one ? [{ ...one, counted: findingNumbers(source).get(group?.[0] ?? '') ?? '' }] : [];
    });
    const alike = resemblances(source);
    return {
      rule: SAME_PROBLEM_RULE,
      suggested: alike.slice(0, SHOWN).flatMap(({ first, second, likeness }) => pair(first, second, likeness) ?? []),
      waiting: alike.length,
      linked: linked.sort((a, b) => compare(a.first.number, b.first.number)),
    };
  },
});

function sideOf(source: RecordSource, names: ReadonlyMap<string, string>, id: string): SameSide | undefined {
  const record = source.record('finding', id);
  if (!record || record.deleted) return undefined;
  const { title, facts, recordedBy, conductFrom, facility } = readFinding(record);
  return { id, number: findingNumbers(source).get(id) ?? '', title, facts, recordedBy, conductFrom, facilityName: names.get(facility) ?? '' };
}
