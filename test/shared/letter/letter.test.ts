import { beforeEach, describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { chineseNumber } from '#shared/kernel/numerals.ts';
import { addMonths } from '#shared/law/month-arithmetic.ts';
import { replyDue } from '#shared/letter/reply-period.ts';
import { calendar } from '#test/shared/round/calendar.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

describe('letters', () => {
  let desk: TestDesk;
  let facility: string;
  beforeEach(() => {
    desk = new TestDesk();
    facility = desk.prison();
  });
  const draft = (findings: string[], type: 'correctionNotice' | 'suggestionLetter' = 'correctionNotice') =>
    desk.do('letter.draft', { type, facility, findings }).id;

  it('never take in a 派驻 problem or a clue, by draft or by binding', () => {
    const prison = desk.finding(facility);
    const resident = desk.finding(facility, { type: 'M01', stream: 'residentOffice', severity: 2 });
    const clue = desk.finding(facility, { type: 'L03', stream: 'clue', severity: 4 });
    for (const [id, code] of [
      [resident, 'letter.resident'],
      [clue, 'letter.clue'],
    ] as const) {
      expect(desk.code('letter.draft', { type: 'correctionNotice', facility, findings: [prison, id] })).toBe(code);
      const letter = draft([prison]);
      expect(desk.code('letter.bind', { id: letter, finding: id })).toBe(code);
    }
  });

  it('refuse unconfirmed problems and those of another prison', () => {
    const { id } = desk.do('finding.record', { facility, title: '未确认' });
    expect(desk.code('letter.draft', { type: 'correctionNotice', facility, findings: [id] })).toBe('letter.unconfirmed');
    const other = desk.do('facility.add', { name: '乙监狱' }).id;
    expect(desk.code('letter.draft', { type: 'correctionNotice', facility: other, findings: [desk.finding(facility)] })).toBe('letter.other-facility');
  });

  it('have the parts of a 纠正违法通知书 in order, with the law of the day of the conduct', () => {
    const id = draft([desk.finding(facility), desk.finding(facility, { type: 'E04', title: '加分没有事实依据', severity: 2 })]);
    const detail = desk.read('letters.detail', { id });
    expect(detail?.blocks.map((block) => block.part)).toEqual(['opening', 'fact', 'fact', 'basis', 'opinion', 'opinion', 'reply', 'objection']);
    const text = detail?.blocks.map((block) => block.text).join('\n') ?? '';
    expect(text).toContain('《中华人民共和国监狱法》（2012年修正）第五十八条');
    expect(text).toContain('15日内');
    expect(detail?.document).toMatchObject({ family: 'legal', recipient: '甲监狱', attachments: ['问题清单'] });
  });

  it('have the parts of a 检察建议书 in order', () => {
    const id = draft([desk.finding(facility, { general: true })], 'suggestionLetter');
    const detail = desk.read('letters.detail', { id });
    expect(detail?.blocks.map((block) => block.part)).toEqual(['opening', 'free', 'fact', 'free', 'cause', 'free', 'basis', 'opinion', 'objection', 'reply']);
    expect(detail?.blocks.at(-1)?.text).toContain('二个月内');
  });

  it('keep blocks in order through moving, adding and removing', () => {
    const id = draft([desk.finding(facility)]);
    const before = desk.read('letters.detail', { id })?.blocks ?? [];
    const added = desk.do('letterBlock.add', { letter: id, after: before[0]?.id ?? null, text: '补充一段。' }).id;
    desk.do('letterBlock.move', { id: added, after: null });
    desk.do('letterBlock.remove', { id: before.at(-1)?.id ?? '' });
    const after = desk.read('letters.detail', { id })?.blocks.map((block) => block.id);
    expect(after).toEqual([added, ...before.slice(0, -1).map((block) => block.id)]);
  });

  it('stand after issue: only the number may follow, the finding stays, the clock runs', () => {
    const finding = desk.finding(facility);
    const id = draft([finding]);
    expect(desk.do('letter.issue', { id, on: '2022-11-01', outside: '院领导纸质签批' })).toEqual({ replyDue: '2022-11-16' });
    expect(desk.code('letter.edit', { id, fields: { title: '改名' } })).toBe('letter.issued');
    expect(desk.code('letter.edit', { id, fields: { number: '江检[2022]3号' } })).toBe('ok');
    expect(desk.read('letters.detail', { id })?.letter.number).toBe('江检〔2022〕3号');
    expect(desk.code('letter.remove', { id })).toBe('record.in-use');
    expect(desk.code('finding.remove', { id: finding })).toBe('record.in-use');
    expect(desk.code('finding.dismiss', { id: finding, reason: '误' })).toBe('finding.in-issued-letter');
    const [block] = desk.read('letters.detail', { id })?.blocks ?? [];
    expect(desk.code('letterBlock.edit', { id: block?.id ?? '', fields: { content: [{ text: '改', strong: false, bound: null }] } })).toBe('letter.issued');
    expect(desk.code('reply.add', { letter: id, receivedOn: '2022-10-31', adoption: 'adopted', text: '' })).toBe('reply.early');
    desk.do('reply.add', { letter: id, receivedOn: '2022-11-09', adoption: 'adopted', text: '已改' });
    expect(desk.read('letters.list', {})[0]).toMatchObject({ replies: 1, overdueDays: 0 });
  });
});

describe('a finding that goes while a letter is on its way', () => {
  it('does not hold up the draft that it was bound to: nothing of it is printed, and it is not said to be served', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const [kept, gone] = [desk.finding(facility), desk.finding(facility, { title: '重复登记的问题' })];
    const { id } = desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [kept, gone] });
    desk.do('finding.remove', { id: gone });
    desk.do('letter.issue', { id, on: '2022-11-08', outside: '院领导纸质签批' });
    expect(desk.read('letters.detail', { id })?.letter.findings).toEqual([kept]);
  });

  it('does not hold up the decision on an objection to it: what did not hold is told in words', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const [kept, wrong] = [desk.finding(facility), desk.finding(facility, { title: '加戴戒具没有审批' })];
    const letter = desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [kept, wrong] }).id;
    desk.do('letter.issue', { id: letter, on: '2022-11-01', outside: '院领导纸质签批' });
    const reply = desk.do('reply.add', { letter, receivedOn: '2022-11-04', adoption: 'objection', text: '第二项有审批。' }).id;
    desk.do('reply.review', { id: reply, on: '2022-11-07', outcome: 'changed', reason: '第二项不成立' });
    const correction = desk.do('letter.correct', { id: letter, reason: '第二项不成立' }).id;
    desk.do('letter.unbind', { id: correction, finding: wrong });
    desk.do('letter.issue', { id: correction, on: '2022-11-08', outside: '院领导纸质签批' });
    desk.do('finding.dismiss', { id: wrong, reason: '第二项有审批' });
    const decision = desk.do('letter.draft', { type: 'reviewDecision', facility: '', findings: [], reply, outcome: 'changed' }).id;
    expect(desk.read('letters.detail', { id: decision })?.letter.findings).toEqual([kept]);
  });
});

describe('reply periods', () => {
  it('count months to the same day, the last day to the last day, and 15 days from issue', () => {
    expect(addMonths(dateOnly('2022-12-20'), 2)).toBe('2023-02-20');
    expect(addMonths(dateOnly('2022-12-31'), 2)).toBe('2023-02-28');
    expect(addMonths(dateOnly('2022-06-30'), 2)).toBe('2022-08-31');
    expect(addMonths(dateOnly('2022-12-30'), 2)).toBe('2023-02-28');
    expect(replyDue('correctionNotice', dateOnly('2022-12-20'), null, calendar)).toBe('2023-01-04');
  });
  it('number parts in Chinese', () => {
    expect([1, 10, 11, 20, 35].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '三十五']);
  });
});
