import { beforeAll, describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import type { ViewSource } from '#shared/ledger/command.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { commonGroups } from '#shared/summary/common-problem/groups.ts';
import { composeReport, reportSummary } from '#shared/summary/report/draft.ts';
import { checkOutward } from '#shared/summary/report/outward-check.ts';
import { workbooks } from '#shared/summary/sheets/ledger-workbooks.ts';
import { figure, summaryOf } from '#shared/summary/summary.ts';
import { summaryBoard } from '#shared/summary/views.ts';
import { largeRound } from '#test/helpers/large-round.ts';
import { testBook } from '#test/helpers/ledger.ts';
import { knowledge } from '#test/shared/workbench/desk.ts';

const cutoff = dateOnly('2023-03-10');

describe('a round of five large teams', { timeout: 120_000 }, () => {
  const replica = new Replica(testBook);
  beforeAll(() => {
    for (const entry of largeRound(knowledge, 1_200).entries) replica.add(entry.bytes);
  }, 120_000);
  const summary = () => summaryOf(replica.fold, knowledge, cutoff);

  it('gives the board an answer that does not carry its findings', () => {
    const { fold } = replica;
    const source = { records: (kind: string) => fold.records(kind), record: (kind: string, id: string) => fold.record(kind, id), today: cutoff } as ViewSource;
    const board = summaryBoard(knowledge).read(source, { cutoff });
    const answer = JSON.stringify(board);
    expect(figure(summary(), 'findings.prison').value).toBeGreaterThan(900);
    expect(answer.length).toBeLessThan(150_000);
    for (const finding of summary().facts.prison.slice(0, 20)) expect(answer).not.toContain(finding.id);
  });

  it('is computed once for every question about the same state', () => {
    expect(summaryOf(replica.fold, knowledge, cutoff)).toBe(summary());
    const narrowed = { areas: ['D'] };
    expect(summaryOf(replica.fold, knowledge, cutoff, narrowed)).toBe(summaryOf(replica.fold, knowledge, cutoff, { areas: ['D'], teams: [] }));
  });

  it('has every counted finding in one common problem, and groups what the sample says in one text', () => {
    const groups = commonGroups(replica.fold, summary().facts);
    const ids = groups.flatMap((group) => group.findings.map((finding) => finding.id));
    expect(ids.toSorted()).toEqual([...figure(summary(), 'findings.prison').sources].toSorted());
    // Every kind of problem of the sample has its code; no group mixes codes here, since different problems read differently.
    for (const group of groups) expect(new Set(group.cells.map((cell) => cell.type)).size).toBe(1);
  });

  it('lets no secret into its outward files', () => {
    const { facts } = summary();
    expect(facts.resident.length).toBeGreaterThan(150);
    const place = facts.facilities[0]?.id ?? '';
    const reports = [{ type: 'system', cutoff } as const, { type: 'facility', facility: place, cutoff } as const].map((params) =>
      composeReport(reportSummary(replica.fold, knowledge, params, cutoff), replica.fold, params),
    );
    const books = [workbooks.finding, workbooks.letter, workbooks.rectification].map((book) => book.make(summary(), replica.fold));
    for (const file of [...reports, ...books]) expect(checkOutward(file, facts)).toEqual({ ok: true, value: null });
    expect(checkOutward(workbooks.resident.make(summary(), replica.fold), facts).ok).toBe(false);
  });
});
