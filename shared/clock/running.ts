import { type Finding, findingsOf } from '../finding/finding.ts';
import { findingNumbers } from '../finding/number.ts';
import type { DateOnly } from '../kernel/date-only.ts';
import { groupBy } from '../kernel/groups.ts';
import type { RecordSource } from '../ledger/record.ts';
import { isSupervisory } from '../letter/kinds.ts';
import { type Letter, lettersOf, type Reply, repliesOf } from '../letter/letter.ts';
import { receiptClock, replyClock } from '../letter/reply-period.ts';
import { serviceOf } from '../letter/service.ts';
import { stoodOn, waitingLetters } from '../letter/standing.ts';
import { letterTypeWords } from '../letter/words.ts';
import { type Clock, clocks } from '../round/clocks.ts';
import { inspectionClocks } from './inspection-clocks.ts';
import { opinionClocks } from './opinion-clocks.ts';
import { readTimer } from './timer.ts';

/** A paper that the program can draft when a clock has run out. */
export type NextDraft = 'correctionNotice' | 'urging' | 'reportUpward' | 'informLetter' | 'feedbackOpinion' | 'supervisionPlan' | 'reviewDecision';

/** These come only when the period has run out; the others are the office's own duty within it. */
export const onlyOverdue = (draft: NextDraft): boolean => draft === 'correctionNotice' || draft === 'urging' || draft === 'reportUpward';

/** A clock that runs, and the record that started it. */
export interface RunningClock {
  readonly clock: Clock;
  readonly start: DateOnly;
  readonly subject: string;
  readonly facility: string;
  readonly source: { readonly kind: 'facility' | 'finding' | 'letter' | 'reply' | 'timer'; readonly id: string };
  readonly draft: NextDraft | null;
  /** The follow-up that was drafted already. */
  readonly drafted: string | null;
}

/** Every clock of the round that was started and not yet stopped, from the records alone. */
export function runningClocks(source: RecordSource, today: DateOnly): readonly RunningClock[] {
  return [...inspectionClocks(source, today), ...oralClocks(source, today), ...letterClocks(source), ...opinionClocks(source, today), ...timers(source)];
}

/** By finding, the supervisory letter that deals with it in writing: one that went out and stands, else the draft that is being written. */
function writtenAbout(source: RecordSource, today: DateOnly): ReadonlyMap<string, Letter> {
  const letters = lettersOf(source).filter((letter) => isSupervisory(letter.type) && stoodOn(lettersOf(source), letter, today));
  const issuedLast = [...letters].sort((a, b) => Number(a.status === 'issued') - Number(b.status === 'issued'));
  return new Map(issuedLast.flatMap((letter) => letter.findings.map((id) => [id, letter] as const)));
}

function oralClocks(source: RecordSource, today: DateOnly): RunningClock[] {
  const numbers = findingNumbers(source);
  const inLetters = writtenAbout(source, today);
  const runs = (finding: Finding): boolean =>
    finding.stream === 'prison' &&
    finding.oralOn !== null &&
    finding.oralDoneOn === null &&
    finding.status === 'confirmed' &&
    inLetters.get(finding.id)?.status !== 'issued';
  return findingsOf(source)
    .filter(runs)
    .map((finding) => ({
      clock: clocks.oral,
      start: finding.oralOn as DateOnly,
      subject: `${numbers.get(finding.id) ?? ''} ${finding.title}`,
      facility: finding.facility,
      source: { kind: 'finding', id: finding.id },
      draft: 'correctionNotice',
      drafted: inLetters.get(finding.id)?.id ?? null,
    }));
}

function letterClocks(source: RecordSource): RunningClock[] {
  const letters = lettersOf(source);
  const about = groupBy(letters, (letter) => letter.about);
  return letters.flatMap((letter) => {
    if (letter.status !== 'issued' || letter.issuedOn === null || letter.revokedOn !== null) return [];
    const objections = repliesOf(source, letter.id).flatMap((reply) => objectionClock(letters, letter, reply));
    const clock = replyClock(letter.type, letter.replyDays);
    const settled = letter.findings.every((id) => source.record('finding', id)?.fields['status'] === 'closed');
    if (!clock || settled || !waitingLetters(source).has(letter.id)) return objections;
    const follows = about.get(letter.id) ?? [];
    const draft = nextDraft(letter, follows);
    const named = follows.find((other) => other.type === draft && other.reply === '' && other.status === 'draft');
    const subject = `《${letter.title}》${letter.number ?? '（文号留空）'}`;
    const waits: RunningClock = {
      ...{ clock, start: letter.issuedOn, subject, facility: letter.facility, draft, drafted: named?.id ?? null },
      source: { kind: 'letter', id: letter.id },
    };
    return [...objections, waits, ...unitsOwnClock(source, letter, subject)];
  });
}

/** The unit's own period, from the day it received a 检察建议书 (JY 19): beside the office's, which runs from the issue (GD 37). */
function unitsOwnClock(source: RecordSource, letter: Letter, subject: string): RunningClock[] {
  const clock = receiptClock(letter);
  const start = serviceOf(source, letter.id)?.on ?? null;
  if (!clock || start === null) return [];
  return [{ clock, start, subject, facility: letter.facility, draft: null, drafted: null, source: { kind: 'letter', id: letter.id } }];
}

/** A written objection that was not decided on: seven days for a notice (GZ 554), at once for a suggestion (JY 23). */
function objectionClock(letters: readonly Letter[], letter: Letter, reply: Reply): RunningClock[] {
  if (!isSupervisory(letter.type) || reply.adoption !== 'objection' || reply.reviewedOn !== null || reply.receivedOn === null) return [];
  return [
    {
      clock: letter.type === 'suggestionLetter' ? clocks.suggestionReview : clocks.objectionReview,
      ...{ start: reply.receivedOn, subject: `对《${letter.title}》的异议`, facility: letter.facility, draft: 'reviewDecision' },
      source: { kind: 'reply', id: reply.id },
      drafted: letters.find((other) => other.type === 'reviewDecision' && other.reply === reply.id)?.id ?? null,
    },
  ];
}

/** 纠正违法: no reply is urged first, then reported (GZ 553, GD 37). 检察建议 goes straight up after two months (GD 37). */
function nextDraft(letter: Letter, follows: readonly Letter[]): NextDraft | null {
  const issued = (type: string): boolean => follows.some((other) => other.type === type && other.status === 'issued' && other.revokedOn === null);
  if (!isSupervisory(letter.type) || issued('reportUpward')) return null;
  return letter.type === 'suggestionLetter' || issued('urging') ? 'reportUpward' : 'urging';
}

function timers(source: RecordSource): RunningClock[] {
  return source.records('timer').flatMap((record) => {
    const { id, clock, startOn, subject, facility, doneOn } = readTimer(record);
    if (clock === null || startOn === null || doneOn !== null) return [];
    return [{ clock: clocks[clock], start: startOn, subject, facility, source: { kind: 'timer', id }, draft: null, drafted: null }];
  });
}

export const nextDraftWords = (draft: NextDraft): string => letterTypeWords[draft];
