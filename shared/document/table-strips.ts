import { composeParagraph } from './compose.ts';
import { type Drawing, drawLine, moved, type Rule, together } from './drawing.ts';
import { glyphsOf } from './glyphs.ts';
import { black, linePitch, table as metrics } from './layout.ts';
import type { Cell, TableBlock } from './model.ts';
import type { TablePart } from './parts.ts';
import { printable } from './printable.ts';
import { gap, type Strip } from './strips.ts';
import type { FaceName } from './styles.ts';
import { advancesOf, type Press, textStrips } from './text-strips.ts';

export const cellText = (cell: Cell | undefined): string => printable(cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text);

/**
 * Widths of the columns by their shares, adding up to `width`; shares that make no sense count as one. A head of one or two characters,
 * `序号`, is never broken: its column takes what it wants from the others, as long as they all can give it.
 */
export function columnWidths(table: Pick<TableBlock, 'columns' | 'fontSize'>, width: number): number[] {
  const shares = table.columns.map((column) => (column.share > 0 && Number.isFinite(column.share) ? column.share : 1));
  const size = table.fontSize ?? metrics.fontSize;
  const least = table.columns.map(({ title }) => (shortHead.test(title) ? Array.from(title).length * size + 2 * metrics.padX + metrics.rule : 0));
  const byShare = sharedOut(shares, width);
  const narrow = byShare.map((share, i) => share < (least[i] as number));
  const left = width - sumOf(least.filter((_, i) => narrow[i]));
  const others = sharedOut(
    shares.map((share, i) => (narrow[i] ? 0 : share)),
    left,
  );
  if (left < width / 2 || others.some((share, i) => !narrow[i] && share < (least[i] as number))) return byShare;
  return others.map((share, i) => (narrow[i] ? (least[i] as number) : share));
}

const shortHead = /^\p{Script=Han}{1,2}$/u;

function sharedOut(shares: readonly number[], width: number): number[] {
  const whole = sumOf(shares);
  if (whole === Number.POSITIVE_INFINITY)
    return sharedOut(
      shares.map((share) => share / shares.length),
      width,
    );
  return shares.map((share) => (whole === 0 ? 0 : (share / whole) * width));
}

/** A cell and the columns it covers. Cells that are missing at the end of a row are blank ones. */
export interface SpannedCell {
  readonly cell: Cell | undefined;
  /** First column, and how many. */
  readonly at: number;
  readonly span: number;
}

export function spannedCells(row: readonly Cell[], columns: number): SpannedCell[] {
  const cells: SpannedCell[] = [];
  let at = 0;
  for (const cell of row) {
    if (at >= columns) break;
    const wanted = typeof cell === 'object' ? (cell.span ?? 1) : 1;
    const span = Math.max(1, Math.min(Math.floor(wanted), columns - at));
    cells.push({ cell, at, span });
    at += span;
  }
  for (; at < columns; at++) cells.push({ cell: undefined, at, span: 1 });
  return cells;
}

/** A table as strips: caption and head stay with the first row, the head is repeated on every page, rows are never divided unless longer than a page. */
export function tableStrips(part: TablePart, press: Press, pageHeight: number): Strip[] {
  const { table } = part;
  if (table.columns.length === 0) return [];
  const grid = new TableGrid(table, press);
  const align = (column: number) => table.columns[column]?.align ?? 'left';
  if (table.form) {
    const rows = table.rows.flatMap((row) => grid.strips(row, { face: 'fangSong', align }, pageHeight));
    return [...captionStrips(part, press), ...rows, gap(linePitch / 2, false)];
  }
  const head = grid.strips(
    table.columns.map((column) => column.title),
    { face: 'hei', align: () => 'center' },
    pageHeight / 3,
  );
  const headStrip: Strip = { height: sum(head), drawing: stacked(head), keepNext: true };
  const room = pageHeight - headStrip.height;
  const rows = table.rows.flatMap((row) => grid.strips(row, { face: 'fangSong', align }, room)).map((strip): Strip => ({ ...strip, head: headStrip }));
  return [...captionStrips(part, press), headStrip, ...keptRows(rows, pageHeight), gap(linePitch / 2, false)];
}

