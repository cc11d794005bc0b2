import { type IParagraphOptions, type IRunOptions, Paragraph, TextRun } from 'docx';
import { markGapHeight } from '../head-strips.ts';
import { docxPitchTwips, twips } from '../layout.ts';
import type { CountedPart } from '../numbering.ts';
import { type PartRun, partText, runsOn, type TextPart } from '../parts.ts';
import { cellOf, type FaceName, type Style, styles } from '../styles.ts';
import { markPitchFactor, markSize, titleLines, titleRoles } from '../title.ts';
import { numberingPlace } from './docx-numbering.ts';
import { docxFont, halfPoints, lineSpacing, numberLevelOf, styleId } from './docx-styles.ts';

/** Runs of one text; its line ends become line breaks of the paragraph. */
export function textRuns(text: string, options: IRunOptions = {}): TextRun[] {
  return text.split('\n').map((line, i) => new TextRun({ ...options, text: line, ...(i > 0 ? { break: 1 } : {}) }));
}

const partRuns = (runs: readonly PartRun[]): TextRun[] =>
  runs.flatMap((run) => textRuns(run.text, run.face ? { font: docxFont(run.face) } : { font: { hint: 'eastAsia' } }));

export interface TextPlace {
  /** Width of the 版心 in points. */
  readonly width: number;
  readonly pageBreakBefore: boolean;
  /** The signature follows: its page needs text. */
  readonly keepNext: boolean;
  /** In twips, instead of blank lines. */
  readonly spaceBefore?: number;
  /** The word processor counts the part's number. */
  readonly counted?: CountedPart;
}

export function textParagraphs(part: TextPart, place: TextPlace): Paragraph[] {
  const style = styles[part.role];
  if (part.role === 'mark') return [markGap(partText(part), place), markParagraph(part, place)];
  const runs = titleRoles.has(part.role)
    ? textRuns(titleLines(part, place.width).join('\n'), { font: { hint: 'eastAsia' } })
    : partRuns(withoutStart(part.runs, place.counted?.length ?? 0));
  const before = place.spaceBefore ?? part.blankBefore * docxPitchTwips;
  const spacing = before > 0 ? { before } : {};
  return [
    new Paragraph({
      style: styleId(part.role),
      children: runs,
      widowControl: false,
      pageBreakBefore: place.pageBreakBefore,
      spacing: { ...lineSpacing(style.pitch), ...spacing },
      ...indentOf(part, style),
      ...keeping(part, style, place),
      ...numberOf(part, place.counted),
    }),
  ];
}

function keeping(part: TextPart, style: Style, place: TextPlace): { keepNext?: boolean } {
  if (place.keepNext) return { keepNext: true };
  return style.keepNext && runsOn(part) ? { keepNext: false } : {};
}

/** What a heading's style does not say: no number, a number of another list or level, a number in the face of the text behind it. */
function numberOf(part: TextPart, counted: CountedPart | undefined): Pick<IParagraphOptions, 'numbering' | 'run'> {
  const own = numberLevelOf(part.role);
  if (!counted) return own === undefined ? {} : { numbering: false };
  const face = part.runs.find((run) => run.text !== '')?.face;
  return {
    ...(own === counted.level && counted.list === 0 ? {} : { numbering: numberingPlace(counted) }),
    ...(face === undefined ? {} : { run: { font: docxFont(face) } }),
  };
}

/** The runs without their first characters. */
function withoutStart(runs: readonly PartRun[], length: number): readonly PartRun[] {
  let left = length;
  return runs.flatMap((run) => {
    const cut = Math.min(left, run.text.length);
    left -= cut;
    return cut === run.text.length && cut > 0 ? [] : [{ ...run, text: run.text.slice(cut) }];
  });
}

/** Only where a paragraph differs from its style. */
function indentOf(part: TextPart, style: Style): { indent?: { firstLine?: number; firstLineChars?: number; left?: number; hanging?: number } } {
  const cell = cellOf(style.size);
  if (part.hanging !== undefined) {
    const left = twips(part.hanging * cell);
    return { indent: { left, hanging: left - twips((part.indent ?? 0) * cell), firstLineChars: 0 } };
  }
  if (part.indent === undefined || part.indent === style.indent) return {};
  return { indent: { firstLine: twips(part.indent * cell), firstLineChars: part.indent * 100 } };
}

/** The 35 mm above 发文机关标志 as a line of its own: spacing before the first line of a page is dropped by some programs. */
function markGap(mark: string, place: TextPlace): Paragraph {
  return new Paragraph({
    style: styleId('mark'),
    pageBreakBefore: place.pageBreakBefore,
    widowControl: false,
    spacing: lineSpacing(markGapHeight(mark, place.width)),
  });
}

function markParagraph(part: TextPart, place: TextPlace): Paragraph {
  const text = partText(part);
  const size = markSize(text, place.width);
  const children = textRuns(text, { font: { hint: 'eastAsia' }, size: halfPoints(size) });
  return new Paragraph({ style: styleId('mark'), children, widowControl: false, spacing: lineSpacing(size * markPitchFactor) });
}

/** A short text of a fixed face and size outside the styles: table cells, page heads and feet. */
export const plainRuns = (text: string, face: FaceName, points: number, color?: string): TextRun[] =>
  textRuns(text, { font: docxFont(face), size: halfPoints(points), ...(color === undefined ? {} : { color }) });
