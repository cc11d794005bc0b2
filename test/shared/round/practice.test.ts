import { describe, expect, it } from 'vitest';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import { newId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { practiceChanges } from '#shared/round/practice.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

describe('the practice prison', () => {
  it('begins with a place where a finding can be recorded and confirmed at once', () => {
    const desk = new TestDesk();
    const random = seededRandom('practice');
    const changes = practiceChanges({ newId: () => newId(random), today: '2022-11-10' as DateOnly, person: '张某' });
    desk.replica.append(desk.author, desk.clock.now(), desk.replica.operations(changes));
    const { round, teams, facilities } = desk.read('round.overview', {});
    expect(round).toMatchObject({ kind: 'routine', organiserLevel: 'municipal', periodFrom: '2022-11-10', periodTo: '2022-11-24' });
    expect(teams).toMatchObject([{ name: '练习组', members: [{ name: '张某', role: 'lead' }] }]);
    expect(facilities).toMatchObject([{ name: '练习监狱', teamName: '练习组', entrySize: 2 }]);
    const facility = facilities[0]?.id ?? '';
    const { id } = desk.do('finding.record', {
      facility,
      type: 'D03',
      title: '禁闭超期限',
      wing: '禁闭室',
      facts: '事实',
      severity: 3,
      conductFrom: '2022-09-01' as DateOnly,
    });
    expect(desk.code('finding.confirm', { id })).toBe('ok');
  });
});
