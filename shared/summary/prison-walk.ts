import type { Finding } from '../finding/finding.ts';
import type { SummaryFacts } from './facts.ts';

/** A question to one problem of the facilities. */
export type PrisonTest = (finding: Finding, facts: SummaryFacts) => boolean;

const tests: PrisonTest[] = [];
const walked = new WeakMap<SummaryFacts, ReadonlyMap<PrisonTest, readonly string[]>>();

/**
 * The ids of the problems that pass, in the order of the list. All tests are put to a problem when the first of them asks: to fetch each of tens of
 * thousands from memory costs more than to ask it twenty questions.
 */
export function prisonTest(test: PrisonTest): (facts: SummaryFacts) => readonly string[] {
  tests.push(test);
  return (facts) => {
    const found = walked.get(facts) ?? walk(facts);
    walked.set(facts, found);
    return found.get(test) ?? [];
  };
}

function walk(facts: SummaryFacts): ReadonlyMap<PrisonTest, readonly string[]> {
  const passed = tests.map((): string[] => []);
  for (const finding of facts.prison) for (let i = 0; i < tests.length; i++) if (tests[i]?.(finding, facts)) passed[i]?.push(finding.id);
  return new Map(tests.map((test, i) => [test, passed[i] ?? []]));
}
