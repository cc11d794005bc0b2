import { describe, expect, it } from 'vitest';
import { handlingOf } from '#shared/letter/handling.ts';
import type { SupervisoryType } from '#shared/letter/kinds.ts';
import { type ReviewOutcome, reviewOutcomes, reviewOutcomeWords } from '#shared/letter/words.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

/** An issued letter and the unit's written objection to it, on the desk's 2022-11-10. */
class Objected {
  readonly desk = new TestDesk();
  readonly facility = this.desk.prison();
  readonly finding = this.desk.finding(this.facility);
  readonly letter: string;
  readonly reply: string;

  constructor(readonly type: SupervisoryType = 'correctionNotice') {
    this.letter = this.desk.do('letter.draft', { type, facility: this.facility, findings: [this.finding] }).id;
    this.desk.do('letter.issue', { id: this.letter, on: '2022-10-20', number: '江检纠〔2022〕3号', outside: '院领导纸质签批' });
    this.reply = this.desk.do('reply.add', { letter: this.letter, receivedOn: '2022-11-04', adoption: 'objection', text: '不认可。' }).id;
  }

  decision(outcome: ReviewOutcome): string {
    return this.desk.do('letter.draft', { type: 'reviewDecision', facility: '', findings: [], reply: this.reply, outcome }).id;
  }

  decide(outcome: ReviewOutcome): string {
    const id = this.decision(outcome);
    this.desk.do('letter.issue', { id, on: '2022-11-09', outside: '院领导纸质签批' });
    return id;
  }

  clocks(): readonly string[] {
    return this.desk
      .read('clock.board', {})
      .rows.filter(({ source }) => source.kind !== 'facility')
      .map(({ clock, source }) => `${clock} ${source.id === this.letter ? 'letter' : source.id === this.reply ? 'objection' : 'decision'}`);
  }

  stage(): string | undefined {
    return this.desk.read('letters.list', { ids: [this.letter] })[0]?.stage;
  }

  text(id: string): string {
    return (this.desk.read('letters.detail', { id })?.blocks ?? []).map((block) => block.text).join('\n');
  }

  handling() {
    return handlingOf(this.desk.replica.fold).get(this.finding);
  }
}

describe('an objection to a letter', () => {
  it('stops what urges the unit until it is decided on', () => {
    expect(new Objected().stage()).toBe('objected');
    expect(new Objected().clocks()).toEqual(['objectionReview objection']);
    expect(new Objected('suggestionLetter').clocks()).toEqual(['suggestionReview objection']);
  });

  it.each(reviewOutcomes)('is decided on in writing: %s', (outcome) => {
    for (const type of ['correctionNotice', 'suggestionLetter'] as const) {
      const one = new Objected(type);
      const text = one.text(one.decision(outcome));
      expect(text).toContain('本院决定');
      expect(text).toContain(reviewOutcomeWords(outcome, type));
      expect(text).toContain('第三十八条');
      expect(text.includes('第五百五十四条')).toBe(type === 'correctionNotice');
      expect(text.includes('第二十二条')).toBe(type === 'suggestionLetter' && outcome !== 'upheld');
      // What was found right in an objection is the person's to write: the paper cannot leave before.
      expect(text.includes('【')).toBe(outcome !== 'upheld');
    }
  });

  it('upheld: the decision asks for an answer in days of its own, and is reported upward once', () => {
    const one = new Objected();
    const decision = one.decide('upheld');
    expect(one.clocks()).toEqual(['correctionNotice decision']);
    expect(one.desk.read('clock.board', {}).rows.find(({ source }) => source.id === decision)).toMatchObject({ due: '2022-11-24' });
    expect(one.desk.replica.fold.record('reply', one.reply)?.fields).toMatchObject({ reviewedOn: '2022-11-09', reviewOutcome: 'upheld' });
    const report = one.desk.do('reply.reportUpheld', { id: one.reply }).id;
    expect(one.text(report)).toContain('第五百五十四条');
    expect(one.text(report)).toContain('2022年11月9日决定维持');
    expect(one.desk.code('reply.reportUpheld', { id: one.reply })).toBe('reply.reported');
  });

  it('upheld elsewhere, or for a suggestion: the letter goes on waiting by its own period', () => {
    const one = new Objected();
    one.desk.do('reply.review', { id: one.reply, on: '2022-11-09', outcome: 'upheld', reason: '经复查，意见正确。' });
    expect(one.clocks()).toEqual(['correctionNotice letter']);
    const other = new Objected('suggestionLetter');
    other.decide('upheld');
    expect(other.clocks()).toEqual(['suggestionLetter letter']);
    expect(other.desk.code('reply.reportUpheld', { id: other.reply })).toBe('reply.not-upheld');
  });

  it('revoked: the letter no longer stands, its clocks stop, its number stays used, its findings are free', () => {
    const one = new Objected();
    expect(one.handling()?.servedOn).toBe('2022-10-20');
    expect(one.desk.code('finding.dismiss', { id: one.finding, reason: '异议成立' })).toBe('finding.in-issued-letter');
    one.decide('revoked');
    expect(one.clocks()).toEqual([]);
    expect(one.stage()).toBe('revoked');
    expect(one.desk.replica.fold.record('letter', one.letter)?.fields).toMatchObject({ revokedOn: '2022-11-09', revokedWhy: '《复查决定书》' });
    expect(one.desk.read('letters.register', {}).groups[0]?.rows[0]).toMatchObject({ sequence: 3, revokedOn: '2022-11-09' });
    expect(one.desk.read('summary.letters', { cutoff: '2022-11-10' as never })).toEqual([]);
    expect(one.desk.read('summary.letters', { cutoff: '2022-11-08' as never })).toHaveLength(1);
    expect(one.handling()).toBeUndefined();
    one.desk.do('finding.dismiss', { id: one.finding, reason: '异议成立' });
  });

  it('is decided on once: a second decision of another kind is refused', () => {
    const one = new Objected();
    one.desk.do('reply.review', { id: one.reply, on: '2022-11-09', outcome: 'upheld', reason: '意见正确' });
    const id = one.decision('revoked');
    expect(one.desk.code('letter.issue', { id, on: '2022-11-09', outside: '院领导纸质签批' })).toBe('reply.reviewed');
    expect(one.stage()).toBe('replied');
  });
});

