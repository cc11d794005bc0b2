import { describe, expect, it } from 'vitest';
import { measureProposals } from '#shared/finding/measure-proposal.ts';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import { figureText } from '#shared/summary/figure.ts';
import { figure, summaryOf } from '#shared/summary/summary.ts';
import { knowledge, TestDesk } from '#test/shared/workbench/desk.ts';

const on = (day: string): DateOnly => day as DateOnly;
const told = (person: TestDesk, day: string, id: string): string => figureText(figure(summaryOf(person.replica.fold, knowledge, on(day)), id));

describe('an oral opinion', () => {
  it('is overdue on the day on which the clock board says so: holidays count', () => {
    const person = new TestDesk();
    const facility = person.prison();
    const id = person.finding(facility, { severity: 1, measure: 'oral', foundOn: on('2022-09-29') });
    // Seven days end on 2022-10-06, within the National Day holiday; 10-08 is a Saturday made up for.
    person.do('finding.oral', { id, on: '2022-09-29' });
    expect(['2022-10-07', '2022-10-08', '2022-10-09'].map((day) => told(person, day, 'measures.oralOverdue'))).toEqual(['0件', '0件', '1件']);
    const book = person.read('summary.workbook', { which: 'rectification' }).sheets[0];
    expect(book?.rows[0]?.[book.columns.findIndex((column) => column.title === '期限')]).toBe('2022-10-08');
    const [row] = person.read('clock.board', {}).rows.filter((one) => one.clock === 'oral');
    expect(row?.due).toBe('2022-10-08');
    const finding = person.read('findings.detail', { id })?.finding;
    const proposed = (day: string): readonly string[] => (finding ? measureProposals(finding, knowledge, on(day)).map((one) => one.measure) : []);
    expect(proposed('2022-10-08')).toEqual(['oral']);
    expect(proposed('2022-10-09')).not.toContain('oral');
  });

  it('is not overdue once its problem is closed', () => {
    const person = new TestDesk();
    const id = person.finding(person.prison(), { severity: 1, measure: 'oral' });
    person.do('finding.oral', { id, on: '2022-10-13' });
    expect(told(person, '2022-11-10', 'measures.oralOverdue')).toBe('1件');
    person.do('finding.close', { id, reason: '现场核对已经纠正' });
    expect(told(person, '2022-11-10', 'measures.oralOverdue')).toBe('0件');
  });
});

describe('a letter of one period on a problem of another', () => {
  it('is counted in the period of its issue, whatever the areas asked for', () => {
    const person = new TestDesk();
    const facility = person.prison();
    const id = person.finding(facility, { type: 'B01', title: '减刑材料不实', facts: '减刑材料中的考核分不实。', foundOn: on('2022-09-20') });
    const { id: letter } = person.do('letter.draft', { type: 'correctionNotice', facility, findings: [id] });
    person.do('letter.issue', { id: letter, on: '2022-10-10', outside: '纸质签批' });
    const year = { type: 'yearly', from: '2022-10-01', to: '2022-10-31' } as const;
    expect(person.read('report.figure', { ...year, id: 'findings.prison' })?.sources).toEqual([]);
    expect(person.read('report.figure', { ...year, id: 'letters.correctionNotice' })?.sources).toEqual([letter]);
    expect(person.read('report.figure', { ...year, from: '2022-09-01', to: '2022-09-30', id: 'letters.correctionNotice' })?.sources).toEqual([]);
  });

  it('tells of no day that the cut-off has not seen', () => {
    const person = new TestDesk();
    person.finding(person.prison());
    const text = JSON.stringify(person.read('report.paper', { type: 'monthly', from: '2022-11-01', to: '2022-11-30' }).model.body);
    expect(text).toContain('2022年11月1日至2022年11月10日');
    expect(text).not.toContain('11月30日');
  });
});

describe('days of rectification', () => {
  it('run from the first letter on a problem, not from a later one', () => {
    const person = new TestDesk();
    const facility = person.prison();
    const id = person.finding(facility);
    for (const [type, day] of [
      ['correctionNotice', '2022-10-14'],
      ['suggestionLetter', '2022-10-20'],
    ] as const) {
      const letter = person.do('letter.draft', { type, facility, findings: [id] });
      person.do('letter.issue', { id: letter.id, on: day, outside: '纸质签批' });
    }
    person.do('finding.recheck', { id, on: '2022-10-24', outcome: 'inPlace', reason: '现场核对' });
    expect(told(person, '2022-11-10', 'findings.rectifyDays')).toBe('10日');
  });
});

describe('an objection', () => {
  it('keeps its letter out of the adoption rate until it is decided on; upheld, the letter has gone unanswered', () => {
    const person = new TestDesk();
    const facility = person.prison();
    const letters = ['一', '二'].map((mark) => {
      const { id } = person.do('letter.draft', { type: 'correctionNotice', facility, findings: [person.finding(facility, { title: `禁闭超期${mark}` })] });
      person.do('letter.issue', { id, on: '2022-10-13', outside: '纸质签批' });
      return id;
    });
    const reply = (letter: string | undefined, adoption: 'adopted' | 'objection') =>
      person.do('reply.add', { letter: letter ?? '', receivedOn: '2022-10-20', adoption, text: '见附件' });
    reply(letters[0], 'adopted');
    const objection = reply(letters[1], 'objection');
    expect(told(person, '2022-11-10', 'replies.adoptionRate')).toBe('100%（1/1）');
    person.do('reply.review', { id: objection.id, on: '2022-10-25', outcome: 'upheld', reason: '事实清楚' });
    expect(told(person, '2022-10-24', 'replies.adoptionRate')).toBe('无（0/0）');
    expect(told(person, '2022-11-10', 'replies.adoptionRate')).toBe('50%（1/2）');
  });
});

describe('a closed problem', () => {
  it('has come back when one of its kind happened in the same place within twelve months of its closing, and not when it was only found late', () => {
    const person = new TestDesk();
    const [facility, elsewhere] = [person.prison('甲监狱'), person.do('facility.add', { name: '乙监狱' }).id];
    const closed = person.finding(facility, {
      severity: 1,
      measure: 'oral',
      foundOn: on('2021-09-01'),
      conductFrom: on('2021-08-01'),
      conductTo: on('2021-08-20'),
    });
    person.do('finding.oral', { id: closed, on: '2021-09-01', doneOn: '2021-09-05' });
    person.do('finding.close', { id: closed, reason: '现场核对已经纠正' });
    const another = (place: string, day: string): void =>
      void person.finding(place, { foundOn: on('2022-11-01'), conductFrom: on(day), conductTo: on(day), title: `又一次禁闭${day}` });
    const rate = (): string => told(person, '2022-11-10', 'findings.reboundRate');
    expect(rate()).toBe('0%（0/1）');
    another(facility, '2021-09-05');
    another(facility, '2022-09-06');
    another(elsewhere, '2022-03-01');
    expect(rate()).toBe('0%（0/1）');
    another(facility, '2022-09-05');
    expect(rate()).toBe('100%（1/1）');
  });
});
