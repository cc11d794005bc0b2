import { chineseDate } from '../kernel/date-only.ts';
import { chartWords } from './chart.ts';
import type { Annex, Block, Cell, DocumentModel, Run, TableBlock } from './model.ts';
import { printable } from './printable.ts';

/** A placeholder that an office may write into its own template, `{标题}`; `in`: the loops that it may stand in. */
export interface Placeholder {
  readonly tag: string;
  readonly words: string;
  readonly in?: readonly string[];
  /** Repeats what stands between `{#tag}` and `{/tag}`; also asks whether there is anything. */
  readonly loop?: true;
  /** One for each column: `列1` to `列9`, of which the first is documented. */
  readonly columns?: true;
}

/** Every placeholder that a template may hold, in the order in which the program documents them. */
export const placeholders: readonly Placeholder[] = [
  { tag: '院名', words: '制发院全称' },
  { tag: '标题', words: '文书标题' },
  { tag: '副标题', words: '副标题，没有时为空' },
  { tag: '文号', words: '文号，没有编号时为空' },
  { tag: '主送', words: '受文单位，不带冒号' },
  { tag: '签发人', words: '上行文的签发人' },
  { tag: '正文', words: '正文各段，依次重复', loop: true },
  { tag: '段', words: '这一段的文字', in: ['正文'] },
  { tag: '是标题', words: '这一段是标题时才出现', in: ['正文'], loop: true },
  { tag: '是正文', words: '这一段不是标题时才出现', in: ['正文'], loop: true },
  { tag: '附件', words: '各附件，依次重复；没有附件时不出现', loop: true },
  { tag: '附件名称', words: '附件的名称', in: ['附件'] },
  { tag: '附件文字', words: '附件的文字；没有另写“表格”时，表格每行一行', in: ['附件'] },
  { tag: '表格', words: '这一段或这个附件的各表格，依次重复；没有表格时不出现', in: ['正文', '附件'], loop: true },
  { tag: '表题', words: '表格的标题，没有时为空', in: ['表格'] },
  { tag: '列名1', words: '第 1 列的列名；以下为列名2 至列名9', in: ['表格'], columns: true },
  { tag: '行', words: '表格各行，依次重复：开始写在一行的第一格，结束写在同一行的最后一格', in: ['表格'], loop: true },
  { tag: '列1', words: '这一行第 1 列的文字；以下为列2 至列9', in: ['行'], columns: true },
  { tag: '有问题清单', words: '有问题清单时才出现', loop: true },
  { tag: '问题清单', words: '问题清单各行，依次重复：开始写在一行的第一格，结束写在同一行的最后一格', loop: true },
  { tag: '序号', words: '清单的序号', in: ['问题清单'] },
  { tag: '监区或部门', words: '清单的监区或部门', in: ['问题清单'] },
  { tag: '问题', words: '清单的问题', in: ['问题清单'] },
  { tag: '发生日期', words: '清单的发生日期', in: ['问题清单'] },
  { tag: '严重程度', words: '清单的严重程度', in: ['问题清单'] },
  { tag: '法律依据', words: '清单的法律依据', in: ['问题清单'] },
  { tag: '事实', words: '清单的事实，只有反馈意见和督办方案的清单有', in: ['问题清单'] },
  { tag: '处理方式', words: '清单的处理方式，同上', in: ['问题清单'] },
  { tag: '责任部门', words: '清单的责任部门，同上，留给被巡单位填写', in: ['问题清单'] },
  { tag: '整改措施和时限', words: '清单的整改措施和时限，同上', in: ['问题清单'] },
  { tag: '落款单位', words: '落款的院名' },
  { tag: '成文日期', words: '落款日期，如 2026年1月5日；留空时为空' },
  { tag: '抄送', words: '抄送单位，用逗号隔开' },
  { tag: '印发机关', words: '版记的印发机关' },
  { tag: '印发日期', words: '版记的印发日期' },
];

type Value = string | boolean | readonly TemplateData[];
export interface TemplateData {
  readonly [tag: string]: Value;
}

/** Columns of a table that a template can name. */
export const TEMPLATE_COLUMNS = 9;

/** Where a template writes tables itself; elsewhere they come as lines of text. */
export interface TableUse {
  readonly body: boolean;
  readonly annexes: boolean;
}

