import dayjs from 'dayjs';
import { addDays, type DateOnly, dateOnly } from '../kernel/date-only.ts';
import type { LetterType } from './words.ts';

/** 纠正违法通知书: 15 days from issue (GD 37; GZ 624). */
export const CORRECTION_REPLY_DAYS = 15;
/** 检察建议书: two months from issue (GD 37; 检察建议工作规定 art. 19). */
export const SUGGESTION_REPLY_MONTHS = 2;

/**
 * To the same day number of the later month, from a month's last day to a month's last day, to the last day where the number
 * is missing (法释〔2021〕1号 art. 202).
 */
export function addMonths(date: DateOnly, months: number): DateOnly {
  const from = dayjs(`${date}T00:00:00`);
  const there = from.add(months, 'month');
  const day = from.date() === from.daysInMonth() ? there.endOf('month') : there;
  return dateOnly(day.format('YYYY-MM-DD'));
}

/** Last calendar day for the reply; the day of issue itself does not count (SS 105). Calendar days, as GD counts. */
export function replyDue(type: LetterType, issuedOn: DateOnly, replyDays: number | null): DateOnly {
  if (replyDays !== null) return addDays(issuedOn, replyDays);
  return type === 'correctionNotice' ? addDays(issuedOn, CORRECTION_REPLY_DAYS) : addMonths(issuedOn, SUGGESTION_REPLY_MONTHS);
}

export const replyPeriodWords = (type: LetterType, replyDays: number | null): string =>
  replyDays !== null ? `${replyDays}日内` : type === 'correctionNotice' ? `${CORRECTION_REPLY_DAYS}日内` : '二个月内';
