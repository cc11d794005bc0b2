import { describe, expect, it } from 'vitest';
import { TestDesk } from '#test/shared/workbench/desk.ts';

const file = { name: '禁闭审批表.txt', bytes: 3, mime: 'text/plain', sha256: 'a'.repeat(64), key: `${'A'.repeat(43)}=`, chunks: ['b'.repeat(64)] };

/** One problem that two people wrote down; proof and letter hang on the one that is not counted. */
function desk() {
  const person = new TestDesk();
  const facility = person.prison();
  const [a, b] = [person.finding(facility, { measure: 'correctionNotice' }), person.finding(facility, { measure: 'correctionNotice' })];
  person.do('finding.link', { first: a, second: b });
  const [counted = ''] = person.read('summary.figure', { id: 'findings.prison' })?.sources ?? [];
  const other = counted === a ? b : a;
  person.do('evidence.add', { ...file, finding: other });
  const { id: letter } = person.do('letter.draft', { type: 'correctionNotice', facility, findings: [other] });
  person.do('letter.issue', { id: letter, on: '2022-10-25', outside: '纸质签批' });
  return { person, counted, other, letter };
}

const cell = (person: TestDesk, which: 'rectification' | 'letter', title: string): unknown => {
  const sheet = person.read('summary.workbook', { which }).sheets[0];
  return sheet?.rows[0]?.[sheet.columns.findIndex((column) => column.title === title)];
};

describe('a problem written down twice', () => {
  it('is proven, and in a letter, by what hangs on either text', () => {
    const { person, counted, letter } = desk();
    expect(person.read('summary.figure', { id: 'findings.evidenceShare' })).toMatchObject({ value: 100, sources: [counted] });
    expect(person.read('home.overview', {}).counts.withoutEvidence).toBe(0);
    expect(person.read('summary.figure', { id: 'letters.correctionNotice', filter: { areas: ['D'] } })?.sources).toEqual([letter]);
    expect(person.read('summary.figure', { id: 'letters.correctionNotice', filter: { areas: ['E'] } })?.sources).toEqual([]);
    expect(cell(person, 'rectification', '期限')).toBe('2022-11-09');
  });

  it('is one problem of its letter', () => {
    const { person, counted, other } = desk();
    const { id } = person.do('letter.draft', {
      type: 'suggestionLetter',
      facility: person.read('round.overview', {}).facilities[0]?.id ?? '',
      findings: [counted, other],
    });
    person.do('letter.issue', { id, on: '2022-10-26', outside: '纸质签批' });
    expect(person.read('report.figure', { type: 'quarterly', id: 'suggestion.told' })?.sources).toEqual([counted]);
  });
});
