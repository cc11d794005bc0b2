import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx';
import { linePitch, table as metrics, twips } from '../layout.ts';
import type { Cell, Column } from '../model.ts';
import type { TablePart } from '../parts.ts';
import { printable } from '../printable.ts';
import type { FaceName } from '../styles.ts';
import { cellText, columnWidths } from '../table-strips.ts';
import { alignments, lineSpacing, styleId } from './docx-styles.ts';
import { plainRuns, textRuns } from './docx-text.ts';

const line = { style: BorderStyle.SINGLE, size: metrics.rule * 8, color: '000000' };
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };

/** Fixed widths in twips, a head repeated on every page, rows that are never divided; then half a blank line. */
export function tableBlocks(part: TablePart, width: number, pageBreakBefore: boolean): (Paragraph | Table)[] {
  const { columns, rows, caption } = part.table;
  const lead = pageBreakBefore && caption === undefined ? [spacer(true)] : [];
  if (columns.length === 0) return lead;
  const points = part.table.fontSize ?? metrics.fontSize;
  const widths = columnWidths(columns, width).map(twips);
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, i) => cell(printable(column.title), 'hei', 'center', widths[i] ?? 0, points)),
  });
  const grid = new Table({
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders,
    rows: [
      head,
      ...rows.map((row) => new TableRow({ cantSplit: true, children: columns.map((column, i) => bodyCell(row[i], column, widths[i] ?? 0, points)) })),
    ],
  });
  return [...lead, ...captionParagraph(caption, pageBreakBefore), grid, spacer(false)];
}

function captionParagraph(caption: string | undefined, pageBreakBefore: boolean): Paragraph[] {
  if (caption === undefined) return [];
  return [
    new Paragraph({ style: styleId('caption'), pageBreakBefore, widowControl: false, children: textRuns(printable(caption), { font: { hint: 'eastAsia' } }) }),
  ];
}

const spacer = (pageBreakBefore: boolean): Paragraph =>
  new Paragraph({ style: styleId('flush'), pageBreakBefore, widowControl: false, spacing: lineSpacing(linePitch / 2) });

function bodyCell(value: Cell | undefined, column: Column, width: number, points: number): TableCell {
  const face = typeof value === 'object' && value.strong ? 'hei' : 'fangSong';
  return cell(cellText(value), face, column.align ?? 'left', width, points);
}

function cell(text: string, face: FaceName, align: 'left' | 'center' | 'right', width: number, points: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: twips(metrics.padX), right: twips(metrics.padX), top: twips(metrics.padY), bottom: twips(metrics.padY), marginUnitType: WidthType.DXA },
    children: [
      new Paragraph({
        alignment: alignments[align],
        widowControl: false,
        spacing: lineSpacing(points * metrics.linePitchFactor),
        children: plainRuns(text, face, points),
      }),
    ],
  });
}
