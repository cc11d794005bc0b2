import { evidenceOf } from '#shared/evidence/evidence.ts';
import { type Finding, findingsOf } from '#shared/finding/finding.ts';
import { namesIn } from '#shared/finding/person-names.ts';
import { chineseDate } from '#shared/kernel/date-only.ts';
import { readCitations } from '#shared/law/read-citations.ts';
import { derivedOnce } from '#shared/ledger/command.ts';
import { facilitiesOf } from '#shared/round/facility.ts';
import type { LetterBlock } from '../letter.ts';
import { findingOf, type HealthInput, type HealthItem, type HealthRule, matches } from './health.ts';

const quantity = /\d+(?:\.\d+)?\s*(?:余)?(?:人次|人|名|次|天|日(?!内|前)|小时|分钟|个月|年(?!\d)|件|起|份|处|页|册|万元|元|公斤|吨|分)/g;
const day = /\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日/g;

const squeezed = (text: string): string => text.replace(/\s+/g, '');

/** What the register says of a finding, in one text: quantities and days of its paragraph must stand there. */
function registered(input: HealthInput, finding: Finding): string {
  const days = [finding.conductFrom, finding.conductTo, finding.foundOn].flatMap((date) => (date === null ? [] : [chineseDate(date), shortened(date)]));
  const evidence = (input.evidence.get(finding.id) ?? []).map((item) => `${item.name}${item.note}`);
  const count = finding.personCount === null ? [] : [`${finding.personCount}人`, `${finding.personCount}名`];
  return squeezed([finding.title, finding.facts, finding.persons, finding.basis, finding.wing, ...days, ...count, ...evidence].join('\n'));
}

const shortened = (date: string): string => `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月`;

/** Names, quantities and days of a factual paragraph agree with its finding; no other facility and no person of another finding slips in. */
export const agreement: HealthRule = (input) => {
  const items: HealthItem[] = [];
  for (const block of input.blocks) {
    const finding = block.part === 'fact' ? findingOf(input, block.finding) : undefined;
    if (!finding) continue;
    const known = registered(input, finding);
    const text = block.text;
    for (const [code, pattern, name] of [
      ['day-differs', day, '日期'],
      ['quantity-differs', quantity, '数量'],
    ] as const) {
      // The figures of a day or of a law's version are no quantities.
      const taken = [
        ...[...text.matchAll(day)].map((match) => [match.index, match.index + match[0].length] as const),
        ...readCitations(text).map(({ from, to }) => [from, to] as const),
      ];
      for (const match of text.matchAll(pattern)) {
        const from = match.index;
        const to = from + match[0].length;
        if (code === 'quantity-differs' && taken.some(([start, end]) => from < end && start < to)) continue;
        if (known.includes(squeezed(match[0]))) continue;
        items.push({
          ...{ code, severity: 'asks', place: { block: block.id, from, to }, finding: finding.id, about: `${finding.id} ${match[0]}` },
          words: `${name}“${match[0]}”在问题“${finding.title}”的登记内容中没有，请核对。`,
        });
      }
    }
    items.push(...personsOfOthers(input, finding, block, known));
  }
  return [...items, ...otherFacilities(input), ...lostEvidence(input)];
};

/** Every person named in a problem, by facility, with the problem that names them. */
const personsByFacility = derivedOnce(['finding'], (source): ReadonlyMap<string, ReadonlyMap<string, Finding>> => {
  const all = new Map<string, Map<string, Finding>>();
  for (const finding of findingsOf(source)) {
    const persons = all.get(finding.facility) ?? new Map<string, Finding>();
    all.set(finding.facility, persons);
    for (const name of namesIn(finding.persons)) if (!persons.has(name)) persons.set(name, finding);
  }
  return all;
});

function personsOfOthers(input: HealthInput, finding: Finding, block: LetterBlock, known: string): readonly HealthItem[] {
  const items: HealthItem[] = [];
  for (const [person, other] of personsByFacility(input.source).get(finding.facility) ?? []) {
    const at = other.id === finding.id ? -1 : block.text.indexOf(person);
    if (at < 0 || known.includes(person)) continue;
    items.push({
      ...{ code: 'person-of-other', severity: 'asks', finding: finding.id, about: `${finding.id} ${person}` },
      place: { block: block.id, from: at, to: at + person.length },
      words: `“${person}”是另一个问题“${other.title}”的人员，不在本问题登记的人员中。`,
    });
  }
  return items;
}

function otherFacilities(input: HealthInput): readonly HealthItem[] {
  if (input.kind.source !== 'findings' || !input.facility) return [];
  const own = input.facility.name;
  return facilitiesOf(input.source)
    .filter(({ id, name }) => id !== input.facility?.id && name.length >= 3 && !own.includes(name))
    .flatMap(({ name }) =>
      matches(input, new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g')).map(
        ({ place }): HealthItem => ({
          ...{ code: 'other-facility', severity: 'asks', place, about: `${place.block} ${name}` },
          words: `正文写到了“${name}”，本文书发往${own}。`,
        }),
      ),
    );
}

/** References to evidence that is no longer there or proves none of the letter's findings. */
function lostEvidence(input: HealthInput): readonly HealthItem[] {
  const there = new Map(evidenceOf(input.source).map((item) => [item.id, item]));
  return input.blocks.flatMap((block) => {
    let at = 0;
    return block.content.flatMap(({ text, bound }): HealthItem[] => {
      const from = at;
      at += text.length;
      if (bound?.to !== 'evidence') return [];
      const item = there.get(bound.id);
      const fits = item?.findings.some((finding) => input.letter.findings.includes(finding));
      if (fits) return [];
      return [
        {
          ...{ code: 'evidence-gone', severity: 'asks', place: { block: block.id, from, to: at }, about: `${block.id} ${bound.id}` },
          words: item ? `证据“${text}”没有关联到本文书的问题。` : `证据“${text}”已被删除。`,
        },
      ];
    });
  });
}
