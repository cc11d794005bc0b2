import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsOf } from '#shared/finding/finding.ts';
import { actsFrom, stageOf, stages, transitions } from '#shared/finding/life.ts';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { handlingOf } from '#shared/letter/handling.ts';
import { blocksOf, lettersOf } from '#shared/letter/letter.ts';
import { replyDue } from '#shared/letter/reply-period.ts';
import { isWorkingDay } from '#shared/round/working-days.ts';
import { calendar } from '#test/shared/round/calendar.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

function prison(desk: TestDesk) {
  desk.do('round.setUp', {
    title: '2022年交叉巡回检察',
    kind: 'cross',
    organiser: '江州省人民检察院',
    periodFrom: dateOnly('2022-08-01'),
    periodTo: dateOnly('2022-08-31'),
  });
  const team = desk.do('team.add', { name: '第一组' }).id;
  const facility = desk.do('facility.add', { name: '甲监狱', team, onSiteFrom: dateOnly('2022-08-03'), onSiteTo: dateOnly('2022-08-28') }).id;
  return { team, facility };
}

function confirmed(desk: TestDesk, facility: string, severity: 2 | 3 = 2): string {
  const { id } = desk.do('finding.record', {
    facility,
    type: 'D03',
    title: '禁闭超期限',
    facts: '2022年8月4日至8月21日，三监区将罪犯张某禁闭十七天。',
    conductFrom: dateOnly('2022-08-04'),
    conductTo: dateOnly('2022-08-21'),
    severity,
    severityReason: severity === 3 ? '' : '超期两日，未造成其他后果',
  });
  desk.do('finding.confirm', { id });
  return id;
}

const stage = (desk: TestDesk, id: string) => {
  const finding = findingsOf(desk.replica.fold).find((one) => one.id === id);
  return finding && stageOf(finding, handlingOf(desk.replica.fold).get(id));
};

describe('回头看', () => {
  const closedOne = () => {
    const desk = new TestDesk();
    const { facility } = prison(desk);
    const id = confirmed(desk, facility, 3);
    desk.do('finding.close', { id, reason: '已经整改' });
    return { desk, id };
  };
  const look = (outcome: 'inPlace' | 'notInPlace', on = '2022-11-05') => ({ on, outcome, way: 'followUp' as const, reason: '现场查看' });

  it('keeps a closed finding closed where it is in place', () => {
    const { desk, id } = closedOne();
    desk.do('finding.recheck', { id, ...look('inPlace') });
    expect(stage(desk, id)).toBe('closed');
    expect(findingsOf(desk.replica.fold)[0]).toMatchObject({ recheckedOn: '2022-11-05', recheckWay: 'followUp', reopenedOn: null });
  });

  it('opens it again where it has come back, and lets it close only after it was seen in place', () => {
    const { desk, id } = closedOne();
    desk.do('finding.recheck', { id, ...look('notInPlace') });
    expect(stage(desk, id)).toBe('reopened');
    expect(desk.read('finding.life', { id })).toMatchObject({ stageLabel: '反弹重开' });
    expect(desk.code('finding.close', { id, reason: '再次整改' })).toBe('finding.not-in-place');
    desk.do('finding.recheck', { id, ...look('inPlace', '2022-11-09') });
    desk.do('finding.close', { id, reason: '再次整改到位' });
    expect(stage(desk, id)).toBe('closed');
    expect(desk.code('finding.recheck', { id, ...look('inPlace'), reason: ' ' })).toBe('reason.empty');
  });
});

