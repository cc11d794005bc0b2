import type { Moment } from './clock.ts';
import type { Brand } from './ids.ts';

/** A calendar day, `2022-09-14`. Has no time and no zone, so it never shifts by a day. */
export type DateOnly = Brand<string, 'DateOnly'>;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Milliseconds of a day; in UTC every day has as many. */
const DAY = 86_400_000;

/** Reads `YYYY-MM-DD`. Undefined when it is not a day that exists (2023-02-29), or lies before the year 100. */
export function parseDate(text: string): DateOnly | undefined {
  const [, year, month, dayOfMonth] = shape.exec(text) ?? [];
  if (year === undefined) return undefined;
  return day(Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth))) === text ? (text as DateOnly) : undefined;
}

/** For constants in code and data: throws a RangeError on a day that does not exist. */
export function dateOnly(text: string): DateOnly {
  const date = parseDate(text);
  if (!date) throw new RangeError(`not a day: ${text}`);
  return date;
}

/** Read by hand: lists of thousands ask for it, and the platform's own parser is three times as slow. */
const at = (date: DateOnly): number => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)));
const day = (milliseconds: number): DateOnly => new Date(milliseconds).toISOString().slice(0, 10) as DateOnly;

export function addDays(date: DateOnly, days: number): DateOnly {
  return day(at(date) + days * DAY);
}

/** Whole days from `from` to `to`: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: DateOnly, to: DateOnly): number {
  return (at(to) - at(from)) / DAY;
}

/** China is UTC+8, without daylight saving since 1991. */
const CHINA = 8 * 3_600_000;

/** The day in China at that moment. */
export function dateInChina(moment: Moment): DateOnly {
  return day(Date.parse(moment) + CHINA);
}

/** The time of that day, `23:05:00`. */
export function timeInChina(moment: Moment): string {
  return new Date(Date.parse(moment) + CHINA).toISOString().slice(11, 19);
}

/** `2022年9月14日`, as documents write it (GB/T 9704-2012: no leading zeros). */
export function chineseDate(date: DateOnly): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}
