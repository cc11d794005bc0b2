import { describe, expect, it } from 'vitest';
import { findingsOf } from '#shared/finding/finding.ts';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { knowledge, TestDesk } from '#test/shared/workbench/desk.ts';

function begin(type: string, severity?: 1 | 2 | 3 | 4) {
  const desk = new TestDesk();
  const facility = desk.prison();
  const usual = knowledge.type(type)?.severity;
  const { id } = desk.do('finding.record', { facility, type, severity: severity ?? usual ?? 2, conductFrom: dateOnly('2022-10-12') });
  const detail = () => desk.read('findings.detail', { id });
  return { desk, id, facility, detail, edit: (fields: object, reason?: string) => desk.code('finding.edit', { id, fields, ...(reason ? { reason } : {}) }) };
}

describe('the measure of a finding', () => {
  it('is proposed from severity, generality, risk and kind, with the articles of the day', () => {
    const { detail, edit } = begin('G05');
    expect(detail()?.proposals).toMatchObject([{ measure: 'oral', decidedBy: '检察官', articles: expect.arrayContaining(['刑诉规则第五百五十二条']) }]);
    edit({ general: true });
    expect(detail()?.proposals.map((one) => one.measure)).toEqual(['suggestionLetter']);
    edit({ majorRisk: true, severity: 3, severityReason: '造成多人受伤' });
    expect(detail()?.proposals.map((one) => one.measure)).toEqual(['correctionNotice', 'suggestionLetter']);
  });

  it('asks for a reason where the prosecutor decides otherwise, and keeps it', () => {
    const { desk, edit } = begin('D03');
    expect(edit({ measure: 'correctionNotice' })).toBe('ok');
    expect(edit({ measure: 'suggestionLetter' })).toBe('finding.measure-reason');
    expect(edit({ measure: 'suggestionLetter', measureReason: ' ' })).toBe('finding.measure-reason');
    expect(edit({ measure: 'suggestionLetter', measureReason: '制度缺失，一并建议' })).toBe('ok');
    expect(findingsOf(desk.replica.fold)[0]).toMatchObject({ measure: 'suggestionLetter', measureReason: '制度缺失，一并建议' });
    // Other edits are not asked again; taking the measure back needs no reason.
    expect(edit({ title: '另一标题' })).toBe('ok');
    expect(edit({ measureReason: '' })).toBe('ok');
    expect(edit({ measure: null })).toBe('ok');
    expect(edit({ measure: 'feedback' }, '写入反馈意见即可')).toBe('ok');
  });

  it('asks for a reason where the severity departs from the type, not where it follows', () => {
    const { edit } = begin('D03');
    expect(edit({ severity: 2 })).toBe('finding.severity-reason');
    expect(edit({ severity: 2, severityReason: '超期一日，未造成后果' })).toBe('ok');
    expect(edit({ type: 'G05', severity: 2 })).toBe('ok');
    const other = begin('G05');
    expect(other.edit({ type: 'D03' })).toBe('finding.severity-reason');
    expect(other.edit({ type: 'D03', severity: 3 })).toBe('ok');
  });

  it('asks at birth as it does at an edit', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const born = (more: object) => desk.code('finding.record', { facility, type: 'D03', ...more });
    expect(born({ severity: 1 })).toBe('finding.severity-reason');
    expect(born({ severity: 1, severityReason: ' ' })).toBe('finding.severity-reason');
    expect(desk.replica.fold.ids('finding')).toEqual([]);
    expect(born({ severity: 1, severityReason: '超期一日，未造成后果' })).toBe('ok');
    expect(born({ severity: 3 })).toBe('ok');
    expect(born({})).toBe('ok');
    expect(born({ severity: 3, measure: 'suggestionLetter' })).toBe('finding.measure-reason');
    expect(born({ severity: 3, measure: 'suggestionLetter', measureReason: '制度缺失，一并建议' })).toBe('ok');
    expect(born({ severity: 3, measure: 'correctionNotice' })).toBe('ok');
    // Without a type there is no default to depart from.
    expect(desk.code('finding.record', { facility, title: '类型未定', severity: 4 })).toBe('ok');
  });

  it('leaves what came without a reason as it is', () => {
    const { edit, desk, id } = begin('D03');
    desk.replica.append(desk.author, desk.clock.now(), desk.replica.operations([{ kind: 'finding', id, field: 'severity', value: 1 }]));
    expect(edit({ facts: '补充事实' })).toBe('ok');
    expect(edit({ severity: 1 })).toBe('ok');
    const entry = desk.replica.operations([{ kind: 'finding', id, field: 'measure', value: 'feedback' }]);
    desk.replica.append(desk.author, desk.clock.now(), entry);
    expect(edit({ title: '改标题' })).toBe('ok');
    expect(findingsOf(desk.replica.fold)[0]).toMatchObject({ measure: 'feedback', measureReason: '' });
  });

  it('may be oral against the proposal only with a reason', () => {
    const { desk, id } = begin('E01');
    desk.do('finding.edit', { id, fields: { title: '加分超限', facts: '经查属实。' } });
    desk.do('finding.confirm', { id });
    expect(desk.code('finding.oral', { id, on: '2022-11-01' })).toBe('finding.measure-reason');
    desk.do('finding.oral', { id, on: '2022-11-01', reason: '情节较轻' });
    expect(findingsOf(desk.replica.fold)[0]).toMatchObject({ measure: 'oral', measureReason: '情节较轻' });
    // Eight days later without correction the rules ask for writing.
    expect(desk.read('findings.detail', { id })?.proposals[0]).toMatchObject({ measure: 'correctionNotice', reason: expect.stringContaining('七日内未纠正') });
  });

  it('proposes opinions on wrong proposals and rulings by the type, and clues by their body', () => {
    const { detail, edit } = begin('B03');
    expect(detail()?.proposals[0]).toMatchObject({ measure: 'opinion', articles: expect.arrayContaining(['刑诉规则第六百三十五条']) });
    edit({ sentenceChange: 'ruling' });
    expect(detail()?.proposals[0]?.articles).toContain('刑诉规则第六百三十九条');
    edit({ stream: 'clue' });
    expect(detail()?.proposals).toMatchObject([{ measure: 'clueTransfer', articles: expect.arrayContaining(['巡回检察规定第三十六条第三项']) }]);
    edit({ clueTo: 'other' });
    expect(detail()?.proposals[0]?.articles).toEqual(['巡回检察规定第三十六条第四项']);
  });
});
