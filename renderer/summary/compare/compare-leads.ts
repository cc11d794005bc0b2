import type { RoundComparison } from '#shared/summary/common-problem/previous.ts';
import { acrossRounds, type CutoffParams, type SummaryFilter } from '#shared/summary/filter.ts';
import { useFollow } from '../use-follow.ts';
import type { PreviousPart } from './previous-part.ts';

/** Leads from a number of the comparison to what it counts: findings of this round, problems of an earlier one. */
export interface CompareLeads {
  now(narrow: SummaryFilter): void;
  before(part: PreviousPart): void;
}

/** What stands beside an earlier round is narrowed by place and type alone; so is what its numbers lead to. */
export function useCompareLeads(at: CutoffParams, onEarlier: (part: PreviousPart) => void): CompareLeads {
  const follow = useFollow({ ...at, filter: acrossRounds(at.filter ?? {}) });
  return { now: (narrow) => follow('findings.prison', narrow), before: onEarlier };
}

export type Side = 'before' | 'now';

/** Of one row the lead of its earlier or its present number. */
export type RowLead = (key: string, label: string, side: Side) => () => void;

/** Rows of the comparison by area, type or place: only places that both rounds visited are counted. */
export function rowLeads({ byFacility }: RoundComparison, round: string, leads: CompareLeads): Readonly<Record<'area' | 'type' | 'facility', RowLead>> {
  const places = byFacility.map((row) => row.label);
  const facilities = byFacility.map((row) => row.key);
  const lead = (narrow: SummaryFilter, part: Omit<PreviousPart, 'round' | 'about'>, label: string, side: Side) => () =>
    side === 'now' ? leads.now({ facilities, ...narrow }) : leads.before({ round, about: `${round} ${label}`, places, ...part });
  return {
    area: (key, label, side) => lead({ areas: [key] }, { areas: [key] }, label, side),
    type: (key, label, side) => lead({ types: [key] }, { types: [key] }, label, side),
    facility: (key, label, side) => lead({ facilities: [key] }, { places: [label] }, label, side),
  };
}
