import { generateNKeysBetween } from 'fractional-indexing';
import { z } from 'zod';
import type { RawWorkbook } from '../document/raw-sheet.ts';
import type { WorkbookModel } from '../document/sheet.ts';
import { type BadCell, cellName, rawWorkbookSchema, unguarded } from '../document/sheet-reading.ts';
import { ok, refuse } from '../kernel/result.ts';
import { type Command, command, type View, view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { existing, recordIdSchema } from '../round/editing.ts';
import { changesOf } from '../round/field.ts';
import { facilityKindWords } from '../round/words.ts';
import { type CheckItem, checkItemFields, itemsOf, readChecklist } from './checklist.ts';

const columns = [
  { key: 'id', title: '编号（勿改）', width: 28 },
  { key: 'area', title: '章', width: 6 },
  { key: 'type', title: '问题类型', width: 10 },
  { key: 'title', title: '检查内容', width: 44 },
  { key: 'lookAt', title: '查什么', width: 36 },
  { key: 'basis', title: '依据', width: 44 },
] as const;
type Key = (typeof columns)[number]['key'];

/** One row of an imported sheet; an empty id is a new item. */
export const sheetRowSchema = z.object({
  id: z.string().max(120),
  area: z.string().max(8),
  type: z.string().max(12),
  title: z.string().max(400),
  lookAt: z.string().max(1_000),
  basis: z.string().max(4_000),
});
export type SheetRow = z.infer<typeof sheetRowSchema>;

/** The checklist as a workbook that can be edited and read back. */
export function checklistWorkbook(source: RecordSource, id: string): WorkbookModel | undefined {
  const record = source.record('checklist', id);
  if (!record) return undefined;
  const list = readChecklist(record);
  const rows = itemsOf(source, id).filter((item) => !item.retired);
  return {
    title: list.title,
    sheets: [
      {
        name: '检查清单',
        title: list.title,
        note: `适用${facilityKindWords[list.facilityKind]}，第${list.version ?? 1}版，共${rows.length}项。新增的行编号留空；删去的行导入后停用，已填结果保留。`,
        columns: columns.map(({ title, width }) => ({ title, width, type: 'text' as const })),
        rows: rows.map((item) => columns.map(({ key }) => item[key])),
        orientation: 'landscape',
      },
    ],
  };
}

export const checklistSheet: View<{ id: string }, WorkbookModel | null> = view({
  params: z.object({ id: z.string().max(120) }),
  kinds: ['checklist', 'checkItem'],
  read: (source, { id }) => checklistWorkbook(source, id) ?? null,
});

/** Reads rows out of a foreign workbook. Every bad cell is named; rows with one are left out. */
export function readChecklistSheet(
  book: RawWorkbook,
  knowledge: Pick<FieldKnowledge, 'taxonomy'>,
): { readonly rows: readonly SheetRow[]; readonly bad: readonly BadCell[] } {
  const bad: BadCell[] = [];
  for (const sheet of book.sheets) {
    const head = sheet.rows.findIndex((row) => columns.slice(1, 4).every(({ title }) => row.some((cell) => cell.trim() === title)));
    if (head < 0) continue;
    const places = new Map(columns.map(({ key, title }) => [key, (sheet.rows[head] ?? []).findIndex((cell) => cell.trim() === title)]));
    return {
      rows: sheet.rows.slice(head + 1).flatMap((cells, i) => readRow(sheet.name, head + 2 + i, cells, places, knowledge, bad)),
      bad: twice(sheet.name, head + 2, sheet.rows.slice(head + 1), places, bad),
    };
  }
  const first = book.sheets[0]?.name ?? '';
  return {
    rows: [],
    bad: [{ sheet: first, cell: 'A1', reason: '没有找到表头“章、问题类型、检查内容”。', suggestion: '请用本程序导出的检查清单修改后再导入。' }],
  };
}

function twice(sheet: string, firstLine: number, rows: readonly (readonly string[])[], places: ReadonlyMap<Key, number>, bad: BadCell[]): BadCell[] {
  const at = places.get('id') ?? -1;
  const seen = new Map<string, number>();
  rows.forEach((cells, i) => {
    const id = at < 0 ? '' : (cells[at] ?? '').trim();
    if (id === '') return;
    const before = seen.get(id);
    if (before === undefined) seen.set(id, firstLine + i);
    else bad.push({ sheet, cell: cellName(at, firstLine + i), reason: `编号与第${before}行重复。`, suggestion: '新增的行请把编号清空。' });
  });
  return bad;
}

function readRow(
  sheet: string,
  line: number,
  cells: readonly string[],
  places: ReadonlyMap<Key, number>,
  { taxonomy }: Pick<FieldKnowledge, 'taxonomy'>,
  bad: BadCell[],
): SheetRow[] {
  const text = (key: Key): string => unguarded((cells[places.get(key) ?? -1] ?? '').trim());
  if (columns.every(({ key }) => text(key) === '')) return [];
  const before = bad.length;
  const say = (key: Key, reason: string, suggestion: string): void => {
    bad.push({ sheet, cell: cellName(Math.max(0, places.get(key) ?? 0), line), reason, suggestion });
  };
  const type = text('type').toUpperCase();
  const area = (text('area') || type.slice(0, 1)).toUpperCase();
  if (text('title') === '') say('title', '检查内容是空的。', '请写明检查内容，或删去整行。');
  for (const key of ['title', 'lookAt', 'basis'] as const) {
    const limit = { title: 200, lookAt: 500, basis: 2_000 }[key];
    if (text(key).length > limit) say(key, `有${text(key).length}字，最多${limit}字。`, '请缩短。');
  }
  if (type !== '' && !taxonomy.typeByCode.has(type)) say('type', `没有代码为“${type}”的问题类型。`, suggestType(type, taxonomy));
  if (!taxonomy.areaByCode.has(area)) say('area', `“${area}”不是业务类别。`, '请填写 A 到 P 的字母。');
  else if (type !== '' && !type.startsWith(area)) say('area', `类别${area}与问题类型${type}不一致。`, `请改为${type.slice(0, 1)}。`);
  if (!/^[a-z0-9]{0,120}$/i.test(text('id'))) say('id', '编号被改动过。', '请恢复导出时的编号；新增的行请清空。');
  if (bad.length > before) return [];
  return [{ id: text('id'), area, type, title: text('title'), lookAt: text('lookAt'), basis: text('basis') }];
}

function suggestType(code: string, taxonomy: FieldKnowledge['taxonomy']): string {
  const near = taxonomy.types.filter((type) => type.area === code.slice(0, 1)).map((type) => type.code);
  return near.length === 0 ? '请从问题类型库中选择，或留空。' : `${code.slice(0, 1)}类的代码从${near[0]}到${near.at(-1)}。`;
}

export interface ImportPreview {
  readonly added: readonly SheetRow[];
  readonly changed: readonly { readonly id: string; readonly field: string; readonly label: string; readonly before: string; readonly after: string }[];
  readonly retired: readonly { readonly id: string; readonly title: string; readonly answers: number }[];
  readonly unchanged: number;
}

const wording = ['area', 'type', 'title', 'lookAt', 'basis'] as const;

/** What taking in the rows would change; nothing is written. */
export function previewImport(source: RecordSource, checklist: string, rows: readonly SheetRow[]): ImportPreview {
  const before = new Map(itemsOf(source, checklist).map((item) => [item.id, item]));
  const known = rows.filter((row) => before.has(row.id));
  const kept = new Set(known.map((row) => row.id));
  const changed = known.flatMap((row) => {
    const item = before.get(row.id) as CheckItem;
    return wording
      .filter((field) => item[field] !== row[field])
      .map((field) => ({ id: row.id, field, label: checkItemFields[field].label, before: item[field], after: row[field] }));
  });
  const answers = source.records('checkAnswer');
  return {
    added: rows.filter((row) => !before.has(row.id)),
    changed,
    retired: [...before.values()]
      .filter((item) => !item.retired && !kept.has(item.id))
      .map((item) => ({ id: item.id, title: item.title, answers: answers.filter((answer) => answer.fields['item'] === item.id).length })),
    unchanged: known.length - new Set(changed.map((change) => change.id)).size,
  };
}

const importInput = z.object({ id: recordIdSchema, rows: z.array(sheetRowSchema).max(2_000) });

export const previewChecklist: View<z.infer<typeof importInput>, ImportPreview> = view({
  params: importInput,
  kinds: ['checklist', 'checkItem', 'checkAnswer'],
  read: (source, { id, rows }) => previewImport(source, id, rows),
});

/** Takes in rows of a sheet: new items, changed wording, and items left out are retired with their answers kept. */
export const importChecklist: Command<z.infer<typeof importInput>, { readonly added: number; readonly changed: number; readonly retired: number }> = command({
  input: importInput,
  label: () => '导入检查清单',
  run: (context, input) => {
    const record = existing(context, 'checklist', input.id, '检查清单');
    if (!record.ok) return record;
    if (input.rows.length === 0) return refuse({ code: 'checklist.empty', words: '表中没有可以导入的检查项，没有改动。' });
    const plan = previewImport(context.source, input.id, input.rows);
    if (plan.added.length + plan.changed.length + plan.retired.length === 0)
      return refuse({ code: 'checklist.same', words: '表的内容与现有清单一致，没有改动。' });
    const last = itemsOf(context.source, input.id).at(-1)?.order ?? null;
    const orders = generateNKeysBetween(last === '' ? null : last, null, plan.added.length);
    return ok({
      changes: [
        ...changesOf('checklist', input.id, { version: (readChecklist(record.value).version ?? 1) + 1 }),
        ...plan.added.flatMap(({ id: _id, ...item }, i) =>
          changesOf('checkItem', context.newId<'CheckItem'>(), { checklist: input.id, order: orders[i] ?? '', ...item, retired: false }),
        ),
        ...plan.changed.map(({ id, field, after }) => ({ kind: 'checkItem', id, field, value: after })),
        ...plan.retired.flatMap((item) => changesOf('checkItem', item.id, { retired: true })),
      ],
      answer: { added: plan.added.length, changed: plan.changed.length, retired: plan.retired.length },
    });
  },
});

/** Rows and bad cells of a foreign workbook, by the round's own types. */
export function readSheet(
  knowledge: Pick<FieldKnowledge, 'taxonomy'>,
): View<RawWorkbook, { readonly rows: readonly SheetRow[]; readonly bad: readonly BadCell[] }> {
  return view({
    params: rawWorkbookSchema,
    kinds: ['customType'],
    read: (_source, book) => readChecklistSheet(book, knowledge),
  });
}
