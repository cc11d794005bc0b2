import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOnly, daysBetween } from '#shared/kernel/date-only.ts';
import { addHalfMonth, addMonths, calendarDay, daysInMonth, isMonthEndDoubtful } from '#shared/law/month-arithmetic.ts';
import { custodyCredit, endAfterCut, sentenceEnd, servedShareOn } from '#shared/law/sentence-term.ts';

const term = (years: number, months = 0, days = 0) => ({ years, months, days });
const anyDay = fc.integer({ min: 0, max: 60 * 365 }).map((days) => addDays(dateOnly('1990-01-01'), days));

describe('the end of a sentence', () => {
  it.each([
    ['2016-05-05', term(10, 6), '2026-11-04'],
    ['2021-11-06', term(3), '2024-11-05'],
    ['2010-01-04', term(4), '2014-01-03'],
    ['2016-07-17', term(4), '2020-07-16'],
    ['2015-11-14', term(3), '2018-11-13'],
    ['2009-04-01', term(16), '2025-03-31'],
    ['2023-02-28', term(1), '2024-02-27'],
    ['2024-02-29', term(1), '2025-02-27'],
    ['2023-02-28', term(0, 1), '2023-03-30'],
    ['2023-01-31', term(0, 1), '2023-02-27'],
    ['2023-03-10', term(0, 0, 15), '2023-03-24'],
  ])('from %s for %j is %s', (start, length, end) => expect(sentenceEnd(dateOnly(start), length)).toBe(end));

  it('moves to 2026-05-04 when six months are cut from 2026-11-04', () => {
    expect(endAfterCut(dateOnly('2026-11-04'), term(0, 6))).toBe('2026-05-04');
  });

  it('is reached by half on 2023-05-05 when custody counts from 2021-11-06, not from delivery', () => {
    expect(servedShareOn(dateOnly('2021-11-06'), term(3), 1, 2)).toBe('2023-05-05');
    expect(servedShareOn(dateOnly('2023-06-20'), term(3), 1, 2) > dateOnly('2024-11-05')).toBe(true);
  });

  it('lies one day before the next term begins, and longer terms never end earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 11 }), (start, years, months) => {
        const end = sentenceEnd(start, term(years, months));
        expect(daysBetween(start, end) + 1).toBeGreaterThanOrEqual((years * 12 + months) * 28);
        expect(sentenceEnd(start, term(years, months, 1))).toBe(addDays(end, 1));
        expect(sentenceEnd(start, term(years + 1, months)) > end).toBe(true);
      }),
    );
  });

  it('keeps the day number of the start wherever the target month has it', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 25 }), (start, years) => {
        fc.pre(!start.endsWith('02-29'));
        expect(addDays(sentenceEnd(start, term(years)), 1).slice(5)).toBe(start.slice(5));
      }),
    );
  });

  it('credits custody by kind', () => {
    expect(custodyCredit(10, 'custody', 'imprisonment')).toBe(10);
    expect(custodyCredit(10, 'custody', 'control')).toBe(20);
    expect(custodyCredit(11, 'designatedResidence', 'imprisonment')).toBe(5);
    expect(custodyCredit(11, 'designatedResidence', 'control')).toBe(11);
    expect(custodyCredit(10, 'detentionBySupervision', 'criminalDetention')).toBe(10);
    expect(custodyCredit(10, 'detentionBySupervision', 'control')).toBe(20);
  });

  it('refuses broken terms', () => {
    expect(() => sentenceEnd(dateOnly('2022-01-01'), term(-1))).toThrow(RangeError);
    expect(() => sentenceEnd(dateOnly('2022-01-01'), term(0.3))).toThrow(RangeError);
  });
});

describe('procedural months', () => {
  it.each([
    ['2022-12-31', 2, '2023-02-28'],
    ['2023-02-28', 1, '2023-03-31'],
    ['2023-01-30', 1, '2023-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2022-09-14', 3, '2022-12-14'],
    ['2022-11-30', 1, '2022-12-31'],
    ['2022-03-31', -1, '2022-02-28'],
  ])('%s and %i months give %s', (start, months, end) => expect(addMonths(dateOnly(start), months)).toBe(end));

  it('half a month is fifteen days', () => expect(addHalfMonth(dateOnly('2022-02-20'))).toBe('2022-03-07'));

  it('only several months from a short month end are open', () => {
    expect(isMonthEndDoubtful(dateOnly('2023-02-28'), 1)).toBe(false);
    expect(isMonthEndDoubtful(dateOnly('2023-02-28'), 2)).toBe(true);
    expect(isMonthEndDoubtful(dateOnly('2022-12-31'), 2)).toBe(false);
    expect(isMonthEndDoubtful(dateOnly('2022-12-30'), 2)).toBe(false);
  });

  it('keep the day number, or end on the last day of the target month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (start, months) => {
        const [from, to] = [calendarDay(start), calendarDay(addMonths(start, months))];
        expect((to.year - from.year) * 12 + to.month - from.month).toBe(months);
        expect(to.day === from.day || to.day === daysInMonth(to.year, to.month)).toBe(true);
      }),
    );
  });
});
