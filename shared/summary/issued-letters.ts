import { compare } from '../finding/number.ts';
import type { DateOnly } from '../kernel/date-only.ts';
import { groupBy } from '../kernel/groups.ts';
import type { RecordSource } from '../ledger/record.ts';
import { isSupervisory } from '../letter/kinds.ts';
import { type Letter, lettersOf, type Reply, repliesOf } from '../letter/letter.ts';
import { dueNow } from '../letter/reply-period.ts';
import { stoodOn } from '../letter/standing.ts';
import type { Facility } from '../round/facility.ts';
import type { WorkCalendar } from '../round/working-days.ts';

/** A letter that was issued by the cut-off, with what came back by then. */
export interface IssuedLetter {
  /** Its findings are those that are counted: of several texts of one problem the one. */
  readonly letter: Letter;
  readonly replies: readonly Reply[];
  /** Its last reply objects, and what becomes of the letter is not settled: it is neither adopted nor refused nor left unanswered. */
  readonly contested: boolean;
}

/** Supervisory letters that went out, with all their replies: by kind, place and number. */
export function issuedLetters(source: RecordSource, facilities: readonly Facility[]): readonly Omit<IssuedLetter, 'contested'>[] {
  const replies = groupBy(repliesOf(source), (reply) => reply.letter);
  const order = new Map(facilities.map((facility, i) => [facility.id, i]));
  return lettersOf(source)
    .filter((letter) => letter.status === 'issued' && isSupervisory(letter.type) && letter.issuedOn !== null)
    .map((letter) => ({ letter, replies: replies.get(letter.id) ?? [] }))
    .sort(
      (a, b) =>
        compare(a.letter.type, b.letter.type) ||
        (order.get(a.letter.facility) ?? 0) - (order.get(b.letter.facility) ?? 0) ||
        compare(a.letter.number ?? '', b.letter.number ?? '') ||
        compare(a.letter.id, b.letter.id),
    );
}

/** Those that had gone out by that day and still stood, as far as `fits` lets them through, with the replies of that day. */
export function lettersBy(
  source: RecordSource,
  all: readonly Omit<IssuedLetter, 'contested'>[],
  day: DateOnly,
  fits: (letter: Letter) => boolean,
): readonly IssuedLetter[] {
  const papers = all.map(({ letter }) => letter);
  return all
    .filter(({ letter }) => (letter.issuedOn ?? '') <= day && stoodOn(papers, letter, day) && fits(letter))
    .map(({ letter, replies }) => {
      const came = replies.filter((reply) => reply.receivedOn !== null && reply.receivedOn <= day);
      const last = came.at(-1);
      return { letter, replies: came, contested: last !== undefined && isContested(source, last, day) };
    });
}

/**
 * An objection stays open until it is decided on (GZ 554; JY 23), until a letter found wrong in part has its correction, and as long as days
 * run that the decision itself gave. Once it is upheld the letter waits for an answer like any other.
 */
function isContested(source: RecordSource, { id, adoption, reviewedOn, reviewOutcome }: Reply, day: DateOnly): boolean {
  if (adoption !== 'objection') return false;
  if (reviewedOn === null || reviewedOn > day || reviewOutcome !== 'upheld') return true;
  return lettersOf(source).some(
    (other) => other.type === 'reviewDecision' && other.reply === id && other.status === 'issued' && other.replyDue !== null && other.replyDue >= day,
  );
}

/** The letter with the last day for its answer as the calendar has it now; the very same one where that is the day noted on issue. */
export function dueBy(item: IssuedLetter, calendar: WorkCalendar): IssuedLetter {
  const replyDue = dueNow(item.letter, calendar);
  return replyDue === item.letter.replyDue ? item : { ...item, letter: { ...item.letter, replyDue } };
}

/** The letter with its findings as they are counted; the very same one where each counts for itself. */
export function countingFindings(item: IssuedLetter, counting: (finding: string) => string): IssuedLetter {
  const { findings } = item.letter;
  const counted = [...new Set(findings.map(counting))];
  if (counted.length === findings.length && counted.every((id, i) => id === findings[i])) return item;
  return { ...item, letter: { ...item.letter, findings: counted } };
}