describe('a letter that the house itself finds wrong', () => {
  it('is revoked with day and reason, once, and only after its issue', () => {
    const one = new Objected();
    expect(one.desk.code('letter.revoke', { id: one.letter, on: '2022-10-01', reason: '事实有误' })).toBe('letter.revoked-early');
    one.desk.do('letter.revoke', { id: one.letter, on: '2022-11-08', reason: '上级院书面通知撤销' });
    expect(one.clocks()).toEqual([]);
    expect(one.desk.code('letter.revoke', { id: one.letter, on: '2022-11-08', reason: '再次' })).toBe('letter.revoked');
    const draft = one.desk.do('letter.draft', { type: 'correctionNotice', facility: one.facility, findings: [one.finding] }).id;
    expect(one.desk.code('letter.revoke', { id: draft, on: '2022-11-08', reason: '不发了' })).toBe('letter.not-issued');
  });

  it('gives way to its correction: one of the two waits and is counted', () => {
    const one = new Objected('suggestionLetter');
    const id = one.desk.do('letter.correct', { id: one.letter, reason: '人数有误' }).id;
    one.desk.do('letter.issue', { id, on: '2022-11-09', outside: '院领导纸质签批' });
    expect(one.stage()).toBe('replaced');
    expect(one.clocks()).toEqual(['suggestionReview objection', 'suggestionLetter decision']);
    expect(one.desk.read('summary.letters', { cutoff: '2022-11-10' as never }).map((row) => row.id)).toEqual([id]);
  });
});

describe('the period of a 检察建议书', () => {
  it('runs for the office from the issue (GD 37) and for the unit from the receipt (JY 19)', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const letter = desk.do('letter.draft', { type: 'suggestionLetter', facility, findings: [desk.finding(facility)] }).id;
    desk.do('letter.issue', { id: letter, on: '2022-09-06', outside: '院领导纸质签批' });
    const rows = () => desk.read('clock.board', {}).rows.filter(({ source }) => source.id === letter);
    expect(rows().map(({ clock, due, state }) => [clock, due, state])).toEqual([['suggestionLetter', '2022-11-07', 'overdue']]);
    desk.do('service.add', { letter, way: 'direct', on: '2022-09-13', server: '陆知远', receiver: '收发室' });
    expect(rows().map(({ clock, due, state, article }) => [clock, due, state, article])).toEqual([
      ['suggestionLetter', '2022-11-07', 'overdue', '巡回检察规定第三十七条'],
      ['suggestionReceipt', '2022-11-14', 'running', '检察建议规定第十九条'],
    ]);
    expect(desk.read('letters.approval', { id: letter })?.replyByReceipt).toBe('2022-11-14');
    desk.do('reply.add', { letter, receivedOn: '2022-11-09', adoption: 'adopted', text: '已整改。' });
    expect(rows()).toEqual([]);
  });
});
