import { evidenceOf } from '../evidence/evidence.ts';
import { counts, type Finding, informantsOf, isDecided, isOutward } from '../finding/finding.ts';
import { compare, findingNumbers, numberedFindings } from '../finding/number.ts';
import { countedAs, eachOnce } from '../finding/same-problem.ts';
import type { Stream } from '../finding/words.ts';
import { type CopiedMaterial, copiedMaterialsOf } from '../interview/copied-material.ts';
import { type WorkAmounts, worksOf } from '../interview/work-counts.ts';
import type { DateOnly } from '../kernel/date-only.ts';
import { groupBy } from '../kernel/groups.ts';
import { derivedOnce } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import type { Letter } from '../letter/letter.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { type Facility, facilitiesOf } from '../round/facility.ts';
import { type Member, membersOf } from '../round/member.ts';
import { type Round, roundOf } from '../round/round.ts';
import { type Team, teamsOf } from '../round/team.ts';
import { asOf } from './as-of.ts';
import { facilityPasses, findingPasses, isOpen, letterPasses, looksInside, type SummaryFilter, workPasses } from './filter.ts';
import { type IndicatorRecord, indicatorsOf } from './indicator/indicator.ts';
import { countingFindings, dueBy, type IssuedLetter, issuedLetters, lettersBy } from './issued-letters.ts';
import { type RuleBook, ruleBook } from './rules/rule-book.ts';

/**
 * Everything that figures count, taken from the records once. What happened after the cut-off is left out, and so is what the filter
 * holds back. The three streams are apart from here on: nothing below mixes them.
 */
export interface SummaryFacts {
  readonly cutoff: DateOnly;
  readonly filter: SummaryFilter;
  readonly knowledge: FieldKnowledge;
  readonly rules: RuleBook;
  readonly round: Round;
  readonly teams: readonly Team[];
  readonly members: readonly Member[];
  /** In the order of teams, then of the facilities' own order. */
  readonly facilities: readonly Facility[];
  /** Confirmed problems of the facilities (closed ones included). */
  readonly prison: readonly Finding[];
  readonly resident: readonly Finding[];
  readonly clues: readonly Finding[];
  /** Recorded or being verified, any stream, and those of which the stream is in dispute: in no other figure. */
  readonly open: readonly Finding[];
  /** Every text that must not leave the house, whatever cut-off, filter and standing: 派驻检察, clues, and what may be one of them. */
  readonly hidden: readonly Finding[];
  /** Names that must not leave it either, each with a finding that holds it. */
  readonly informants: ReadonlyMap<string, string>;
  readonly letters: readonly IssuedLetter[];
  /** Work logged and talks held by the cut-off, and material copied. Work has no area, degree or measure: such conditions do not narrow it. */
  readonly works: readonly WorkAmounts[];
  readonly materials: readonly CopiedMaterial[];
  readonly indicators: readonly IndicatorRecord[];
  readonly numbers: ReadonlyMap<string, string>;
  /** Findings with at least one file of evidence that was added by the cut-off. */
  readonly proven: ReadonlySet<string>;
}

/** Kinds that the summary reads. */
export const summaryKinds = [
  'finding',
  'round',
  'team',
  'member',
  'facility',
  'evidence',
  'letter',
  'reply',
  'countingRule',
  'indicatorRecord',
  'sameAs',
  'workLog',
  'interview',
  'copiedMaterial',
] as const;

/** In the order of lists, whatever the cut-off: sorted once per state of the records. */
const ordered = derivedOnce(['finding', 'facility', 'team', 'letter', 'reply', 'evidence'], (source) => {
  const teams = teamsOf(source);
  const place = new Map(teams.map((team, i) => [team.id, i]));
  const facilities = [...facilitiesOf(source)].sort((a, b) => (place.get(a.team) ?? teams.length) - (place.get(b.team) ?? teams.length));
  const numbers = findingNumbers(source);
  const findings = inTypes(numberedFindings(source).map(({ finding }) => finding));
  const evidence = evidenceOf(source);
  const hidden = findings.filter((finding) => !isOutward(finding));
  return { teams, facilities, numbers, findings, letters: issuedLetters(source, facilities), evidence, hidden };
});

