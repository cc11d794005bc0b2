import { addDays, chineseDate, type DateOnly, daysBetween } from '../kernel/date-only.ts';
import { addMonths, isMonthEndDoubtful } from '../law/month-arithmetic.ts';
import { type Clock, type Period, periodWords } from './clock-table.ts';
import { addWorkingDays, dayOffName, missingYears, nextWorkingDay, type WorkCalendar } from './working-days.ts';

export { type Clock, type ClockId, clocks, type Period } from './clock-table.ts';

/** A day reckoned by a clock, with everything a person needs to check it. */
export interface Due {
  readonly clock: string;
  /** Last day of the period. */
  readonly due: DateOnly;
  /** Last day before a holiday moved it. */
  readonly nominal: DateOnly;
  readonly rule: string;
  readonly article: string;
  /** The calculation in words, one step a line. */
  readonly steps: readonly string[];
  /** What makes the day uncertain: a year without a holiday table, an open question of the month arithmetic. */
  readonly warnings: readonly string[];
}

/**
 * The last day of the period that `start` begins. The start day does not count; a last day that is a holiday or a weekend moves to the
 * next working day, except for custody (刑诉法 105); months run by 法释〔2021〕1号 202. Travel time is not known here and not deducted.
 */
export function dueDate(clock: Clock, start: DateOnly, calendar: WorkCalendar): Due {
  const base = { clock: clock.id, rule: `${clock.name}：${clock.direction === 'before' ? '提前' : ''}${periodWords(clock.period)}`, article: clock.article };
  if (clock.direction === 'before') {
    const due = addDays(start, -clock.period.count);
    return {
      ...base,
      due,
      nominal: due,
      steps: [`${clock.startLabel}${chineseDate(start)}，往前数${clock.period.count}日，最迟${chineseDate(due)}。`],
      warnings: [],
    };
  }
  const counted = countPeriod(clock.period, start, calendar);
  const steps = [`${clock.startLabel}${chineseDate(start)}，当日不计入；${periodWords(clock.period)}到${chineseDate(counted.end)}。`];
  if (clock.custody) return { ...base, due: counted.end, nominal: counted.end, steps: [...steps, '涉及羁押，遇节假日不顺延。'], warnings: counted.warnings };
  const moved = nextWorkingDay(calendar, counted.end);
  if (moved.value !== counted.end) steps.push(`${chineseDate(counted.end)}是${dayOffName(calendar, counted.end)}，顺延到${chineseDate(moved.value)}。`);
  const warnings = [...new Set([...counted.warnings, ...missingYears(calendar, counted.end, moved.value)])];
  return { ...base, due: moved.value, nominal: counted.end, steps, warnings };
}

function countPeriod(period: Period, start: DateOnly, calendar: WorkCalendar): { end: DateOnly; warnings: readonly string[] } {
  switch (period.unit) {
    case 'days':
      return { end: addDays(start, period.count), warnings: [] };
    case 'workingDays': {
      const reckoned = addWorkingDays(calendar, start, period.count);
      return { end: reckoned.value, warnings: reckoned.warnings };
    }
    case 'months': {
      const doubt = isMonthEndDoubtful(start, period.count) ? ['起算日是月末而期限为几个月，规定没有写明止于同日还是月末，这里按月末计算，请核对。'] : [];
      return { end: addMonths(start, period.count), warnings: doubt };
    }
  }
}

/** Where a clock stands on a day: days left (0 on the last day) or days overdue. */
export function standing(due: Due, today: DateOnly): { readonly state: 'running' | 'lastDay' | 'overdue'; readonly days: number } {
  const left = daysBetween(today, due.due);
  if (left > 0) return { state: 'running', days: left };
  return left === 0 ? { state: 'lastDay', days: 0 } : { state: 'overdue', days: -left };
}
