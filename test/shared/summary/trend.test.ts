import { describe, expect, it } from 'vitest';
import type { SummaryFilter } from '#shared/summary/filter.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

const row = (facility: string, type: string) => ({ facility, wing: '', type, title: `${facility}${type}`, facts: '', foundOn: null, measure: '', state: '' });

describe('the trend over rounds', () => {
  it('counts only places that every round visited, oldest round first', () => {
    const desk = new TestDesk();
    const facility = desk.prison('甲监狱');
    expect(desk.read('summary.trend', {})).toBeNull();
    desk.finding(facility);
    desk.do('previousProblem.import', { round: '2021年巡回检察', rows: [row('甲监狱', 'D03'), row('甲监狱', 'D05'), row('乙监狱', 'D03')] });
    desk.do('previousProblem.import', { round: '2020年巡回检察', rows: [row('甲监狱', 'D03')] });
    const trend = desk.read('summary.trend', {});
    expect(trend?.spec.labels).toEqual(['2020年巡回检察', '2021年巡回检察', '测试轮次']);
    expect(trend?.spec.series.map((series) => series.values)).toEqual([[1, 2, 1]]);
    expect(trend).toMatchObject({ rounds: ['2020年巡回检察', '2021年巡回检察'], areas: [['D']], places: [{ id: facility, name: '甲监狱' }] });
    expect(trend?.spec.title).toContain('1所单位');
  });

  it('stands in the 汇总报告 as a picture, numbered with the others, unless the report is narrowed by what earlier rounds do not tell', () => {
    const desk = new TestDesk();
    desk.finding(desk.prison('甲监狱'));
    const pictures = (filter: SummaryFilter = {}): readonly string[] => {
      const { body, annexes = [] } = desk.read('report.paper', { type: 'summary', filter }).model;
      return [...body, ...annexes.flatMap((annex) => annex.body)].flatMap((block) =>
        block.type === 'chart' ? ((block.caption ?? '').split(' ')[0] ?? '') : [],
      );
    };
    expect(pictures()).toEqual(['图1', '图2', '图3']);
    desk.do('previousProblem.import', { round: '2021年巡回检察', rows: [row('甲监狱', 'D03')] });
    expect(pictures()).toEqual(['图1', '图2', '图3', '图4']);
    expect(JSON.stringify(desk.read('report.paper', { type: 'summary' }).model.body)).toContain('图3 历轮问题数');
    expect(pictures({ severities: [3] })).toEqual(['图1', '图2', '图3']);
  });

  it('says nothing where no place was visited twice', () => {
    const desk = new TestDesk();
    desk.prison('甲监狱');
    desk.do('previousProblem.import', { round: '2021年巡回检察', rows: [row('乙监狱', 'D03')] });
    expect(desk.read('summary.trend', {})).toBeNull();
  });
});
