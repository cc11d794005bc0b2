import { describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { resolve } from '#shared/law/resolve.ts';
import { type MeasureFacts, proposeMeasures } from '#shared/taxonomy/measure-router.ts';
import { severities } from '#shared/taxonomy/schema.ts';
import { statutes } from '../law/statutes.ts';

const plain: MeasureFacts = {
  stream: 'prison',
  severity: 1,
  general: false,
  majorRisk: false,
  graveAccident: false,
  clue: 'none',
  sentenceChange: 'none',
  oralIgnored: false,
};
const measures = (facts: Partial<MeasureFacts>) => proposeMeasures({ ...plain, ...facts }).map((one) => one.measure);

describe('the measure router', () => {
  it.each([
    [{}, ['oral']],
    [{ severity: 2 }, ['oral']],
    [{ severity: 2, typeDefault: ['correctionNotice'] }, ['correctionNotice']],
    [{ severity: 3 }, ['correctionNotice']],
    [{ oralIgnored: true }, ['correctionNotice']],
    [{ graveAccident: true }, ['correctionNotice']],
    [{ severity: 2, general: true }, ['suggestionLetter']],
    [{ majorRisk: true }, ['suggestionLetter']],
    [{ severity: 3, majorRisk: true, general: true }, ['correctionNotice', 'suggestionLetter']],
    [{ severity: 4, clue: 'procuratorate' }, ['correctionNotice', 'clueTransfer']],
    [{ clue: 'other' }, ['clueTransfer']],
    [{ severity: 3, sentenceChange: 'ruling' }, ['opinion']],
    [{ severity: 3, sentenceChange: 'proposal', typeDefault: ['opinion', 'correctionNotice'] }, ['opinion', 'correctionNotice']],
    [{ stream: 'residentOffice', severity: 3 }, ['internalFeedback']],
    [{ stream: 'residentOffice', severity: 4, clue: 'procuratorate', general: true }, ['internalFeedback', 'clueTransfer']],
  ] satisfies [Partial<MeasureFacts>, string[]][])('%j', (facts, expected) => expect(measures(facts)).toEqual(expected));

  it('always proposes something, with words and articles that resolve', () => {
    for (const stream of ['prison', 'residentOffice'] as const)
      for (const severity of severities)
        for (const general of [false, true])
          for (const majorRisk of [false, true])
            for (const sentenceChange of ['none', 'proposal', 'ruling'] as const) {
              const proposals = proposeMeasures({ ...plain, stream, severity, general, majorRisk, sentenceChange, clue: 'procuratorate' });
              expect(proposals.length).toBeGreaterThan(0);
              for (const one of proposals) {
                expect(one.reason).toMatch(/。$/);
                for (const reference of one.basis) expect(resolve(statutes, reference, dateOnly('2026-11-23')).ok).toBe(true);
                if (stream === 'residentOffice') expect(['internalFeedback', 'clueTransfer']).toContain(one.measure);
              }
            }
  });
});
