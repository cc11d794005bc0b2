import { beforeEach, describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

describe('an answer that was entered wrongly', () => {
  let desk: TestDesk;
  let letter: string;
  const replies = () => desk.read('letters.detail', { id: letter })?.replies ?? [];
  const waits = () => desk.read('clock.board', { clock: 'correctionNotice' }).rows.map(({ source }) => source.id);
  const add = (adoption: 'adopted' | 'objection', receivedOn = '2022-11-04') => desk.do('reply.add', { letter, receivedOn, adoption, text: '见附件。' }).id;
  beforeEach(() => {
    desk = new TestDesk();
    const facility = desk.prison();
    letter = desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [desk.finding(facility)] }).id;
    desk.do('letter.issue', { id: letter, on: '2022-11-01', outside: '院领导纸质签批' });
  });

  it('is put right in place: day, adoption and words', () => {
    const id = add('adopted');
    desk.do('reply.edit', { id, fields: { receivedOn: dateOnly('2022-11-07'), adoption: 'partly', text: '部分采纳。' } });
    expect(replies()).toMatchObject([{ receivedOn: '2022-11-07', adoption: 'partly', text: '部分采纳。' }]);
    expect(desk.code('reply.edit', { id, fields: { receivedOn: dateOnly('2022-10-31') } })).toBe('reply.early');
    expect(desk.code('reply.edit', { id, fields: { receivedOn: null } })).toBe('field.required');
    expect(desk.code('reply.edit', { id, fields: { receivedOn: dateOnly('2022-11-11') } })).toBe('field.wrong');
  });

  it('is taken away where it belongs to another letter, and the letter waits again', () => {
    const id = add('adopted');
    expect(waits()).toEqual([]);
    desk.do('reply.remove', { id });
    expect(replies()).toEqual([]);
    expect(waits()).toEqual([letter]);
  });

  it('stays an objection while something was made of it', () => {
    const id = add('objection');
    desk.do('reply.edit', { id, fields: { adoption: 'partly' } });
    desk.do('reply.edit', { id, fields: { adoption: 'objection' } });
    const decision = desk.do('letter.draft', { type: 'reviewDecision', facility: '', findings: [], reply: id, outcome: 'upheld' }).id;
    expect(desk.code('reply.edit', { id, fields: { adoption: 'adopted' } })).toBe('reply.dealt-with');
    expect(desk.code('reply.remove', { id })).toBe('record.in-use');
    desk.do('letter.remove', { id: decision });
    desk.do('reply.review', { id, on: '2022-11-09', outcome: 'upheld', reason: '意见正确' });
    expect(desk.code('reply.edit', { id, fields: { adoption: 'adopted' } })).toBe('reply.dealt-with');
    expect(desk.code('reply.edit', { id, fields: { receivedOn: dateOnly('2022-11-10') } })).toBe('reply.late');
    expect(desk.code('reply.edit', { id, fields: { text: '补充说明。' } })).toBe('ok');
  });
});
