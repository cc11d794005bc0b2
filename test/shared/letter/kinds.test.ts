import { describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { isSupervisory, letterKinds, typesFrom } from '#shared/letter/kinds.ts';
import { replyClock, replyDue } from '#shared/letter/reply-period.ts';
import { letterTypes, letterTypeWords } from '#shared/letter/words.ts';
import { calendar } from '#test/shared/round/calendar.ts';

describe('the kinds of papers', () => {
  it('keep the streams apart: only one inside paper may tell of more than one', () => {
    for (const type of letterTypes) {
      const { streams, audience } = letterKinds[type];
      if (streams.includes('clue') || streams.includes('residentOffice')) expect(audience, type).not.toBe('facility');
      if (streams.length > 1) expect(type).toBe('inspectionReport');
    }
  });

  it('have names of their own', () => {
    expect(new Set(Object.values(letterTypeWords)).size).toBe(letterTypes.length);
    expect(typesFrom('findings')).toContain('clueTransfer');
  });

  it('run a clock from issue by the rule, by days the letter names, or not at all', () => {
    const on = dateOnly('2022-11-01');
    expect(replyDue('correctionNotice', on, null, calendar)).toBe('2022-11-16');
    for (const type of letterTypes.filter((one) => !isSupervisory(one))) {
      expect(replyDue(type, on, null, calendar), type).toBeNull();
      expect(replyClock(type, 30)?.name).toBe(`${letterTypeWords[type]}回复`);
    }
    expect(replyDue('feedbackOpinion', on, 30, calendar)).toBe('2022-12-01');
  });
});
