import { describe, expect, it } from 'vitest';
import type { ReportParams } from '#shared/summary/report/report-params.ts';
import { reportTypes } from '#shared/summary/report/words.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

const round = () => {
  const desk = new TestDesk();
  const facility = desk.prison();
  desk.finding(facility, { title: '禁闭超期', facts: '罪犯李某被禁闭十八日。' });
  const params: ReportParams = { type: 'facility', facility };
  const paper = () => desk.read('report.paper', params);
  const write = (text: string): void => void desk.do('report.writePassage', { ...params, part: 'place.next', text });
  return { desk, facility, params, paper, write };
};

describe('how a report is written', () => {
  it.each([
    ['还要在××前回复。', 'placeholder'],
    ['请于｛日期｝前回复。', 'placeholder'],
    ['监狱于2022年2月30日整改。', 'no-such-day'],
  ])('keeps it in the house while it says: %s', (text) => {
    const { desk, params, paper, write } = round();
    write(text);
    expect(paper().trouble).toMatchObject({ code: 'report.unfinished', next: expect.stringContaining('体检') });
    expect(paper().writing.filter(({ severity }) => severity === 'blocks')).toHaveLength(1);
    expect(desk.try('report.remember', { ...params, stateHash: 'a'.repeat(64) })).toMatchObject({ code: 'report.unfinished' });
    write('请监狱整改。');
    expect([paper().trouble, paper().writing]).toEqual([null, []]);
    expect(desk.try('report.remember', { ...params, stateHash: 'a'.repeat(64) })).toHaveProperty('answer');
  });

  it('is remarked on, with the place and the words around it, and may leave all the same', () => {
    const { paper, write } = round();
    write('一是压实责任,二是加强教育。');
    expect(paper().trouble).toBeNull();
    expect(paper().writing).toEqual([
      expect.objectContaining({
        severity: 'asks',
        words: '标点“,”应为全角。',
        quote: '一是压实责任,二是加强教育。',
        source: expect.objectContaining({ kind: 'reportPassage' }),
      }),
    ]);
  });

  it('leads to the finding whose own words are unfinished', () => {
    const { desk, facility, paper } = round();
    const id = desk.finding(facility, { type: 'E04', title: '加分没有依据', facts: '罪犯王某于××月加分。' });
    expect(paper().writing).toContainEqual(expect.objectContaining({ severity: 'blocks', source: { kind: 'finding', id } }));
  });

  it('is right in every report that is drafted by itself', () => {
    const { desk, facility } = round();
    for (const type of reportTypes) expect(desk.read('report.paper', { type, ...(type === 'facility' ? { facility } : {}) }).writing, type).toEqual([]);
  });
});
