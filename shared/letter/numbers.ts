import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { documentNumber, parseDocumentNumber } from '../law/document-number.ts';
import { type CommandContext, command, view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { addCommand, editCommand, existing, recordIdSchema, removeCommand } from '../round/editing.ts';
import { choiceField, countField, type FieldValues, reader, textField } from '../round/field.ts';
import { checkCode } from './document-code.ts';
import { type Letter, lettersOf, readLetter } from './letter.ts';
import { type LetterType, letterTypes, letterTypeWords } from './words.ts';

/** Numbers that the office gave to a team for one kind of letter; a laptop never takes others by itself (field report 2.2). */
export const numberRangeFields = {
  team: textField('组', 120),
  code: textField('代字', 30, true),
  year: countField('年份', 2200),
  type: choiceField('文书种类', letterTypes, 'correctionNotice'),
  from: countField('起号', 99_999),
  to: countField('止号', 99_999),
} as const;

export const readNumberRange = reader(numberRangeFields);
type NumberRange = ReturnType<typeof readNumberRange>;

function checkRange(source: RecordSource, id: string | undefined, values: FieldValues<typeof numberRangeFields>): Result<null> {
  const { from, to, year, code } = values;
  if (from === null || to === null || from < 1 || to < from) return refuse({ code: 'numberRange.order', words: '号段应从小到大，起号不小于 1。', place: 'to' });
  const shape = checkCode(code);
  if (!shape.ok) return shape;
  if (year === null || year < 1990) return refuse({ code: 'numberRange.year', words: '请填写四位年份。', place: 'year' });
  const other = source
    .records('numberRange')
    .map(readNumberRange)
    .find((range) => range.id !== id && range.code === code && range.year === year && (range.from ?? 0) <= to && from <= (range.to ?? 0));
  return other
    ? refuse({
        code: 'numberRange.overlap',
        words: `与已有号段 ${code}〔${year}〕${other.from}至${other.to}号重叠。`,
        next: '请改用没有分配的号段。',
        place: 'from',
      })
    : ok(null);
}

export const addNumberRange = addCommand('numberRange', '号段', numberRangeFields, {
  required: ['code', 'year', 'from', 'to'],
  rule: (context, values) => checkRange(context.source, undefined, values),
});
export const editNumberRange = editCommand('numberRange', '号段', numberRangeFields, (context, before, after) => checkRange(context.source, before.id, after));
export const removeNumberRange = removeCommand('numberRange', '号段');

interface Taken {
  readonly letter: string;
  readonly code: string;
  readonly year: number;
  readonly sequence: number;
}

/** Every number that a letter carries, in its parts. */
export function takenNumbers(source: RecordSource): readonly Taken[] {
  return lettersOf(source).flatMap((letter) => {
    const parsed = letter.number === null ? undefined : parseDocumentNumber(letter.number);
    if (!parsed?.ok || parsed.value.sequence === undefined) return [];
    return [{ letter: letter.id, code: parsed.value.code, year: parsed.value.year, sequence: parsed.value.sequence }];
  });
}

/** A number stands once (field report 2.2): refused where another letter carries it, however its brackets were typed. */
export function checkFreeNumber(source: RecordSource, letter: string, number: string | null): Result<null> {
  const wanted = number === null ? undefined : parseDocumentNumber(number);
  if (!wanted?.ok || wanted.value.sequence === undefined) return ok(null);
  const { code, year, sequence } = wanted.value;
  const twice = takenNumbers(source).some((one) => one.letter !== letter && one.code === code && one.year === year && one.sequence === sequence);
  return twice
    ? refuse({ code: 'letter.number-twice', words: `${documentNumber(wanted.value)}已经用于另一份文书。`, next: '请核对文号台账。', place: 'number' })
    : ok(null);
}

/** Ranges that a letter may draw from: of its kind, given to its own team or to nobody in particular, so that two teams never draw the same number. */
export function rangesFor(source: RecordSource, letter: Letter): readonly NumberRange[] {
  const team = teamOf(source, letter);
  return source
    .records('numberRange')
    .map(readNumberRange)
    .filter((range) => range.type === letter.type && (range.team === '' || team === '' || range.team === team));
}

const teamOf = (source: RecordSource, { facility }: Letter): string => String(source.record('facility', facility)?.fields['team'] ?? '');

/** Gives a letter the next free number of a range, or a number that the office told. A number stands once. */
export const numberLetter = command({
  input: z.object({ id: recordIdSchema, range: recordIdSchema.optional(), number: z.string().max(60).optional() }),
  label: () => '编文号',
  run: (context, input) => {
    const record = existing(context, 'letter', input.id, '文书');
    if (!record.ok) return record;
    const letter = readLetter(record.value);
    if (letter.number !== null && letter.status === 'issued')
      return refuse({ code: 'letter.numbered', words: `文书已经编号：${letter.number}。`, place: 'number' });
    const number = input.range === undefined ? toldNumber(context.source, letter, input.number ?? '') : nextNumber(context, letter, input.range);
    if (!number.ok) return number;
    return ok({ changes: [{ kind: 'letter', id: letter.id, field: 'number', value: number.value }], answer: { number: number.value } });
  },
});

/** A number as the office told it, in its standard form. */
function toldNumber(source: RecordSource, letter: Letter, text: string): Result<string> {
  const parsed = parseDocumentNumber(text);
  if (!parsed.ok) return parsed;
  const number = documentNumber(parsed.value);
  const free = checkFreeNumber(source, letter.id, number);
  return free.ok ? ok(number) : free;
}

/** The lowest number of the range that no other letter carries. */
function nextNumber(context: CommandContext, letter: Letter, id: string): Result<string> {
  const found = existing(context, 'numberRange', id, '号段');
  if (!found.ok) return found;
  const range = readNumberRange(found.value);
  if (range.type !== letter.type)
    return refuse({ code: 'numberRange.type', words: `这个号段用于${letterTypeWords[range.type]}，不能给${letterTypeWords[letter.type]}。` });
  if (!rangesFor(context.source, letter).some((one) => one.id === id)) {
    const team = String(context.source.record('team', range.team)?.fields['name'] ?? '其他组');
    return refuse({ code: 'numberRange.team', words: `这个号段分给${team}，本文书不属于该组。`, next: '请用本组的号段，或将文号留空由内勤编号。' });
  }
  const { code, year, from, to } = range;
  const used = new Set(
    takenNumbers(context.source)
      .filter((one) => one.letter !== letter.id && one.code === code && one.year === year)
      .map((one) => one.sequence),
  );
  for (let sequence = from ?? 1; sequence <= (to ?? 0); sequence++) if (!used.has(sequence)) return ok(documentNumber({ code, year: year ?? 0, sequence }));
  return refuse({ code: 'numberRange.empty', words: '号段已经用完。', next: '请向内勤申请新的号段，或将文号留空。' });
}

export interface RegisterGroup {
  readonly code: string;
  readonly year: number;
  readonly type: LetterType;
  readonly rows: readonly {
    readonly sequence: number;
    readonly letter: string;
    readonly title: string;
    readonly facilityName: string;
    readonly issuedOn: string | null;
    readonly revokedOn: string | null;
  }[];
  /** Gaps and repetitions, for a person to look at; merged laptops may have made them. */
  readonly hints: readonly string[];
}

/** 文号台账: by code (office and kind of letter) and year. */
export const letterRegister = view({
  params: z.object({}),
  kinds: ['letter', 'facility', 'numberRange'],
  read: (source): { readonly groups: readonly RegisterGroup[]; readonly unnumbered: number } => {
    const letters = new Map(lettersOf(source).map((letter) => [letter.id, letter]));
    const groups = new Map<string, Taken[]>();
    for (const one of takenNumbers(source)) {
      const key = `${one.code}〔${one.year}〕`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return {
      groups: [...groups]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, taken]) => {
          const sorted = [...taken].sort((a, b) => a.sequence - b.sequence || (a.letter < b.letter ? -1 : 1));
          const first = sorted[0] as Taken;
          return {
            code: first.code,
            year: first.year,
            type: letters.get(first.letter)?.type ?? 'correctionNotice',
            rows: sorted.map((one) => {
              const letter = letters.get(one.letter);
              const facilityName = String(source.record('facility', letter?.facility ?? '')?.fields['name'] ?? '');
              return {
                sequence: one.sequence,
                letter: one.letter,
                title: letter?.title ?? '',
                facilityName,
                issuedOn: letter?.issuedOn ?? null,
                revokedOn: letter?.revokedOn ?? null,
              };
            }),
            hints: hintsOf(
              key,
              sorted.map((one) => one.sequence),
            ),
          };
        }),
      unnumbered: [...letters.values()].filter((letter) => letter.number === null).length,
    };
  },
});

function hintsOf(key: string, sequences: readonly number[]): string[] {
  const hints: string[] = [];
  sequences.forEach((sequence, i) => {
    const before = sequences[i - 1];
    if (before === undefined) return;
    if (sequence === before) hints.push(`${key}${sequence}号重复。`);
    if (sequence > before + 1) hints.push(sequence === before + 2 ? `${key}${before + 1}号空缺。` : `${key}${before + 1}至${sequence - 1}号空缺。`);
  });
  return hints;
}
