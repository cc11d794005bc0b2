import { addDays, type DateOnly, dateOnly } from '../kernel/date-only.ts';

/** Year, month (1 to 12) and day of a date. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function calendarDay(date: DateOnly): CalendarDay {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export function fromCalendarDay({ year, month, day }: CalendarDay): DateOnly {
  return dateOnly(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isLastOfMonth(date: DateOnly): boolean {
  const { year, month, day } = calendarDay(date);
  return day === daysInMonth(year, month);
}

/** The month that lies `months` later (or earlier, below 0), with the same day number whether it exists or not. */
export function monthsLater({ year, month, day }: CalendarDay, months: number): CalendarDay {
  const index = year * 12 + (month - 1) + months;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1, day };
}

/**
 * End of a procedural period of whole months (法释〔2021〕1号, 202(1)): the same day number of the later month;
 * from a month's last day to a month's last day; the last day where the number does not exist.
 * Not for sentences: those end a day earlier, see `sentence-term.ts`.
 */
export function addMonths(date: DateOnly, months: number): DateOnly {
  const target = monthsLater(calendarDay(date), months);
  const last = daysInMonth(target.year, target.month);
  return fromCalendarDay({ ...target, day: isLastOfMonth(date) ? last : Math.min(target.day, last) });
}

/**
 * True when the text leaves the end open: it names only the one-month case of a start on a month's last day,
 * and over several months the same day number and the month's last day differ. Compare with a tolerance of one day (field report DF-13).
 */
export function isMonthEndDoubtful(date: DateOnly, months: number): boolean {
  if (months < 2 || !isLastOfMonth(date)) return false;
  const target = monthsLater(calendarDay(date), months);
  return target.day < daysInMonth(target.year, target.month);
}

/** 半个月 is always fifteen days (法释〔2021〕1号, 202(1)). */
export function addHalfMonth(date: DateOnly): DateOnly {
  return addDays(date, 15);
}
