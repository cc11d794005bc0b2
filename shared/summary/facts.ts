import { evidenceOf } from '../evidence/evidence.ts';
import { type Finding, findingsOf } from '../finding/finding.ts';
import type { Knowledge } from '../finding/knowledge.ts';
import { compare, findingNumbers } from '../finding/number.ts';
import type { DateOnly } from '../kernel/date-only.ts';
import type { RecordSource } from '../ledger/record.ts';
import { isSupervisory } from '../letter/kinds.ts';
import { type Letter, lettersOf, type Reply, repliesOf } from '../letter/letter.ts';
import { type Facility, facilitiesOf } from '../round/facility.ts';
import { type Round, roundOf } from '../round/round.ts';
import { type Team, teamsOf } from '../round/team.ts';

/** A letter that was issued by the cut-off, with what came back by then. */
export interface IssuedLetter {
  readonly letter: Letter;
  readonly replies: readonly Reply[];
}

/**
 * Everything that figures count, taken from the records once. What happened after the cut-off is left out.
 * The three streams are apart from here on: nothing below mixes them.
 */
export interface SummaryFacts {
  readonly cutoff: DateOnly;
  readonly knowledge: Knowledge;
  readonly round: Round;
  readonly teams: readonly Team[];
  /** In the order of teams, then of the facilities' own order. */
  readonly facilities: readonly Facility[];
  /** Confirmed problems of the facilities (closed ones included). */
  readonly prison: readonly Finding[];
  readonly resident: readonly Finding[];
  readonly clues: readonly Finding[];
  /** Recorded or being verified, any stream: in no other figure. */
  readonly open: readonly Finding[];
  readonly letters: readonly IssuedLetter[];
  readonly numbers: ReadonlyMap<string, string>;
  /** Findings with at least one file of evidence. */
  readonly proven: ReadonlySet<string>;
}

export function summaryFacts(source: RecordSource, knowledge: Knowledge, cutoff: DateOnly): SummaryFacts {
  const teams = teamsOf(source);
  const place = new Map(teams.map((team, i) => [team.id, i]));
  const facilities = [...facilitiesOf(source)].sort((a, b) => (place.get(a.team) ?? teams.length) - (place.get(b.team) ?? teams.length));
  const numbers = findingNumbers(source);
  const findings = findingsOf(source)
    .filter((finding) => (finding.foundOn ?? cutoff) <= cutoff)
    .sort((a, b) => compare(a.type, b.type) || compare(numbers.get(a.id) ?? '', numbers.get(b.id) ?? ''));
  const decided = findings.filter((finding) => finding.status === 'confirmed' || finding.status === 'closed');
  const letters = lettersOf(source)
    .filter((letter) => letter.status === 'issued' && isSupervisory(letter.type) && letter.issuedOn !== null && letter.issuedOn <= cutoff)
    .map((letter) => ({ letter, replies: repliesOf(source, letter.id).filter((reply) => reply.receivedOn !== null && reply.receivedOn <= cutoff) }));
  const order = new Map(facilities.map((facility, i) => [facility.id, i]));
  letters.sort(
    (a, b) =>
      compare(a.letter.type, b.letter.type) ||
      (order.get(a.letter.facility) ?? 0) - (order.get(b.letter.facility) ?? 0) ||
      compare(a.letter.number ?? '', b.letter.number ?? '') ||
      compare(a.letter.id, b.letter.id),
  );
  return {
    cutoff,
    knowledge,
    round: roundOf(source),
    teams,
    facilities,
    prison: decided.filter((finding) => finding.stream === 'prison'),
    resident: decided.filter((finding) => finding.stream === 'residentOffice'),
    clues: decided.filter((finding) => finding.stream === 'clue'),
    open: findings.filter((finding) => finding.status === 'recorded' || finding.status === 'verifying'),
    letters,
    numbers,
    proven: new Set(evidenceOf(source).flatMap((item) => item.findings)),
  };
}
