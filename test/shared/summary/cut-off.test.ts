import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFinding } from '#shared/finding/finding.ts';
import { sameAsId } from '#shared/finding/same-problem.ts';
import { dateOnly } from '#shared/kernel/date-only.ts';
import type { Change } from '#shared/ledger/record.ts';
import { asOf } from '#shared/summary/as-of.ts';
import { figureText } from '#shared/summary/figure.ts';
import { composeReport, reportSummary } from '#shared/summary/report/draft.ts';
import { figure, summaryOf } from '#shared/summary/summary.ts';
import { Site } from '#test/helpers/ledger.ts';
import { knowledge, TestDesk } from '#test/shared/workbench/desk.ts';

const day = dateOnly;

describe('what happened after the cut-off', () => {
  const base = readFinding({ kind: 'finding', id: 'x', fields: { status: 'confirmed', measure: 'oral' }, disputed: [], deleted: false } as never);

  it('has not happened yet: oral opinion, rectification, recheck, closure and rebound', () => {
    const closed = {
      ...{ ...base, status: 'closed' as const, recheckOutcome: 'inPlace' as const, recheckWay: 'review' as const },
      ...{ oralOn: day('2022-10-01'), oralDoneOn: day('2022-10-05'), rectifyingOn: day('2022-10-03'), recheckedOn: day('2022-10-20') },
    };
    expect(asOf(closed, day('2022-10-20'))).toBe(closed);
    expect(asOf(closed, day('2022-10-10'))).toMatchObject({ status: 'confirmed', recheckedOn: null, recheckOutcome: null, oralDoneOn: '2022-10-05' });
    expect(asOf(closed, day('2022-10-02'))).toMatchObject({ oralOn: '2022-10-01', oralDoneOn: null, rectifyingOn: null });
    expect(asOf(closed, day('2022-09-30'))).toMatchObject({ status: 'confirmed', oralOn: null, oralDoneOn: null });
    // A later 回头看 found it closed, or come back: it had been closed by then.
    expect(asOf({ ...closed, recheckWay: 'followUp' }, day('2022-10-10')).status).toBe('closed');
    const rebound = { ...closed, status: 'confirmed' as const, reopenedOn: day('2022-10-20'), recheckWay: 'followUp' as const };
    expect(asOf(rebound, day('2022-10-10'))).toMatchObject({ status: 'closed', reopenedOn: null, recheckedOn: null });
    // Closed a second time since: on that day it stood closed for the first time.
    expect(asOf({ ...rebound, status: 'closed', recheckWay: 'review', recheckedOn: day('2022-11-05') }, day('2022-10-10')).status).toBe('closed');
  });

  it('counts nothing later, so that figures of an earlier day stay what they were', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const finding = desk.finding(facility, { severity: 1, measure: 'oral' });
    const log = { facility, method: 'files' as const, volumes: 12, books: 3, content: '查阅禁闭审批表' };
    desk.do('workLog.add', { ...log, on: day('2022-10-12') });
    const before = (['measures.oral', 'findings.closedRate', 'work.days', 'work.interviews', 'work.materials', 'round.onSiteShare'] as const).map((id) => ({
      id,
      text: figureText(figure(summaryOf(desk.replica.fold, knowledge, day('2022-10-15')), id)),
    }));
    desk.do('finding.oral', { id: finding, on: '2022-10-20', doneOn: '2022-10-24' });
    desk.do('workLog.add', { ...log, on: day('2022-10-25') });
    desk.do('interview.add', { facility, on: day('2022-10-26'), talkers: ['张检', '李检'] });
    desk.do('copiedMaterial.add', { facility, on: day('2022-10-27'), name: '禁闭审批表' });
    const then = summaryOf(desk.replica.fold, knowledge, day('2022-10-15'));
    for (const { id, text } of before) expect([id, figureText(figure(then, id))]).toEqual([id, text]);
    const now = summaryOf(desk.replica.fold, knowledge, day('2022-11-10'));
    expect(['work.days', 'work.interviews', 'work.materials', 'work.method.files'].map((id) => figureText(figure(now, id)))).toEqual([
      ...['3个单位日', '1份', '1件', '24卷、6册'],
    ]);
    // Under a filter of another period and place nothing of it is left.
    const narrowed = summaryOf(desk.replica.fold, knowledge, day('2022-11-10'), { from: '2022-10-20', to: '2022-10-25' });
    expect(figure(narrowed, 'work.days').sources).toHaveLength(1);
    const text = JSON.stringify(
      composeReport(reportSummary(desk.replica.fold, knowledge, { type: 'summary' }, day('2022-11-10')), desk.source(), { type: 'summary' }).body,
    );
    expect(text).toContain('24卷、6册');
  });

  it('counts evidence by the day on which it was added', () => {
    const desk = new TestDesk();
    const finding = desk.finding(desk.prison());
    const file = { name: '禁闭审批表.txt', bytes: 3, mime: 'text/plain', sha256: 'a'.repeat(64), key: `${'A'.repeat(43)}=`, chunks: ['b'.repeat(64)] };
    desk.do('evidence.add', { ...file, finding });
    const on = (date: string): string => figureText(figure(summaryOf(desk.replica.fold, knowledge, day(date)), 'findings.evidenceShare'));
    expect([on('2022-11-09'), on('2022-11-10')]).toEqual(['0%（0/1）', '100%（1/1）']);
  });

  it('leads from replies and work to their records', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const { id } = desk.do('workLog.add', { facility, method: 'walk', content: '查看禁闭室', on: day('2022-10-12') });
    const talk = desk.do('interview.add', { facility, on: day('2022-10-13'), talkers: ['张检', '李检'], personName: '赵某某' });
    const { sources, of } = figure(summaryOf(desk.replica.fold, knowledge, day('2022-11-10')), 'work.days');
    expect(of).toBe('work');
    const rows = desk.read('summary.counted', { of: 'work', ids: [...sources, 'gone'] });
    expect(rows.map(({ place, what, opens }) => [place, what, opens])).toEqual([
      ['甲监狱', '实地查看，查看禁闭室', { kind: 'workLog', id }],
      ['甲监狱', '谈话笔录', { kind: 'interview', id: talk.id }],
    ]);
    expect(JSON.stringify(rows)).not.toContain('赵某某');
  });
});