/** A table of up to half a page stays whole; of a longer one no single row is left alone at either end. */
function keptRows(rows: readonly Strip[], pageHeight: number): Strip[] {
  const whole = sum(rows) <= pageHeight / 2;
  return rows.map((row, i) => (i < rows.length - 1 && (whole || i === 0 || i === rows.length - 2) ? { ...row, keepNext: true } : row));
}

function captionStrips(part: TablePart, press: Press): Strip[] {
  if (part.table.caption === undefined) return [gap(linePitch / 4)];
  const runs = [{ text: printable(part.table.caption) }];
  return textStrips({ type: 'text', role: 'caption', runs, blankBefore: 0, where: part.where }, press);
}

const sum = (strips: readonly Strip[]): number => strips.reduce((height, strip) => height + strip.height, 0);

function stacked(strips: readonly Strip[]): Drawing {
  let y = 0;
  return together(
    strips.map((strip) => {
      const drawing = moved(strip.drawing, 0, y);
      y += strip.height;
      return drawing;
    }),
  );
}

interface RowStyle {
  readonly face: FaceName;
  readonly align: (column: number) => 'left' | 'center' | 'right';
}

class TableGrid {
  private readonly widths: readonly number[];
  private readonly size: number;
  private readonly pitch: number;
  private readonly least: number;
  constructor(
    table: TableBlock,
    private readonly press: Press,
  ) {
    this.size = table.fontSize ?? metrics.fontSize;
    this.pitch = this.size * metrics.linePitchFactor;
    this.least = table.form?.rowHeight ?? 0;
    this.widths = columnWidths(table, press.width);
  }

  /** One strip for an ordinary row; a row longer than `room` becomes several, each a full page of its lines. */
  strips(cells: readonly Cell[], style: RowStyle, room: number): Strip[] {
    const boxes = spannedCells(cells, this.widths.length).map(({ cell, at, span }): Box => {
      const width = sumOf(this.widths.slice(at, at + span));
      return { x: sumOf(this.widths.slice(0, at)), width, lines: this.cellLines(cell, width, style, at) };
    });
    const most = Math.max(1, ...boxes.map(({ lines }) => lines.length));
    this.press.tick?.();
    const perStrip = Math.max(1, Math.floor((room - 2 * metrics.padY) / this.pitch));
    const strips: Strip[] = [];
    for (let from = 0; from < most; from += perStrip) {
      const shown = Math.min(perStrip, most - from);
      strips.push(
        this.rowStrip(
          boxes.map((box) => ({ ...box, lines: box.lines.slice(from, from + shown) })),
          shown,
        ),
      );
    }
    return strips;
  }

  private cellLines(cell: Cell | undefined, width: number, style: RowStyle, column: number): Drawing[] {
    const face = typeof cell === 'object' && cell.strong ? 'hei' : style.face;
    const inner = Math.max(this.size, width - 2 * metrics.padX);
    const glyphs = glyphsOf(cellText(cell), face, this.size, this.press.faces, typeof cell === 'object' ? cell.figure : undefined);
    return composeParagraph(glyphs, { width: inner, align: style.align(column) }).map((line) => ({
      pieces: drawLine(line, this.pitch, black, advancesOf(this.press.faces)),
      rules: [],
    }));
  }

  private rowStrip(boxes: readonly Box[], lines: number): Strip {
    const height = Math.max(this.least, lines * this.pitch + 2 * metrics.padY);
    const parts = boxes.flatMap((box) => {
      const top = (height - box.lines.length * this.pitch) / 2;
      return box.lines.map((drawing, line) => moved(drawing, box.x + metrics.padX, top + line * this.pitch));
    });
    return { height, drawing: together([...parts, { pieces: [], rules: frameOf(boxes, height) }]), keepNext: false };
  }
}

/** A cell on its place in the row. */
interface Box {
  readonly x: number;
  readonly width: number;
  readonly lines: readonly Drawing[];
}

export const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

function frameOf(boxes: readonly Box[], height: number): Rule[] {
  const line = { width: metrics.rule, color: black };
  const right = sumOf(boxes.map(({ width }) => width));
  return [
    { x1: 0, x2: right, y1: 0, y2: 0, ...line },
    { x1: 0, x2: right, y1: height, y2: height, ...line },
    ...[...boxes.map(({ x }) => x), right].map((x) => ({ x1: x, x2: x, y1: 0, y2: height, ...line })),
  ];
}
