import { z } from 'zod';
import { type RawWorkbook, SHEET_LIMITS } from '#shared/document/raw-sheet.ts';
import { type BadCell, cellName, findHead, rawWorkbookSchema } from '#shared/document/sheet-reading.ts';
import { type DateOnly, parseDate } from '#shared/kernel/date-only.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type Command, type CommandContext, command, type View, view } from '#shared/ledger/command.ts';
import type { Change } from '#shared/ledger/record.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { neededReason, reasonSchema, recordIdSchema } from '#shared/round/editing.ts';
import { summaryKinds } from '../facts.ts';
import { type Summary, summaryOf } from '../summary.ts';
import { type EditKey, findingColumns, ID_TITLE, type ListColumn } from '../tables.ts';
import { cellMark, MARK_TITLE, readMarks, settled } from './cell-marks.ts';
import { actsOf } from './ledger-acts.ts';
import { CUTOFF_NOTE } from './ledger-workbooks.ts';
import { letterLedgerColumns } from './letter-ledger.ts';
import { rectificationColumns } from './rectification-ledger.ts';

export const ledgerKinds = ['finding', 'letter', 'rectification'] as const;
export type LedgerKind = (typeof ledgerKinds)[number];
export const ledgerKindWords: Readonly<Record<LedgerKind, string>> = { finding: '问题台账', letter: '文书台账', rectification: '整改台账' };

/** A change of one cell, before it is taken in. Texts as the sheet shows them. */
export interface CellChange {
  readonly key: EditKey;
  readonly label: string;
  readonly cell: string;
  readonly before: string;
  readonly after: string;
}

export interface RowChange {
  readonly id: string;
  readonly line: number;
  /** 编号 and 问题, or 文书 and 文号. */
  readonly name: string;
  readonly changes: readonly CellChange[];
}

export interface LedgerReading {
  readonly ledger: LedgerKind | null;
  readonly rows: readonly RowChange[];
  readonly bad: readonly BadCell[];
  readonly unchanged: number;
}

