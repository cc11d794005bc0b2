import { chineseDate, type DateOnly } from '../kernel/date-only.ts';
import type { ChartSpec } from './chart.ts';
import { grid } from './layout.ts';
import type { Annex, Block, DocumentModel, Heading, Paragraph, Run, Source, TableBlock } from './model.ts';
import { printable } from './printable.ts';
import type { Role } from './styles.ts';

/**
 * A document as the list of what is printed, in order and with every fixed word in place (`主送` with its colon, `附件：1.`, the blank number).
 * All writers translate this list and nothing else: that is why they say the same.
 */
export interface Section {
  readonly landscape: boolean;
  readonly parts: readonly Part[];
}

export type Part = TextPart | TablePart | ChartPart | SignaturePart | ImprintPart | RedLinePart | LetterHeadPart | SignerPart | BreakPart;

export interface TextPart {
  readonly type: 'text';
  readonly role: Role;
  readonly runs: readonly PartRun[];
  /** Blank lines above. */
  readonly blankBefore: number;
  /** In characters; replaces the style's own first-line indent. */
  readonly indent?: number;
  /** Wrapped lines stand this many characters in (附件说明). */
  readonly hanging?: number;
  /** A name of 附件说明, behind a label of so many characters (`附件：1.`). */
  readonly attachment?: { readonly label: number };
  /** Where it is, in words, for messages: `正文第3段`. */
  readonly where: string;
  readonly source?: Source;
}

export interface PartRun {
  readonly text: string;
  /** 黑体 inside other text, and 仿宋 behind a heading that runs on. */
  readonly face?: 'hei' | 'fangSong';
  readonly figure?: string;
}

export interface TablePart {
  readonly type: 'table';
  readonly table: TableBlock;
  readonly where: string;
}

export interface ChartPart {
  readonly type: 'chart';
  readonly chart: ChartSpec;
  readonly caption?: string;
  readonly heightMm?: number;
  readonly where: string;
}

export interface SignaturePart {
  readonly type: 'signature';
  readonly issuer: string;
  readonly date: string;
  readonly note?: string;
}

export interface ImprintPart {
  readonly type: 'imprint';
  /** 主送, where the first page had no room for it, and 抄送. */
  readonly copyTo?: readonly string[];
  readonly office?: string;
  readonly date?: string;
  /** 信函格式: no lines (10.1). */
  readonly plain?: boolean;
}

/** 信函格式: the mark above a red double line, with another at the foot of the first page, which carries no number (10.1). */
export interface LetterHeadPart {
  readonly type: 'letterHead';
  readonly mark: string;
}

/** 发文字号 left and 签发人 right, one character in from both edges (7.2.5, 7.2.6). */
export interface SignerPart {
  readonly type: 'signer';
  readonly number: string;
  readonly label: string;
  readonly name: string;
}

export interface RedLinePart {
  readonly type: 'redLine';
}

export interface BreakPart {
  readonly type: 'break';
}

/** A page of its own for the 版记, behind a landscape annex: it carries no number (7.5). */
export const isImprintPage = (section: Section): boolean => section.parts.length === 1 && section.parts[0]?.type === 'imprint';

export const hasLetterHead = (section: Section): boolean => section.parts[0]?.type === 'letterHead';

export const partText = (part: TextPart): string => part.runs.map((run) => run.text).join('');

/** A heading whose paragraph goes on in 仿宋 behind it; its last line may end a page. */
export const runsOn = (part: TextPart): boolean => part.runs.some((run) => run.face === 'fangSong');

const ideographicSpace = '\u3000';

/** The number, or its frame for the office to fill in by hand: `〔2022〕　号`. */
export function documentNumber(model: DocumentModel): string {
  const year = model.signature?.date?.slice(0, 4) ?? ideographicSpace.repeat(2);
  return printable(model.number ?? `〔${year}〕${ideographicSpace}号`);
}

/** `2022年11月3日`, or the same with blanks for a day that is not settled. */
export function signatureDate(date: DateOnly | undefined): string {
  return date ? chineseDate(date) : `${ideographicSpace.repeat(2)}年${ideographicSpace}月${ideographicSpace}日`;
}

