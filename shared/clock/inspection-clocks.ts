import { findingsOf } from '../finding/finding.ts';
import type { DateOnly } from '../kernel/date-only.ts';
import { groupBy } from '../kernel/groups.ts';
import type { RecordSource } from '../ledger/record.ts';
import { type Letter, lettersOf } from '../letter/letter.ts';
import type { LetterType } from '../letter/words.ts';
import type { Clock } from '../round/clocks.ts';
import { facilitiesOf } from '../round/facility.ts';
import { clockIn } from '../round/limits.ts';
import { roundOf } from '../round/round.ts';
import type { NextDraft, RunningClock } from './running.ts';

/**
 * The office's own duties around an inspection: notice before it (GD 29), feedback meeting (GD 35) and special supervision (GD 40) after
 * it. Each stops with the day that is entered for it, notice and supervision also with the issue of their paper.
 */
export function inspectionClocks(source: RecordSource, today: DateOnly): RunningClock[] {
  const round = roundOf(source);
  const letters = groupBy(lettersOf(source), (letter) => letter.facility);
  const withOpenWork = new Set(findingsOf(source).flatMap((one) => (one.stream === 'prison' && one.status === 'confirmed' ? [one.facility] : [])));
  return facilitiesOf(source).flatMap((facility) => {
    const here = letters.get(facility.id) ?? [];
    const issued = (type: LetterType): boolean => here.some((letter) => letter.type === type && letter.status === 'issued');
    const start = facility.onSiteFrom ?? round.periodFrom;
    const end = round.periodTo ?? facility.onSiteTo;
    const found: RunningClock[] = [];
    const run = (clock: Clock, from: DateOnly, words: string, draft: NextDraft): void => {
      found.push({
        ...{ clock, start: from, subject: words, facility: facility.id, draft, drafted: draftOf(here, draft) },
        source: { kind: 'facility', id: facility.id },
      });
    };
    if (start !== null && facility.noticeOn === null && today <= start && !issued('informLetter'))
      run(clockIn(source, 'notice'), start, '巡回检察告知函', 'informLetter');
    if (end !== null && end <= today) {
      if (facility.feedbackOn === null) run(clockIn(source, 'feedbackMeeting'), end, '反馈会和反馈意见', 'feedbackOpinion');
      const followed = round.kind === 'routine' || round.kind === 'cross' || round.kind === 'crossProvince';
      if (followed && facility.supervisedOn === null && !issued('supervisionReport') && withOpenWork.has(facility.id))
        run(clockIn(source, 'supervision'), end, '专项督办（回头看）', 'supervisionPlan');
    }
    return found;
  });
}

const draftOf = (letters: readonly Letter[], type: NextDraft): string | null => letters.find((letter) => letter.type === type)?.id ?? null;
