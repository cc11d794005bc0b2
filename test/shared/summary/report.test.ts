import { describe, expect, it } from 'vitest';
import type { DocumentModel } from '#shared/document/model.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

const textOf = (model: DocumentModel | undefined): string =>
  (model?.body ?? []).map((block) => ('runs' in block ? block.runs.map((run) => run.text).join('') : '')).join('\n');

function desk() {
  const person = new TestDesk();
  const facility = person.prison();
  const findings = [person.finding(facility), person.finding(facility, { type: 'E04', title: '加分没有依据', facts: '加分没有事实依据。', severity: 2 })];
  const resident = person.finding(facility, { stream: 'residentOffice', type: 'M01', title: '派驻检察日志补写', facts: '派驻检察日志事后补写。' });
  return { person, facility, findings, resident };
}
const summary = { type: 'summary', cutoff: '2022-11-10' } as const;

describe('reports', () => {
  it('offer one of each kind and one for each place, each saying who reads it', () => {
    const { person, facility } = desk();
    const { offered } = person.read('report.list', {});
    expect(offered.map((offer) => offer.key)).toEqual(['summary', 'resident', 'system', 'monthly', 'quarterly', 'yearly', `facility/${facility}`]);
    expect(offered.map((offer) => offer.readers)).toEqual(['internal', 'internal', 'authority', 'internal', 'internal', 'internal', 'prison']);
  });

  it('tell the work by the nine methods', () => {
    const { person, facility } = desk();
    expect(textOf(person.read('report.paper', summary).model)).toContain('工作量在检察记录中另行登记');
    person.do('workLog.add', {
      facility,
      on: '2022-10-12' as never,
      method: 'files',
      people: ['陆知远', '纪怀瑾'],
      content: '查阅计分考核台账',
      volumes: 12,
      books: 3,
    });
    expect(textOf(person.read('report.paper', summary).model)).toMatch(/现场工作1个单位日：调阅12卷、3册。/);
  });

  it('of a period print the rules of the numbers that they tell, and no others', () => {
    const { person } = desk();
    person.do('indicatorRecord.add', {
      rule: 'record.letterErrors',
      value: 2,
      windowFrom: '2022-11-01' as never,
      windowTo: '2022-11-10' as never,
      source: '质量自查',
    });
    const { model } = person.read('report.paper', { type: 'monthly', from: '2022-11-01', to: '2022-11-10' });
    const table = model.annexes?.find((annex) => annex.title === '统计口径')?.body[0];
    const names = table?.type === 'table' ? table.rows.map((row) => row[1]) : [];
    expect(names).toEqual(expect.arrayContaining(['按期回复率', '平均整改天数', '文书质量自查差错']));
    expect(names).not.toContain('派驻检察官占比');
    expect(names.length).toBeLessThan(16);
  });

  it('are registered once where the very same paper leaves twice, and anew when it has changed', () => {
    const { person, facility } = desk();
    const first = person.do('report.remember', summary).id;
    expect(person.do('report.remember', summary).id).toBe(first);
    person.finding(facility, { type: 'F02', title: '课时不足', facts: '课时不足。' });
    expect(person.do('report.remember', summary).id).not.toBe(first);
    expect(person.read('report.list', {}).exported).toHaveLength(2);
  });

  it('say 较多 only of what is more than something else', () => {
    const person = new TestDesk();
    const facility = person.prison();
    const text = (): string => textOf(person.read('report.paper', summary).model);
    const find = (type: string): string => person.finding(facility, { type, title: `问题${type}`, facts: `${type}的事实。` });
    find('D01');
    expect(text()).toMatch(/占全部问题的100%（1\/1）。均为：[^；]*1个。/);
    for (const type of ['D02', 'D03', 'D04']) find(type);
    expect(text()).toMatch(/100%（4\/4）。包括：/);
    find('D04');
    expect(text()).toMatch(/100%（5\/5）。较多的是：[^；]*2个；/);
  });

  it('keep a person’s words whose passage has gone, and use them again when it comes back', () => {
    const { person, findings } = desk();
    const part = `findings.example.${findings[1]}`;
    person.do('report.writePassage', { ...summary, part, text: '加分没有依据的有{=findings.prison}之一。' });
    expect(person.read('report.lostPassages', summary)).toEqual([]);
    person.do('finding.edit', { id: findings[1] ?? '', fields: { stream: 'residentOffice', type: 'M01' }, reason: '更正归属' });
    expect(textOf(person.read('report.paper', summary).model)).not.toContain('之一');
    expect(person.read('report.lostPassages', summary)).toEqual([{ part, text: '加分没有依据的有1个之一。' }]);
    person.do('finding.edit', { id: findings[1] ?? '', fields: { stream: 'prison', type: 'E04' }, reason: '改回' });
    expect(person.read('report.lostPassages', summary)).toEqual([]);
    expect(textOf(person.read('report.paper', summary).model)).toContain('有2个之一');
    person.do('report.writePassage', { ...summary, part, text: '' });
    expect(person.read('report.lostPassages', summary)).toEqual([]);
  });

  it('let a person rewrite a passage, with figures that go on following the data, and say when its draft has moved', () => {
    const { person, facility } = desk();
    const part = 'findings.total';
    expect(person.code('report.writePassage', { ...summary, part, text: '共{=no.such}' })).toBe('passage.figure');
    expect(person.code('report.writePassage', { ...summary, part: 'no.such', text: '共' })).toBe('passage.gone');
    person.do('report.writePassage', { ...summary, part, text: '本轮发现问题{=findings.prison}。\n其中严重违法{=findings.bySeverity.3}。' });
    expect(textOf(person.read('report.paper', summary).model)).toContain('本轮发现问题2个。\n其中严重违法1个。');
    const passage = () => person.read('report.passages', summary).find((row) => row.part === part);
    expect(passage()).toMatchObject({ own: true, outdated: false, under: '二、发现的问题' });
    person.finding(facility);
    expect(textOf(person.read('report.paper', summary).model)).toContain('本轮发现问题3个。');
    expect(passage()?.draft).toContain('共发现被巡单位问题{=findings.prison}');
    person.do('report.writePassage', { ...summary, part, text: '' });
    expect(passage()?.own).toBe(false);
  });

  it('mark words over a draft that says something else by now', () => {
    const { person, facility } = desk();
    const part = person.read('report.passages', summary).find((item) => item.part.startsWith('findings.group.') && item.under.includes('考核'))?.part ?? '';
    const row = () => person.read('report.passages', summary).find((item) => item.part === part);
    person.do('report.writePassage', { ...summary, part, text: '计分考核方面的问题集中在加分环节。' });
    expect(row()?.outdated).toBe(false);
    // Its numbers are figures and go on by themselves; another kind of problem is another draft.
    person.finding(facility, { type: 'E04', title: '加分没有依据', facts: '又一次。' });
    expect(row()?.outdated).toBe(false);
    person.finding(facility, { type: 'E01', title: '计分考核没有公示', facts: '考核结果没有公示。' });
    expect(row()?.outdated).toBe(true);
  });

  it('remember what they said: a later change shows which figures no longer hold, with before and after', () => {
    const { person, facility, findings } = desk();
    const { id } = person.do('report.remember', { ...summary, stateHash: 'a'.repeat(64) });
    expect(person.read('report.staleness', { id })).toMatchObject({ figures: [], documentHolds: true, report: { stateHash: 'a'.repeat(64) } });
    person.finding(facility);
    const stale = person.read('report.staleness', { id });
    expect(stale?.documentHolds).toBe(false);
    expect(stale?.figures.find((figure) => figure.id === 'findings.prison')).toEqual({
      ...{ id: 'findings.prison', label: '被巡单位问题', before: '2个', now: '3个', sameNumber: false },
    });
    expect(person.read('report.list', {}).exported[0]?.stale).toBe(stale?.figures.length);
    const other = person.do('report.remember', summary);
    person.do('finding.dismiss', { id: findings[0] ?? '', reason: '查明不属实' });
    person.finding(facility);
    const moved = person.read('report.staleness', { id: other.id })?.figures.find((figure) => figure.id === 'findings.prison');
    expect(moved).toMatchObject({ before: '3个', now: '3个', sameNumber: true });
  });

  it('are frozen as they were exported, never as something else, and the frozen paper stays', () => {
    const { person, facility } = desk();
    const { id } = person.do('report.remember', summary);
    expect(person.code('report.freeze', { id })).toBe('reason.empty');
    person.do('report.freeze', { id, reason: '检察长审定' });
    person.finding(facility);
    const staleness = person.read('report.staleness', { id });
    expect(staleness?.report.status).toBe('frozen');
    expect(textOf(staleness?.frozen ?? undefined)).toContain('共发现被巡单位问题2个');
    expect(person.code('report.remove', { id })).toBe('record.in-use');
    expect(person.code('report.remember', { ...summary, id })).toBe('report.frozen');
    const { id: late } = person.do('report.remember', summary);
    person.finding(facility);
    expect(person.code('report.freeze', { id: late, reason: '检察长审定' })).toBe('report.changed');
  });

  it('for the 监狱管理局 or one place are not remembered while a secret stands in them', () => {
    const { person, facility } = desk();
    for (const params of [{ type: 'system' } as const, { type: 'facility', facility } as const]) {
      expect(person.read('report.paper', params).trouble).toBeNull();
      const part = params.type === 'system' ? 'system.advice' : 'place.next';
      person.do('report.writePassage', { ...params, part, text: '另发现派驻检察日志补写，请一并处理。' });
      expect(person.read('report.paper', params).trouble?.code).toBe('report.secret');
      expect(person.code('report.remember', params)).toBe('report.secret');
    }
  });

  it('over a period count what was found in it', () => {
    const { person, facility } = desk();
    person.finding(facility, { foundOn: '2022-11-02' as never });
    const paper = (from: string, to: string) => textOf(person.read('report.paper', { type: 'monthly', from, to }).model);
    expect(paper('2022-10-01', '2022-10-31')).toContain('2022年10月1日至2022年10月31日，确认被巡单位问题2个');
    expect(paper('2022-11-01', '2022-11-30')).toContain('确认被巡单位问题1个');
    for (const type of ['quarterly', 'yearly'] as const) expect(person.read('report.paper', { type }).model.body.length).toBeGreaterThan(4);
  });
});
