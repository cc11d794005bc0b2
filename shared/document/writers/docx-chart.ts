import { AlignmentType, ImageRun, Paragraph } from 'docx';
import { chartWords } from '../chart.ts';
import { chartHeight } from '../chart-strips.ts';
import { linePitch, type PageFrame } from '../layout.ts';
import type { ChartPart } from '../parts.ts';
import { pictureSvg } from '../picture.ts';
import { printable } from '../printable.ts';
import type { FaceName } from '../styles.ts';
import { chartPicture } from './chart-picture.ts';
import { lineSpacing, styleId } from './docx-styles.ts';
import { textRuns } from './docx-text.ts';
import type { PictureTools } from './picture-tools.ts';

/** Word processors measure pictures in dots of a screen, and print the fallback with these. */
const screenDots = 96;
const printDots = 300;

/** Fonts of office machines, then any sans: the vectors keep their text. */
const families: Readonly<Record<FaceName, string>> = {
  fangSong: '仿宋_GB2312, FangSong, serif',
  kaiTi: '楷体_GB2312, KaiTi, serif',
  hei: '黑体, SimHei, sans-serif',
  xiaoBiaoSong: '方正小标宋简体, SimSun, serif',
  song: '宋体, SimSun, serif',
  latin: 'Times New Roman, serif',
};

/** A drawn chart with its dots of 300 an inch, made before the document is built, since the building waits for nothing. */
export interface DrawnChart {
  /** Its place among the charts of the document: the library would count on over documents. */
  readonly number: number;
  readonly svg: string;
  readonly png: Uint8Array;
  /** Points. */
  readonly width: number;
  readonly height: number;
}

export async function drawChart(part: ChartPart, number: number, frame: PageFrame, tools: PictureTools): Promise<DrawnChart> {
  const [width, height] = [frame.textWidth, chartHeight(part, frame.textHeight)];
  const picture = chartPicture(part.chart, { width, height }, tools.faces);
  const png = await tools.png(picture, Math.round((width / 72) * printDots));
  return { number, svg: pictureSvg(picture, (face) => families[face]), png, width, height };
}

/** The picture as vectors with a sharp fallback, its caption below on the same page. */
export function chartBlocks(part: ChartPart, drawn: DrawnChart, pageBreakBefore: boolean): Paragraph[] {
  const pixels = (points: number): number => Math.round((points / 72) * screenDots);
  const transformation = { width: pixels(drawn.width), height: pixels(drawn.height) };
  const words = printable(chartWords(part.chart));
  const image = new ImageRun({
    type: 'svg',
    data: new TextEncoder().encode(drawn.svg),
    transformation,
    fallback: { type: 'png', data: drawn.png },
    altText: { id: String(drawn.number), name: printable(part.chart.title), title: printable(part.chart.title), description: words },
  });
  const picture = new Paragraph({
    style: styleId('flush'),
    alignment: AlignmentType.CENTER,
    pageBreakBefore,
    widowControl: false,
    keepNext: part.caption !== undefined,
    // A line of an exact height would cut the picture off.
    spacing: { line: 240, lineRule: 'auto', before: Math.round(linePitch * 5), after: part.caption === undefined ? Math.round(linePitch * 10) : 0 },
    children: [image],
  });
  if (part.caption === undefined) return [picture];
  const caption = new Paragraph({
    style: styleId('figureCaption'),
    widowControl: false,
    spacing: { ...lineSpacing(linePitch), after: Math.round(linePitch * 10) },
    children: textRuns(printable(part.caption), { font: { hint: 'eastAsia' } }),
  });
  return [picture, caption];
}
