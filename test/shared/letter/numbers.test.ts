import { describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

function lettersOn(desk: TestDesk, count: number): string[] {
  const facility = desk.do('facility.add', { name: '甲监狱' }).id;
  return Array.from({ length: count }, () => {
    const { id } = desk.do('finding.record', { facility, type: 'D03', title: '禁闭超期限', facts: '事实', conductFrom: dateOnly('2022-09-01'), severity: 3 });
    desk.do('finding.confirm', { id });
    return desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [id] }).id;
  });
}

describe('document numbers', () => {
  it('come from the range of the team, one after the other, and end with it', () => {
    const desk = new TestDesk();
    const [first = '', second = '', third = ''] = lettersOn(desk, 3);
    const range = desk.do('numberRange.add', { code: '江检巡纠违', year: 2022, type: 'correctionNotice', from: 7, to: 8 }).id;
    expect(desk.do('letter.number', { id: first, range })).toEqual({ number: '江检巡纠违〔2022〕7号' });
    expect(desk.do('letter.number', { id: second, range })).toEqual({ number: '江检巡纠违〔2022〕8号' });
    expect(desk.read('numberRanges.list', {})).toMatchObject([{ id: range, used: 2, next: null }]);
    expect(desk.code('numberRange.add', { code: '江检巡纠违〔2022〕', year: 2022, from: 20, to: 30 })).toBe('documentCode.shape');
    expect(desk.code('letter.number', { id: third, range })).toBe('numberRange.empty');
    expect(desk.code('letter.number', { id: third, number: '江检巡纠违【2022】8号' })).toBe('letter.number-twice');
    desk.do('letter.number', { id: third, number: '江检巡纠违（2022）11号' });
    expect(desk.read('letters.register', {})).toMatchObject({
      groups: [{ code: '江检巡纠违', year: 2022, hints: ['江检巡纠违〔2022〕9至10号空缺。'], rows: [{ sequence: 7 }, { sequence: 8 }, { sequence: 11 }] }],
      unnumbered: 0,
    });
  });

  it('refuses ranges that overlap or fit another kind of letter', () => {
    const desk = new TestDesk();
    const [letter = ''] = lettersOn(desk, 1);
    desk.do('numberRange.add', { code: '江检巡建', year: 2022, type: 'suggestionLetter', from: 1, to: 5 });
    expect(desk.code('numberRange.add', { code: '江检巡建', year: 2022, type: 'suggestionLetter', from: 5, to: 9 })).toBe('numberRange.overlap');
    expect(desk.code('numberRange.add', { code: '江检巡建', year: 2022, type: 'suggestionLetter', from: 9, to: 6 })).toBe('numberRange.order');
    const other = desk.do('numberRange.add', { code: '江检巡建', year: 2023, type: 'suggestionLetter', from: 1, to: 5 }).id;
    expect(desk.code('letter.number', { id: letter, range: other })).toBe('numberRange.type');
    expect(desk.read('letters.register', {}).unnumbered).toBe(1);
  });

  it('stand once, whichever act gives them', () => {
    const desk = new TestDesk();
    const [first = '', second = ''] = lettersOn(desk, 2);
    desk.do('letter.issue', { id: first, on: '2022-11-08', number: '江检巡纠违〔2022〕7号', outside: '院领导纸质签批' });
    const twin = '江检巡纠违【2022】7号';
    expect(desk.code('letter.edit', { id: second, fields: { number: twin } })).toBe('letter.number-twice');
    expect(desk.code('letter.issue', { id: second, on: '2022-11-08', number: twin, outside: '院领导纸质签批' })).toBe('letter.number-twice');
    desk.do('letter.issue', { id: second, on: '2022-11-08', outside: '院领导纸质签批' });
    expect(desk.code('letter.edit', { id: second, fields: { number: twin } })).toBe('letter.number-twice');
    expect(desk.code('letter.edit', { id: second, fields: { number: '江检巡纠违〔2022〕8号' } })).toBe('ok');
  });

  it('are drawn from the range of the own team: two teams apart never take the same one', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const letter = desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [desk.finding(facility)] }).id;
    const own = String(desk.replica.fold.record('facility', facility)?.fields['team']);
    const other = desk.do('team.add', { name: '第二巡回检察组' }).id;
    const range = (team: string, from: number) =>
      desk.do('numberRange.add', { team, code: '江检巡纠违', year: 2022, type: 'correctionNotice', from, to: from + 9 }).id;
    const [theirs, ours] = [range(other, 1), range(own, 11)];
    expect(desk.read('letters.approval', { id: letter })?.ranges.map(({ id }) => id)).toEqual([ours]);
    expect(desk.code('letter.number', { id: letter, range: theirs })).toBe('numberRange.team');
    expect(desk.do('letter.number', { id: letter, range: ours }).number).toBe('江检巡纠违〔2022〕11号');
  });

  it('are given back by a draft that goes, never by a letter that went out: revoked or corrected, it keeps its number', () => {
    const desk = new TestDesk();
    const [first = '', second = '', third = ''] = lettersOn(desk, 3);
    const range = desk.do('numberRange.add', { code: '江检巡纠违', year: 2022, type: 'correctionNotice', from: 7, to: 9 }).id;
    const drawn = (id: string) => desk.do('letter.number', { id, range }).number;
    expect(drawn(first)).toBe('江检巡纠违〔2022〕7号');
    desk.do('letter.remove', { id: first });
    expect(drawn(second)).toBe('江检巡纠违〔2022〕7号');
    desk.do('letter.edit', { id: second, fields: { number: null } });
    expect(drawn(second)).toBe('江检巡纠违〔2022〕7号');
    desk.do('letter.issue', { id: second, on: '2022-11-08', outside: '院领导纸质签批' });
    expect(desk.code('letter.number', { id: second, range })).toBe('letter.numbered');
    const correction = desk.do('letter.correct', { id: second, reason: '人数有误' }).id;
    expect(drawn(correction)).toBe('江检巡纠违〔2022〕8号');
    desk.do('letter.issue', { id: correction, on: '2022-11-09', outside: '院领导纸质签批' });
    desk.do('letter.revoke', { id: correction, on: '2022-11-10', reason: '上级院通知撤销' });
    expect(drawn(third)).toBe('江检巡纠违〔2022〕9号');
    expect(desk.read('letters.register', {}).groups[0]?.rows.map(({ sequence, revokedOn }) => [sequence, revokedOn])).toEqual([
      [7, null],
      [8, '2022-11-10'],
      [9, null],
    ]);
  });
});
