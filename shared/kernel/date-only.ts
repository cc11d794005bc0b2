import dayjs, { type Dayjs } from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import type { Moment } from './clock.ts';
import type { Brand } from './ids.ts';

dayjs.extend(utc);

/** A calendar day, `2022-09-14`. Has no time and no zone, so it never shifts by a day. */
export type DateOnly = Brand<string, 'DateOnly'>;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads `YYYY-MM-DD`. Undefined when it is not a day that exists (2023-02-29). */
export function parseDate(text: string): DateOnly | undefined {
  const parts = shape.exec(text);
  if (!parts) return undefined;
  const day = dayjs.utc(text);
  return day.isValid() && day.format('YYYY-MM-DD') === text ? (text as DateOnly) : undefined;
}

/** For constants in code and data: throws a RangeError on a day that does not exist. */
export function dateOnly(text: string): DateOnly {
  const date = parseDate(text);
  if (!date) throw new RangeError(`not a day: ${text}`);
  return date;
}

const at = (date: DateOnly): Dayjs => dayjs.utc(date);
const day = (value: Dayjs): DateOnly => value.format('YYYY-MM-DD') as DateOnly;

export function addDays(date: DateOnly, days: number): DateOnly {
  return day(at(date).add(days, 'day'));
}

/** Whole days from `from` to `to`: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: DateOnly, to: DateOnly): number {
  return at(to).diff(at(from), 'day');
}

/** The day in China (UTC+8, no daylight saving since 1991) at that moment. */
export function dateInChina(moment: Moment): DateOnly {
  return day(dayjs.utc(moment).add(8, 'hour'));
}

/** `2022年9月14日`, as documents write it (GB/T 9704-2012: no leading zeros). */
export function chineseDate(date: DateOnly): string {
  const value = at(date);
  return `${value.year()}年${value.month() + 1}月${value.date()}日`;
}
