import { beforeEach, describe, expect, it } from 'vitest';
import { TestDesk } from '#test/shared/workbench/desk.ts';

describe('findings', () => {
  let desk: TestDesk;
  let facility: string;
  beforeEach(() => {
    desk = new TestDesk();
    facility = desk.prison();
  });

  it('are recorded with the place alone and confirmed only when everything needed is there', () => {
    const { id } = desk.do('finding.record', { facility, title: '看到的情况' });
    const refusal = desk.try('finding.confirm', { id });
    expect(refusal).toMatchObject({ code: 'finding.incomplete', place: 'type' });
    desk.do('finding.edit', { id, fields: { type: 'D03', facts: '事实', severity: 3, conductFrom: '2022-09-01' as never } });
    desk.do('finding.confirm', { id });
    const detail = desk.read('findings.detail', { id });
    expect(detail?.finding).toMatchObject({ status: 'confirmed', area: 'D' });
    expect(detail?.basis.join()).toContain('第五十八条');
  });

  it('keep 派驻 types out of the prison stream, in recording as in editing', () => {
    expect(desk.code('finding.record', { facility, type: 'M01' })).toBe('finding.resident-type');
    const id = desk.finding(facility);
    expect(desk.code('finding.edit', { id, fields: { type: 'M04' } })).toBe('finding.resident-type');
    expect(desk.code('finding.record', { facility, type: 'M01', stream: 'residentOffice' })).toBe('ok');
    expect(desk.code('finding.record', { facility, type: 'M01', stream: 'residentOffice', measure: 'correctionNotice' })).toBe('finding.measure-stream');
  });

  it('refuse days that do not exist, lie in the future or stand in the wrong order', () => {
    const id = desk.finding(facility);
    const edit = (fields: object) => desk.code('finding.edit', { id, fields } as never);
    expect(edit({ conductFrom: '2022-02-30' })).toBe('field.wrong');
    expect(edit({ conductFrom: '2022-11-11', conductTo: null })).toBe('field.wrong');
    expect(edit({ conductFrom: '2022-09-20' })).toBe('finding.conduct-order');
    expect(edit({ foundOn: '2022-08-01' })).toBe('finding.found-early');
    expect(edit({ conductTo: '2022-09-18' })).toBe('ok');
  });

  it('refuse unknown fields, statuses by hand and text beyond its length, and clean what is typed', () => {
    const id = desk.finding(facility);
    const edit = (fields: object) => desk.code('finding.edit', { id, fields } as never);
    expect(edit({ nonsense: 1 })).toBe('field.unknown');
    expect(edit({ __proto__: null, status: 'closed' })).toBe('finding.status-by-act');
    expect(edit({ title: '题'.repeat(121) })).toBe('field.wrong');
    expect(edit({ title: '题\u0000目\ud800' })).toBe('ok');
    expect(desk.read('findings.detail', { id })?.finding.title).toBe('题目\ufffd');
  });

  it('ask for a reason to dismiss or close, and keep it in the history', () => {
    const id = desk.finding(facility);
    expect(desk.code('finding.close', { id })).toBe('reason.empty');
    desk.do('finding.close', { id, reason: '复核到位' });
    desk.do('finding.reopen', { id, reason: '情形再次出现' });
    const history = desk.read('findings.detail', { id })?.history.filter((item) => item.field === 'status');
    expect(history?.map((item) => item.reason)).toContain('复核到位');
    expect(history?.find((item) => item.reason === '复核到位')).toMatchObject({ value: 'closed', replaced: ['confirmed'] });
  });

  it('do not let a grave problem pass with an oral correction', () => {
    const id = desk.finding(facility);
    expect(desk.code('finding.oral', { id, on: '2022-10-13' })).toBe('finding.oral-severe');
  });

  it('are found by words, pinyin initials and filters, with facets over all that pass', () => {
    const jail = desk.finding(facility);
    const points = desk.finding(facility, { type: 'E04', title: '加分没有事实依据', facts: '无记载', severity: 2 });
    expect(desk.read('findings.list', { text: '张某 十七' }).rows.map((row) => row.id)).toEqual([jail]);
    expect(desk.read('findings.list', { text: 'jfmy' }).rows.map((row) => row.id)).toEqual([points]);
    const list = desk.read('findings.list', { severities: [2, 3], limit: 1 });
    expect(list).toMatchObject({ total: 2 });
    expect(list.rows).toHaveLength(1);
    expect(list.facets.areas.map((facet) => [facet.value, facet.count])).toEqual([
      ['D', 1],
      ['E', 1],
    ]);
  });

  it('are listed by what they still lack: evidence', () => {
    const proven = desk.finding(facility);
    const bare = desk.finding(facility, { type: 'E04', title: '加分没有事实依据', facts: '无记载', severity: 2 });
    desk.do('evidence.add', {
      name: '照片.jpg',
      mime: 'image/jpeg',
      bytes: 3,
      sha256: 'a'.repeat(64),
      chunks: ['b'.repeat(64)],
      key: `${'A'.repeat(43)}=`,
      finding: proven,
    });
    const lacking = (): string[] => desk.read('findings.list', { onlyUnproven: true }).rows.map(({ id }) => id);
    expect(lacking()).toEqual([bare]);
    expect(desk.read('home.overview', {}).counts.withoutEvidence).toBe(lacking().length);
  });

  it('come back after deletion', () => {
    const id = desk.finding(facility);
    desk.do('finding.remove', { id });
    expect(desk.read('findings.list', {}).total).toBe(0);
    desk.do('record.restore', { kind: 'finding', id });
    expect(desk.read('findings.list', {}).total).toBe(1);
  });
});

describe('two laptops', () => {
  it('show both versions until a person chooses with a reason', () => {
    const first = new TestDesk();
    const facility = first.prison();
    const id = first.finding(facility);
    const second = new TestDesk();
    second.take(first);
    first.do('finding.edit', { id, fields: { facts: '禁闭十七日。' } });
    second.do('finding.edit', { id, fields: { facts: '禁闭十八日。' } });
    first.take(second);
    const [conflict] = first.read('conflicts.list', {});
    expect(conflict).toMatchObject({ kind: 'finding', field: 'facts', fieldLabel: '事实' });
    expect(conflict?.values.map((value) => value.value).toSorted()).toEqual(['禁闭十七日。', '禁闭十八日。']);
    const settle = { kind: 'finding', id, field: 'facts', value: '禁闭十八日。' };
    expect(first.code('conflict.settle', { ...settle, reason: ' ' })).toBe('reason.empty');
    first.do('conflict.settle', { ...settle, reason: '以录像为准' });
    expect(first.read('conflicts.list', {})).toEqual([]);
    expect(first.read('findings.detail', { id })?.finding.facts).toBe('禁闭十八日。');
  });
});
