import type { DateOnly } from '../kernel/date-only.ts';
import type { RecordSource } from '../ledger/record.ts';
import { type Letter, lettersOf, repliesOf } from '../letter/letter.ts';
import { serviceOf } from '../letter/service.ts';
import { stoodOn } from '../letter/standing.ts';
import type { LetterType } from '../letter/words.ts';
import { type Clock, clocks } from '../round/clocks.ts';
import type { RunningClock } from './running.ts';

/** The period in which an opinion on a change of sentence must go out, from receipt of the copy or ruling (GZ 630, 632, 635, 639). */
const opinionClock: Partial<Readonly<Record<LetterType, Clock>>> = {
  reductionOpinion: clocks.reductionOpinion,
  paroleOpinion: clocks.reductionOpinion,
  releaseOpinion: clocks.releaseOpinion,
  reductionRulingOpinion: clocks.reductionRuling,
  paroleRulingOpinion: clocks.reductionRuling,
  releaseDecisionOpinion: clocks.releaseDecision,
};

const extendable = (type: LetterType): boolean => type === 'reductionOpinion' || type === 'paroleOpinion';

/** Opinions being written, and courts that have to try a matter anew after one (GZ 641); from the letters alone. */
export function opinionClocks(source: RecordSource, today: DateOnly): RunningClock[] {
  return lettersOf(source).flatMap((letter): RunningClock[] => {
    const clock = opinionClock[letter.type];
    if (!clock) return [];
    // A correction follows an opinion that went out in time, or is late by that one's clock already.
    if (letter.status === 'draft') return letter.corrects === '' ? beforeIssue(letter, clock) : [];
    const ruling = clock === clocks.reductionRuling && stoodOn(lettersOf(source), letter, today);
    const received = serviceOf(source, letter.id)?.on ?? null;
    if (!ruling || received === null || repliesOf(source, letter.id).length > 0) return [];
    return [row(letter, clocks.rehearing, received, `《${letter.title}》后的重新审理`)];
  });
}

function beforeIssue(letter: Letter, clock: Clock): RunningClock[] {
  const received = letter.person?.receivedOn ?? null;
  if (received === null) return [];
  const chosen = letter.extended && extendable(letter.type) ? clocks.reductionOpinionExtended : clock;
  return [row(letter, chosen, received, `《${letter.title}》${letter.person?.name ?? ''}`)];
}

const row = (letter: Letter, clock: Clock, start: RunningClock['start'], subject: string): RunningClock => ({
  ...{ clock, start, subject, facility: letter.facility, draft: null, drafted: null },
  source: { kind: 'letter', id: letter.id },
});
