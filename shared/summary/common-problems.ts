import { compare } from '../finding/number.ts';
import { groupBy } from '../kernel/groups.ts';
import type { SummaryFacts } from './facts.ts';
import { param } from './rules/rule-book.ts';

/** Places in which a type must occur before it counts as common to the system (field report 7: 类案比); the round may draw the line elsewhere. */
export const commonFrom = (facts: SummaryFacts): number => param(facts.rules, 'commonTypes', 'places');

export interface CommonProblem {
  readonly type: string;
  readonly label: string;
  readonly area: string;
  readonly areaLabel: string;
  readonly places: readonly { readonly facility: string; readonly name: string; readonly count: number }[];
  readonly sources: readonly string[];
}

const kept = new WeakMap<SummaryFacts, readonly CommonProblem[]>();

/** Types found in that many facilities, most places first. 派驻检察 problems and clues never enter. */
export function commonProblems(facts: SummaryFacts): readonly CommonProblem[] {
  let problems = kept.get(facts);
  if (!problems) {
    problems = compute(facts);
    kept.set(facts, problems);
  }
  return problems;
}

function compute(facts: SummaryFacts): readonly CommonProblem[] {
  const least = commonFrom(facts);
  return [...groupBy(facts.prison, (finding) => finding.type)]
    .filter(([type]) => type !== '')
    .map(([type, findings]): CommonProblem => {
      const area = findings[0]?.area ?? '';
      const here = groupBy(findings, (finding) => finding.facility);
      return {
        type,
        label: facts.knowledge.typeLabel(type),
        area,
        areaLabel: facts.knowledge.areaLabel(area),
        places: facts.facilities.flatMap(({ id, name }) => (here.has(id) ? { facility: id, name, count: here.get(id)?.length ?? 0 } : [])),
        sources: findings.map((finding) => finding.id),
      };
    })
    .filter((problem) => problem.places.length >= least)
    .sort((a, b) => b.places.length - a.places.length || b.sources.length - a.sources.length || compare(a.type, b.type));
}
