import { isInvisible } from './character.ts';
import { chartTexts } from './chart.ts';
import { type FaceSet, glyphsOf } from './glyphs.ts';
import type { Cell, DocumentModel } from './model.ts';

/** A character that will not be seen as it was typed. */
export interface GlyphTrouble {
  /** `missing`: no face has it, 〓 is printed in its place. `dropped`: it has no shape (control and direction marks) and is left out. */
  readonly kind: 'missing' | 'dropped';
  readonly char: string;
  /** `U+1F600` */
  readonly code: string;
  readonly count: number;
  /** The first places, in words: `正文第3段“…王😀某…”`. */
  readonly places: readonly string[];
  /** The whole warning as shown to the person. */
  readonly words: string;
}

const shownPlaces = 3;
const around = 6;
/** Line ends and tabs are understood, not dropped. */
const understood = new Set(['\n', '\r', '\t', '\u0085', '\u2028', '\u2029']);

/**
 * Every character of the document that cannot be printed as it is, each once, with where it stands.
 * Names of prisoners may hold characters of no font: they are listed before export, and 〓 stands in the PDF.
 */
export function findGlyphTrouble(model: DocumentModel, faces: FaceSet): GlyphTrouble[] {
  const found = new Map<string, { kind: GlyphTrouble['kind']; char: string; count: number; places: string[] }>();
  for (const { where, text } of textsOf(model)) {
    const chars = Array.from(text);
    chars.forEach((char, i) => {
      const kind = troubleOf(char, faces);
      if (!kind) return;
      const entry = found.get(char) ?? { kind, char, count: 0, places: [] };
      entry.count++;
      if (entry.places.length < shownPlaces) entry.places.push(`${where}“${excerpt(chars, i)}”`);
      found.set(char, entry);
    });
  }
  return [...found.values()].map(describe);
}

function troubleOf(char: string, faces: FaceSet): GlyphTrouble['kind'] | undefined {
  const code = char.codePointAt(0) as number;
  if (code < 0x21 || (code >= 0x7f && code < 0xa0)) return understood.has(char) || char === ' ' ? undefined : 'dropped';
  // The two half characters of a cut pair are printed as U+FFFD, which is missing by its nature.
  if (isHalf(char)) return 'missing';
  if (isInvisible(char) || code === 0x2028 || code === 0x2029) return understood.has(char) ? undefined : 'dropped';
  return glyphsOf(char, 'fangSong', 16, faces)[0]?.missing ? 'missing' : undefined;
}

/** Half of a surrogate pair, as a cut emoji leaves it. */
const isHalf = (char: string): boolean => /^[\ud800-\udfff]$/.test(char);

function describe(entry: { kind: GlyphTrouble['kind']; char: string; count: number; places: readonly string[] }): GlyphTrouble {
  const code = `U+${(entry.char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
  const places = entry.places.join('、');
  const more = entry.count > entry.places.length ? `等${entry.count}处` : '';
  const words =
    entry.kind === 'missing'
      ? `字库中没有“${isHalf(entry.char) ? '半个字符' : entry.char}”（${code}），版面上以“〓”代替，见${places}${more}。请改用规范汉字，或在打印稿上手写补正。`
      : `有一个看不见的控制字符（${code}），排版时已略去，见${places}${more}。原文未改动，请核对该处文字。`;
  return { kind: entry.kind, char: entry.char, code, count: entry.count, places: entry.places, words };
}

function excerpt(chars: readonly string[], i: number): string {
  const from = Math.max(0, i - around);
  return chars
    .slice(from, i + around + 1)
    .filter((char) => !isHalf(char) && !/[\p{Cc}\p{Cf}]/u.test(char))
    .join('');
}

const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

/** The texts as they were typed, before `printable` drops what cannot be shown. */
function* textsOf(model: DocumentModel): Generator<{ where: string; text: string }> {
  const named = {
    院名: model.issuer,
    标题: model.title,
    副标题: model.subtitle,
    文号: model.number,
    签发人: model.signer,
    页脚: model.pageFoot,
    主送: model.recipient,
    页眉: model.banner,
  };
  for (const [where, text] of Object.entries(named)) if (text !== undefined) yield { where, text };
  yield* blockTexts(model.body, '正文');
  for (const text of model.attachments ?? []) yield { where: '附件说明', text };
  if (model.signature) yield { where: '落款', text: `${model.signature.issuer}${model.signature.sealNote ?? ''}` };
  for (const annex of model.annexes ?? []) {
    yield { where: annex.label, text: `${annex.label}${annex.title}` };
    yield* blockTexts(annex.body, annex.label);
  }
  for (const { label, names } of model.attendance ?? []) yield { where: label, text: names };
  for (const text of model.copyTo ?? []) yield { where: '抄送', text };
  if (model.imprint) yield { where: '印发机关', text: model.imprint.office };
}

function* blockTexts(blocks: DocumentModel['body'], area: string): Generator<{ where: string; text: string }> {
  let paragraph = 0;
  for (const block of blocks) {
    if (block.type === 'heading' || block.type === 'paragraph') {
      paragraph++;
      const runs = block.type === 'heading' ? [...block.runs, ...(block.runIn ?? [])] : block.runs;
      yield { where: `${area}第${paragraph}段`, text: runs.map((run) => run.text).join('') };
    } else if (block.type === 'chart') {
      if (block.caption) yield { where: `${area}图题`, text: block.caption };
      for (const text of chartTexts(block.chart)) yield { where: `图“${block.chart.title}”`, text };
    } else if (block.type === 'table') {
      const name = block.caption ? `表“${block.caption}”` : `${area}表格`;
      if (block.caption) yield { where: name, text: block.caption };
      for (const column of block.columns) yield { where: `${name}表头`, text: column.title };
      for (const [i, row] of block.rows.entries()) {
        for (const [c, cell] of row.entries()) yield { where: `${name}第${i + 1}行“${block.columns[c]?.title ?? c + 1}”栏`, text: cellText(cell) };
      }
    }
  }
}
