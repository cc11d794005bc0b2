import { chartHeightMm } from './chart.ts';
import { linePitch, mm } from './layout.ts';
import type { ChartPart } from './parts.ts';
import { printable } from './printable.ts';
import { gap, type Strip } from './strips.ts';
import { type Press, textStrips } from './text-strips.ts';

/** Height of a chart's picture in points: as asked or by its content, never taller than two thirds of the page. */
export function chartHeight(part: Pick<ChartPart, 'chart' | 'heightMm'>, pageHeight: number): number {
  return Math.min(mm(part.heightMm ?? chartHeightMm(part.chart)), (pageHeight * 2) / 3);
}

/** A chart as one strip as wide as the text, its caption on the same page below it. */
export function chartStrips(part: ChartPart, press: Press, pageHeight: number): Strip[] {
  const height = chartHeight(part, pageHeight);
  const picture = { chart: part.chart, x: 0, y: 0, width: press.width, height };
  const caption =
    part.caption === undefined
      ? []
      : textStrips({ type: 'text', role: 'figureCaption', runs: [{ text: printable(part.caption) }], blankBefore: 0, where: part.where }, press);
  const drawn: Strip = { height, drawing: { pieces: [], rules: [], pictures: [picture] }, keepNext: caption.length > 0 };
  return [gap(linePitch / 4), drawn, ...caption, gap(linePitch / 2, false)];
}
