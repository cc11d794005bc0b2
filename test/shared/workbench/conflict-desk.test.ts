import { describe, expect, it } from 'vitest';
import { TestDesk } from './desk.ts';

/** Two laptops that know the same findings and then wrote different severities and facts apart. */
function apart(findings: number): { mine: TestDesk; ids: string[] } {
  const mine = new TestDesk();
  const place = mine.prison();
  const ids = Array.from({ length: findings }, (_, i) => mine.finding(place, { title: `问题${i}` }));
  const other = new TestDesk();
  other.take(mine);
  for (const id of ids) {
    mine.do('finding.edit', { id, fields: { severity: 2 }, reason: '情节较轻' });
    other.do('finding.edit', { id, fields: { severity: 4 }, reason: '造成后果' });
  }
  mine.take(other);
  return { mine, ids };
}

describe('the conflict desk', () => {
  it('shows all values with authors and reasons, and the evidence of the finding', () => {
    const { mine, ids } = apart(1);
    mine.do('evidence.add', {
      ...{ id: 'evidence1', name: '禁闭审批表.pdf', mime: 'application/pdf', bytes: 3, finding: ids[0] as string },
      ...{ sha256: 'a'.repeat(64), key: `${'A'.repeat(43)}=`, chunks: ['b'.repeat(64)] },
    });
    const [conflict] = mine.read('conflicts.list', {});
    expect(conflict).toMatchObject({
      fieldLabel: '严重程度',
      facility: '甲监狱',
      evidence: [{ name: '禁闭审批表.pdf', sha256: 'a'.repeat(64), mime: 'application/pdf', person: expect.any(String) }],
    });
    expect(conflict?.values.map(({ value, reason }) => [value, reason]).sort()).toEqual([
      [2, '情节较轻'],
      [4, '造成后果'],
    ]);
  });

  it('settles many of one kind at once with one reason, as one act that one undo takes back', () => {
    const { mine, ids } = apart(12);
    const conflicts = mine.read('conflicts.list', {});
    expect(conflicts).toHaveLength(12);
    const items = conflicts.map(({ kind, id, field, values }) => ({
      kind,
      id,
      field,
      entry: (values.find(({ value }) => value === 4) as (typeof values)[number]).entry,
    }));
    expect(mine.code('conflict.settleMany', { items, reason: ' ' })).toBe('reason.empty');
    const size = mine.replica.size;
    expect(mine.do('conflict.settleMany', { items, reason: '以后到现场的一组为准' })).toEqual({ settled: 12 });
    expect(mine.replica.size).toBe(size + 1);
    expect(mine.read('conflicts.list', {})).toEqual([]);
    expect(ids.map((id) => mine.replica.fold.record('finding', id)?.fields['severity'])).toEqual(ids.map(() => 4));
  });

  it('lists a finding that one laptop deleted while the other went on writing, and a person chooses with a reason', () => {
    const mine = new TestDesk();
    const id = mine.finding(mine.prison(), { title: '禁闭超期限' });
    const other = new TestDesk();
    other.take(mine);
    other.do('finding.remove', { id, reason: '重复' });
    mine.do('finding.edit', { id, fields: { facts: '补充了关键事实' } });
    mine.take(other);
    other.take(mine);
    for (const desk of [mine, other]) {
      expect(desk.read('findings.list', {}).total).toBe(1);
      expect(desk.read('conflicts.list', {})).toMatchObject([{ id, fieldLabel: '删除', values: [{ value: false }, { value: true, reason: '重复' }] }]);
    }
    mine.do('conflict.settle', { kind: 'finding', id, field: 'deleted', value: true, reason: '确系重复，事实已并入另一条' });
    other.take(mine);
    expect([mine, other].map((desk) => [desk.read('findings.list', {}).total, desk.read('conflicts.list', {}).length])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('changes nothing at all when one of the many is no conflict any more', () => {
    const { mine } = apart(2);
    const items = mine
      .read('conflicts.list', {})
      .map(({ kind, id, field, values }) => ({ kind, id, field, entry: (values[0] as (typeof values)[number]).entry }));
    const [first] = items as [(typeof items)[number]];
    mine.do('conflict.settleMany', { items: [first], reason: '核对过' });
    expect(mine.code('conflict.settleMany', { items, reason: '再来一次' })).toBe('conflict.none');
    expect(mine.read('conflicts.list', {})).toHaveLength(1);
  });

  it('sends a field back with a question that the asked team answers', () => {
    const { mine, ids } = apart(1);
    const [team] = mine.read('round.overview', {}).teams;
    const ask = { about: 'finding', record: ids[0] as string, field: 'severity', team: team?.id ?? '' };
    expect(mine.code('question.ask', { ...ask, text: '' })).toBe('question.empty');
    expect(mine.code('question.ask', { ...ask, team: 'none', text: '依据？' })).toBe('question.noTeam');
    const { id } = mine.do('question.ask', { ...ask, text: '依据哪份材料认定为严重？' });
    expect(mine.read('questions.list', {})).toMatchObject([{ words: '问题“问题0”的严重程度', teamName: '第一巡回检察组', answer: '', mine: false }]);
    const asked = new TestDesk();
    asked.take(mine);
    asked.replica.append(
      asked.author,
      asked.clock.now(),
      asked.replica.operations([{ kind: 'device', id: asked.author.device, field: 'team', value: team?.id ?? '' }]),
    );
    expect(asked.read('questions.list', {})).toMatchObject([{ mine: true }]);
    asked.do('question.answer', { id, answer: '见禁闭审批表第三页' });
    mine.take(asked);
    expect(mine.read('questions.list', {})).toMatchObject([{ answer: '见禁闭审批表第三页' }]);
    mine.do('question.close', { id });
    expect(mine.read('questions.list', {})).toEqual([]);
  });
});
