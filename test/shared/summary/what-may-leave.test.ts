import { describe, expect, it } from 'vitest';
import { checkOutward } from '#shared/summary/report/outward-check.ts';
import { summaryOf } from '#shared/summary/summary.ts';
import { knowledge, TestDesk } from '#test/shared/workbench/desk.ts';

const hub = () => {
  const person = new TestDesk();
  return { person, facility: person.prison() };
};
const outward = (person: TestDesk, facility: string): string =>
  JSON.stringify([
    person.read('report.paper', { type: 'facility', facility }).model,
    person.read('report.paper', { type: 'system' }).model,
    ...(['finding', 'letter', 'rectification'] as const).map((which) => person.read('summary.workbook', { which })),
    person.read('meeting.agenda', { agenda: 'serious' }),
  ]);
const factsOf = (person: TestDesk) => summaryOf(person.replica.fold, knowledge, person.source().today).facts;
const told = (person: TestDesk, facility: string, text: string): string => {
  person.do('report.writePassage', { type: 'facility', facility, part: 'place.next', text });
  return person.read('report.paper', { type: 'facility', facility }).trouble?.code ?? 'ok';
};

describe('what may be a clue', () => {
  it('is in no file that leaves, no outward figure and on no wall while two laptops disagree about it', () => {
    const { person, facility } = hub();
    const id = person.finding(facility, { title: '干警收受罪犯家属财物', facts: '干警李某收受罪犯家属财物三万元。' });
    expect(outward(person, facility)).toContain('收受');
    const other = new TestDesk();
    other.take(person);
    for (const [desk, reason] of [
      [person, '先按监狱问题处理'],
      [other, '涉嫌职务犯罪'],
    ] as const)
      desk.do('finding.edit', {
        id,
        fields: desk === other ? { stream: 'clue', severity: 4, measure: 'clueTransfer' } : { stream: 'prison', title: '干警收受罪犯家属财物。' },
        reason,
      });
    person.do('finding.edit', { id, fields: { stream: 'residentOffice' }, reason: '记错' });
    person.do('finding.edit', { id, fields: { stream: 'prison' }, reason: '改回' });
    for (const entry of other.log) person.replica.add(entry);
    expect(person.read('findings.detail', { id })?.finding).toMatchObject({ stream: 'prison', disputed: expect.arrayContaining(['stream']) });
    expect(outward(person, facility)).not.toContain('收受');
    expect(outward(person, facility)).not.toContain(id);
    expect(person.read('summary.figure', { id: 'findings.prison' })?.sources).toEqual([]);
    expect(person.read('summary.figure', { id: 'findings.unconfirmed' })?.sources).toEqual([id]);
    expect(checkOutward({ title: '', sheets: [] }, factsOf(person)).ok).toBe(true);
    expect(told(person, facility, '另：干警李某收受罪犯家属财物三万元。')).toBe('report.secret');
  });
});

describe('who complained', () => {
  it('is named in no report and no ledger for the prison side', () => {
    const { person, facility } = hub();
    const id = person.finding(facility, { facts: '罪犯周大明反映，三监区连续两周没有安排户外活动。' });
    expect(person.read('report.paper', { type: 'facility', facility }).trouble).toBeNull();
    person.do('finding.edit', { id, fields: { informants: ['周大明'] } });
    expect(person.read('report.paper', { type: 'facility', facility }).trouble).toMatchObject({
      code: 'report.informant',
      words: expect.stringContaining('甲监狱-001'),
    });
    expect(person.read('report.paper', { type: 'summary' }).trouble).toBeNull();
    expect(person.code('report.remember', { type: 'facility', facility })).toBe('report.informant');
    const trouble = (which: 'finding' | 'figures' | 'resident') => person.read('summary.ledgerTrouble', { which })?.code ?? 'ok';
    expect([trouble('finding'), trouble('figures'), trouble('resident')]).toEqual(['report.informant', 'ok', 'ok']);
    person.do('finding.edit', { id, fields: { facts: '罪犯周某某反映，三监区连续两周没有安排户外活动。' } });
    expect(trouble('finding')).toBe('ok');
  });
});

describe('a text somebody wrote into a report', () => {
  it('is stopped where it tells of a clue that was counted under another text, or found groundless', () => {
    const { person, facility } = hub();
    const clue = (facts: string): string =>
      person.do('finding.record', { facility, stream: 'clue', type: 'L01', title: facts.slice(0, 12), facts, severity: 4, conductFrom: '2022-09-01' as never })
        .id;
    const [first, second] = [clue('民警赵某私自为罪犯传递手机。'), clue('赵姓民警把手机带给罪犯使用。')];
    person.do('finding.link', { first, second });
    const groundless = clue('民警钱某与罪犯家属同吃同住。');
    person.do('finding.dismiss', { id: groundless, reason: '查无实据' });
    for (const text of ['民警赵某私自为罪犯传递手机。', '赵姓民警把手机带给罪犯使用。', '民警钱某与罪犯家属同吃同住。'])
      expect([text, told(person, facility, `另外，${text}`)]).toEqual([text, 'report.secret']);
    expect(told(person, facility, '建议逐项整改。')).toBe('ok');
  });
});
