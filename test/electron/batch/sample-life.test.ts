import { beforeAll, describe, expect, it } from 'vitest';
import { liveSample, type SampleLife } from '#electron/batch/sample-life.ts';
import { shippedKnowledge, shippedSample } from '#electron/batch/shipped.ts';
import { readCheckAnswer } from '#shared/checklist/checklist.ts';
import { checklistCoverage } from '#shared/checklist/views.ts';
import type { DocumentModel } from '#shared/document/model.ts';
import { writePdf } from '#shared/document/writers/pdf.ts';
import { findingsOf } from '#shared/finding/finding.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { addDays, type DateOnly } from '#shared/kernel/date-only.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import { letterDocument } from '#shared/letter/approval/paper.ts';
import { approvalState } from '#shared/letter/approval/state.ts';
import { composeLetter } from '#shared/letter/compose.ts';
import { documentCodeOf } from '#shared/letter/document-code.ts';
import { issuedMoment } from '#shared/letter/issue-letter.ts';
import { isSupervisory, letterKinds } from '#shared/letter/kinds.ts';
import { type Letter, lettersOf } from '#shared/letter/letter.ts';
import { serviceOf } from '#shared/letter/service.ts';
import { letterTypes } from '#shared/letter/words.ts';
import { departmentFor } from '#shared/round/department.ts';
import { composeReport, reportSummary } from '#shared/summary/report/draft.ts';
import { reportGate, writingOf } from '#shared/summary/report/report-gate.ts';
import type { ReportParams } from '#shared/summary/report/report-params.ts';
import { reportTypes } from '#shared/summary/report/words.ts';
import { ledgerWorkbook } from '#shared/summary/sheets/ledger-workbooks.ts';
import { figure, type Summary, summaryOf } from '#shared/summary/summary.ts';
import { sampleRound } from '#shared/workbench/sample-round.ts';
import { createWorkbench } from '#shared/workbench/workbench.ts';
import { loadFonts } from '#test/helpers/fonts.ts';

const knowledge = shippedKnowledge();
const data = shippedSample();
const workbench = createWorkbench(knowledge);
const silent = (): void => undefined;
const fonts = loadFonts();
const print = async (model: DocumentModel, created: Moment): Promise<string> => sha256Of((await writePdf(model, { fonts, created })).bytes);
const toPrison = ({ type }: Letter): boolean => letterKinds[type].audience === 'facility' || letterKinds[type].audience === 'public';

