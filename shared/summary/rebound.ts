import type { Finding } from '../finding/finding.ts';
import { groupBy } from '../kernel/groups.ts';
import { addMonths } from '../law/month-arithmetic.ts';
import type { SummaryFacts } from './facts.ts';
import { param } from './rules/rule-book.ts';

const kept = new WeakMap<SummaryFacts, ReadonlyMap<string, readonly Finding[]>>();
const keyOf = ({ facility, type }: Finding): string => `${facility} ${type}`;

function alike(facts: SummaryFacts): ReadonlyMap<string, readonly Finding[]> {
  const known = kept.get(facts) ?? groupBy(facts.prison, keyOf);
  kept.set(facts, known);
  return known;
}

/**
 * A problem that was closed and came back: opened again, or one of its kind happened in the same place within twelve months of the closing
 * (the round may say another number). The conduct has to lie after it: what happened before and was found late is no rebound. Of a problem
 * closed on no known day only the reopening counts.
 */
export function rebounded(finding: Finding, facts: SummaryFacts): boolean {
  if (finding.reopenedOn !== null) return true;
  const closedOn = finding.status === 'closed' ? (finding.recheckedOn ?? finding.oralDoneOn) : null;
  if (closedOn === null || finding.type === '') return false;
  const until = addMonths(closedOn, param(facts.rules, 'findings.reboundRate', 'months'));
  return (alike(facts).get(keyOf(finding)) ?? []).some((other) => {
    const happened = other.conductTo ?? other.foundOn;
    return other.id !== finding.id && happened !== null && happened > closedOn && happened <= until;
  });
}
