import { z } from 'zod';
import { copiedMaterialsOf } from '../interview/copied-material.ts';
import { interviewsOf } from '../interview/interview.ts';
import { interviewTitleWords, workMethodShort } from '../interview/words.ts';
import { amountWords, workLogsOf } from '../interview/work-log.ts';
import { type View, view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { lettersOf, repliesOf } from '../letter/letter.ts';
import { adoptionWords, letterTypeWords } from '../letter/words.ts';
import { facilitiesOf } from '../round/facility.ts';
import { membersOf } from '../round/member.ts';
import { teamsOf } from '../round/team.ts';
import { facilityKindWords, memberRoleWords } from '../round/words.ts';

/** Kinds of counted records that no list of another screen shows by their ids. */
export const countedKinds = ['reply', 'work', 'material', 'facility', 'team', 'member'] as const;
export type CountedKind = (typeof countedKinds)[number];

/** One record that a figure counts. */
export interface CountedRow {
  readonly id: string;
  readonly on: string | null;
  /** Id of the place, empty where it has none. */
  readonly facility: string;
  readonly place: string;
  readonly what: string;
  /** Kind of the record that a click opens, and its id. */
  readonly opens: { readonly kind: 'letter' | 'workLog' | 'interview' | 'copiedMaterial' | 'round'; readonly id: string };
}

type Bare = Omit<CountedRow, 'place'>;

const round = (id: string) => ({ kind: 'round' as const, id });

/** All records of that kind as rows; talks by kind of paper only, never by the name of who spoke. */
const rowsOf: Readonly<Record<CountedKind, (source: RecordSource) => readonly Bare[]>> = {
  reply: (source) => {
    const letters = new Map(lettersOf(source).map((letter) => [letter.id, letter]));
    return repliesOf(source).map(({ id, letter: of, receivedOn, adoption }) => {
      const letter = letters.get(of);
      const what = `对${letter ? `${letterTypeWords[letter.type]}${letter.number ?? ''}` : '已删除的文书'}的回复：${adoptionWords[adoption]}`;
      return { id, on: receivedOn, facility: letter?.facility ?? '', what, opens: { kind: 'letter', id: of } };
    });
  },
  work: (source) => [
    ...workLogsOf(source).map((row): Bare => {
      const { id, on, facility, method, content, notes } = row;
      const what = [method === null ? '' : workMethodShort[method], content || notes, amountWords(row)].filter((part) => part !== '').join('，');
      return { id, on, facility, what, opens: { kind: 'workLog', id } };
    }),
    ...interviewsOf(source).map(
      ({ id, on, facility, kind }): Bare => ({ id, on, facility, what: interviewTitleWords[kind], opens: { kind: 'interview', id } }),
    ),
  ],
  material: (source) =>
    copiedMaterialsOf(source).map(({ id, on, facility, name }) => ({ id, on, facility, what: name, opens: { kind: 'copiedMaterial', id } })),
  facility: (source) => facilitiesOf(source).map(({ id, kind }) => ({ id, on: null, facility: id, what: facilityKindWords[kind], opens: round(id) })),
  team: (source) => teamsOf(source).map(({ id, name }) => ({ id, on: null, facility: '', what: name, opens: round(id) })),
  member: (source) => {
    const teams = new Map(teamsOf(source).map((team) => [team.id, team.name]));
    return membersOf(source).map(({ id, name, role, team }) => ({
      ...{ id, on: null, facility: '', opens: round(id) },
      what: [teams.get(team) ?? '', memberRoleWords[role], name].filter((part) => part !== '').join(' '),
    }));
  },
};

/** The records behind a number, in the order of its count; those that were deleted meanwhile are left out. */
export const countedRecords: View<{ readonly of: CountedKind; readonly ids: readonly string[] }, readonly CountedRow[]> = view({
  params: z.object({ of: z.enum(countedKinds), ids: z.array(z.string().max(120)).max(100_000) }),
  kinds: ['reply', 'letter', 'workLog', 'interview', 'copiedMaterial', 'facility', 'team', 'member'],
  read: (source, { of, ids }) => {
    const names = new Map(facilitiesOf(source).map((facility) => [facility.id, facility.name]));
    const rows = new Map(rowsOf[of](source).map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = rows.get(id);
      return row ? [{ ...row, place: names.get(row.facility) ?? '' }] : [];
    });
  },
});
