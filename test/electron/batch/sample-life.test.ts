import { beforeAll, describe, expect, it } from 'vitest';
import { shippedKnowledge, shippedSample } from '#electron/batch/shipped.ts';
import { liveSample, type SampleLife } from '#electron/batch/sample-life.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import { figure, type Summary, summaryOf } from '#shared/summary/summary.ts';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { sampleRound } from '#shared/workbench/sample-round.ts';
import { createWorkbench } from '#shared/workbench/workbench.ts';

const knowledge = shippedKnowledge();
const data = shippedSample();
const workbench = createWorkbench(knowledge);

describe('the sample round', () => {
  let life: SampleLife;
  let summary: Summary;
  beforeAll(async () => {
    life = await liveSample(sampleRound(data, knowledge), workbench, () => undefined);
    summary = summaryOf(life.hub.replica.fold, knowledge, dateOnly('2023-03-10'));
  });

  it('has the figures of the public report', () => {
    const value = (id: string) => figure(summary, id).value;
    expect(value('round.teams')).toBe(5);
    expect(value('round.facilities')).toBe(11);
    expect(value('letters.correctionNotice')).toBe(8);
    expect(value('letters.suggestionLetter')).toBe(11);
    expect(value('findings.residentOffice')).toBe(61);
    expect(value('clues')).toBe(3);
    expect(value('findings.prison')).toBe(275);
    expect(value('measures.oral')).toBe(180);
  });
});
