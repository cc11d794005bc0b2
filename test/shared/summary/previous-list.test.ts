import { describe, expect, it } from 'vitest';
import { TestDesk } from '#test/shared/workbench/desk.ts';

const row = (facility: string, type: string, title: string) => ({ facility, type, title, wing: '', facts: '', foundOn: null, measure: '', state: '' });

function desk() {
  const person = new TestDesk();
  const facility = person.prison('甲监狱');
  person.do('previousProblem.import', { round: '2021年', rows: [row('甲监狱', '', '禁闭超期'), row('甲监狱（老区）', 'D03', '禁闭超期限')] });
  person.do('previousProblem.import', { round: '2020年', rows: [row('甲监狱', 'D03', '禁闭过长')] });
  return { person, facility };
}

describe('problems of earlier rounds', () => {
  it('are listed by round, with what keeps them out of the comparison', () => {
    const { person } = desk();
    const list = person.read('previousProblem.list', {});
    expect(list.rounds).toEqual([
      { round: '2021年', count: 2 },
      { round: '2020年', count: 1 },
    ]);
    expect(list.rows.map((one) => [one.round, one.facility, one.known])).toEqual([
      ['2021年', '甲监狱', true],
      ['2021年', '甲监狱（老区）', false],
      ['2020年', '甲监狱', true],
    ]);
    expect(list).toMatchObject({ untyped: 1, unknownPlaces: ['甲监狱（老区）'], places: ['甲监狱'] });
    expect(person.read('previousProblem.list', { round: '2020年' }).rows).toHaveLength(1);
  });

  it('become part of 屡查屡犯 once their type and place are mended, and only with a type that exists', () => {
    const { person, facility } = desk();
    person.finding(facility);
    const repeats = () => person.read('summary.compare', { round: '2021年' })?.repeated.length;
    expect(repeats()).toBe(0);
    const [first, second] = person.read('previousProblem.list', { round: '2021年' }).rows;
    expect(person.code('previousProblem.edit', { id: first?.id ?? '', fields: { type: 'Z99' } })).toBe('previous.type');
    expect(person.read('previousProblem.list', {}).untyped).toBe(1);
    person.do('previousProblem.edit', { id: first?.id ?? '', fields: { type: 'D03' } });
    expect(repeats()).toBe(1);
    person.do('previousProblem.edit', { id: second?.id ?? '', fields: { facility: '甲监狱' } });
    expect(person.read('summary.compare', { round: '2021年' })?.repeated[0]).toMatchObject({ before: 2, now: 1 });
    expect(person.read('previousProblem.history', { id: first?.id ?? '' })).not.toHaveLength(0);
    person.do('previousProblem.remove', { id: first?.id ?? '' });
    expect(person.read('summary.compare', { round: '2021年' })?.repeated[0]).toMatchObject({ before: 1 });
  });

  it('go as a whole round in one entry, and come back when the list is imported again', () => {
    const { person } = desk();
    const entries = person.log.length;
    expect(person.do('previousProblem.removeRound', { round: '2021年' })).toEqual({ removed: 2 });
    expect(person.log.length).toBe(entries + 1);
    expect(person.code('previousProblem.removeRound', { round: '2021年' })).toBe('previous.none');
    expect(person.read('previousProblem.list', {}).rounds).toEqual([{ round: '2020年', count: 1 }]);
    expect(person.do('previousProblem.import', { round: '2021年', rows: [row('甲监狱', '', '禁闭超期')] })).toEqual({ added: 1, known: 0 });
    expect(person.read('previousProblem.list', { round: '2021年' }).rows).toHaveLength(1);
  });
});
