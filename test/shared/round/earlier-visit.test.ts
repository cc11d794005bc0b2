import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastedVisits } from '#renderer/round/paste.ts';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

const begin = () => {
  const desk = new TestDesk();
  desk.prison('甲监狱');
  desk.do('round.edit', { id: 'round', fields: { periodFrom: dateOnly('2022-10-10'), prisonsInProvince: 12 } });
  const add = (prison: string, endedOn: string | null, kind: 'cross' | 'routine' = 'cross') =>
    desk.do('earlierVisit.add', { prison, kind, round: '2022年第一轮', endedOn: endedOn === null ? null : dateOnly(endedOn) }).id;
  const share = () => desk.read('round.plan', {}).find((row) => row.rule === 'yearlyShare');
  return { desk, add, share };
};

describe('prisons that other rounds of the year inspected', () => {
  it('count in the yearly share of GD 11, each once, and say why where they do not', () => {
    const { desk, add, share } = begin();
    expect(share()).toMatchObject({ outcome: 'warning', words: expect.stringContaining('监狱1所，辖区共12所') });
    for (const [prison, day] of [
      ['乙监狱', '2022-03-31'],
      ['丙监狱', '2022-04-30'],
      ['丁监狱', '2022-04-30'],
    ] as const)
      add(prison, day);
    expect(share()).toMatchObject({ outcome: 'passed', words: '本年交叉巡回监狱4所（其中其他轮次3所），辖区共12所，占33.3%，不少于三分之一。' });
    add('乙监狱', '2022-06-30');
    add('甲监狱', '2022-03-31');
    add('戊监狱', '2021-12-31');
    add('己监狱', '2022-03-31', 'routine');
    const unknown = add('庚监狱', null);
    expect(share()?.words).toContain('其他轮次3所');
    const { year, rows } = desk.read('earlierVisits.list', {});
    expect(year).toBe('2022');
    expect(rows.filter((row) => row.uncounted !== null).map((row) => [row.prison, row.uncounted])).toEqual(
      expect.arrayContaining([
        ['乙监狱', 'again'],
        ['甲监狱', 'inThisRound'],
        ['戊监狱', 'otherYear'],
        ['己监狱', 'otherKind'],
        ['庚监狱', 'noDay'],
      ]),
    );
    desk.do('earlierVisit.edit', { id: unknown, fields: { endedOn: dateOnly('2022-05-31') } });
    expect(share()?.words).toContain('其他轮次4所');
    desk.do('earlierVisit.remove', { id: unknown });
    expect(share()?.words).toContain('其他轮次3所');
  });

  it('stand once, and are named', () => {
    const { desk, add } = begin();
    add('乙监狱', '2022-03-31');
    expect(desk.code('earlierVisit.add', { prison: '乙监狱', kind: 'cross', endedOn: dateOnly('2022-03-31') })).toBe('earlierVisit.twice');
    expect(desk.code('earlierVisit.add', { prison: ' ' })).toBe('field.required');
  });

  it('are read from pasted rows whatever the order of their cells', () => {
    const cells = { kind: '常规巡回检察', day: '2022-03-31', round: '2022年第一轮' };
    fc.assert(
      fc.property(fc.shuffledSubarray(['kind', 'day', 'round'] as const, { minLength: 3 }), (order) => {
        const [visit] = pastedVisits(['乙监狱', ...order.map((name) => cells[name])].join('\t'), 'cross');
        expect(visit).toEqual({ prison: '乙监狱', kind: 'routine', round: '2022年第一轮', endedOn: '2022-03-31' });
      }),
    );
    expect(pastedVisits('监狱\t轮次\n1\t丙监狱', 'cross')).toEqual([{ prison: '丙监狱', kind: 'cross', round: '' }]);
  });
});
