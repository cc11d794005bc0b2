import { describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { resolve } from '#shared/law/resolve.ts';
import type { Plan, PlannedFacility, PlannedTeam, PlanRule } from '#shared/round/plan.ts';
import { checkPlan } from '#shared/round/plan-check.ts';
import { statutes } from '../law/statutes.ts';
import { calendar } from './calendar.ts';

const day = dateOnly;
const prison: PlannedFacility = {
  name: '甲监狱',
  kind: 'prison',
  juvenile: false,
  onSiteFrom: day('2022-09-05'),
  onSiteTo: day('2022-09-24'),
  entrySize: 2,
  noticeOn: day('2022-08-31'),
};
const team: PlannedTeam = { name: '第一组', people: 15, lead: true, facilityKinds: ['prison'] };
const cross: Plan = {
  kind: 'cross',
  organiser: 'provincial',
  from: day('2022-09-01'),
  to: day('2022-09-30'),
  shortening: { reason: '', filedOn: null },
  facilities: [prison],
  teams: [team],
  year: { prisons: 16, coveredElsewhere: 10 },
};
const detention: PlannedFacility = { ...prison, name: '乙看守所', kind: 'detention' };
const check = (change: Partial<Plan>) => checkPlan({ ...cross, ...change }, calendar);
const of = (change: Partial<Plan>, rule: PlanRule) => check(change).filter((one) => one.rule === rule);
const outcome = (change: Partial<Plan>, rule: PlanRule) => of(change, rule).map((one) => one.outcome);

describe('the plan check', () => {
  it('passes the cross inspection of the published round', () => {
    expect(check({}).filter((one) => one.outcome !== 'passed')).toEqual([]);
    expect(of({}, 'yearlyShare')[0]).toMatchObject({
      article: '《人民检察院巡回检察工作规定》第十一条第二款',
      words: '本年交叉巡回监狱11所（其中其他轮次10所），辖区共16所，占68.8%，不少于三分之一。',
    });
  });

  it('measures a month as a month, whatever its days', () => {
    expect(outcome({ from: day('2022-09-01'), to: day('2022-09-29') }, 'totalDays')).toEqual(['warning']);
    expect(outcome({ from: day('2022-10-01'), to: day('2022-10-30') }, 'totalDays')).toEqual(['warning']);
    expect(outcome({ from: day('2023-02-01'), to: day('2023-02-28') }, 'totalDays')).toEqual(['passed']);
  });

  it.each([
    ['routine', 'prison', 15, 'passed'],
    ['routine', 'prison', 14, 'warning'],
    ['routine', 'detention', 7, 'passed'],
    ['routine', 'detention', 6, 'warning'],
    ['cross', 'detention', 10, 'passed'],
    ['cross', 'detention', 9, 'warning'],
  ] as const)('%s at a %s for %i days: %s', (kind, place, days, expected) => {
    const to = day(`2022-09-${String(days).padStart(2, '0')}`);
    expect(outcome({ kind, to, facilities: [place === 'prison' ? prison : detention] }, 'totalDays')).toEqual([expected]);
  });

  it.each([
    ['routine', 'prison', 10, 'passed'],
    ['routine', 'prison', 9, 'warning'],
    ['routine', 'detention', 4, 'passed'],
    ['routine', 'detention', 3, 'warning'],
    ['cross', 'prison', 20, 'passed'],
    ['cross', 'prison', 19, 'warning'],
    ['cross', 'detention', 7, 'passed'],
    ['cross', 'detention', 6, 'warning'],
  ] as const)('%s at a %s with %i days on site: %s', (kind, place, days, expected) => {
    const facility = { ...(place === 'prison' ? prison : detention), onSiteFrom: day('2022-09-01'), onSiteTo: day(`2022-09-${String(days).padStart(2, '0')}`) };
    expect(outcome({ kind, facilities: [facility] }, 'onSiteDays')).toEqual([expected]);
  });

  it('lets a shortened round pass only with a reason and a filing date', () => {
    const short = { to: day('2022-09-20') };
    const words = (reason: string, filedOn: string | null) =>
      of({ ...short, shortening: { reason, filedOn: filedOn === null ? null : day(filedOn) } }, 'totalDays')[0];
    expect(words('', null)?.words).toContain('请补填缩短理由和备案日期');
    expect(words('押犯较少', null)?.words).toContain('请补填备案日期');
    expect(words('押犯较少', '2022-08-20')).toMatchObject({ outcome: 'passed', article: '《人民检察院巡回检察工作规定》第十二条' });
  });

  it('counts working days for special and mobile inspections and warns where the table is missing', () => {
    const mobile = (from: string, to: string) => of({ kind: 'mobile', organiser: 'municipal', from: day(from), to: day(to) }, 'totalDays')[0];
    expect(mobile('2022-09-28', '2022-10-03')).toMatchObject({ outcome: 'passed', article: '《人民检察院巡回检察工作规定》第十四条第二款' });
    expect(mobile('2022-09-30', '2022-10-07')).toMatchObject({ outcome: 'warning', words: '共1个工作日，一般不少于3个工作日。' });
    expect(mobile('2027-01-04', '2027-01-08')?.words).toContain('没有2027年的节假日表');
  });

  it.each([
    ['cross', 15, 'passed'],
    ['cross', 12, 'passed'],
    ['cross', 11, 'warning'],
    ['routine', 8, 'passed'],
    ['routine', 7, 'warning'],
    ['special', 3, 'passed'],
    ['special', 2, 'warning'],
  ] as const)('a team of the %s kind with %i persons: %s', (kind, people, expected) => {
    expect(outcome({ kind, teams: [{ ...team, people }] }, 'teamSize')).toEqual([expected]);
  });

  it('demands two persons inside, a lead prosecutor and three days of notice', () => {
    expect(outcome({ facilities: [{ ...prison, entrySize: 1 }] }, 'twoPersons')).toEqual(['warning']);
    expect(outcome({ teams: [{ ...team, lead: false }] }, 'teamLead')).toEqual(['warning']);
    expect(outcome({ facilities: [{ ...prison, noticeOn: day('2022-09-02') }] }, 'notice')).toEqual(['passed']);
    expect(outcome({ facilities: [{ ...prison, noticeOn: day('2022-09-03') }] }, 'notice')).toEqual(['warning']);
  });

  it.each([
    ['cross', 'municipal', prison, 'warning'],
    ['cross', 'municipal', detention, 'passed'],
    ['cross', 'dispatched', detention, 'warning'],
    ['routine', 'dispatched', prison, 'passed'],
    ['routine', 'dispatched', detention, 'warning'],
    ['special', 'municipal', prison, 'passed'],
    ['crossProvince', 'supreme', prison, 'passed'],
  ] as const)('%s organised by the %s level at %o', (kind, organiser, facility, expected) => {
    expect(outcome({ kind, organiser, facilities: [facility] }, 'organiser')).toEqual([expected]);
  });

  it('leaves the juvenile prison to the provincial level', () => {
    const juvenile = { ...prison, juvenile: true };
    expect(outcome({ kind: 'routine', organiser: 'municipal', facilities: [juvenile] }, 'organiser')).toEqual(['passed', 'warning']);
  });

  it('compares the yearly third without rounding', () => {
    const year = (prisons: number, coveredElsewhere: number) => outcome({ year: { prisons, coveredElsewhere } }, 'yearlyShare');
    expect(year(16, 5)).toEqual(['passed']);
    expect(year(16, 4)).toEqual(['warning']);
    expect(year(3, 0)).toEqual(['passed']);
    expect(of({ year: null }, 'yearlyShare')).toEqual([]);
  });

  it('asks of a routine round that every prison of the district has its turn in the year (GD 10)', () => {
    const year = (prisons: number, coveredElsewhere: number) =>
      of({ kind: 'routine', organiser: 'municipal', year: { prisons, coveredElsewhere } }, 'yearlyShare')[0];
    expect(year(3, 2)).toMatchObject({ outcome: 'passed', article: '《人民检察院巡回检察工作规定》第十条第一款' });
    expect(year(3, 1)).toMatchObject({ outcome: 'warning', words: '本年常规巡回监狱2所，辖区共3所，还有1所没有安排，每所每年不少于一次。' });
    expect(of({ kind: 'routine', organiser: 'municipal', facilities: [detention], year: { prisons: 3, coveredElsewhere: 0 } }, 'yearlyShare')).toEqual([]);
  });

  it('says what is not filled in, and sets no days for community correction', () => {
    expect(of({ from: null }, 'totalDays')[0]?.words).toContain('没有填写起止日期');
    expect(of({ facilities: [{ ...prison, onSiteTo: null }] }, 'onSiteDays')[0]?.words).toContain('没有填写进驻、撤出日期');
    expect(of({ facilities: [{ ...prison, kind: 'community' }] }, 'totalDays')).toEqual([]);
  });

  it('names an article that exists for every check', () => {
    for (const kind of ['routine', 'cross', 'special', 'mobile'] as const)
      for (const one of check({ kind, facilities: [prison, detention, { ...prison, juvenile: true }] }))
        expect(resolve(statutes, one.basis, day('2022-09-14')), one.article).toMatchObject({ ok: true });
  });
});
