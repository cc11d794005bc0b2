import { describe, expect, it } from 'vitest';
import type { SummaryFilter } from '#shared/summary/filter.ts';
import { reportKey } from '#shared/summary/report/report-params.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

/** Two prisons of two teams; the second has one problem of another area. */
function desk() {
  const person = new TestDesk();
  const a = person.prison('甲监狱');
  const other = person.do('team.add', { name: '第二巡回检察组' });
  const b = person.do('facility.add', { name: '乙监狱', team: other.id, wings: ['一监区'] }).id;
  person.finding(a);
  person.finding(b);
  person.finding(b, { type: 'E04', title: '加分没有依据', facts: '加分没有事实依据。' });
  return { person, a, b };
}
const bodyOf = (person: TestDesk, filter: SummaryFilter, type: 'summary' | 'system' = 'summary') =>
  JSON.stringify(person.read('report.paper', { type, filter }).model);

describe('the filter of the board', () => {
  it('reaches reports, which say what they are narrowed to before anything else', () => {
    const { person, b } = desk();
    const filter = { facilities: [b], areas: ['D'] };
    expect(bodyOf(person, {})).toContain('3个');
    expect(bodyOf(person, {})).not.toContain('统计范围');
    const narrowed = person.read('report.paper', { type: 'summary', filter }).model;
    expect(JSON.stringify(narrowed.body[0])).toMatch(/统计范围：单位：乙监狱；类别：狱政管理/);
    expect(JSON.stringify(narrowed)).not.toContain('甲监狱');
    expect(bodyOf(person, filter, 'system')).toContain('统计范围');
    expect(person.read('report.figure', { type: 'summary', filter, id: 'findings.prison' })?.sources).toHaveLength(1);
    // A report on one place stays on that place, whatever places the board is narrowed to.
    const place = person.read('report.paper', { type: 'facility', facility: b, filter: { facilities: ['other'], teams: ['other'] } }).model;
    expect(JSON.stringify(place)).toContain('乙监狱');
    expect(JSON.stringify(place)).not.toContain('统计范围');
  });

  it('makes a report of its own, with its own words, and its figures are watched under it', () => {
    const { person, b } = desk();
    const filter = { facilities: [b] };
    expect(reportKey({ type: 'summary', filter })).not.toBe(reportKey({ type: 'summary' }));
    expect(reportKey({ type: 'summary', filter: { areas: [] } })).toBe('summary');
    person.do('report.writePassage', { type: 'summary', filter, part: 'findings.total', text: '乙监狱共有{=findings.prison}问题。' });
    expect(bodyOf(person, filter)).toMatch(/乙监狱共有.*2个/);
    expect(bodyOf(person, {})).not.toContain('乙监狱共有');
    const { id } = person.do('report.remember', { type: 'summary', filter });
    const state = () => person.read('report.staleness', { id });
    expect(state()).toMatchObject({ figures: [], documentHolds: true, params: { filter }, narrowed: '单位：乙监狱' });
    person.finding(person.read('round.overview', {}).facilities[0]?.id ?? '');
    expect(state()).toMatchObject({ figures: [], documentHolds: true });
    person.finding(b);
    expect(state()?.figures.length).toBeGreaterThan(3);
  });

  it('reaches common problems, merging included, and the comparison with earlier rounds', () => {
    const { person, a, b } = desk();
    const at = { filter: { facilities: [b] } };
    const list = (params: object) => person.read('common.list', { single: true, ...params }).groups;
    expect(list({}).flatMap((group) => group.places.map((place) => place.facility))).toContain(a);
    expect(new Set(list(at).flatMap((group) => group.places.map((place) => place.facility)))).toEqual(new Set([b]));
    const key = list(at).find((group) => group.types[0]?.code === 'D03')?.key ?? '';
    const { id } = person.do('common.merge', { groups: [key], ...at });
    expect(person.read('common.detail', { key: id })).toMatchObject({ findings: { length: 1 }, candidates: { length: 1 } });
    expect(list({ filter: { facilities: [a] } }).map((group) => group.key)).not.toContain(id);
    const rows = [{ facility: '甲监狱' }, { facility: '乙监狱' }, { facility: '乙监狱', type: 'E04', title: '又一个' }].map((row) => ({
      ...{ wing: '', type: 'D03', title: '禁闭超期', facts: '', foundOn: null, measure: '', state: '', ...row },
    }));
    person.do('previousProblem.import', { round: '2021年', rows });
    expect(person.read('summary.compare', {})?.totals).toEqual({ before: 3, now: 3 });
    expect(person.read('summary.compare', at)?.totals).toEqual({ before: 2, now: 2 });
    expect(person.read('summary.compare', { filter: { areas: ['E'], severities: [4] } })?.totals).toEqual({ before: 1, now: 1 });
  });

  it('reaches clocks and coverage', () => {
    const { person, a, b } = desk();
    const one = person.finding(b, { severity: 1, measure: 'oral' });
    person.do('finding.oral', { id: one, on: '2022-10-20' });
    const overdue = (filter: SummaryFilter) => person.read('summary.progress', { filter }).clocks.overdue;
    expect(overdue({ facilities: [b] })).toEqual([`oral:${one}`]);
    expect(overdue({ facilities: [a] })).not.toContain(`oral:${one}`);
    expect(overdue({ areas: ['E'] })).toEqual([]);
    expect(overdue({ areas: ['D'] })).toEqual([`oral:${one}`]);
    expect(person.read('clock.board', { ids: overdue({ areas: ['D'] }) }).rows).toHaveLength(1);
    expect(person.read('checklist.coverage', { facilities: [b] }).rows.map((row) => row.facility)).toEqual([b]);
    expect(person.read('summary.progress', { filter: { facilities: [b] } }).facilities).toEqual([b]);
    expect(person.read('summary.board', { filter: { facilities: [b] } }).narrowed).toBe('单位：乙监狱');
  });
});
