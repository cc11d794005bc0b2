import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOnly, daysBetween } from '#shared/kernel/date-only.ts';
import { resolve } from '#shared/law/resolve.ts';
import { type ClockId, clocks, dueDate, standing } from '#shared/round/clocks.ts';
import { isWorkingDay } from '#shared/round/working-days.ts';
import { statutes } from '../law/statutes.ts';
import { calendar } from './calendar.ts';

const due = (id: ClockId, start: string) => dueDate(clocks[id], dateOnly(start), calendar);
const ids = Object.keys(clocks) as ClockId[];

describe('statutory clocks', () => {
  it('an oral correction of 2022-09-29 falls into National Day and is due on the worked Saturday', () => {
    expect(due('oral', '2022-09-29')).toMatchObject({ nominal: '2022-10-06', due: '2022-10-08', article: '刑诉规则第六百二十四条第一款第二项', warnings: [] });
    expect(due('oral', '2022-09-29').steps).toEqual([
      '口头提出日2022年9月29日，当日不计入；7日到2022年10月6日。',
      '2022年10月6日是国庆节，顺延到2022年10月8日。',
    ]);
  });

  it('two months from 2022-12-31 end on the last day of February', () => {
    expect(due('suggestionLetter', '2022-12-31')).toMatchObject({ nominal: '2023-02-28', due: '2023-02-28', warnings: [] });
  });

  it.each([
    ['correctionNotice', '2022-11-08', '2022-11-23'],
    ['correctionNotice', '2022-11-05', '2022-11-21'],
    ['suggestionLetter', '2022-11-30', '2023-01-31'],
    ['suggestionLetter', '2022-12-30', '2023-02-28'],
    ['feedbackMeeting', '2022-10-28', '2022-11-28'],
    ['supervision', '2022-11-15', '2023-02-15'],
    ['objectionReview', '2022-12-24', '2023-01-03'],
    ['reductionOpinion', '2024-02-04', '2024-02-18'],
    ['reductionOpinionExtended', '2025-03-03', '2025-03-24'],
    ['reductionRuling', '2025-03-03', '2025-03-24'],
    ['releaseDecision', '2023-01-31', '2023-02-28'],
    ['notice', '2022-10-10', '2022-10-07'],
  ] satisfies [ClockId, string, string][])('%s from %s is due on %s', (id, start, day) => expect(due(id, start).due).toBe(day));

  it('custody ends on the day itself, holiday or not', () => {
    const custody = due('deliveryToPrison', '2022-09-05');
    expect(custody).toMatchObject({ due: '2022-10-05', nominal: '2022-10-05' });
    expect(custody.steps.at(-1)).toBe('涉及羁押，遇节假日不顺延。');
  });

  it('warns where the holiday table ends and where the month arithmetic is open', () => {
    expect(due('correctionNotice', '2026-12-20').warnings).toEqual(['没有2027年的节假日表，该年只按周末推算，请导入后重新核对。']);
    const open = due('suggestionLetter', '2023-02-28');
    expect(open.nominal).toBe('2023-04-30');
    expect(open.warnings).toHaveLength(1);
  });

  it('every clock has words, a next step and articles that resolve', () => {
    for (const id of ids) {
      expect(clocks[id].next, id).toMatch(/。$/);
      for (const reference of clocks[id].basis) expect(resolve(statutes, reference, dateOnly('2026-11-23')), id).toMatchObject({ ok: true });
    }
  });

  it('never ends before its length, never on a day off unless it is custody or runs backwards, and later starts never end earlier', () => {
    const start = fc.integer({ min: 0, max: 4 * 365 }).map((days) => addDays(dateOnly('2022-01-01'), days));
    fc.assert(
      fc.property(fc.constantFrom(...ids), start, (id, from) => {
        const clock = clocks[id];
        const found = dueDate(clock, from, calendar);
        if (clock.direction === 'before') {
          expect(daysBetween(found.due, from)).toBe(clock.period.count);
          return;
        }
        expect(found.due >= found.nominal).toBe(true);
        expect(isWorkingDay(calendar, found.due) || clock.custody).toBe(true);
        const least = clock.period.unit === 'months' ? clock.period.count * 28 : clock.period.count;
        expect(daysBetween(from, found.due)).toBeGreaterThanOrEqual(least);
        expect(dueDate(clock, addDays(from, 1), calendar).nominal >= found.nominal).toBe(true);
      }),
    );
  });

  it('tells running, last day and overdue apart', () => {
    const clock = due('correctionNotice', '2022-11-08');
    expect(standing(clock, dateOnly('2022-11-20'))).toEqual({ state: 'running', days: 3 });
    expect(standing(clock, dateOnly('2022-11-23'))).toEqual({ state: 'lastDay', days: 0 });
    expect(standing(clock, dateOnly('2022-11-30'))).toEqual({ state: 'overdue', days: 7 });
  });
});
