import { z } from 'zod';
import { type RawWorkbook, SHEET_LIMITS } from '#shared/document/raw-sheet.ts';
import { type BadCell, cellName, findHead, rawWorkbookSchema } from '#shared/document/sheet-reading.ts';
import { parseDate } from '#shared/kernel/date-only.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { cleanText } from '#shared/kernel/text.ts';
import { canonicalBytes } from '#shared/ledger/canonical.ts';
import { type Command, command, type View, view } from '#shared/ledger/command.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { changesOf, checkFields } from '#shared/round/field.ts';
import { previousProblemFields } from './previous.ts';

/** Headers of a 问题台账 of this program or of a hand-kept list, by what they mean. */
const headers = {
  facility: ['被巡单位', '监狱', '单位', '被检察单位'],
  wing: ['监区或部门', '监区', '部门'],
  type: ['类型', '问题类型', '类型代码'],
  title: ['问题', '问题标题', '存在问题'],
  facts: ['事实', '事实与证据', '具体情况'],
  foundOn: ['发现日期', '检察日期'],
  measure: ['处理方式', '监督方式'],
  state: ['状态', '整改情况', '复核结论'],
} as const;
type Column = keyof typeof headers;

/** What a cell may hold: more is named, never cut off unseen. */
const longest = { facility: 80, wing: 60, title: 200, facts: 20_000, measure: 60, state: 2_000 } as const;

const rowSchema = z.object({
  facility: z.string().max(longest.facility),
  wing: z.string().max(longest.wing),
  type: z.string().max(12),
  title: z.string().max(longest.title),
  facts: z.string().max(longest.facts),
  foundOn: z.string().max(10).nullable(),
  measure: z.string().max(longest.measure),
  state: z.string().max(longest.state),
});
export type PreviousRow = z.infer<typeof rowSchema>;

export interface PreviousReading {
  readonly rows: readonly PreviousRow[];
  readonly bad: readonly BadCell[];
  /** Names that are no facility of this round: kept, but they are compared with nothing. */
  readonly unknownPlaces: readonly string[];
}

/** Reads an earlier round's 问题台账. Every bad cell is named; rows with one are left out. */
export function readPreviousSheet(book: RawWorkbook, knowledge: Pick<FieldKnowledge, 'type'>, places: ReadonlySet<string>): PreviousReading {
  const head = findHead<Column>(book, headers, ['facility', 'title']);
  if (!head)
    return {
      rows: [],
      bad: [
        { sheet: book.sheets[0]?.name ?? '', cell: 'A1', reason: '没有找到表头“被巡单位、问题”。', suggestion: '请用上一轮导出的问题台账，或加上这两列表头。' },
      ],
      unknownPlaces: [],
    };
  const bad: BadCell[] = [];
  const rows = head.rows.flatMap(({ line, cell }): PreviousRow[] => {
    const before = bad.length;
    const say = (column: Column, reason: string, suggestion: string): void => {
      bad.push({ sheet: head.sheet, cell: cellName(head.at(column), line), reason, suggestion });
    };
    const type = cell('type').toUpperCase();
    const foundOn = cell('foundOn');
    if (cell('facility') === '') say('facility', '被巡单位是空的。', '请写明单位名称。');
    if (cell('title') === '') say('title', '问题是空的。', '请写明问题，或删去整行。');
    for (const [column, most] of Object.entries(longest) as [keyof typeof longest, number][]) {
      const { length } = cell(column);
      if (length > most) say(column, `有${length}字，最多${most}字。`, '请缩短，其余写在事实中。');
    }
    if (type !== '' && !knowledge.type(type)) say('type', `没有代码为“${type}”的问题类型。`, '请填问题类型库中的代码，或留空。');
    if (foundOn !== '' && !parseDate(foundOn)) say('foundOn', `“${foundOn}”不是日期。`, '请写成 2021-09-14 的样子。');
    if (bad.length > before) return [];
    const [facility, wing, title, facts, measure, state] = [cell('facility'), cell('wing'), cell('title'), cell('facts'), cell('measure'), cell('state')];
    return [{ facility, wing, type, title, facts, foundOn: foundOn === '' ? null : foundOn, measure, state }];
  });
  return { rows, bad, unknownPlaces: [...new Set(rows.map((row) => row.facility))].filter((name) => !places.has(name)).sort() };
}

export function readPrevious(knowledge: FieldKnowledge): View<RawWorkbook, PreviousReading> {
  return view({
    params: rawWorkbookSchema,
    kinds: ['facility', 'customType'],
    read: (source, book) => readPreviousSheet(book, knowledge, new Set(source.records('facility').map((record) => String(record.fields['name'] ?? '')))),
  });
}

export interface ImportPrevious {
  readonly round: string;
  readonly rows: readonly PreviousRow[];
}

/** Takes an earlier round's problems in. Each has an id of its content, so that the same list imported twice changes nothing. */
export const importPrevious: Command<ImportPrevious, { readonly added: number; readonly known: number }> = command({
  input: z.object({ round: z.string().max(400), rows: z.array(rowSchema).max(SHEET_LIMITS.rows) }),
  label: () => '导入上一轮问题',
  run: (context, input) => {
    const round = cleanText(input.round).trim();
    if (round === '') return refuse({ code: 'previous.round', words: '请写明是哪一轮的问题。', place: 'round' });
    const fresh = new Map<string, PreviousRow>();
    let known = 0;
    for (const row of input.rows) {
      const id = `p${sha256Of(canonicalBytes([round, row.facility, row.wing, row.type, row.title, row.facts, row.foundOn])).slice(0, 25)}`;
      const there = context.source.record('previousProblem', id);
      if (there && !there.deleted) known++;
      else fresh.set(id, row);
    }
    const changes = [];
    for (const [id, row] of fresh) {
      const fields = checkFields(previousProblemFields, { round, ...row }, context.today);
      if (!fields.ok) return fields;
      const back = context.source.record('previousProblem', id)?.deleted ? { deleted: false } : {};
      changes.push(...changesOf('previousProblem', id, { ...fields.value, ...back }));
    }
    if (changes.length === 0) return refuse({ code: 'previous.same', words: '表中的问题都已导入过，没有改动。' });
    return ok({ changes, answer: { added: fresh.size, known } });
  },
});
