import type { NewItem } from '../checklist/duty-items.ts';
import { generatedItemId, itemsFor } from '../checklist/generate.ts';
import { addDays, type DateOnly, daysBetween } from '../kernel/date-only.ts';
import { seededRandom } from '../kernel/random.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { SampleRound } from './sample-data.ts';
import type { SampleFacility, SampleFinding } from './sample-findings.ts';
import { command, type SampleStep } from './sample-step.ts';
import type { CommandInput } from './workbench.ts';

/** The two lists that the round is looked at with: for the prisons and for their 派驻 offices. */
const lists = [
  { facilityKind: 'prison', id: 'samplechecksprison' },
  { facilityKind: 'residentOffice', id: 'samplechecksresident' },
] as const;

export const sampleChecklists = (day: DateOnly): readonly SampleStep[] => lists.map((list) => command(day, 'checklist.generate', list));

type Answer = CommandInput<'check.answer'>;

interface ChecksInput {
  readonly round: SampleRound;
  readonly knowledge: FieldKnowledge;
  readonly facility: SampleFacility;
  /** Every finding at that prison. */
  readonly findings: readonly SampleFinding[];
  /** Who fills the list in. */
  readonly names: readonly string[];
  /** Part of the items without a problem that a quick run answers. */
  readonly share: number;
}

/**
 * The checklist answers of one prison, in its days on site. Items whose problem was found are tied to it on the day of the last one; most
 * others were looked at; a chapter was left behind and another put off. Random of its own, so that nothing else of the sample moves with it.
 */
export function sampleChecks({ round, knowledge, facility, findings, names, share }: ChecksInput): readonly SampleStep[] {
  const chance = chanceOf(seededRandom(`sample checks ${facility.name}`));
  const days = daysBetween(facility.onSiteFrom, facility.onSiteTo);
  return lists.flatMap(({ id, facilityKind }) => {
    const items = itemsFor(knowledge, facilityKind, round.setUpOn);
    const [late, putOff] = chance.shuffled([...new Set(items.map((item) => item.area))]);
    const tied = new Set<string>();
    return items.flatMap((item, at): SampleStep[] => {
      const base = { item: generatedItemId(id, at), facility: facility.id, answeredBy: chance.pick(names.slice(2)) };
      // Several duties of a 派驻 office share a type: its problems go to the first.
      const here = tied.has(item.type) ? [] : findings.filter((finding) => finding.type === item.type && finding.stream !== 'clue');
      tied.add(item.type);
      const last = here.reduce<DateOnly>((day, { foundOn }) => (foundOn > day ? foundOn : day), facility.onSiteFrom);
      if (here.length > 0) return [command(last, 'check.answer', { ...base, outcome: 'found', known: here.map((finding) => finding.id) })];
      const happens = (part: number): boolean => chance.between(1, 1000) <= part * 1000;
      // One chapter only, for the 派驻 list: it is never the late one as a whole.
      const several = facilityKind === 'prison';
      const unfilled = happens(several && item.area === late ? round.checks.lateUnfilled : round.checks.unfilled);
      const notChecked = happens(several && item.area === putOff ? round.checks.putOffNotChecked : round.checks.notChecked);
      const day = addDays(facility.onSiteFrom, chance.between(1, Math.max(1, days - 1)));
      const answer: Answer = notChecked
        ? { ...base, outcome: 'notChecked', reason: chance.pick(round.checks.reasons) }
        : { ...base, outcome: 'none', ...lookedAt(item, chance) };
      return unfilled || !happens(share) ? [] : [command(day, 'check.answer', answer)];
    });
  });
}

/** Work that can be counted, by what the item says to look at (GD 31). */
function lookedAt({ lookAt }: NewItem, chance: Chance): Pick<Answer, 'files' | 'hours' | 'persons' | 'looked'> {
  const looked = lookAt === '' ? {} : { looked: `查看${lookAt}，未见异常。` };
  if (/录像|监控|录音/.test(lookAt)) return { ...looked, hours: chance.between(2, 12) };
  if (/谈话|询问/.test(lookAt)) return { ...looked, persons: chance.between(2, 8) };
  return { ...looked, files: chance.between(3, 30) };
}
