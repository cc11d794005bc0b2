import { describe, expect, it } from 'vitest';
import type { LetterType } from '#shared/letter/words.ts';
import { everyPaper } from '#test/helpers/every-paper.ts';

const { desk, papers } = everyPaper();

/** Codes about the addressee once a fresh paper of that type is addressed to that organ. */
function codes(type: LetterType, recipient: string): readonly string[] {
  const id = papers[type];
  desk.do('letter.edit', { id, fields: { recipient } });
  return (desk.read('letters.health', { id })?.items ?? []).filter((item) => item.rule === 'recipient').map((item) => item.code);
}

const reportTo = (name: string) => codes('reportUpward', name);

describe('the addressee of a paper that is answered', () => {
  it('is the next higher office for what is reported upward', () => {
    expect(reportTo('上一级人民检察院')).toEqual(['recipient-generic']);
    expect(reportTo('最高人民检察院')).toEqual([]);
    expect(reportTo('江北省人民检察院')).toEqual(['recipient-not-higher']);
    expect(reportTo('江州市中级人民法院')).toEqual(['recipient-not-higher']);
    expect(reportTo('甲监狱')).toEqual(['recipient-not-higher']);
  });

  it('is the unit that got the letter, for urging and for the decision on its objection', () => {
    for (const type of ['urging', 'reviewDecision'] as const) {
      expect(codes(type, '甲监狱')).toEqual([]);
      expect(codes(type, '乙监狱')).toEqual(['recipient-not-followed']);
    }
  });

  it('is a court that may try a change of sentence (刑法 79)', () => {
    expect(codes('reductionOpinion', '江州市城东区人民法院')).toEqual(['recipient-court-level']);
    expect(codes('reductionOpinion', '江州市中级人民法院')).toEqual([]);
    expect(codes('paroleOpinion', '人民法院')).toEqual(['recipient-generic']);
  });

  it('is the body that may deal with a clue (GD 36)', () => {
    expect(codes('clueTransfer', '江北省人民检察院')).toEqual([]);
    expect(codes('clueTransfer', '江州市监察委员会')).toEqual(['recipient-clue']);
    // As they are drafted while nobody has said which office it is.
    expect(codes('clueTransfer', '省人民检察院')).toEqual(['recipient-generic']);
    expect(codes('residentFeedback', '承担派驻职责的人民检察院')).toEqual(['recipient-generic']);
  });

  it('is asked of no paper that has none', () => {
    for (const type of ['workPlan', 'announcement', 'oralRecord'] as const)
      expect((desk.read('letters.health', { id: papers[type] })?.items ?? []).filter((item) => item.rule === 'recipient')).toEqual([]);
  });
});
