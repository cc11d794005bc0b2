import { type IRunOptions, Paragraph, TextRun } from 'docx';
import { markGapHeight } from '../head-strips.ts';
import { docxPitchTwips, twips } from '../layout.ts';
import { type PartRun, partText, runsOn, type TextPart } from '../parts.ts';
import { cellOf, type FaceName, type Style, styles } from '../styles.ts';
import { markPitchFactor, markSize, titleLines, titleRoles } from '../title.ts';
import { docxFont, halfPoints, lineSpacing, styleId } from './docx-styles.ts';

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
}

export function textParagraphs(part: TextPart, place: TextPlace): Paragraph[] {
  const style = styles[part.role];
  if (part.role === 'mark') return [markGap(partText(part), place), markParagraph(part, place)];
  const runs = titleRoles.has(part.role) ? textRuns(titleLines(part, place.width).join('\n'), { font: { hint: 'eastAsia' } }) : partRuns(part.runs);
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
    }),
  ];
}

function keeping(part: TextPart, style: Style, place: TextPlace): { keepNext?: boolean } {
  if (place.keepNext) return { keepNext: true };
  return style.keepNext && runsOn(part) ? { keepNext: false } : {};
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
