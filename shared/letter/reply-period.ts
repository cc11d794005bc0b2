import type { DateOnly } from '../kernel/date-only.ts';
import { type Clock, clocks, dueDate, type Period } from '../round/clocks.ts';
import type { WorkCalendar } from '../round/working-days.ts';
import { isSupervisory, type SupervisoryType } from './kinds.ts';
import type { Letter } from './letter.ts';
import { type LetterType, letterTypeWords } from './words.ts';

/** The clock that a letter's issue starts; with the letter's own days where it names some. Only the two supervisory letters have a period of their own; others run by the days they name. */
export function replyClock(type: LetterType, replyDays: number | null): Clock | undefined {
  if (!isSupervisory(type)) return replyDays === null ? undefined : { ...withDays(clocks.correctionNotice, replyDays), name: `${letterTypeWords[type]}回复` };
  return replyDays === null ? clocks[type] : withDays(clocks[type], replyDays);
}

/** The unit's own period for answering a 检察建议书, counted from receipt: two months, or the days that an urgent one names (JY 19). Others have none. */
export function receiptClock({ type, replyDays }: Pick<Letter, 'type' | 'replyDays'>): Clock | undefined {
  if (type !== 'suggestionLetter') return undefined;
  return replyDays === null ? clocks.suggestionReceipt : withDays(clocks.suggestionReceipt, replyDays);
}

function withDays(clock: Clock, count: number): Clock {
  const period: Period = { unit: 'days', count };
  return clock.period.unit === 'days' && clock.period.count === count ? clock : { ...clock, period };
}

/** Last day for the reply, by the clocks' own rules; null for a letter that asks for none. */
export function replyDue(type: LetterType, issuedOn: DateOnly, replyDays: number | null, calendar: WorkCalendar): DateOnly | null {
  const clock = replyClock(type, replyDays);
  return clock ? dueDate(clock, issuedOn, calendar).due : null;
}

/**
 * Last day for the reply as the calendar has it now. What was noted on issue was reckoned by the holiday table that the laptop had then;
 * the notice for a year comes late in the year before, when letters already run into it.
 */
export const dueNow = (letter: Pick<Letter, 'type' | 'issuedOn' | 'replyDays' | 'replyDue'>, calendar: WorkCalendar): DateOnly | null =>
  letter.replyDue === null || letter.issuedOn === null ? letter.replyDue : replyDue(letter.type, letter.issuedOn, letter.replyDays, calendar);

export const replyPeriodWords = (type: SupervisoryType, replyDays: number | null): string =>
  replyDays !== null ? `${replyDays}日内` : type === 'correctionNotice' ? `${clocks.correctionNotice.period.count}日内` : '二个月内';
