import {
  BorderStyle,
  HeightRule,
  type IContext,
  type ITableRowOptions,
  type IXmlableObject,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { linePitch, table as metrics, type PageFrame, twips } from '../layout.ts';
import type { Cell } from '../model.ts';
import type { TablePart } from '../parts.ts';
import { printable } from '../printable.ts';
import type { Tick } from '../progress.ts';
import { roughFaces } from '../rough-faces.ts';
import { styles } from '../styles.ts';
import { cellText, columnWidths, spannedCells, tableStrips } from '../table-strips.ts';
import { alignments, halfPoints, lineSpacing, styleId } from './docx-styles.ts';
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
  { pageBreakBefore, last, tick }: { pageBreakBefore: boolean; last: boolean; tick: Tick },
): (Paragraph | Table)[] {
  const { columns, rows, caption } = part.table;
  const lead = pageBreakBefore && caption === undefined ? [spacer(true, linePitch / 2)] : [];
  if (columns.length === 0) return lead;
  const points = part.table.fontSize ?? metrics.fontSize;
  const widths = columnWidths(part.table, frame.textWidth).map(twips);
  const kept = keptRows(part, frame);
  const rowHeight = part.table.form ? { height: { value: twips(part.table.form.rowHeight), rule: HeightRule.ATLEAST } } : {};
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, i) => cell(printable(column.title), { face: 'hei', align: 'center', width: widths[i] ?? 0, points, keepNext: true })),
  });
  const grid = new Table({
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders,
    rows: [
      ...(part.table.form ? [] : [head]),
      ...rows.map((row, r) => {
        const children = spannedCells(row, columns.length).map(({ cell: value, at, span }) => {
          const width = widths.slice(at, at + span).reduce((sum, each) => sum + each, 0);
          return bodyCell(value, { align: columns[at]?.align ?? 'left', width, points, span, keepNext: kept(r) });
        });
        tick();
        return new CountedRow({ cantSplit: true, ...rowHeight, children }, tick);
      }),
    ],
  });
  return [...lead, ...captionParagraph(caption, pageBreakBefore), grid, spacer(false, last ? 1 : linePitch / 2)];
}

/** A row that tells when the library writes it. */
class CountedRow extends TableRow {
  constructor(
    options: ITableRowOptions,
    private readonly tick: Tick,
  ) {
    super(options);
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    this.tick();
    return super.prepForXml(context);
  }
}

function captionParagraph(caption: string | undefined, pageBreakBefore: boolean): Paragraph[] {
  if (caption === undefined) return [];
  return [
    new Paragraph({ style: styleId('caption'), pageBreakBefore, widowControl: false, children: textRuns(printable(caption), { font: { hint: 'eastAsia' } }) }),
  ];
}

const spacer = (pageBreakBefore: boolean, points: number): Paragraph =>
  new Paragraph({ style: styleId('flush'), pageBreakBefore, widowControl: false, spacing: lineSpacing(points) });

function bodyCell(value: Cell | undefined, look: Omit<CellLook, 'face'>): TableCell {
  const face = typeof value === 'object' && value.strong ? 'hei' : 'fangSong';
  return cell(cellText(value), { ...look, face });
}

interface CellLook {
  readonly face: 'hei' | 'fangSong';
  readonly align: 'left' | 'center' | 'right';
  readonly width: number;
  readonly points: number;
  readonly keepNext: boolean;
  readonly span?: number;
}

function cell(text: string, look: CellLook): TableCell {
  const { padX, padY } = metrics;
  return new TableCell({
    ...(look.span !== undefined && look.span > 1 ? { columnSpan: look.span } : {}),
    width: { size: look.width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: twips(padX), right: twips(padX), top: twips(padY), bottom: twips(padY), marginUnitType: WidthType.DXA },
    children: [cellParagraph(text, look)],
  });
}

/** Characters that Latin faces have, too: these need to be told that they are Chinese. */
const shared = /[^\x00-\x7f\u3000-\u9fff\uff00-\uffef]/;

function cellParagraph(text: string, { face, align, points, keepNext }: CellLook): Paragraph {
  const role = face === 'hei' ? 'cellHead' : 'cell';
  const own = points === metrics.fontSize ? {} : { size: halfPoints(points) };
  return new Paragraph({
    style: styleId(role),
    ...(align === styles[role].align ? {} : { alignment: alignments[align] }),
    widowControl: false,
    ...(keepNext ? { keepNext } : {}),
    ...(points === metrics.fontSize ? {} : { spacing: lineSpacing(points * metrics.linePitchFactor) }),
    children: textRuns(text, shared.test(text) ? { ...own, font: { hint: 'eastAsia' } } : own),
  });
}

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