export function sectionsOf(model: DocumentModel): Section[] {
  const first = [...headParts(model), ...bodyParts(model.body, '正文'), ...attachmentParts(model), ...attendanceParts(model), ...signatureParts(model)];
  const annexes = (model.annexes ?? []).map((annex): Section => ({ landscape: annex.landscape ?? false, parts: annexParts(annex) }));
  return withImprint([{ landscape: false, parts: first }, ...annexes], imprintPart(model));
}

function withImprint(sections: readonly Section[], imprint: ImprintPart | undefined): Section[] {
  const last = sections.at(-1);
  if (!imprint || !last) return [...sections];
  if (last.landscape) return [...sections, { landscape: false, parts: [imprint] }];
  return [...sections.slice(0, -1), { ...last, parts: [...last.parts, imprint] }];
}

function text(role: Role, content: string, where: string, blankBefore = 0): TextPart {
  return { type: 'text', role, runs: [{ text: printable(content) }], blankBefore, where };
}

/** 版头, title and 主送, by the family's order (domain: parts A and B; GB/T 9704-2012, 7.2 and 7.3). */
function headParts(model: DocumentModel): Part[] {
  const recipient = model.recipient === undefined || inImprint(model) ? [] : [text('recipient', `${model.recipient}：`, '主送', 1)];
  const title = (blankBefore: number, role: Role = 'title'): Part[] => [
    text(role, model.title, '标题', blankBefore),
    ...(model.subtitle === undefined ? [] : [text('subtitle', model.subtitle, '副标题')]),
  ];
  switch (model.family) {
    case 'legal':
      return [text('issuer', model.issuer, '院名'), ...title(0, 'legalTitle'), text('legalNumber', documentNumber(model), '文号', 1), ...recipient];
    case 'official':
      return model.redHead
        ? [text('mark', model.issuer, '发文机关标志'), numberPart(model), { type: 'redLine' }, ...title(2), ...recipient]
        : [...title(0), ...ownNumber(model), ...spacer(recipient)];
    case 'letterhead':
      return [{ type: 'letterHead', mark: printable(model.issuer) }, text('letterNumber', documentNumber(model), '发文字号'), ...title(2), ...recipient];
    case 'minutes':
      return [text('mark', model.title, '纪要标志'), numberPart(model), { type: 'redLine' }, ...blankLine];
    case 'report':
      return [...title(0), ...ownNumber(model), ...spacer(recipient)];
    case 'record':
      return [text('issuer', model.issuer, '院名'), ...title(0), ...ownNumber(model), ...blankLine];
  }
}

/** Papers without a red head show a number only when they have one. */
const ownNumber = (model: DocumentModel): Part[] => (model.number === undefined ? [] : [text('number', documentNumber(model), '文号')]);

function numberPart(model: DocumentModel): Part {
  if (model.signer === undefined) return text('number', documentNumber(model), '发文字号', 2);
  return { type: 'signer', number: documentNumber(model), label: '签发人：', name: printable(model.signer) };
}

/** With more lines of 主送 than this, the first page might show no text (7.3.2): they go into the 版记. */
const mostRecipientLines = 6;
const inImprint = (model: DocumentModel): boolean => (model.recipient?.length ?? 0) + 1 > mostRecipientLines * grid.characters;

const blankLine: readonly Part[] = [{ type: 'text', role: 'flush', runs: [], blankBefore: 0, where: '' }];

/** A paper without 主送 keeps one blank line between title and text. */
const spacer = (recipient: readonly Part[]): readonly Part[] => (recipient.length > 0 ? recipient : blankLine);

function bodyParts(blocks: readonly Block[], area: string): Part[] {
  let paragraphs = 0;
  let tables = 0;
  let charts = 0;
  return blocks.map((block): Part => {
    if (block.type === 'pageBreak') return { type: 'break' };
    if (block.type === 'table') return { type: 'table', table: block, where: block.caption ? `表“${block.caption}”` : `${area}表${++tables}` };
    if (block.type === 'chart') return { ...block, where: `${area}图${++charts}` };
    const where = `${area}第${++paragraphs}段`;
    return block.type === 'heading' ? headingPart(block, where) : paragraphPart(block, where);
  });
}

