import { BorderStyle, FrameAnchorType, FrameWrap, HorizontalPositionAlign, Paragraph, TabStopType, TextRun, VerticalPositionAlign } from 'docx';
import { isWide } from '../character.ts';
import { cellWidth, dateInset, docxPitchTwips, imprintRule, linePitch, linesBeforeSeal, twips } from '../layout.ts';
import type { ImprintPart, SignaturePart } from '../parts.ts';
import { styles } from '../styles.ts';
import { gridSpacing, lineSpacing, styleId } from './docx-styles.ts';
import { textRuns } from './docx-text.ts';

/** Width in points without a font at hand: full-width characters on the grid, others half an em as Times figures are. */
function roughWidth(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (isWide(char) ? cellWidth : styles.signature.size / 2), 0);
}

/** The date four characters in from the right, issuer and note centred over and under it by their right indents. */
export function signatureParagraphs(part: SignaturePart): Paragraph[] {
  const dateRight = dateInset * cellWidth;
  const middle = dateRight + roughWidth(part.date) / 2;
  const lines = [part.issuer, part.date, ...(part.note === undefined ? [] : [part.note])];
  return lines.map(
    (text, i) =>
      new Paragraph({
        style: styleId('signature'),
        widowControl: false,
        keepNext: i < lines.length - 1,
        indent: { right: twips(i === 1 ? dateRight : Math.max(0, middle - roughWidth(text) / 2)) },
        spacing: { ...lineSpacing(linePitch), ...(i === 0 ? { before: linesBeforeSeal * docxPitchTwips } : {}) },
        children: textRuns(text.replaceAll('\n', ' '), { font: { hint: 'eastAsia' } }),
      }),
  );
}

/** Border widths are counted in eighths of a point. */
const border = (points: number) => ({ style: BorderStyle.SINGLE, size: Math.round(points * 8), color: '000000', space: 1 });

/** 版记 as a frame on the lower edge of the last page's 版心, and the small paragraph that a frame must be followed by. */
export function imprintParagraphs(part: ImprintPart, width: number, pageBreakBefore: boolean): Paragraph[] {
  const { size } = styles.imprint;
  const rows: Row[] = [];
  if (part.copyTo !== undefined) rows.push({ text: part.copyTo, indent: { left: twips(4 * size), hanging: twips(3 * size), right: twips(size) } });
  if (part.office !== undefined) rows.push({ text: part.office, end: part.date ?? '', indent: { left: twips(size), right: twips(size) } });
  const paragraphs = rows.map((row, i) => imprintParagraph(row, width, i === 0, i === rows.length - 1));
  return [...paragraphs, new Paragraph({ pageBreakBefore, widowControl: false, spacing: lineSpacing(1) })];
}

interface Row {
  readonly text: string;
  readonly end?: string;
  readonly indent: { readonly left: number; readonly hanging?: number; readonly right: number };
}

function imprintParagraph(row: Row, width: number, first: boolean, last: boolean): Paragraph {
  const end = row.end === undefined ? [] : [new TextRun({ text: `\t${row.end}`, font: { hint: 'eastAsia' } })];
  return new Paragraph({
    style: styleId('imprint'),
    widowControl: false,
    frame: {
      type: 'alignment',
      width: twips(width),
      height: 0,
      anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
      alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
      wrap: FrameWrap.AROUND,
    },
    indent: row.indent,
    tabStops: row.end === undefined ? [] : [{ type: TabStopType.RIGHT, position: twips(width - styles.imprint.size) }],
    border: { ...(first ? { top: border(imprintRule.thick) } : {}), bottom: border(last ? imprintRule.thick : imprintRule.thin) },
    children: [...textRuns(row.text, { font: { hint: 'eastAsia' }, ...gridSpacing(styles.imprint.size) }), ...end],
  });
}