describe('the clock board', () => {
  it('runs an overdue 纠正违法通知书 through 督促 and 报请上级', () => {
    const desk = new TestDesk();
    const { facility } = prison(desk);
    const finding = confirmed(desk, facility, 3);
    const letter = desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [finding] }).id;
    desk.do('letter.issue', { id: letter, on: '2022-09-16', outside: '院领导纸质签批', number: '江检巡纠违[2022]1号' });
    // 15 days from 16 September end on 1 October: 国庆节 until the 7th; the 8th was worked.
    const row = () => desk.read('clock.board', { clock: 'correctionNotice' }).rows.find((one) => one.source.id === letter);
    expect(row()).toMatchObject({ due: '2022-10-08', state: 'overdue', days: 33, article: '巡回检察规定第三十七条', draft: 'urging', drafted: null });
    expect(desk.replica.fold.record('letter', letter)?.fields['number']).toBe('江检巡纠违〔2022〕1号');
    const urging = desk.do('clock.draftNext', { row: `correctionNotice:${letter}` }).id;
    expect(desk.code('clock.draftNext', { row: `correctionNotice:${letter}` })).toBe('clock.drafted');
    const text = blocksOf(desk.replica.fold, urging)
      .map((block) => block.text)
      .join('');
    expect(text).toContain('已逾期33日');
    expect(text).not.toMatch(/[{}]|undefined/);
    desk.do('letter.issue', { id: urging, on: '2022-11-08', outside: '院领导纸质签批' });
    expect(stage(desk, finding)).toBe('urged');
    const upward = desk.do('clock.draftNext', { row: `correctionNotice:${letter}` }).id;
    expect(lettersOf(desk.replica.fold).find((one) => one.id === upward)).toMatchObject({ type: 'reportUpward', about: letter });
    desk.do('letter.issue', { id: upward, on: '2022-11-09', outside: '院领导纸质签批' });
    expect(row()?.draft).toBeNull();
    expect(stage(desk, finding)).toBe('reported');
    // Follow-ups are no corrections of their own: no figure counts them.
    expect(desk.read('summary.letters', { cutoff: dateOnly('2022-11-10') })).toHaveLength(1);
  });

  it('goes from an oral opinion that was not carried out to writing', () => {
    const desk = new TestDesk();
    const { facility } = prison(desk);
    const finding = confirmed(desk, facility);
    desk.do('finding.oral', { id: finding, on: '2022-09-29', reason: '情节较轻' });
    // The seventh day is 6 October, in 国庆节; 8 October was worked.
    expect(desk.read('clock.board', { clock: 'oral' }).rows[0]).toMatchObject({ due: '2022-10-08', state: 'overdue', draft: 'correctionNotice' });
    const letter = desk.do('clock.draftNext', { row: `oral:${finding}` }).id;
    expect(findingsOf(desk.replica.fold)[0]).toMatchObject({ measure: 'correctionNotice' });
    desk.do('letter.issue', { id: letter, on: '2022-11-10', outside: '院领导纸质签批' });
    expect(desk.read('clock.board', { clock: 'oral' }).rows).toEqual([]);
  });

  it('shows what the inspection itself owes, until it is done', () => {
    const desk = new TestDesk();
    const { facility } = prison(desk);
    confirmed(desk, facility);
    const { rows, counts } = desk.read('clock.board', { facility });
    expect(rows.map(({ clock, due, state }) => [clock, due, state])).toEqual([
      ['feedbackMeeting', '2022-09-30', 'overdue'],
      ['supervision', '2022-11-30', 'running'],
    ]);
    expect(counts).toEqual({ overdue: 1, lastDay: 0, running: 1 });
    desk.do('facility.edit', { id: facility, fields: { feedbackOn: dateOnly('2022-09-28'), supervisedOn: dateOnly('2022-11-01') } });
    expect(desk.read('clock.board', { facility }).rows).toEqual([]);
    const next = desk.do('facility.add', { name: '乙监狱', onSiteFrom: dateOnly('2022-11-20') }).id;
    expect(desk.read('clock.board', { facility: next, clock: 'notice' }).rows[0]).toMatchObject({ due: '2022-11-17', state: 'running' });
  });

  it('counts an objection to its review, and stops there', () => {
    const desk = new TestDesk();
    const { facility } = prison(desk);
    const letter = desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [confirmed(desk, facility, 3)] }).id;
    desk.do('letter.issue', { id: letter, on: '2022-10-20', outside: '院领导纸质签批' });
    const reply = desk.do('reply.add', { letter, receivedOn: '2022-11-04', adoption: 'objection', text: '不认可。' }).id;
    expect(desk.read('clock.board', { clock: 'objectionReview' }).rows[0]).toMatchObject({ due: '2022-11-11', state: 'running', days: 1 });
    desk.do('reply.review', { id: reply, on: '2022-11-09', outcome: 'upheld', reason: '经复查，意见正确。' });
    expect(desk.read('clock.board', { clock: 'objectionReview' }).rows).toEqual([]);
  });

  it('runs clocks that start with a paper from outside', () => {
    const desk = new TestDesk();
    const { id } = desk.do('timer.add', { clock: 'reductionRuling', startOn: dateOnly('2022-10-31'), subject: '陈某减刑裁定书' });
    expect(desk.read('clock.board', {}).rows[0]).toMatchObject({ due: '2022-11-21', article: '刑诉规则第六百三十九条', source: { kind: 'timer', id } });
    desk.do('timer.edit', { id, fields: { doneOn: dateOnly('2022-11-09') } });
    expect(desk.read('clock.board', {}).rows).toEqual([]);
  });

  it('warns of a year without holidays, until its table is imported', () => {
    const desk = new TestDesk();
    desk.do('timer.add', { clock: 'reductionOpinion', startOn: dateOnly('2026-12-25'), subject: '减刑建议书副本' });
    expect(desk.read('clock.board', {}).warnings).toHaveLength(1);
    const table = { year: 2027, notice: '2027年安排', holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-04' }], workdays: [] };
    expect(desk.code('calendar.import', { table: { ...table, holidays: [{ name: '元旦', from: '2026-12-31', to: '2027-01-04' }] } })).toBe('calendar.wrong');
    desk.do('calendar.import', { table });
    const board = desk.read('clock.board', {});
    expect(board.warnings).toEqual([]);
    expect(board.rows[0]?.due).toBe('2027-01-05');
  });
});

