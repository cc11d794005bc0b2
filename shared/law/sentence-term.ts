import { addDays, type DateOnly } from '../kernel/date-only.ts';
import { calendarDay, daysInMonth, fromCalendarDay, isLastOfMonth, monthsLater } from './month-arithmetic.ts';

/** A sentence or a cut of it, as judgments write it: years, months, days. */
export interface SentenceTerm {
  readonly years: number;
  readonly months: number;
  readonly days?: number;
}

/** Days before the judgment that count towards the term, by kind (刑法 41、44、47; 刑诉法 76; field report DF-11). */
export type CustodyKind = 'custody' | 'designatedResidence' | 'detentionBySupervision';
export type PunishmentKind = 'control' | 'criminalDetention' | 'imprisonment';

/**
 * Last day of a term that begins on `start` (法释〔2021〕1号, 202(2); field report DF-10).
 * By year and by month it ends on the day before the same day of the later month; a term of months alone that begins on a month's last day
 * ends on the day before the target month's last day, as does any term whose target day does not exist. Remaining days are added after that.
 * A term of years and months together is treated as one step of months, without the rule for months alone.
 */
export function sentenceEnd(start: DateOnly, term: SentenceTerm): DateOnly {
  const months = term.years * 12 + term.months;
  if (!Number.isInteger(months) || months < 0 || (term.days ?? 0) < 0) throw new RangeError('a sentence term has whole, non-negative parts');
  const target = monthsLater(calendarDay(start), months);
  const last = daysInMonth(target.year, target.month);
  const onlyMonths = term.years === 0 && term.months > 0;
  const day = onlyMonths && isLastOfMonth(start) ? last : Math.min(target.day, last);
  return addDays(fromCalendarDay({ ...target, day }), (term.days ?? 0) - 1);
}

/** End of a term after a cut (减刑): the months and days of the cut are counted back from the old end, to the same day number or the month's last day. */
export function endAfterCut(end: DateOnly, cut: SentenceTerm): DateOnly {
  const target = monthsLater(calendarDay(end), -(cut.years * 12 + cut.months));
  const day = Math.min(target.day, daysInMonth(target.year, target.month));
  return addDays(fromCalendarDay({ ...target, day }), -(cut.days ?? 0));
}

/**
 * Days of the punishment that `days` of earlier custody are worth, rounded down to whole days.
 * 羁押 1:1 for 拘役 and 有期, 1:2 for 管制; 指定居所监视居住 1:1 for 管制, 2:1 otherwise; 留置 and 管护 1:2 for 管制, 1:1 otherwise.
 */
export function custodyCredit(days: number, custody: CustodyKind, punishment: PunishmentKind): number {
  const control = punishment === 'control';
  if (custody === 'designatedResidence') return control ? days : Math.floor(days / 2);
  return control ? days * 2 : days;
}

/** Half or another share of the term as a day count from `start`: the first day on which at least `numerator`/`denominator` of the term is served. */
export function servedShareOn(start: DateOnly, term: SentenceTerm, numerator: number, denominator: number): DateOnly {
  const months = (term.years * 12 + term.months) * numerator;
  const whole = Math.floor(months / denominator);
  const restDays = Math.ceil(((months % denominator) * 30 + (term.days ?? 0) * numerator) / denominator);
  return sentenceEnd(start, { years: Math.floor(whole / 12), months: whole % 12, days: restDays });
}
