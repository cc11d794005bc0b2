import { describe, expect, it } from 'vitest';
import { TestDesk } from '#test/shared/workbench/desk.ts';
import { person } from './person-case.ts';

const outside = '院领导纸质签批';

class Corrected {
  readonly desk = new TestDesk();
  readonly facility = this.desk.prison();

  notice(findings = [this.desk.finding(this.facility)]): string {
    return this.issued(this.desk.do('letter.draft', { type: 'correctionNotice', facility: this.facility, findings }).id, '2022-11-07');
  }

  issued(id: string, on: string): string {
    this.desk.do('letter.issue', { id, on, outside });
    return id;
  }

  correct(id: string): string {
    return this.desk.do('letter.correct', { id, reason: '人数有误' }).id;
  }

  letter(id: string) {
    return this.desk.read('letters.detail', { id })?.letter;
  }

  texts(id: string): readonly string[] {
    return (this.desk.read('letters.detail', { id })?.blocks ?? []).map((block) => block.text);
  }
}

describe('the correction of an issued letter', () => {
  it('keeps what the letter is: its kind of suggestion, the person of an opinion, the records of a sheet', () => {
    const one = new Corrected();
    const { desk, facility } = one;
    const suggestion = desk.do('letter.draft', { type: 'suggestionLetter', facility, findings: [desk.finding(facility)] }).id;
    desk.do('letter.edit', { id: suggestion, fields: { suggestionKind: 'governance' } });
    // 社会治理 passes the policy department (JY 17): so does its correction.
    expect(one.letter(one.correct(one.issued(suggestion, '2022-11-07')))?.suggestionKind).toBe('governance');

    const opinion = desk.do('letter.draft', { type: 'reductionRulingOpinion', facility, findings: [], person, recipient: '江北省高级人民法院' }).id;
    const corrected = one.correct(one.issued(opinion, '2022-11-07'));
    expect(one.letter(corrected)?.person).toMatchObject({ name: person.name });
    expect(desk.read('clock.board', {}).rows.filter(({ source }) => source.id === corrected)).toEqual([]);

    const log = desk.do('workLog.add', { facility, method: 'walk', on: '2022-10-12' as never, content: '查看禁闭室', place: '禁闭室' }).id;
    const record = desk.do('letter.draft', { type: 'workRecord', facility: '', findings: [], records: [log] }).id;
    expect(one.letter(one.correct(one.issued(record, '2022-11-07')))?.records).toEqual([log]);
  });

  it('decides nothing anew where a 复查决定书 is corrected', () => {
    const one = new Corrected();
    const { desk } = one;
    const letter = one.notice();
    const reply = desk.do('reply.add', { letter, receivedOn: '2022-11-08', adoption: 'objection', text: '不认可。' }).id;
    const decision = one.issued(desk.do('letter.draft', { type: 'reviewDecision', facility: '', findings: [], reply, outcome: 'revoked' }).id, '2022-11-09');
    const corrected = one.issued(one.correct(decision), '2022-11-10');
    expect(one.letter(corrected)).toMatchObject({ reply, outcome: 'revoked', about: letter });
    expect(desk.replica.fold.record('reply', reply)?.fields).toMatchObject({ reviewedOn: '2022-11-09', reviewOutcome: 'revoked' });
  });

  it('says that it follows a decision on an objection, where one changed the letter', () => {
    const one = new Corrected();
    const { desk } = one;
    const letter = one.notice();
    const reply = desk.do('reply.add', { letter, receivedOn: '2022-11-08', adoption: 'objection', text: '人数有误。' }).id;
    desk.do('reply.review', { id: reply, on: '2022-11-09', outcome: 'changed', reason: '人数核减' });
    expect(one.texts(one.correct(letter))[0]).toBe(
      '本院2022年11月7日发出的《纠正违法通知书》，经复查，本院于2022年11月9日决定变更。现按变更后的内容制发，以本件为准，原件请退回本院。',
    );
  });

  it('is one for each letter, and is itself corrected where it is wrong; what was revoked is not corrected', () => {
    const one = new Corrected();
    const { desk } = one;
    const letter = one.notice();
    const first = one.issued(one.correct(letter), '2022-11-08');
    expect(desk.code('letter.correct', { id: letter, reason: '又有误' })).toBe('letter.replaced');
    const second = one.correct(first);
    const openings = one.texts(second).filter((text) => text.includes('现予更正'));
    expect(openings).toEqual(['本院2022年11月8日发出的《纠正违法通知书》有误，现予更正，以本件为准，原件请退回本院。']);
    one.issued(second, '2022-11-09');
    desk.do('letter.revoke', { id: second, on: '2022-11-10', reason: '上级院通知撤销' });
    expect(desk.code('letter.correct', { id: second, reason: '仍需更正' })).toBe('letter.revoked');
  });

  it('frees a finding that it leaves out: it may be dismissed, was not served, and its oral clock runs on', () => {
    const one = new Corrected();
    const { desk, facility } = one;
    const [kept, dropped] = [desk.finding(facility), desk.finding(facility, { type: 'E04', title: '加分没有事实依据', severity: 2 })];
    desk.do('finding.oral', { id: dropped, on: '2022-10-20', reason: '情节较轻' });
    const letter = one.notice([kept, dropped]);
    const clocks = () => desk.read('clock.board', { clock: 'oral' }).rows.map(({ source }) => source.id);
    expect(clocks()).toEqual([]);
    const correction = one.correct(letter);
    // The letter stands until its correction goes out.
    expect(clocks()).toEqual([]);
    desk.do('letter.unbind', { id: correction, finding: dropped });
    expect(desk.code('finding.dismiss', { id: dropped, reason: '查明不成立' })).toBe('finding.in-issued-letter');
    one.issued(correction, '2022-11-09');
    expect(clocks()).toEqual([dropped]);
    expect(desk.code('finding.dismiss', { id: kept, reason: '查明不成立' })).toBe('finding.in-issued-letter');
    desk.do('finding.dismiss', { id: dropped, reason: '查明不成立' });
  });

  it('is counted once in the report and on the case card, in place of the letter; what was revoked is not counted', () => {
    const one = new Corrected();
    const { desk, facility } = one;
    one.issued(one.correct(one.notice()), '2022-11-08');
    const revoked = one.notice();
    desk.do('letter.revoke', { id: revoked, on: '2022-11-09', reason: '认定有误' });
    one.correct(one.notice());
    const report = desk.do('letter.draft', { type: 'inspectionReport', facility, findings: [] }).id;
    expect(one.texts(report).join('')).toContain('制作纠正违法通知书2份');
    const card = desk.read('letters.caseCard', { facility });
    expect(card?.fields.find(({ label }) => label === '纠正违法通知书')?.value).toBe('2');
  });
});
