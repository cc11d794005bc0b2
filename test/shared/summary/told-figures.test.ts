import { describe, expect, it } from 'vitest';
import type { DocumentModel } from '#shared/document/model.ts';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { figureText } from '#shared/summary/figure.ts';
import { figuresTold } from '#shared/summary/report/pieces.ts';
import { figureOf, summaryOf } from '#shared/summary/summary.ts';
import { placesFigureId, shareFigureId, typeFigureId } from '#shared/summary/told-figures.ts';
import { knowledge, TestDesk } from '#test/shared/workbench/desk.ts';

const summary = { type: 'summary', cutoff: '2022-11-10' } as const;

function round() {
  const desk = new TestDesk();
  const first = desk.prison('甲监狱');
  const second = desk.do('facility.add', { name: '乙监狱' }).id;
  const findings = [desk.finding(first), desk.finding(second), desk.finding(second, { type: 'E04', title: '加分没有依据', facts: '加分没有事实依据。' })];
  const resident = desk.finding(first, { stream: 'residentOffice', type: 'M01', title: '派驻检察日志补写', facts: '派驻检察日志事后补写。' });
  const text = (id: string): string | undefined => {
    const found = figureOf(summaryOf(desk.source(), knowledge, dateOnly('2022-11-10')), id);
    return found && figureText(found);
  };
  const sources = (id: string) => figureOf(summaryOf(desk.source(), knowledge, dateOnly('2022-11-10')), id)?.sources;
  return { desk, first, second, findings, resident, text, sources };
}

describe('figures that only running text tells', () => {
  it('count a type, its places and its share, and lead to what they count', () => {
    const { first, second, findings, resident, text, sources } = round();
    const type = typeFigureId('prison', 'D03');
    expect([text(type), text(placesFigureId(type)), text(shareFigureId(type))]).toEqual(['2个', '2所', '66.7%（2/3）']);
    expect(new Set(sources(type))).toEqual(new Set(findings.slice(0, 2)));
    expect(new Set(sources(placesFigureId(type)))).toEqual(new Set([first, second]));
    expect(sources(typeFigureId('residentOffice', 'M01'))).toEqual([resident]);
  });

  it('are none of a type that nobody found, of an unknown figure, or of what the prisons may not see', () => {
    const { text } = round();
    for (const id of ['findings.byType.D05', 'places.no.such', 'places.round.teams', 'share.clues', 'suggestion.no', 'suggestion.', 'share.'])
      expect([id, text(id)]).toEqual([id, undefined]);
    expect(text(placesFigureId(typeFigureId('residentOffice', 'M01')))).toBeUndefined();
  });

  it('are remembered with a report and turn stale by themselves', () => {
    const { desk, second } = round();
    const { id } = desk.do('report.remember', { ...summary, stateHash: 'a'.repeat(64) });
    desk.finding(second, { title: '另一次禁闭', facts: '罪犯李某被禁闭十八日。' });
    const stale = desk.read('report.staleness', { id })?.figures.map((figure) => [figure.id, figure.before, figure.now]);
    expect(stale).toContainEqual(['findings.byType.D03', '2个', '3个']);
    expect(stale).toContainEqual(['share.findings.byGroup.D', '66.7%（2/3）', '75%（3/4）']);
    // As many places as before, and the same ones: it holds.
    expect(stale?.map(([name]) => name)).not.toContain('places.findings.byGroup.D');
  });

  it('are rows of the 指标表 behind each report, and of the one in xlsx: no number stands in the text alone', () => {
    const { desk, first } = round();
    const rowsOf = (model: DocumentModel): readonly string[] => figuresTold(model.annexes?.find((annex) => annex.title === '指标表')?.body ?? []);
    for (const params of [summary, { type: 'resident' }, { type: 'facility', facility: first }] as const) {
      const { model } = desk.read('report.paper', params);
      expect([params.type, figuresTold(model.body).filter((id) => !rowsOf(model).includes(id))]).toEqual([params.type, []]);
      expect(rowsOf(model).some((id) => id.startsWith('share.'))).toBe(params.type !== 'resident');
    }
    const sheet = desk.read('summary.workbook', { which: 'figures' }).sheets.find(({ name }) => name === '报告正文数字');
    expect(sheet?.rows.map((row) => row[1])).toEqual(expect.arrayContaining(['狱政管理方面：占全部问题', '狱政管理方面：涉及的单位']));
  });
});