describe('the life of a finding', () => {
  it('has an act out of every stage and a way into every stage', () => {
    for (const one of stages) expect([one, actsFrom(one).length > 0]).toEqual([one, true]);
    const reached = new Set(transitions.map((transition) => transition.to));
    expect(stages.filter((one) => one !== 'recorded' && !reached.has(one))).toEqual([]);
  });

  it('is walked from record to closure, and back when it returns', () => {
    const desk = new TestDesk();
    const { facility } = prison(desk);
    const id = confirmed(desk, facility, 3);
    expect(stage(desk, id)).toBe('confirmed');
    expect(desk.code('finding.rectify', { id, on: '2022-11-01' })).toBe('finding.step');
    desk.do('finding.edit', { id, fields: { measure: 'correctionNotice' } });
    expect(stage(desk, id)).toBe('decided');
    const letter = desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [id] }).id;
    desk.do('letter.issue', { id: letter, on: '2022-11-01', outside: '院领导纸质签批' });
    expect(stage(desk, id)).toBe('served');
    desk.do('finding.rectify', { id, on: '2022-11-03' });
    expect(stage(desk, id)).toBe('rectifying');
    desk.do('reply.add', { letter, receivedOn: '2022-11-05', adoption: 'adopted', text: '已纠正。' });
    expect(stage(desk, id)).toBe('replied');
    desk.do('finding.recheck', { id, on: '2022-11-07', outcome: 'notInPlace', reason: '现场仍有同类情形。' });
    expect(desk.code('finding.close', { id, reason: '申请销号' })).toBe('finding.not-in-place');
    desk.do('finding.recheck', { id, on: '2022-11-09', outcome: 'inPlace', reason: '已整改。' });
    desk.do('finding.close', { id, reason: '整改到位' });
    expect(stage(desk, id)).toBe('closed');
    desk.do('finding.reopen', { id, reason: '再次发生' });
    expect(stage(desk, id)).toBe('reopened');
    expect(desk.code('finding.edit', { id, fields: { recheckOutcome: 'inPlace' } })).toBe('ok');
    expect(desk.code('finding.edit', { id, fields: { recheckOutcome: 'notInPlace' } })).toBe('finding.stage-by-act');
    const life = desk.read('finding.life', { id });
    expect(life).toMatchObject({ stage: 'reopened', stageLabel: '反弹重开' });
    expect(life?.steps.some((step) => step.field === 'recheckOutcome' && step.reason === '已整改。')).toBe(true);
  });
});

describe('the reply period', () => {
  it('never ends on a day off, and never before its nominal day', () => {
    const day = fc
      .integer({ min: 0, max: 1_400 })
      .map((n) => new Date(Date.UTC(2022, 0, 1) + n * 86_400_000).toISOString().slice(0, 10))
      .map(dateOnly);
    fc.assert(
      fc.property(day, fc.option(fc.integer({ min: 1, max: 60 })), (on, replyDays) => {
        const due = replyDue('correctionNotice', on, replyDays, calendar);
        expect(due !== null && isWorkingDay(calendar, due) && due > on).toBe(true);
      }),
    );
  });

  it('is the clocks of the law, not a second reckoning', () => {
    expect(replyDue('suggestionLetter', dateOnly('2022-12-31'), null, calendar)).toBe('2023-02-28');
    expect(replyDue('correctionNotice', dateOnly('2022-10-20'), null, calendar)).toBe('2022-11-04');
    expect(replyDue('reportUpward', dateOnly('2022-10-20'), null, calendar)).toBeNull();
  });
});