it('counts one problem once within its own stream, whatever is linked to what', () => {
  const drawn = fc.record({ stream: fc.constantFrom('prison', 'residentOffice', 'clue'), status: fc.constantFrom('confirmed', 'recorded', 'dismissed') });
  const links = fc.array(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 11 })), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 1, maxLength: 12 }), links, (findings, pairs) => {
      const site = new Site('同一问题');
      const write = (kind: string, id: string, fields: Record<string, Change['value']>) =>
        site.write(...Object.entries(fields).map(([field, value]) => ({ kind, id, field, value })));
      findings.forEach((item, i) => void write('finding', `x${i}`, { ...item, facility: 'f1', foundOn: '2022-10-01' }));
      const linked = pairs.filter(([a, b]) => a !== b && a < findings.length && b < findings.length);
      for (const [a, b] of linked) write('sameAs', sameAsId(`x${a}`, `x${b}`), { first: `x${a}`, second: `x${b}`, linked: true });
      // By hand: groups of one stream, joined by links between problems that count.
      const group = findings.map((_, i) => i);
      const find = (i: number): number => (group[i] === i ? i : find(group[i] ?? i));
      const at = (i: number) => findings[i] ?? { stream: '', status: '' };
      for (const [a, b] of linked) if (at(a).stream === at(b).stream && at(a).status !== 'dismissed' && at(b).status !== 'dismissed') group[find(a)] = find(b);
      const expected = (stream: string): number =>
        new Set(findings.flatMap((item, i) => (item.stream === stream && item.status === 'confirmed' ? [find(i)] : []))).size;
      const { facts } = summaryOf(site.replica.fold, knowledge, day('2022-12-31'));
      expect([facts.prison.length, facts.resident.length, facts.clues.length]).toEqual([expected('prison'), expected('residentOffice'), expected('clue')]);
    }),
    { numRuns: 80 },
  );
});
