import { BorderStyle, Paragraph, RelativeVerticalPosition, Table, TableAnchorType, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { imprintStrips } from '../closing-strips.ts';
import { glyphsOf } from '../glyphs.ts';
import { cellWidth, dateInset, docxPitchTwips, imprintRule, linePitch, linesBeforeSeal, type PageFrame, twips } from '../layout.ts';
import type { ImprintPart, SignaturePart } from '../parts.ts';
import { roughFaces } from '../rough-faces.ts';
import { styles } from '../styles.ts';
import { alignments, lineSpacing, styleId } from './docx-styles.ts';
import { textRuns } from './docx-text.ts';

const roughWidth = (text: string): number =>
  glyphsOf(text, styles.signature.face, styles.signature.size, roughFaces).reduce((sum, glyph) => sum + glyph.advance, 0);

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
const border = (points: number) => ({ style: BorderStyle.SINGLE, size: Math.round(points * 8), color: '000000' });
const noBorder = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/**
 * 版记 as a table that floats to the lower edge of the last page's 版心, between two one-point paragraphs:
 * one that carries the page or section break, which a floating table loses in LibreOffice, and one that it must be followed by.
 * The place is given from the page's edge: LibreOffice takes a full-width table placed from the margin for an ordinary one.
 */
export function imprintBlocks(part: ImprintPart, frame: PageFrame, pageBreakBefore: boolean): (Paragraph | Table)[] {
  const { size } = styles.imprint;
  const width = twips(frame.textWidth);
  const half = Math.round(width / 2);
  const copies = (part.copyTo ?? []).map((text) =>
    imprintRow([imprintCell(text, 'left', { left: twips(4 * size), hanging: twips(3 * size), right: twips(size) }, width)]),
  );
  const cells = [
    imprintCell(part.office ?? '', 'left', { left: twips(size) }, half),
    imprintCell(part.date ?? '', 'right', { right: twips(size) }, width - half),
  ];
  const table = new Table({
    rows: [...copies, ...(part.office === undefined ? [] : [imprintRow(cells)])],
    columnWidths: [half, width - half],
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { left: 0, right: 0, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
    borders: {
      top: part.plain ? noBorder : border(imprintRule.thick),
      bottom: part.plain ? noBorder : border(imprintRule.thick),
      insideHorizontal: part.plain ? noBorder : border(imprintRule.thin),
      left: noBorder,
      right: noBorder,
      insideVertical: noBorder,
    },
    ...(imprintFits(part, frame)
      ? {
          float: {
            horizontalAnchor: TableAnchorType.PAGE,
            absoluteHorizontalPosition: twips(frame.left),
            verticalAnchor: TableAnchorType.MARGIN,
            relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
          },
        }
      : {}),
  });
  return [onePoint(pageBreakBefore), table, onePoint(false)];
}

/** A floating table cannot go on over pages: one that may be longer stands in the text. */
const imprintFits = (part: ImprintPart, frame: PageFrame): boolean =>
  imprintStrips(part, { faces: roughFaces, width: frame.textWidth }, frame.textHeight * 0.9).length === 1;

const onePoint = (pageBreakBefore: boolean): Paragraph => new Paragraph({ pageBreakBefore, widowControl: false, spacing: lineSpacing(1) });

const imprintRow = (children: TableCell[]): TableRow => new TableRow({ cantSplit: true, children });

function imprintCell(text: string, align: 'left' | 'right', indent: { left?: number; right?: number; hanging?: number }, width: number): TableCell {
  return new TableCell({
    ...(indent.hanging === undefined ? {} : { columnSpan: 2 }),
    width: { size: width, type: WidthType.DXA },
    children: [
      new Paragraph({
        style: styleId('imprint'),
        alignment: alignments[align],
        widowControl: false,
        indent,
        children: textRuns(text, { font: { hint: 'eastAsia' } }),
      }),
    ],
  });
}