/** What a document says under each placeholder. Plain text: a template decides how it looks. Charts come as the numbers they show. */
export function templateData(model: DocumentModel, tables: TableUse = { body: false, annexes: false }): TemplateData {
  const body = model.body.flatMap((block): TemplateData[] => {
    const plain = { 段: '', 是标题: false, 是正文: false, 表格: [] };
    if (block.type === 'table' && tables.body) return [{ ...plain, 表格: [tableData(block)] }];
    return blockLines(block).map((line) => ({ ...plain, 段: line, 是标题: block.type === 'heading', 是正文: block.type !== 'heading' }));
  });
  const problems = problemRows(model);
  const { signature, imprint } = model;
  return {
    院名: clean(model.issuer),
    标题: clean(model.title),
    副标题: clean(model.subtitle ?? ''),
    文号: clean(model.number ?? ''),
    主送: clean(model.recipient ?? ''),
    签发人: clean(model.signer ?? ''),
    正文: body,
    附件: (model.annexes ?? []).map((annex) => annexData(annex, tables.annexes)),
    有问题清单: problems.length > 0,
    问题清单: problems,
    落款单位: clean(signature?.issuer ?? ''),
    成文日期: signature?.date ? chineseDate(signature.date) : '',
    抄送: clean((model.copyTo ?? []).join('，')),
    印发机关: clean(imprint?.office ?? ''),
    印发日期: imprint?.date ? chineseDate(imprint.date) : '',
  };
}

const clean = (text: string): string => printable(text);
const runText = (runs: readonly Run[]): string => clean(runs.map(({ text }) => text).join(''));
const cellText = (cell: Cell): string => clean(typeof cell === 'string' ? cell : cell.text);
const linesOf = (table: TableBlock): readonly string[] =>
  [table.columns.map(({ title }) => clean(title)), ...table.rows.map((row) => row.map(cellText))].map((row) => row.join('\t'));

/** A block as lines of text; a chart as its title and numbers. */
function blockLines(block: Block): readonly string[] {
  switch (block.type) {
    case 'table':
      return [...(block.caption === undefined ? [] : [clean(block.caption)]), ...linesOf(block)];
    case 'chart':
      return [clean(block.caption === undefined ? chartWords(block.chart) : `${block.caption}：${chartWords(block.chart)}`)];
    case 'heading':
      return [runText([...block.runs, ...(block.runIn ?? [])])];
    case 'paragraph':
      return [runText(block.runs)];
    case 'pageBreak':
      return [];
  }
}

function annexData(annex: Annex, ownTables: boolean): TemplateData {
  const tables = annex.body.filter((block) => block.type === 'table');
  const told = ownTables ? annex.body.filter((block) => block.type !== 'table') : annex.body;
  return { 附件名称: clean(annex.title), 附件文字: told.flatMap(blockLines).join('\n'), 表格: tables.map(tableData) };
}

const numbered = (name: string, texts: readonly string[]): TemplateData =>
  Object.fromEntries(Array.from({ length: TEMPLATE_COLUMNS }, (_, i) => [`${name}${i + 1}`, texts[i] ?? '']));

function tableData(table: TableBlock): TemplateData {
  return {
    表题: clean(table.caption ?? ''),
    ...numbered(
      '列名',
      table.columns.map(({ title }) => clean(title)),
    ),
    行: table.rows.map((row) => numbered('列', row.map(cellText))),
  };
}

/** Rows of the annex 问题清单, each under the titles of its columns; the two lists call the law 依据 or 法律依据. */
function problemRows(model: DocumentModel): readonly TemplateData[] {
  const annex = model.annexes?.find(({ title }) => title === '问题清单');
  const table = annex?.body.find((block) => block.type === 'table');
  return (table?.rows ?? []).map((row) => {
    const named = Object.fromEntries((table?.columns ?? []).map(({ title }, i) => [title, cellText(row[i] ?? '')]));
    return named[longListLaw] === undefined ? named : { ...named, 法律依据: named[longListLaw] };
  });
}

const longListLaw = '依据';

const line = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
const problemTitles = ['序号', '监区或部门', '问题', '发生日期', '严重程度', '法律依据'] as const;

/** 问题清单 as a table whose second row is repeated. */
const problemTable: TableBlock = {
  type: 'table',
  columns: problemTitles.map((title) => ({ title, share: title.length + 2 })),
  rows: [problemTitles.map((title, i) => `${i === 0 ? '{#问题清单}' : ''}{${title}}${i === problemTitles.length - 1 ? '{/问题清单}' : ''}`)],
};

/** A template to start from, as a document: the placeholders in the order of a letter, the list of problems as a table. Written out like any other DOCX. */
export const sampleTemplate: DocumentModel = {
  ...{ family: 'legal', issuer: '{院名}', title: '{标题}', number: '{文号}', recipient: '{主送}', properties: { title: '文书模板样本' } },
  body: [
    ...['{#正文}', '{段}', '{/正文}', '{#附件}', '附件：{附件名称}', '{/附件}', '{落款单位}', '{成文日期}', '抄送：{抄送}'].map(line),
    line('{#有问题清单}'),
    line('问题清单'),
    problemTable,
    line('{/有问题清单}'),
  ],
};
