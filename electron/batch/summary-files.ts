import { join } from 'node:path';
import { writeXlsx } from '#shared/document/writers/xlsx.ts';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { roundKnowledge } from '#shared/library/round-knowledge.ts';
import { composeReport, reportSummary } from '#shared/summary/report/draft.ts';
import { checkOutward } from '#shared/summary/report/outward-check.ts';
import { reportGate } from '#shared/summary/report/report-gate.ts';
import type { ReportParams } from '#shared/summary/report/report-params.ts';
import { workbooks } from '#shared/summary/sheets/ledger-workbooks.ts';
import { summaryOf } from '#shared/summary/summary.ts';
import { batchErrors } from './batch-errors.ts';
import { type Office, writeBoth } from './documents.ts';
import { figuresFile } from './figures-file.ts';
import { fileName, prepareFolder, writeWhole } from './files.ts';

/** A report and the name of its file. */
interface ReportFile {
  readonly name: string;
  readonly params: ReportParams;
}

/** Reports, ledgers and figures.json, all from one computation, with the types, statutes and holidays that the round added to the shipped ones. What is meant for a prison or the 监狱管理局 is checked before it is written. */
export async function writeSummary(
  source: RecordSource,
  shipped: FieldKnowledge,
  cutoff: DateOnly,
  stateHash: string,
  folder: string,
  office: Office,
): Promise<void> {
  prepareFolder(folder);
  const knowledge = roundKnowledge(shipped)(source);
  const summary = summaryOf(source, knowledge, cutoff);
  const reports: readonly ReportFile[] = [
    { name: '汇总报告', params: { type: 'summary', cutoff } },
    { name: '派驻检察履职情况报告（内部）', params: { type: 'resident', cutoff } },
    { name: '类案反馈意见', params: { type: 'system', cutoff } },
    ...summary.facts.facilities.map(({ id, name }) => ({
      name: fileName(`巡回检察报告-${name}`),
      params: { type: 'facility', facility: id, cutoff } as const,
    })),
  ];
  for (const { name, params } of reports) {
    const model = composeReport(reportSummary(source, knowledge, params, cutoff), source, params);
    refuseUnfit(reportGate(source, knowledge, cutoff, params, model));
    await writeBoth(folder, name, model, office);
  }
  for (const { name, internal, make } of Object.values(workbooks)) {
    const model = make(summary, source);
    if (!internal) refuseUnfit(checkOutward(model, summary.facts));
    writeWhole(join(folder, `${name}.xlsx`), (await writeXlsx(model)).bytes);
  }
  writeWhole(join(folder, 'figures.json'), figuresFile(summary, stateHash));
}

function refuseUnfit(checked: Result<null>): void {
  if (!checked.ok) throw batchErrors.unfit(checked.refusal.words);
}
