import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOnly } from '#shared/kernel/date-only.ts';
import { addWorkingDays, dayOffName, isWorkingDay, nextWorkingDay, readCalendar, workingDaysBetween } from '#shared/round/working-days.ts';
import { calendar, holidayFile, holidayYears } from './calendar.ts';

const day = dateOnly;
const anyDay = fc.integer({ min: 0, max: 5 * 365 }).map((days) => addDays(day('2022-01-01'), days));

describe('the holiday tables', () => {
  it('cover five years with the days off and the days worked of each notice', () => {
    const count = (year: number) => [...calendar.holidays.keys()].filter((date) => date.startsWith(String(year))).length;
    const worked = (year: number) => [...calendar.workdays].filter((date) => date.startsWith(String(year))).length;
    expect(holidayYears.map(count)).toEqual([32, 26, 28, 28, 33]);
    expect(holidayYears.map(worked)).toEqual([7, 7, 8, 5, 6]);
  });

  it('let no day be both off and worked, and only weekends be worked instead', () => {
    for (const date of calendar.workdays) {
      expect(calendar.holidays.has(date), date).toBe(false);
      expect([0, 6], date).toContain(new Date(`${date}T00:00:00Z`).getUTCDay());
    }
  });

  it.each([
    ['2022-10-07', '国庆节'],
    ['2022-10-08', undefined],
    ['2022-10-15', '周末'],
    ['2022-12-31', '元旦'],
    ['2023-01-28', undefined],
    ['2024-02-09', undefined],
    ['2024-02-10', '春节'],
    ['2025-10-06', '中秋节'],
    ['2026-02-23', '春节'],
    ['2026-10-10', undefined],
  ])('%s is off for %s', (date, name) => expect(dayOffName(calendar, day(date))).toBe(name));

  it('refuse a wrong shape, a day outside the year and a year that stands twice', () => {
    expect(() => readCalendar([{}])).toThrow('calendar.damaged');
    expect(() => readCalendar([holidayFile(2022), holidayFile(2022)])).toThrow('calendar.damaged');
    expect(() => readCalendar([{ ...(holidayFile(2022) as object), year: 2023 }])).toThrow('calendar.damaged');
  });
});

describe('working days', () => {
  it('jump over the National Day week of 2022 and count the worked weekend', () => {
    expect(addWorkingDays(calendar, day('2022-09-30'), 1)).toEqual({ value: '2022-10-08', warnings: [] });
    expect(addWorkingDays(calendar, day('2022-09-30'), 5).value).toBe('2022-10-12');
    expect(workingDaysBetween(calendar, day('2022-10-01'), day('2022-10-09')).value).toBe(2);
  });

  it('say that a year is missing instead of guessing in silence', () => {
    const late = addWorkingDays(calendar, day('2026-12-30'), 3);
    expect(late.value).toBe('2027-01-04');
    expect(late.warnings).toEqual(['没有2027年的节假日表，该年只按周末推算，请导入后重新核对。']);
    expect(addWorkingDays(calendar, day('2026-12-29'), 1).warnings).toEqual([]);
  });

  it('adding and counting agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (start, count) => {
        const { value } = addWorkingDays(calendar, start, count);
        expect(isWorkingDay(calendar, value)).toBe(true);
        expect(workingDaysBetween(calendar, addDays(start, 1), value).value).toBe(count);
      }),
    );
  });

  it('the next working day is worked, not earlier, and nothing worked lies between', () => {
    fc.assert(
      fc.property(anyDay, (start) => {
        const { value } = nextWorkingDay(calendar, start);
        expect(isWorkingDay(calendar, value)).toBe(true);
        expect(workingDaysBetween(calendar, start, value).value).toBe(1);
      }),
    );
  });
});
