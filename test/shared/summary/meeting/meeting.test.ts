import { describe, expect, it } from 'vitest';
import { TestDesk } from '#test/shared/workbench/desk.ts';

function room() {
  const desk = new TestDesk();
  const facility = desk.prison();
  const facts = { facts: '罪犯张建国、欧阳文清被禁闭十七日，民警李卫东未报批。', persons: '张建国、欧阳文清、李卫东', informants: ['赵小兰'] };
  const { id: open } = desk.do('finding.record', {
    facility,
    type: 'D03',
    title: '张建国禁闭超期',
    severity: 2,
    severityReason: '超期一日',
    foundOn: '2022-10-12' as never,
    ...facts,
  });
  const serious = desk.finding(facility, { ...facts, severity: 3 });
  desk.do('finding.record', { facility, type: 'D03', title: '派驻未发现', stream: 'residentOffice', foundOn: '2022-10-12' as never });
  desk.do('finding.record', { facility, type: 'D03', title: '线索', stream: 'clue', severity: 4, foundOn: '2022-10-12' as never });
  return { desk, facility, open, serious };
}

describe('a meeting', () => {
  it('goes through the problems of the prisons only, never the 派驻 stream or a clue', () => {
    const { desk, open, serious } = room();
    expect(desk.read('meeting.agenda', { agenda: 'open' })).toEqual({ agenda: 'open', ids: [open], counts: { open: 1, serious: 1, undecided: 1 } });
    expect(desk.read('meeting.agenda', { agenda: 'serious' }).ids).toEqual([serious]);
    const hidden = desk
      .source()
      .records('finding')
      .filter((record) => record.fields['stream'] !== 'prison' && record.fields['stream'] !== undefined);
    expect(hidden).toHaveLength(2);
    for (const record of hidden) expect(desk.read('meeting.item', { id: record.id })).toBeNull();
  });

  it('shows no registered name, in no field', () => {
    const { desk, open } = room();
    const text = JSON.stringify(desk.read('meeting.item', { id: open }));
    for (const name of ['张建国', '欧阳文清', '李卫东', '赵小兰', '建国', '卫东']) expect(text).not.toContain(name);
    expect(text).toContain('张某某禁闭超期');
    expect(text).toContain('欧阳某某');
  });

  it('tells the days of the conduct, one day once', () => {
    const { desk, facility, serious } = room();
    const conductOf = (id: string) => desk.read('meeting.item', { id })?.conduct;
    expect(conductOf(serious)).toBe('2022-09-01 至 2022-09-17');
    expect(conductOf(desk.finding(facility, { conductTo: '2022-09-01' as never }))).toBe('2022-09-01');
    expect(conductOf(desk.finding(facility, { conductTo: null }))).toBe('2022-09-01');
  });

  it('a decision taken there leaves the agenda and keeps its reason', () => {
    const { desk, open } = room();
    desk.do('finding.dismiss', { id: open, reason: '会议认为证据不足' });
    expect(desk.read('meeting.agenda', { agenda: 'open' }).ids).toEqual([]);
    expect(desk.read('findings.detail', { id: open })?.history.some((item) => item.reason === '会议认为证据不足')).toBe(true);
  });
});
