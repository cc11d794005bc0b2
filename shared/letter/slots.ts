import type { Finding } from '../finding/finding.ts';
import { readFinding } from '../finding/finding.ts';
import { chineseDate, type DateOnly } from '../kernel/date-only.ts';
import type { RecordSource, RecordView } from '../ledger/record.ts';
import type { Facility } from '../round/facility.ts';
import { readFacility } from '../round/facility.ts';
import { type Round, readRound } from '../round/round.ts';
import { type Content, type Inline, type SlotBinding, tidyContent } from './content.ts';
import { type Letter, readLetter } from './letter.ts';

interface SlotField<R> {
  readonly label: string;
  /** As a letter words it. */
  readonly words: (record: R) => string;
}

/** Facts and titles go on inside sentences of the letter: their own full stop would stand twice. */
export const unended = (text: string): string => text.trim().replace(/[。；;.\s]+$/, '');

const day = (date: DateOnly | null): string => (date === null ? '' : chineseDate(date));

/** The days of the conduct, 2022年9月1日至2022年9月17日; empty while the first is not known. */
export function conductPeriod({ conductFrom, conductTo }: Pick<Finding, 'conductFrom' | 'conductTo'>): string {
  if (conductFrom === null) return '';
  return conductTo === null || conductTo === conductFrom ? chineseDate(conductFrom) : `${chineseDate(conductFrom)}至${chineseDate(conductTo)}`;
}

const finding = {
  title: { label: '问题标题', words: (record: Finding) => unended(record.title) },
  facts: { label: '事实', words: (record: Finding) => unended(record.facts) },
  wing: { label: '监区或部门', words: (record: Finding) => record.wing },
  persons: { label: '涉及人员', words: (record: Finding) => record.persons },
  personCount: { label: '涉及人数', words: (record: Finding) => (record.personCount === null ? '' : `${record.personCount}人`) },
  period: { label: '发生日期', words: conductPeriod },
} as const satisfies Readonly<Record<string, SlotField<Finding>>>;

const facility = {
  name: { label: '被巡单位', words: (record: Facility) => record.name },
} as const satisfies Readonly<Record<string, SlotField<Facility>>>;

const round = {
  title: { label: '巡回检察名称', words: (record: Round) => record.title },
  organiser: { label: '组织院', words: (record: Round) => record.organiser },
} as const satisfies Readonly<Record<string, SlotField<Round>>>;

const letter = {
  title: { label: '文书标题', words: (record: Letter) => record.title },
  number: { label: '文号', words: (record: Letter) => record.number ?? '' },
  recipient: { label: '主送', words: (record: Letter) => record.recipient },
  issuedOn: { label: '发出日期', words: (record: Letter) => day(record.issuedOn) },
  replyDue: { label: '回复期限', words: (record: Letter) => day(record.replyDue) },
} as const satisfies Readonly<Record<string, SlotField<Letter>>>;

/** What a slot can stand for, by kind of record and field. Some fields are worded from several of the record's. */
const slotTables = { finding, facility, round, letter } as const;
type Tables = typeof slotTables;
export type SlotKind = keyof Tables;

interface SlotRecords {
  readonly finding: Finding;
  readonly facility: Facility;
  readonly round: Round;
  readonly letter: Letter;
}

/** Text that stays bound to a field of a record: a change there is shown in the letter, never written into it unasked. */
export function slotOf<K extends SlotKind>(kind: K, record: SlotRecords[K], field: keyof Tables[K] & string): Inline {
  const table = slotTables[kind] as unknown as Readonly<Record<string, SlotField<SlotRecords[K]>>>;
  const text = table[field]?.words(record) ?? '';
  return { text, strong: false, bound: { to: 'field', kind, id: record.id, field, seen: text } };
}

const readers: Readonly<Record<SlotKind, (record: RecordView) => unknown>> = {
  finding: readFinding,
  facility: readFacility,
  round: readRound,
  letter: readLetter,
};

const isSlotKind = (kind: string): kind is SlotKind => Object.hasOwn(slotTables, kind);

const fieldOf = (kind: string, field: string): SlotField<unknown> | undefined => {
  const table = isSlotKind(kind) ? (slotTables[kind] as unknown as Readonly<Record<string, SlotField<unknown>>>) : {};
  return Object.hasOwn(table, field) ? table[field] : undefined;
};

/** What the field reads today, worded for a letter; undefined when the record is gone or this version knows no such slot. */
export function slotWords(source: RecordSource, { kind, id, field }: Pick<SlotBinding, 'kind' | 'id' | 'field'>): string | undefined {
  const record = source.record(kind, id);
  const slot = fieldOf(kind, field);
  if (!record || record.deleted || !slot || !isSlotKind(kind)) return undefined;
  return slot.words(readers[kind](record));
}

export const slotLabel = (kind: string, field: string): string => fieldOf(kind, field)?.label ?? field;

/** Content from a template: words as they stand, slots and references where they are put. Empty slots keep their place out of the text. */
export function say(words: TemplateStringsArray, ...parts: readonly (string | number | Inline | Content)[]): Content {
  const content: Inline[] = [];
  words.forEach((text, i) => {
    content.push({ text, strong: false, bound: null });
    const part = parts[i];
    if (part === undefined) return;
    if (typeof part === 'object') content.push(...(Array.isArray(part) ? (part as Content) : [part as Inline]));
    else content.push({ text: String(part), strong: false, bound: null });
  });
  return joined(content);
}

/** Contents one behind the other. */
export function joined(...contents: readonly Content[]): Content {
  return tidyContent(contents.flat());
}

/** An item of evidence by its name, without the ending of its file. */
export const evidenceInline = (id: string, name: string): Inline => ({
  text: name.replace(/\.[a-z0-9]{2,5}$/i, ''),
  strong: false,
  bound: { to: 'evidence', id },
});
