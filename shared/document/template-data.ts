import { chineseDate } from '../kernel/date-only.ts';
import type { Block, Cell, DocumentModel, Run, TableBlock } from './model.ts';
import { printable } from './printable.ts';

/** A placeholder that an office may write into its own template, `{标题}`; `in`: the loop it stands in. */
export interface Placeholder {
  readonly tag: string;
  readonly words: string;
  readonly in?: string;
  /** Repeats what stands between `{#tag}` and `{/tag}`; also asks whether there is anything. */
  readonly loop?: true;
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
  { tag: '段', words: '这一段的文字', in: '正文' },
  { tag: '是标题', words: '这一段是标题时才出现', in: '正文', loop: true },
  { tag: '是正文', words: '这一段不是标题时才出现', in: '正文', loop: true },
  { tag: '附件', words: '各附件，依次重复；没有附件时不出现', loop: true },
  { tag: '附件名称', words: '附件的名称', in: '附件' },
  { tag: '附件文字', words: '附件的文字，表格每行一行', in: '附件' },
  { tag: '问题清单', words: '问题清单各行，依次重复', loop: true },
  { tag: '序号', words: '清单的序号', in: '问题清单' },
  { tag: '监区或部门', words: '清单的监区或部门', in: '问题清单' },
  { tag: '问题', words: '清单的问题', in: '问题清单' },
  { tag: '发生日期', words: '清单的发生日期', in: '问题清单' },
  { tag: '严重程度', words: '清单的严重程度', in: '问题清单' },
  { tag: '法律依据', words: '清单的法律依据', in: '问题清单' },
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

/** What a document says under each placeholder. Plain text: a template decides how it looks. */
export function templateData(model: DocumentModel): TemplateData {
  const body = model.body.flatMap((block): TemplateData[] => {
    if (block.type === 'table') return linesOf(block).map((line) => ({ 段: line, 是标题: false, 是正文: true }));
    if (block.type !== 'paragraph' && block.type !== 'heading') return [];
    const heading = block.type === 'heading';
    return [{ 段: runText(heading ? [...block.runs, ...(block.runIn ?? [])] : block.runs), 是标题: heading, 是正文: !heading }];
  });
  const { signature, imprint } = model;
  return {
    院名: clean(model.issuer),
    标题: clean(model.title),
    副标题: clean(model.subtitle ?? ''),
    文号: clean(model.number ?? ''),
    主送: clean(model.recipient ?? ''),
    签发人: clean(model.signer ?? ''),
    正文: body,
    附件: (model.annexes ?? []).map((annex) => ({ 附件名称: clean(annex.title), 附件文字: annex.body.flatMap(blockLines).join('\n') })),
    问题清单: problemRows(model),
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

function blockLines(block: Block): readonly string[] {
  if (block.type === 'table') return linesOf(block);
  return block.type === 'paragraph' || block.type === 'heading' ? [runText(block.runs)] : [];
}

/** Rows of the annex 问题清单, each under the titles of its columns. */
function problemRows(model: DocumentModel): readonly TemplateData[] {
  const annex = model.annexes?.find(({ title }) => title === '问题清单');
  const table = annex?.body.find((block): block is TableBlock => block.type === 'table');
  return (table?.rows ?? []).map((row) => Object.fromEntries((table?.columns ?? []).map(({ title }, i) => [title, cellText(row[i] ?? '')])));
}

/** A template to start from, as a document: every placeholder once, in the order of a letter. Written out like any other DOCX. */
export const sampleTemplate: DocumentModel = {
  ...{ family: 'legal', issuer: '{院名}', title: '{标题}', number: '{文号}', recipient: '{主送}', properties: { title: '文书模板样本' } },
  body: ['{#正文}', '{段}', '{/正文}', '{#附件}', '附件：{附件名称}', '{附件文字}', '{/附件}', '抄送：{抄送}', '{落款单位}', '{成文日期}'].map((text) => ({
    type: 'paragraph' as const,
    runs: [{ text }],
  })),
};
