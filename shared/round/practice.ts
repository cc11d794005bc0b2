import { addDays, type DateOnly } from '../kernel/date-only.ts';
import type { Id } from '../kernel/ids.ts';
import type { Change } from '../ledger/record.ts';
import type { facilityFields } from './facility.ts';
import { changesOf, type FieldEdits } from './field.ts';
import type { memberFields } from './member.ts';
import { ROUND_ID, type roundFields } from './round.ts';
import { orderAfter, type teamFields } from './team.ts';

export const PRACTICE_TITLE = '练习监狱（演练用，可随时清除）';

interface PracticeInput {
  newId<K extends string>(): Id<K>;
  readonly today: DateOnly;
  /** Who practises: the only member, leading. */
  readonly person: string;
}

/**
 * What the practice prison begins with, so that a finding can be recorded at once: one team, one prison with wings, and the
 * days of a 常规 inspection (GD 20: 15 in all, 10 on site, 2 persons inside). Everything is fictional.
 */
export function practiceChanges({ newId, today, person }: PracticeInput): readonly Change[] {
  const team = newId<'Team'>();
  const first = orderAfter([]);
  return [
    ...changesOf('round', ROUND_ID, {
      title: PRACTICE_TITLE,
      kind: 'routine',
      organiser: '练习市人民检察院',
      organiserLevel: 'municipal',
      periodFrom: today,
      periodTo: addDays(today, 14),
    } satisfies FieldEdits<typeof roundFields>),
    ...changesOf('team', team, { name: '练习组', order: first } satisfies FieldEdits<typeof teamFields>),
    ...changesOf('member', newId<'Member'>(), {
      name: person,
      team,
      role: 'lead',
      office: '练习市人民检察院',
    } satisfies FieldEdits<typeof memberFields>),
    ...changesOf('facility', newId<'Facility'>(), {
      name: '练习监狱',
      kind: 'prison',
      team,
      order: first,
      wings: ['一监区', '二监区', '三监区', '医院监区', '禁闭室'],
      residentOffice: '派驻练习监狱检察室',
      onSiteFrom: addDays(today, 2),
      onSiteTo: addDays(today, 11),
      entrySize: 2,
    } satisfies FieldEdits<typeof facilityFields>),
  ];
}
