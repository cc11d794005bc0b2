import { chineseNumber, numeralValue } from '../kernel/numerals.ts';
import { type Part, partText, type Section, type TextPart } from './parts.ts';

/** 0 to 3 for `一、` `（一）` `1.` `（1）`: how the four levels of an official paper number their parts (GB/T 9704-2012, 7.3.3). */
export type NumberLevel = 0 | 1 | 2 | 3;

/** The number that a text begins with. */
export interface NumberLead {
  readonly level: NumberLevel;
  readonly number: number;
  /** UTF-16 units, blanks before it included. */
  readonly length: number;
}

const levels: Readonly<Record<NumberLevel, { readonly pattern: RegExp; readonly shown: (n: number) => string }>> = {
  0: { pattern: /^\s*([一二三四五六七八九十百]+)、/, shown: (n) => `${chineseNumber(n)}、` },
  1: { pattern: /^\s*（([一二三四五六七八九十百]+)）/, shown: (n) => `（${chineseNumber(n)}）` },
  2: { pattern: /^\s*(\d{1,3})[.．](?!\d)/, shown: (n) => `${n}.` },
  3: { pattern: /^\s*（(\d{1,3})）/, shown: (n) => `（${n}）` },
};

export const numberLevels: readonly NumberLevel[] = [0, 1, 2, 3];

/** A number as its level writes it. */
export const numberShown = (level: NumberLevel, number: number): string => levels[level].shown(number);

export function numberLead(text: string): NumberLead | undefined {
  for (const level of numberLevels) {
    const match = levels[level].pattern.exec(text);
    if (match) return { level, number: numeralValue(match[1] ?? ''), length: match[0].length };
  }
  return undefined;
}

/** A part whose number a word processor can count by itself. */
export interface CountedPart {
  /** Index of its list in `Numbering.lists`. */
  readonly list: number;
  readonly level: NumberLevel;
  /** Characters at the beginning of the part that the number takes the place of. */
  readonly length: number;
}

/**
 * `headings`: the four levels. `attachments`: 附件说明, where the first name stands behind `附件：1.` and the others behind their number
 * alone (7.3.4); they are its levels 0 and 1.
 */
export type ListForm = 'headings' | 'attachments';

/** A list of the document and where each of its levels begins. List 0 is that of the headings. */
export interface CountedList {
  readonly form: ListForm;
  readonly start: Readonly<Record<NumberLevel, number>>;
}

export interface Numbering {
  readonly lists: readonly CountedList[];
  readonly counted: ReadonlyMap<Part, CountedPart>;
}

const fromOne = { 0: 1, 1: 1, 2: 1, 3: 1 } as const;

interface OpenList extends CountedList {
  /** The last number of each level; undefined: the next is the first. */
  readonly last: (number | undefined)[];
}

const nextOf = (list: OpenList, level: NumberLevel): number => (list.last[level] ?? list.start[level] - 1) + 1;

/**
 * Divides the typed numbers of a document into lists that count up to exactly these numbers: a level begins anew under each higher one,
 * and what begins anew anywhere else, or leaves a number out, begins a list of its own. What is written otherwise than its level
 * (`１．`, `零、`) stays text.
 */
export function numberingOf(sections: readonly Section[]): Numbering {
  const lists: OpenList[] = [{ form: 'headings', start: fromOne, last: [] }];
  const counted = new Map<Part, CountedPart>();
  for (const { parts } of sections) {
    countHeadings(parts, lists, counted);
    countAttachments(parts, lists, counted);
  }
  return { lists: lists.map(({ form, start }) => ({ form, start })), counted };
}

function countHeadings(parts: readonly Part[], lists: OpenList[], counted: Map<Part, CountedPart>): void {
  /** The list that each level last went on in, from the highest down. */
  let going: (number | undefined)[] = [];
  for (const part of parts) {
    const lead = part.type === 'text' ? leadOf(part) : undefined;
    if (!lead) continue;
    going = going.slice(0, lead.level + 1);
    const tried = [...new Set([...going.filter((list) => list !== undefined).reverse(), 0])];
    const list = tried.find((at) => nextOf(lists[at] as OpenList, lead.level) === lead.number) ?? lists.push(beginning(lead)) - 1;
    const { last } = lists[list] as OpenList;
    last.length = lead.level;
    last[lead.level] = lead.number;
    going[lead.level] = list;
    counted.set(part, { list, level: lead.level, length: lead.length });
  }
}

const beginning = ({ level, number }: NumberLead): OpenList => ({ form: 'headings', start: { ...fromOne, [level]: number }, last: [] });

const isNumbered = ({ role }: TextPart): boolean => role === 'body' || role.startsWith('heading');

function leadOf(part: TextPart): NumberLead | undefined {
  if (!isNumbered(part)) return undefined;
  const text = partText(part);
  const lead = numberLead(text);
  return lead && lead.number > 0 && text.slice(0, lead.length) === numberShown(lead.level, lead.number) ? lead : undefined;
}

function countAttachments(parts: readonly Part[], lists: OpenList[], counted: Map<Part, CountedPart>): void {
  const named = parts.filter((part): part is TextPart => part.type === 'text' && part.attachment !== undefined);
  if (named.length < 2) return;
  const list = lists.push({ form: 'attachments', start: { ...fromOne, 1: 2 }, last: [] }) - 1;
  named.forEach((part, i) => {
    counted.set(part, { list, level: i === 0 ? 0 : 1, length: part.attachment?.label ?? 0 });
  });
}
