import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, bench, describe } from 'vitest';
import { rasteriserCode, shippedFonts, shippedKnowledge } from '#electron/batch/shipped.ts';
import { writeDocx } from '#shared/document/writers/docx.ts';
import { writePdf } from '#shared/document/writers/pdf.ts';
import { pictureTools } from '#shared/document/writers/rasterise.ts';
import { writeXlsx } from '#shared/document/writers/xlsx.ts';
import { type FindingFilter, listFindings } from '#shared/finding/list.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { dateOnly } from '#shared/kernel/date-only.ts';
import type { ViewSource } from '#shared/ledger/command.ts';
import type { Change } from '#shared/ledger/record.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { commonGroups } from '#shared/summary/common-problem/groups.ts';
import { composeReport, reportSummary } from '#shared/summary/report/draft.ts';
import { workbooks } from '#shared/summary/sheets/ledger-workbooks.ts';
import { type Summary, summaryOf } from '#shared/summary/summary.ts';
import { homeOverview } from '#shared/workbench/home.ts';
import { largeRound } from '#test/helpers/large-round.ts';
import { Site, testBook } from '#test/helpers/ledger.ts';
import { findOffice } from '#test/helpers/office.ts';

/** Problems of the large round; `BENCH_FINDINGS=100000` shows whether the cost of one grows. */
const COUNT = Number(process.env['BENCH_FINDINGS'] ?? 20_000);

const knowledge = shippedKnowledge();
const cutoff = dateOnly('2023-03-10');
const { entries } = largeRound(knowledge, COUNT);
const replica = new Replica(testBook);
for (const entry of entries) replica.add(entry.bytes);
const source = replica.fold;
const summary: Summary = summaryOf(source, knowledge, cutoff);
const report = composeReport(reportSummary(source, knowledge, { type: 'summary', cutoff }, cutoff), source, { type: 'summary', cutoff });
const once = { iterations: 1, warmupIterations: 0, time: 0, warmupTime: 0 };
/** A growth run asks less often: each answer takes seconds. */
const few = COUNT > 20_000 ? { ...once, iterations: 2 } : { ...once, iterations: 5, warmupIterations: 1 };
const megabytes = (): string => `${Math.round(process.memoryUsage().heapUsed / 1e6)} MB heap`;

/** A person edits one finding: everything that hangs on it is computed anew. */
const editor = new Site('改');
function edit(): void {
  const id = summary.facts.prison[0]?.id ?? '';
  const change: Change = { kind: 'finding', id, field: 'title', value: `改写后的标题 ${Math.random()}` };
  replica.append(editor.author, editor.now(), replica.operations([change]));
}

const viewSource: ViewSource = {
  today: cutoff,
  author: editor.author,
  trust: source.trust,
  records: (kind) => source.records(kind),
  record: (kind, id) => source.record(kind, id),
  registers: (kind, id) => source.registers(kind, id),
  ids: (kind) => source.ids(kind),
  entry: (hash) => replica.entry(hash),
};
const list = (filter: FindingFilter): unknown => listFindings(knowledge).read(viewSource, filter);

const afterEdit = (read: () => unknown) => (): void => {
  edit();
  read();
};

describe(`${COUNT} findings of five teams, ${entries.length} entries, ${megabytes()}`, () => {
  bench(
    'peer: counting the same records by type and place with a plain Map',
    () => {
      const counts = new Map<string, number>();
      for (const { fields } of source.records('finding')) {
        const key = `${String(fields['type'])} ${String(fields['facility'])}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    },
    few,
  );
  bench(
    'board: all figures and the matrix, after one edit',
    afterEdit(() => summaryOf(source, knowledge, cutoff)),
    few,
  );
  bench(
    'board: under a filter not asked before',
    afterEdit(() => summaryOf(source, knowledge, cutoff, { areas: ['D'], severities: [3] })),
    few,
  );
  bench('board: asked again', () => void summaryOf(source, knowledge, cutoff), few);
  bench(
    'list of findings: first page and counts, after one edit',
    afterEdit(() => list({ limit: 500 })),
    few,
  );
  bench('list of findings: another filter', () => void list({ areas: ['D'], severities: [3], limit: 500 }), few);
  bench('list of findings: pinyin initials typed', () => void list({ text: 'jb', limit: 500 }), few);
  bench(
    'home: what is due, what waits, where one has been, after one edit',
    afterEdit(() => homeOverview(knowledge).read(viewSource, {})),
    few,
  );
  bench(
    'common problems: clusters anew, after one edit',
    afterEdit(() => commonGroups(source, summaryOf(source, knowledge, cutoff).facts)),
    few,
  );
  bench('汇总报告 composed with its annexes', () => void composeReport(summary, source, { type: 'summary', cutoff }), few);
});

/** Documents of 20,000 rows take minutes: only when asked for, `BENCH_PAPERS=1`. */
if (process.env['BENCH_PAPERS'] === '1') {
  const fonts = shippedFonts();
  describe(`papers of ${COUNT} findings`, () => {
    bench('汇总报告 to DOCX', async () => void (await writeDocx(report, { pictures: pictureTools(fonts, rasteriserCode) })), once);
    bench('汇总报告 to PDF', async () => void (await writePdf(report, { fonts, created: `${cutoff}T01:00:00.000Z` as Moment })), once);
  });
}

/** A spreadsheet of 100,000 rows is nobody's ledger: the growth run leaves it out. */
if (COUNT <= 20_000) {
  const folder = mkdtempSync(path.join(tmpdir(), 'xunjian-bench-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const office = findOffice();
  const { bytes } = await writeXlsx(workbooks.finding.make(summary, source));
  writeFileSync(path.join(folder, 'ledger.xlsx'), bytes);

  describe(`问题台账 of ${COUNT} findings as xlsx, ${Math.round(bytes.length / 1e6)} MB`, () => {
    bench('four sheets written, with lists and day checks', async () => void (await writeXlsx(workbooks.finding.make(summary, source))), once);
    if (office !== undefined)
      bench(
        'peer: LibreOffice reads, recalculates and writes the same file',
        () =>
          void execFileSync(
            office,
            [`-env:UserInstallation=file://${path.join(folder, 'profile')}`, '--headless', '--convert-to', 'ods', '--outdir', folder, 'ledger.xlsx'],
            { cwd: folder, stdio: 'ignore', timeout: 600_000 },
          ),
        once,
      );
  });
}
