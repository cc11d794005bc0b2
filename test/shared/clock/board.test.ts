import { describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { clocks } from '#shared/round/clocks.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

const board = (desk: TestDesk, clock: string) => desk.read('clock.board', { clock }).rows;

describe('every clock of the rules', () => {
  it('can be started by hand, with its article, its steps and what comes next', () => {
    const desk = new TestDesk();
    for (const clock of Object.keys(clocks)) desk.do('timer.add', { clock: clock as keyof typeof clocks, startOn: dateOnly('2022-11-01'), subject: clock });
    const { rows } = desk.read('clock.board', {});
    expect(rows.map((row) => row.clock).sort()).toEqual(Object.keys(clocks).sort());
    for (const row of rows) {
      expect(row.article).toMatch(/第.+条/);
      expect(row.steps.length).toBeGreaterThan(0);
      expect(row.next).not.toBe('');
    }
    const due = Object.fromEntries(rows.map((row) => [row.clock, row.due]));
    expect(due).toMatchObject({
      ...{ oral: '2022-11-08', correctionNotice: '2022-11-16', suggestionLetter: '2023-01-03', feedbackMeeting: '2022-12-01', supervision: '2023-02-01' },
      ...{ objectionReview: '2022-11-08', reductionOpinion: '2022-11-11', reductionOpinionExtended: '2022-11-21', reductionRuling: '2022-11-21' },
      ...{ releaseOpinion: '2022-11-11', releaseDecision: '2022-12-01', rehearing: '2022-12-01', notice: '2022-10-29' },
    });
  });
});

describe('acts on the board', () => {
  it('enter the day on which the office did its duty', () => {
    const desk = new TestDesk();
    const facility = desk.do('facility.add', { name: '乙监狱', onSiteFrom: dateOnly('2022-11-20') }).id;
    const row = `notice:${facility}`;
    expect(desk.code('clock.stop', { row, on: '' })).toBe('field.required');
    expect(desk.code('clock.stop', { row, on: '2022-12-01' })).toBe('field.wrong');
    desk.do('clock.stop', { row, on: '2022-11-09' });
    expect(desk.replica.fold.record('facility', facility)?.fields['noticeOn']).toBe('2022-11-09');
    expect(board(desk, 'notice')).toEqual([]);
    expect(desk.code('clock.stop', { row, on: '2022-11-09' })).toBe('clock.gone');
  });

  it('draft the paper of the duty before its last day', () => {
    const desk = new TestDesk();
    desk.prison();
    const facility = desk.do('facility.add', { name: '乙监狱', onSiteFrom: dateOnly('2022-11-20') }).id;
    expect(board(desk, 'notice')[0]).toMatchObject({ state: 'running', mayDraft: true, draft: 'informLetter' });
    const letter = desk.do('clock.draftNext', { row: `notice:${facility}` }).id;
    expect(desk.replica.fold.record('letter', letter)?.fields).toMatchObject({ type: 'informLetter', facility });
    expect(board(desk, 'notice')[0]).toMatchObject({ drafted: letter, mayDraft: false });
    desk.do('letter.issue', { id: letter, on: '2022-11-10', outside: '院领导纸质签批' });
    expect(board(desk, 'notice')).toEqual([]);
  });

  it('draft the decision on an objection', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const letter = desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [desk.finding(facility)] }).id;
    desk.do('letter.issue', { id: letter, on: '2022-10-20', outside: '院领导纸质签批' });
    const reply = desk.do('reply.add', { letter, receivedOn: '2022-11-04', adoption: 'objection', text: '不认可。' }).id;
    expect(desk.code('clock.draftNext', { row: `objectionReview:${reply}` })).toBe('letter.no-outcome');
    const decision = desk.do('clock.draftNext', { row: `objectionReview:${reply}`, outcome: 'upheld' }).id;
    expect(desk.replica.fold.record('letter', decision)?.fields).toMatchObject({ type: 'reviewDecision', reply });
    expect(board(desk, 'objectionReview')[0]?.drafted).toBe(decision);
    expect(desk.code('clock.stop', { row: `objectionReview:${reply}`, on: '2022-11-09' })).toBe('clock.by-record');
  });

  it('extend an opinion on a proposal once, with the reason', () => {
    const desk = new TestDesk();
    const { id } = desk.do('timer.add', { clock: 'reductionOpinion', startOn: dateOnly('2022-11-01'), subject: '张某减刑建议' });
    expect(board(desk, 'reductionOpinion')[0]).toMatchObject({ due: '2022-11-11', extendable: true });
    expect(desk.code('clock.extend', { row: `reductionOpinion:${id}` })).toBe('reason.empty');
    desk.do('clock.extend', { row: `reductionOpinion:${id}`, reason: '案情复杂' });
    expect(board(desk, 'reductionOpinionExtended')[0]).toMatchObject({ due: '2022-11-21', extendable: false });
    expect(desk.code('clock.extend', { row: `reductionOpinionExtended:${id}`, reason: '再延' })).toBe('clock.fixed');
    desk.do('clock.stop', { row: `reductionOpinionExtended:${id}`, on: '2022-11-10' });
    expect(desk.read('clock.board', {}).rows).toEqual([]);
  });
});

describe('opinions on a change of sentence', () => {
  const opinion = (desk: TestDesk, type: 'reductionOpinion' | 'reductionRulingOpinion', recipient: string) =>
    desk.do('letter.draft', {
      ...{ type, facility: desk.prison(), findings: [], recipient },
      person: { name: '张某', receivedOn: '2022-11-01' },
    }).id;

  it('run from receipt until they go out', () => {
    const desk = new TestDesk();
    const letter = opinion(desk, 'reductionOpinion', '江州市中级人民法院');
    expect(board(desk, 'reductionOpinion')[0]).toMatchObject({ due: '2022-11-11', source: { kind: 'letter', id: letter }, extendable: true });
    desk.do('clock.extend', { row: `reductionOpinion:${letter}`, reason: '案情复杂' });
    expect(board(desk, 'reductionOpinionExtended')[0]?.due).toBe('2022-11-21');
    desk.do('letter.issue', { id: letter, on: '2022-11-09', outside: '检察长签批' });
    expect(board(desk, 'reductionOpinionExtended')).toEqual([]);
  });

  it('ask for a new trial within a month of service, until the court answers', () => {
    const desk = new TestDesk();
    const letter = opinion(desk, 'reductionRulingOpinion', '江州省高级人民法院');
    expect(board(desk, 'reductionRuling')[0]?.due).toBe('2022-11-21');
    desk.do('letter.issue', { id: letter, on: '2022-11-08', outside: '检察长签批' });
    expect(board(desk, 'rehearing')).toEqual([]);
    desk.do('service.add', { letter, way: 'direct', server: '李检', receiver: '法院收发室', on: '2022-11-09' });
    expect(board(desk, 'rehearing')[0]).toMatchObject({ start: '2022-11-09', due: '2022-12-09' });
    desk.do('reply.add', { letter, receivedOn: '2022-11-10', adoption: 'adopted', text: '已另行组成合议庭。' });
    expect(board(desk, 'rehearing')).toEqual([]);
  });
});