interface Shelf {
  readonly kind: LedgerKind;
  readonly columns: readonly ListColumn<never>[];
  /** Of one item, where its choices are others than those of the ledger's head. */
  readonly columnsOf: (item: never) => readonly ListColumn<never>[];
  /** The items by their record's id. */
  readonly items: ReadonlyMap<string, unknown>;
  /** Columns that tell this ledger from the others. */
  readonly heads: readonly string[];
  readonly name: (item: never) => string;
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> => new Map(items.map((item) => [item.id, item]));

/** The ledgers as the data has them now: with everything that may be changed, whatever filter the sheet was made with. */
function shelves(summary: Summary): readonly Shelf[] {
  const { facts } = summary;
  const finding = (item: { readonly id: string; readonly title: string }): string => `${facts.numbers.get(item.id) ?? ''} ${item.title}`;
  const shelf = <T>(
    kind: LedgerKind,
    columns: readonly ListColumn<T>[],
    items: ReadonlyMap<string, T>,
    heads: readonly string[],
    name: (item: T) => string,
    columnsOf: (item: T) => readonly ListColumn<T>[] = () => columns,
  ): Shelf => ({
    ...{ kind, items, heads, name },
    ...{ columns, columnsOf },
  });
  const [ofPrison, ofResident] = [findingColumns(summary), findingColumns(summary, 'residentOffice')];
  const letters = new Map(facts.letters.map((item) => [item.letter.id, item]));
  return [
    shelf('rectification', rectificationColumns(summary), byId(facts.prison), ['复核结论', '开始整改日期'], finding),
    shelf('letter', letterLedgerColumns(summary), letters, ['文号', '新采纳情况'], ({ letter }) => `${letter.title} ${letter.number ?? '未编号'}`),
    shelf('finding', ofPrison, byId([...facts.prison, ...facts.resident]), ['问题', '事实'], finding, ({ stream }) =>
      stream === 'prison' ? ofPrison : ofResident,
    ),
  ];
}

/** The 统计截止日 in the note of one of our sheets: its cells say what held on that day. */
function cutoffIn(book: RawWorkbook): DateOnly | undefined {
  const head = book.sheets.flatMap((sheet) => sheet.rows.slice(0, 3).flat()).join('\n');
  return parseDate(CUTOFF_NOTE.exec(head)?.[1] ?? '');
}

const hasMarks = (book: RawWorkbook): boolean => book.sheets.some((sheet) => sheet.rows.slice(0, 20).some((row) => row.includes(MARK_TITLE)));

/**
 * Reads a ledger of this program back: which cells a person changed, and which cannot be taken in. Nothing is written. By the marks behind
 * its rows only what a person touched counts, so that an older sheet does not take back what happened since; a cell that was changed on
 * both sides is named and left alone. A sheet without marks is laid beside what held on its own 统计截止日 (`summaryOn`).
 */
export function readLedgerSheet(book: RawWorkbook, summaryOn: (cutoff: DateOnly | undefined) => Summary): LedgerReading {
  for (const shelf of shelves(summaryOn(hasMarks(book) ? undefined : cutoffIn(book)))) {
    const names = Object.fromEntries([...shelf.columns.map((column) => column.title), ID_TITLE, MARK_TITLE].map((title) => [title, [title]]));
    const head = findHead<string>(book, names, [ID_TITLE, ...shelf.heads]);
    if (!head) continue;
    const bad: BadCell[] = [];
    const seen = new Map<string, number>();
    let unchanged = 0;
    const rows = head.rows.flatMap(({ line, cell }): RowChange[] => {
      const id = cell(ID_TITLE);
      const item = shelf.items.get(id);
      const say = (column: string, reason: string, suggestion: string): void => {
        bad.push({ sheet: head.sheet, cell: cellName(head.at(column), line), reason, suggestion });
      };
      if (item === undefined) {
        say(
          ID_TITLE,
          id === '' ? '这一行没有记录标识，不是从本程序导出的。' : '找不到这一行对应的记录，可能已被删除或者不再计入。',
          '新问题请在程序中记录；其余请重新导出台账再修改。',
        );
        return [];
      }
      const before = seen.get(id);
      if (before !== undefined) {
        say(ID_TITLE, `与第${before}行是同一条记录。`, '请只保留一行。');
        return [];
      }
      seen.set(id, line);
      const faults = bad.length;
      const changes = changesIn(shelf, item, { line, cell, at: head.at, has: head.has, marks: readMarks(cell(MARK_TITLE)) }, say);
      if (bad.length > faults) return [];
      if (changes.length === 0) unchanged++;
      return changes.length === 0 ? [] : [{ id, line, name: (shelf.name as (item: unknown) => string)(item), changes }];
    });
    return { ledger: shelf.kind, rows, bad, unchanged };
  }
  const sheet = book.sheets[0]?.name ?? '';
  return {
    ledger: null,
    rows: [],
    bad: [{ sheet, cell: 'A1', reason: '不是从本程序导出的台账（没有找到表头或者记录标识）。', suggestion: '请先导出台账，在导出的文件上修改后再导入。' }],
    unchanged: 0,
  };
}

interface Line {
  readonly line: number;
  readonly cell: (column: string) => string;
  readonly at: (column: string) => number;
  readonly has: (column: string) => boolean;
  readonly marks: ReadonlyMap<EditKey, string>;
}

function changesIn(
  shelf: Shelf,
  item: unknown,
  { line, cell, at, has, marks }: Line,
  say: (column: string, reason: string, suggestion: string) => void,
): readonly CellChange[] {
  return (shelf.columnsOf as (item: unknown) => Shelf['columns'])(item).flatMap((column): readonly CellChange[] => {
    const { title, edit, type, choices } = column;
    if (edit === undefined || !has(title)) return [];
    const before = textOf((column.value as (item: unknown, at: number) => unknown)(item, 0));
    const after = settled(cell(title));
    const mark = marks.get(edit);
    if (after === settled(before) || mark === cellMark(after)) return [];
    if (mark !== undefined && mark !== cellMark(before)) {
      say(
        title,
        `导出以后程序里已改为“${before.slice(0, 40)}”，表中又改为“${after.slice(0, 40)}”。`,
        '请核对以哪一处为准：在程序中修改，或者重新导出台账再改。',
      );
      return [];
    }
    if (type === 'date' && after !== '' && !parseDate(after)) {
      say(title, `“${after}”不是日期。`, '请写成 2022-09-14 的样子。');
      return [];
    }
    if (choices && after !== '' && !choices.includes(after)) {
      say(title, `“${after}”不在可选范围内。`, `请填写：${choices.join('、')}。`);
      return [];
    }
    return [{ key: edit, label: title, cell: cellName(at(title), line), before, after }];
  });
}

/** Line ends as sheets keep them. */
const textOf = (value: unknown): string => (value === null ? '' : String(value)).replace(/\r\n?/g, '\n');

export function readLedger(knowledge: FieldKnowledge): View<RawWorkbook, LedgerReading> {
  return view({
    params: rawWorkbookSchema,
    kinds: [...summaryKinds],
    read: (source, book) => readLedgerSheet(book, (cutoff) => summaryOf(source, knowledge, cutoff ?? source.today)),
  });
}

const rowSchema = z.object({
  id: recordIdSchema,
  line: z.int(),
  changes: z.array(z.object({ key: z.string().max(30), label: z.string().max(60), before: z.string().max(40_000), after: z.string().max(40_000) })).max(30),
});

export interface ImportLedger {
  readonly ledger: LedgerKind;
  readonly rows: readonly { readonly id: string; readonly line: number; readonly changes: readonly Omit<CellChange, 'cell'>[] }[];
  readonly reason?: string | undefined;
}

/**
 * Takes the changes of a ledger in, as one entry: each through the act that a screen would use, with all its rules. One refusal refuses
 * all, naming the line, and nothing changes. A cell that somebody changed after the sheet was read is refused, too.
 */
export function importLedger(knowledge: FieldKnowledge): Command<ImportLedger, { readonly rows: number; readonly cells: number }> {
  return command({
    input: z.object({
      ledger: z.enum(ledgerKinds),
      rows: z.array(rowSchema).min(1).max(SHEET_LIMITS.rows),
      reason: reasonSchema,
    }) as unknown as z.ZodType<ImportLedger>,
    label: (input) => `导入${ledgerKindWords[input.ledger]}（${input.rows.length}行）`,
    run: (context, input) => {
      const reason = neededReason(input.reason, '导入台账');
      if (!reason.ok) return reason;
      const summary = summaryOf(context.source, knowledge, context.today);
      const shelf = shelves(summary).find((item) => item.kind === input.ledger);
      if (!shelf) return refuse({ code: 'ledger.kind', words: '没有这种台账。' });
      const changes: Change[] = [];
      for (const row of input.rows) {
        const done = takeRow(context, knowledge, shelf, row, reason.value);
        if (!done.ok) return refuse({ ...done.refusal, words: `第${row.line}行：${done.refusal.words}没有导入任何内容。`, place: `line ${row.line}` });
        changes.push(...done.value);
      }
      const twice = twiceWritten(changes);
      if (twice !== undefined) return refuse({ code: 'ledger.twice', words: `表中有两行编了同一个文号（${twice}），没有导入任何内容。`, place: 'number' });
      const cells = input.rows.reduce((sum, row) => sum + row.changes.length, 0);
      return ok({ changes, reason: reason.value, answer: { rows: input.rows.length, cells } });
    },
  });
}

function takeRow(
  context: CommandContext,
  knowledge: FieldKnowledge,
  shelf: Shelf,
  row: ImportLedger['rows'][number],
  reason: string,
): Result<readonly Change[]> {
  const item = shelf.items.get(row.id);
  if (item === undefined) return refuse({ code: 'ledger.gone', words: '对应的记录已被删除或者不再计入，' });
  const wanted = new Map<EditKey, string>();
  for (const change of row.changes) {
    const column = shelf.columns.find((candidate) => candidate.edit === change.key);
    if (!column) return refuse({ code: 'ledger.column', words: `“${change.label}”不能通过台账修改，` });
    const now = textOf((column.value as (item: unknown, at: number) => unknown)(item, 0));
    if (now !== change.before)
      return refuse({
        code: 'ledger.moved',
        words: `“${change.label}”在读表以后又被改动（现为“${now.slice(0, 40)}”），`,
        next: '请重新选择文件，核对后再导入。',
      });
    wanted.set(change.key, change.after);
  }
  return actsOf(context, knowledge, row.id, wanted, reason);
}

function twiceWritten(changes: readonly Change[]): string | undefined {
  const numbers = changes.filter((change) => change.kind === 'letter' && change.field === 'number').map((change) => String(change.value));
  return numbers.find((number, at) => numbers.indexOf(number) !== at);
}