function headingPart(block: Heading, where: string): TextPart {
  const runs = [...block.runs.map((run) => partRun(run)), ...(block.runIn ?? []).map((run) => partRun(run, 'fangSong'))];
  return { type: 'text', role: `heading${block.level}`, runs: withoutTypedIndent(runs), blankBefore: 0, where, ...sourceOf(block) };
}

const alignedRole = { justify: 'body', left: 'flush', center: 'centered', right: 'right' } as const;

function paragraphPart(block: Paragraph, where: string): TextPart {
  const runs = block.runs.map((run) => partRun(run));
  const indents = block.indent ?? (block.align ?? 'justify') === 'justify';
  return {
    type: 'text',
    role: alignedRole[block.align ?? 'justify'],
    runs: indents ? withoutTypedIndent(runs) : runs,
    blankBefore: 0,
    indent: indents ? 2 : 0,
    where,
    ...sourceOf(block),
  };
}

function partRun(run: Run, face?: 'fangSong'): PartRun {
  const chosen = run.strong ? ('hei' as const) : face;
  return { text: printable(run.text), ...(chosen ? { face: chosen } : {}), ...(run.figure === undefined ? {} : { figure: run.figure }) };
}

/** Two blanks typed before a paragraph would stand beside the style's own indent. */
function withoutTypedIndent(runs: readonly PartRun[]): PartRun[] {
  return runs.map((run, i) => (i === 0 ? { ...run, text: run.text.replace(/^[\u3000 ]+/, '') } : run));
}

function sourceOf(block: { readonly source?: Source }): { readonly source?: Source } {
  return block.source ? { source: block.source } : {};
}

/** `附件：1.××` one blank line below the body; wrapped lines and further names stand under the first name (7.3.4). */
function attachmentParts(model: DocumentModel): Part[] {
  const names = model.attachments ?? [];
  return names.map((name, i): TextPart => {
    const label = names.length > 1 ? `${i + 1}.` : '';
    const lead = i === 0 ? '附件：' : '';
    const labelWidth = label.length / 2;
    return {
      ...text('attachment', `${lead}${label}${name}`, '附件说明', i === 0 ? 1 : 0),
      indent: i === 0 ? 2 : 5,
      hanging: 5 + labelWidth,
      attachment: { label: lead.length + label.length },
    };
  });
}

/** `出席：` in 黑体 one blank line below the text, wrapped names under the first name (10.3). */
function attendanceParts(model: DocumentModel): Part[] {
  return (model.attendance ?? []).map(({ label, names }, i): TextPart => {
    const lead = `${printable(label)}：`;
    const runs: PartRun[] = [{ text: lead, face: 'hei' }, { text: printable(names) }];
    return { type: 'text', role: 'attachment', runs, blankBefore: i === 0 ? 1 : 0, indent: 2, hanging: 2 + Array.from(lead).length, where: label };
  });
}

function signatureParts(model: DocumentModel): Part[] {
  const { signature } = model;
  if (!signature) return [];
  const note = signature.sealNote === undefined ? {} : { note: printable(signature.sealNote) };
  return [{ type: 'signature', issuer: printable(signature.issuer), date: signatureDate(signature.date), ...note }];
}

/** Label flush left on the first line, title centred on the third (7.3.7). */
function annexParts(annex: Annex): Part[] {
  return [
    text('annexLabel', annex.label, annex.label),
    text('annexTitle', annex.title, `${annex.label}标题`, 1),
    { type: 'text', role: 'flush', runs: [], blankBefore: 0, where: '' },
    ...bodyParts(annex.body, annex.label),
  ];
}

function imprintPart(model: DocumentModel): ImprintPart | undefined {
  const { copyTo, imprint } = model;
  const recipient = inImprint(model) ? `主送：${model.recipient}。` : undefined;
  const copies = copyTo?.length ? `抄送：${copyTo.join('、')}。` : undefined;
  const lines = [recipient, copies].filter((line) => line !== undefined).map(printable);
  if (lines.length === 0 && !imprint) return undefined;
  if (model.family === 'letterhead') return lines.length > 0 ? { type: 'imprint', copyTo: lines, plain: true } : undefined;
  return {
    type: 'imprint',
    ...(lines.length > 0 ? { copyTo: lines } : {}),
    ...(imprint ? { office: printable(imprint.office), date: `${signatureDate(imprint.date)}印发` } : {}),
  };
}
