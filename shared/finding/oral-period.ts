import type { DateOnly } from '../kernel/date-only.ts';
import { clocks, dueDate } from '../round/clocks.ts';
import type { WorkCalendar } from '../round/working-days.ts';

/**
 * Last day on which an oral opinion may still be followed: seven days (GZ 624(1)(2)), the day it was made on not counted; a last day that is
 * a holiday moves to the next working day (刑诉法 105). The one reckoning of clock board, figures, ledgers and proposals. `days`: what a round
 * counts with instead.
 */
export function oralDue(oralOn: DateOnly, calendar: WorkCalendar, days: number = clocks.oral.period.count): DateOnly {
  return dueDate({ ...clocks.oral, period: { unit: 'days', count: days } }, oralOn, calendar).due;
}