/** By type, and within one as they came: by number. Sorting tens of thousands would take longer than all that is counted from them. */
const inTypes = (findings: readonly Finding[]): readonly Finding[] =>
  [...groupBy(findings, (finding) => finding.type)].sort(([a], [b]) => compare(a, b)).flatMap(([, ofType]) => ofType);

export function summaryFacts(source: RecordSource, knowledge: FieldKnowledge, cutoff: DateOnly, filter: SummaryFilter = {}): SummaryFacts {
  const { teams, facilities, numbers, findings, letters, evidence, hidden } = ordered(source);
  const open = isOpen(filter);
  const teamOf = new Map(facilities.map((facility) => [facility.id, facility.team]));
  const team = (facility: string): string => teamOf.get(facility) ?? '';
  const shown = open ? facilities : facilities.filter((facility) => facilityPasses(filter, facility));
  const byThen = findings.filter((finding) => (finding.foundOn ?? cutoff) <= cutoff).map((finding) => asOf(finding, cutoff));
  const inTime = open ? byThen : byThen.filter((finding) => findingPasses(filter, finding, team(finding.facility)));
  // Streams part first. Then one problem that two people wrote down is counted once, among those that the cut-off and the filter leave.
  const inStream = (stream: Stream): readonly Finding[] =>
    eachOnce(
      source,
      inTime.filter((finding) => finding.stream === stream && !finding.disputed.includes('stream')),
    );
  const doubtful = inTime.filter((finding) => finding.disputed.includes('stream') && counts(finding));
  const decided = (list: readonly Finding[]): readonly Finding[] => list.filter(isDecided);
  const [inPrison, inOffice, asClue] = [inStream('prison'), inStream('residentOffice'), inStream('clue')];
  const streams = [...inPrison, ...inOffice, ...asClue];
  const worked = ({ facility, on }: { readonly facility: string; readonly on: string | null }): boolean =>
    (on ?? cutoff) <= cutoff && (open || workPasses(filter, { facility, on }, team(facility)));
  const counting = countedAs(source, streams);
  // A letter belongs to the day of its issue: of the findings that it tells of only what they are is asked, not when they were found.
  const fits = (finding: Finding): boolean =>
    isOutward(finding) && isDecided(finding) && findingPasses({ ...filter, from: undefined, to: undefined }, finding, team(finding.facility));
  const inside = looksInside(filter) ? new Set(byThen.filter(fits).map(({ id }) => id)) : undefined;
  const letterFits = (letter: Letter): boolean =>
    (open || letterPasses(filter, letter, team(letter.facility))) && (inside === undefined || letter.findings.some((id) => inside.has(id)));
  return {
    cutoff,
    filter,
    knowledge,
    rules: ruleBook(source, knowledge.countingRules),
    round: roundOf(source),
    teams: open ? teams : teams.filter((team) => shown.some((facility) => facility.team === team.id)),
    members: membersOf(source),
    facilities: shown,
    prison: decided(inPrison),
    resident: decided(inOffice),
    clues: decided(asClue),
    open: [...streams.filter(({ status }) => status === 'recorded' || status === 'verifying'), ...doubtful],
    hidden,
    informants: informantsOf(source),
    letters: lettersBy(source, letters, cutoff, letterFits).map((item) => dueBy(countingFindings(item, counting), knowledge.calendar)),
    works: worksOf(source).filter(worked),
    materials: copiedMaterialsOf(source).filter(worked),
    indicators: indicatorsOf(source),
    numbers,
    proven: new Set(evidence.flatMap(({ addedOn, findings: proves }) => ((addedOn ?? cutoff) <= cutoff ? proves.map(counting) : []))),
  };
}
