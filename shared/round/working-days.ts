import { z } from 'zod';
import { addDays, type DateOnly, daysBetween } from '../kernel/date-only.ts';
import { errorTable } from '../kernel/errors.ts';
import { daySchema } from '../kernel/schemas.ts';

/** One year of the State Council's notice: days off by name, and the weekend days that are worked instead. */
export const holidayYearSchema = z.strictObject({
  year: z.number().int().min(1990).max(2200),
  notice: z.string().min(1),
  holidays: z.array(z.strictObject({ name: z.string().min(1), from: daySchema, to: daySchema })),
  workdays: z.array(daySchema),
});
export type HolidayYear = z.infer<typeof holidayYearSchema>;

/** Holidays of the years that are known. A year that is missing counts weekends only, and every answer that touches it says so. */
export interface WorkCalendar {
  readonly years: readonly number[];
  readonly holidays: ReadonlyMap<DateOnly, string>;
  readonly workdays: ReadonlySet<DateOnly>;
}

export const calendarErrors = errorTable('calendar', {
  damaged: (place: string) => ({
    words: `节假日表数据不完整或格式不对（${place}），没有载入，已有记录不受影响。`,
    next: '请换用完整的节假日表文件；在此之前，期限只按周末计算。',
  }),
});

/** Reads the yearly files as they come out of JSON. Throws `calendar.damaged` on a wrong shape, a day outside its year, or a year that stands twice. */
export function readCalendar(files: readonly unknown[]): WorkCalendar {
  const parsed = z.array(holidayYearSchema).safeParse(files);
  if (!parsed.success) throw calendarErrors.damaged(parsed.error.issues[0]?.path.join('.') ?? '');
  const holidays = new Map<DateOnly, string>();
  const workdays = new Set<DateOnly>();
  const years = parsed.data.map((file) => file.year).sort((one, other) => one - other);
  if (new Set(years).size !== years.length) throw calendarErrors.damaged(String(years));
  for (const file of parsed.data) {
    for (const run of file.holidays) {
      for (let date = run.from; date <= run.to; date = addDays(date, 1)) holidays.set(inYear(file.year, date), run.name);
    }
    for (const date of file.workdays) workdays.add(inYear(file.year, date));
  }
  return { years, holidays, workdays };
}

function inYear(year: number, date: DateOnly): DateOnly {
  if (yearOf(date) !== year) throw calendarErrors.damaged(date);
  return date;
}

const yearOf = (date: DateOnly): number => Number(date.slice(0, 4));

export function isWorkingDay(calendar: WorkCalendar, date: DateOnly): boolean {
  if (calendar.workdays.has(date)) return true;
  return !calendar.holidays.has(date) && !isWeekend(date);
}

/** 1970-01-01 was a Thursday. */
function isWeekend(date: DateOnly): boolean {
  const weekday = (((daysBetween('1970-01-01' as DateOnly, date) + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

/** Why a day is off, for the steps of a calculation: 国庆节, 周末. Undefined on a working day. */
export function dayOffName(calendar: WorkCalendar, date: DateOnly): string | undefined {
  if (isWorkingDay(calendar, date)) return undefined;
  return calendar.holidays.get(date) ?? '周末';
}

/** The warning for each year from `from` to `to` that the calendar does not know; empty when all are known. */
export function missingYears(calendar: WorkCalendar, from: DateOnly, to: DateOnly): string[] {
  const warnings: string[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    if (!calendar.years.includes(year)) warnings.push(`没有${year}年的节假日表，该年只按周末推算，请导入后重新核对。`);
  }
  return warnings;
}

/** A day or a count together with what makes it uncertain. */
export interface Reckoned<T> {
  readonly value: T;
  readonly warnings: readonly string[];
}

/** The working day that lies `count` working days after `start`; the start day itself does not count. */
export function addWorkingDays(calendar: WorkCalendar, start: DateOnly, count: number): Reckoned<DateOnly> {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a count of days: ${count}`);
  let date = start;
  for (let left = count; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkingDay(calendar, date)) left -= 1;
  }
  return { value: date, warnings: missingYears(calendar, start, date) };
}

/** Working days from `from` to `to`, both included; 0 when `to` is earlier. */
export function workingDaysBetween(calendar: WorkCalendar, from: DateOnly, to: DateOnly): Reckoned<number> {
  let count = 0;
  for (let date = from; date <= to; date = addDays(date, 1)) if (isWorkingDay(calendar, date)) count += 1;
  return { value: count, warnings: missingYears(calendar, from, to) };
}

/** The day itself when it is worked, else the first working day after it (刑诉法 105). */
export function nextWorkingDay(calendar: WorkCalendar, date: DateOnly): Reckoned<DateOnly> {
  let found = date;
  while (!isWorkingDay(calendar, found)) found = addDays(found, 1);
  return { value: found, warnings: missingYears(calendar, date, found) };
}