describe('the sample round', { timeout: 300_000 }, () => {
  const plan = sampleRound(data, knowledge);
  let life: SampleLife;
  let summary: Summary;
  beforeAll(async () => {
    life = await liveSample(plan, workbench, silent, { print });
    summary = summaryOf(life.hub.replica.fold, knowledge, plan.cutoff);
  }, 300_000);

  it('has the figures of the public report', () => {
    const wanted = {
      'round.teams': 5,
      'round.facilities': 11,
      'letters.correctionNotice': 8,
      'letters.suggestionLetter': 11,
      'findings.residentOffice': 61,
      'findings.prison': 275,
      'measures.oral': 180,
      'letters.overdue': 2,
      clues: 3,
    };
    for (const [id, value] of Object.entries(wanted)) expect([id, figure(summary, id).value]).toEqual([id, value]);
    expect(figure(summary, 'round.crossShare')).toMatchObject({ numerator: 11, denominator: 16, value: 68.8 });
  });

  it('has reports of every kind in which nothing is written wrongly', () => {
    const source = life.hub.source();
    const asked = reportTypes.flatMap((type): readonly ReportParams[] =>
      type === 'facility' ? summary.facts.facilities.map(({ id }) => ({ type, facility: id, cutoff: plan.cutoff })) : [{ type, cutoff: plan.cutoff }],
    );
    for (const params of asked) {
      const model = composeReport(reportSummary(source, knowledge, params, plan.cutoff), source, params);
      expect(writingOf(model), params.type).toEqual([]);
      expect(reportGate(source, knowledge, plan.cutoff, params, model), params.type).toMatchObject({ ok: true });
    }
  });

  it('lies in 2022, is labelled as invented, and every text is filled in', () => {
    for (const finding of findingsOf(life.hub.replica.fold)) {
      expect(finding.synthetic).toBe(true);
      expect(finding.conductFrom?.slice(0, 4)).toBe('2022');
      expect(`${finding.title}${finding.facts}`).not.toMatch(/[{}]|undefined/);
      expect((finding.conductTo ?? '') <= (finding.foundOn ?? '')).toBe(true);
    }
  });

  it('has its checklists answered in all three ways, and every problem of a listed type tied to its item', () => {
    const { fold } = life.hub.replica;
    const { rows, areas } = checklistCoverage(knowledge).read(life.hub.source(), {});
    expect(areas.map(({ code }) => code).join('')).toBe('ABCDEFGHIJKLM');
    expect(new Set(rows.map(({ team }) => team)).size).toBe(5);
    for (const { total } of rows) {
      const { found, none, notChecked } = total;
      expect([found > 0, none > 0, notChecked > 0]).toEqual([true, true, true]);
      expect((found + none) / total.total).toBeGreaterThan(0.75);
      expect(found + none + notChecked).toBeLessThan(total.total);
    }
    const tied = fold.records('checkAnswer').flatMap((record) => readCheckAnswer(record).findings);
    expect([...tied].sort()).toEqual(
      findingsOf(fold)
        .filter((finding) => finding.stream !== 'clue')
        .map((finding) => finding.id)
        .sort(),
    );
  });

  it('has departments, and numbers its letters by the codes of the office', () => {
    const { fold } = life.hub.replica;
    expect(departmentFor(fold, 'execution')).toBe('第五检察部');
    for (const { number, type } of lettersOf(fold)) if (number) expect([type, number.startsWith(`${documentCodeOf(fold, type)}〔`)]).toEqual([type, true]);
  });

  it('keeps the difference of two laptops for the hub to decide', () => {
    const disputed = findingsOf(life.hub.replica.fold).filter((finding) => finding.disputed.length > 0);
    expect(disputed).toHaveLength(1);
    expect(disputed[0]?.disputed).toContain('facts');
  });

  it('lets no 派驻 problem and no clue into a letter or the ledger', () => {
    const { fold } = life.hub.replica;
    const inward = findingsOf(fold).filter((finding) => finding.stream !== 'prison');
    const outward = JSON.stringify([
      lettersOf(fold)
        .filter(toPrison)
        .map((letter) => composeLetter(fold, letter.id)),
      ledgerWorkbook(summary),
    ]);
    expect(inward).toHaveLength(64);
    for (const finding of inward) {
      expect(outward).not.toContain(finding.id);
      expect(outward).not.toContain(finding.facts);
    }
    expect(outward).not.toMatch(/派驻检察问题|线索/);
  });

  it('writes at least one of every paper, and the two that are counted as often as the figures say', () => {
    const types = lettersOf(life.hub.replica.fold).map((letter) => letter.type);
    expect([...new Set(types)].sort()).toEqual([...letterTypes].sort());
    for (const [type, count] of [
      ['correctionNotice', 8],
      ['suggestionLetter', 11],
    ] as const)
      expect(types.filter((one) => one === type)).toHaveLength(count);
  });

  it('gives every letter a body that cites law and names its prison', () => {
    const { fold } = life.hub.replica;
    for (const letter of lettersOf(fold).filter(({ type }) => isSupervisory(type))) {
      const text = JSON.stringify(composeLetter(fold, letter.id));
      expect(text).toMatch(/不符合《/);
      expect(text).toContain(letter.recipient);
    }
  });

  it('lets letters be signed step by step before they go out, but for one in dispute, and serves them the day after', () => {
    const { fold } = life.hub.replica;
    const trusted = { source: fold, trust: fold.trust };
    const issued = lettersOf(fold).filter((letter) => letter.status === 'issued' && isSupervisory(letter.type));
    const passed = issued.filter((letter) => {
      const { steps } = approvalState(trusted, letter);
      return steps.length > 0 && steps.every((step) => step.passed !== undefined);
    });
    expect(passed.map(({ approvedOutside }) => approvedOutside)).toEqual(passed.map(() => ''));
    // The one whose finding is in dispute is stopped by the health check.
    const stopped = issued.filter((letter) => !passed.includes(letter));
    const disputed = findingsOf(fold).filter((finding) => finding.disputed.length > 0);
    expect(stopped.map((letter) => letter.findings.filter((id) => disputed.some((finding) => finding.id === id)).length)).toEqual([1]);
    expect(stopped[0]?.approvedOutside).not.toBe('');
    for (const letter of issued) expect(serviceOf(fold, letter.id)?.on).toBe(addDays(letter.issuedOn as DateOnly, 1));
  });

  it('enters the hash of the PDF that goes out with every letter, and that PDF can be made again', async () => {
    const { fold } = life.hub.replica;
    const issued = lettersOf(fold).filter(({ status }) => status === 'issued');
    expect(issued.length).toBeGreaterThan(19);
    for (const letter of issued) expect(letter.issuedPdf, letter.title).toMatch(/^[0-9a-f]{64}$/);
    for (const letter of [issued[0], issued.at(-1)] as Letter[]) {
      const model = letterDocument(fold, letter.id) as DocumentModel;
      expect(await print(model, issuedMoment(letter.issuedOn as DateOnly))).toBe(letter.issuedPdf);
    }
  });

  it('has one state hash whatever the order in which the packages arrive, run after run', async () => {
    const hashes = new Set([stateHash(life.hub.replica.fold)]);
    const again = await liveSample(plan, workbench, silent, { print });
    hashes.add(stateHash(again.hub.replica.fold));
    expect(hashes.size).toBe(1);
  });
});
