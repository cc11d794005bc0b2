import { z } from 'zod';
import { chineseDate, type DateOnly, parseDate } from '../kernel/date-only.ts';
import { cleanText } from '../kernel/text.ts';

const words = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => cleanText(text).trim());
const day = z
  .string()
  .nullable()
  .refine((text) => text === null || text === '' || parseDate(text) !== undefined)
  .transform((text) => (text === null || text === '' ? null : (parseDate(text) ?? null)));

/** The person of an opinion on a change of sentence, and what is asked or decided for that person (field report 2.3 C and D). */
export const personCaseSchema = z.object({
  name: words(60),
  sex: words(10).default(''),
  born: day.default(null),
  /** 罪犯编号. */
  number: words(40).default(''),
  origin: words(120).default(''),
  crime: words(200).default(''),
  /** Court, day and number of the judgment that is in force. */
  judgment: words(300).default(''),
  sentence: words(200).default(''),
  property: words(300).default(''),
  termFrom: day.default(null),
  termTo: day.default(null),
  /** Reductions and other changes so far. */
  changes: words(1_000).default(''),
  custody: words(120).default(''),
  /** What the prison proposed: 减去有期徒刑六个月. */
  proposal: words(500).default(''),
  proposalNumber: words(80).default(''),
  proposedOn: day.default(null),
  /** Ruling or decision that the opinion is about. */
  decision: words(500).default(''),
  decisionNumber: words(80).default(''),
  decidedOn: day.default(null),
  /** Starts the period for the opinion. */
  receivedOn: day.default(null),
});
export type PersonCase = z.output<typeof personCaseSchema>;

/** What a form that is filled in may leave out. */
export type PersonCaseInput = z.input<typeof personCaseSchema>;

const dated = (date: DateOnly | null): string => (date === null ? '' : chineseDate(date));

/** 罪犯王某某，男，1980年3月5日出生，…；因犯…罪，于…被…判处…。刑期自…起至…止。 */
export function personSentences(person: PersonCase): string {
  const about = [
    `罪犯${person.name === '' ? '×××' : person.name}`,
    person.sex,
    person.born ? `${dated(person.born)}出生` : '',
    person.origin,
    person.number ? `罪犯编号${person.number}` : '',
    person.custody ? `现在${person.custody}服刑` : '',
  ];
  const parts = [about.filter((part) => part !== '').join('，')];
  const judged = person.judgment === '' ? '' : `经${person.judgment}`;
  const penalty = [person.sentence, person.property].filter((part) => part !== '').join('，');
  if (person.crime !== '') parts.push(`因犯${person.crime.replace(/罪$/, '')}罪，${judged === '' ? '被' : `${judged}，`}判处${penalty}`);
  if (person.termFrom || person.termTo) parts.push(`刑期自${dated(person.termFrom)}起至${dated(person.termTo)}止`);
  if (person.changes !== '') parts.push(person.changes.replace(/[。；]+$/, ''));
  return `${parts.join('。')}。`;
}
