import type { SummaryFacts } from './facts.ts';

/** Places in which a type must occur before it counts as common to the system (domain 7: 类案比). */
export const COMMON_FROM = 3;

export interface CommonProblem {
  readonly type: string;
  readonly label: string;
  readonly area: string;
  readonly areaLabel: string;
  readonly places: readonly { readonly facility: string; readonly name: string; readonly count: number }[];
  readonly sources: readonly string[];
}

/** Types found in at least three facilities, most places first. 派驻检察 problems and clues never enter. */
export function commonProblems(facts: SummaryFacts): readonly CommonProblem[] {
  const types = [...new Set(facts.prison.map((finding) => finding.type))].filter((type) => type !== '');
  return types
    .map((type): CommonProblem => {
      const findings = facts.prison.filter((finding) => finding.type === type);
      const area = findings[0]?.area ?? '';
      return {
        type,
        label: facts.knowledge.typeLabel(type),
        area,
        areaLabel: facts.knowledge.areaLabel(area),
        places: facts.facilities
          .map(({ id, name }) => ({ facility: id, name, count: findings.filter((finding) => finding.facility === id).length }))
          .filter((place) => place.count > 0),
        sources: findings.map((finding) => finding.id),
      };
    })
    .filter((problem) => problem.places.length >= COMMON_FROM)
    .sort((a, b) => b.places.length - a.places.length || b.sources.length - a.sources.length || (a.type < b.type ? -1 : 1));
}
