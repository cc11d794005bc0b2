import { BorderStyle, Paragraph, Table, TableLayoutType, WidthType } from 'docx';
import { utf8 } from '#shared/kernel/bytes.ts';
import { linePitch, table as metrics, type PageFrame, twips } from '../layout.ts';
import type { TablePart } from '../parts.ts';
import { printable } from '../printable.ts';
import type { Tick } from '../progress.ts';
import { roughFaces } from '../rough-faces.ts';
import { cellText, columnWidths, spannedCells, sumOf, tableStrips } from '../table-strips.ts';
import { cellXml, rowXml } from './docx-row.ts';
import type { RowsApart } from './docx-rows-apart.ts';
import { lineSpacing, styleId } from './docx-styles.ts';
import { textRuns } from './docx-text.ts';

const line = { style: BorderStyle.SINGLE, size: metrics.rule * 8, color: '000000' };
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };

/**
 * Fixed widths in twips, a head repeated on every page, rows that are never divided; then half a blank line. The format wants a paragraph
 * behind a table that ends a section: one point high, or a table that fills its last page would leave an empty page behind.
 */
export function tableBlocks(
  part: TablePart,
  frame: PageFrame,
  { pageBreakBefore, last, keepLast, rows: apart, tick }: { pageBreakBefore: boolean; last: boolean; keepLast: boolean; rows: RowsApart; tick: Tick },
): (Paragraph | Table)[] {
  const { columns, rows, caption } = part.table;
  const lead = pageBreakBefore && caption === undefined ? [spacer(true, linePitch / 2)] : [];
  if (columns.length === 0) return lead;
  const points = part.table.fontSize ?? metrics.fontSize;
  const widths = columnWidths(part.table, frame.textWidth).map(twips);
  const kept = keptRows(part, frame);
  const head = rowXml(
    columns.map((column, i) => cellXml(printable(column.title), { face: 'hei', align: 'center', width: widths[i] ?? 0, points, keepNext: true })),
    { head: true },
  );
  const body = rows.map((row, r) => {
    const cells = spannedCells(row, columns.length).map(({ cell, at, span }) => {
      const face = typeof cell === 'object' && cell.strong ? 'hei' : 'fangSong';
      const width = sumOf(widths.slice(at, at + span));
      return cellXml(cellText(cell), {
        face,
        align: columns[at]?.align ?? 'left',
        width,
        points,
        span,
        keepNext: kept(r) || (keepLast && r === rows.length - 1),
      });
    });
    tick();
    return utf8(rowXml(cells, part.table.form ? { height: part.table.form.rowHeight } : {}));
  });
  const grid = new Table({
    width: { size: sumOf(widths), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders,
    rows: [apart.keep(part.table.form ? body : [utf8(head), ...body])],
  });
  return [...lead, ...captionParagraph(caption, pageBreakBefore), grid, spacer(false, last ? 1 : linePitch / 2, keepLast)];
}

function captionParagraph(caption: string | undefined, pageBreakBefore: boolean): Paragraph[] {
  if (caption === undefined) return [];
  return [
    new Paragraph({ style: styleId('caption'), pageBreakBefore, widowControl: false, children: textRuns(printable(caption), { font: { hint: 'eastAsia' } }) }),
  ];
}

const spacer = (pageBreakBefore: boolean, points: number, keepNext = false): Paragraph =>
  new Paragraph({ style: styleId('flush'), pageBreakBefore, ...(keepNext ? { keepNext } : {}), widowControl: false, spacing: lineSpacing(points) });

/**
 * Rows that stay with the next, by the same rule as in print: all but the last of a table of up to half a page, else the first and the last but
 * one. By measures without fonts, and for a table that is too long at its least height by none.
 */
function keptRows(part: TablePart, frame: PageFrame): (row: number) => boolean {
  if (part.table.form) return () => false;
  const rows = part.table.rows.length;
  const least = (part.table.fontSize ?? metrics.fontSize) * metrics.linePitchFactor + 2 * metrics.padY;
  const ends = (row: number): boolean => row === 0 || row === rows - 2;
  if (rows * least > frame.textHeight / 2 && rows > 2) return ends;
  const strips = tableStrips(part, { faces: roughFaces, width: frame.textWidth }, frame.textHeight).filter((strip) => strip.head);
  return (row) => strips.length === rows && (strips[row]?.keepNext ?? false);
}
