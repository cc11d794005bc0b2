import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { limitKeys, limitOf, limitRules, planLimitsOf } from '#shared/round/limits.ts';
import { regulationLimits } from '#shared/round/plan.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

describe('limits of the province (GD 49)', () => {
  it('are those of the regulation until the round sets its own', () => {
    const desk = new TestDesk();
    expect(planLimitsOf(desk.replica.fold)).toEqual(regulationLimits);
    expect(desk.read('limits.list', {})).toHaveLength(limitKeys.length);
  });

  it('only become stricter', () => {
    fc.assert(
      fc.property(fc.constantFrom(...limitKeys), fc.integer({ min: 0, max: 365 }), (key, value) => {
        const desk = new TestDesk();
        const { regulation, stricter, farthest } = limitRules[key];
        const fits = stricter === 'more' ? value >= regulation && value <= farthest : value <= regulation && value >= farthest;
        expect(desk.code('limit.edit', { id: key, fields: { value } })).toBe(fits ? 'ok' : 'limit.looser');
        expect(limitOf(desk.replica.fold, key)).toBe(fits ? value : regulation);
      }),
      { numRuns: 60 },
    );
  });

  it('do not count when another program wrote something looser', () => {
    const desk = new TestDesk();
    const entry = desk.replica.append(desk.author, desk.clock.now(), desk.replica.operations([{ kind: 'limit', id: 'entry', field: 'value', value: 1 }]));
    expect(entry).toBeDefined();
    expect(limitOf(desk.replica.fold, 'entry')).toBe(2);
  });

  it('change the plan check and the clocks of the office, with their basis in the article', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    desk.do('round.edit', { id: 'round', fields: { periodFrom: dateOnly('2022-10-03'), periodTo: dateOnly('2022-11-03'), organiserLevel: 'provincial' } });
    desk.do('facility.edit', { id: facility, fields: { entrySize: 2 } });
    const entry = () => desk.read('round.plan', {}).find((row) => row.rule === 'twoPersons');
    expect(entry()?.outcome).toBe('passed');
    desk.do('limit.edit', { id: 'entry', fields: { value: 3 } });
    expect(entry()).toMatchObject({ outcome: 'warning', words: '每次进入监区、监舍只有2人，不得少于3人。' });
    const feedback = () => desk.read('clock.board', { clock: 'feedbackMeeting' }).rows[0];
    expect(feedback()?.due).toBe('2022-12-05');
    desk.do('limit.edit', { id: 'feedbackMeeting', fields: { value: 20, basis: '江州省实施办法第三十条' } });
    expect(feedback()).toMatchObject({ due: '2022-11-23', article: '巡回检察规定第三十五条第二款，省级标准（江州省实施办法第三十条）' });
    desk.do('limit.remove', { id: 'feedbackMeeting' });
    expect(feedback()?.due).toBe('2022-12-05');
    desk.do('limit.edit', { id: 'feedbackMeeting', fields: { value: 25 } });
    expect(feedback()?.due).toBe('2022-11-28');
    expect(desk.code('limit.edit', { id: 'oral', fields: { value: 3 } })).toBe('setting.unknown');
  });

  it('ask for the share of prisons that the province wants', () => {
    const desk = new TestDesk();
    desk.prison();
    desk.do('round.edit', { id: 'round', fields: { prisonsInProvince: 3 } });
    const share = () => desk.read('round.plan', {}).find((row) => row.rule === 'yearlyShare');
    expect(share()?.outcome).toBe('passed');
    desk.do('limit.edit', { id: 'crossShare', fields: { value: 50 } });
    expect(share()).toMatchObject({ outcome: 'warning', words: expect.stringContaining('少于50%') });
  });
});
