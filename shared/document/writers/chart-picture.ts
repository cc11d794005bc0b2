import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, VisualMapComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartSpec } from '../chart.ts';
import { chartOption, paperLook } from '../chart-option.ts';
import { type FaceSet, glyphsOf } from '../glyphs.ts';
import type { PictureNode } from '../picture.ts';
import { printable } from '../printable.ts';
import { readPicture } from './picture-reader.ts';

use([BarChart, HeatmapChart, LineChart, GridComponent, LegendComponent, VisualMapComponent, AriaComponent, SVGRenderer]);

export interface PictureSize {
  /** Points. */
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a chart for paper, in our own faces and measured by them, in Node and in a worker. The same chart gives the same nodes.
 * `prefix` begins the ids of patterns and clips: unique within the paper that shows the picture.
 */
export function chartPicture(spec: ChartSpec, { width, height }: PictureSize, faces: FaceSet, prefix = 'c'): PictureNode {
  setPlatformAPI({
    measureText: (text: string, font?: string) => ({ width: widthOf(text, Number.parseFloat(/(\d+(?:\.\d+)?)px/.exec(font ?? '')?.[1] ?? '12'), faces) }),
  });
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(chartOption(printed(spec), paperLook));
    return withFaces(readPicture(chart.renderToSVGString({ useViewBox: true }), prefix), faces);
  } finally {
    chart.dispose();
  }
}

const printed = (spec: ChartSpec): ChartSpec => ({
  ...spec,
  labels: spec.labels.map((label) => oneLine(label)),
  series: spec.series.map((series) => ({ ...series, name: oneLine(series.name) })),
});

const oneLine = (text: string): string => printable(text).replaceAll('\n', ' ');

const widthOf = (text: string, size: number, faces: FaceSet): number => glyphsOf(text, 'hei', size, faces).reduce((sum, glyph) => sum + glyph.advance, 0);

/** Gives each text its face; a text that needs two becomes spans, and what no face has is 〓 as in all papers. */
function withFaces(node: PictureNode, faces: FaceSet): PictureNode {
  if (node.text === undefined) return node.children ? { ...node, children: node.children.map((child) => withFaces(child, faces)) } : node;
  const spans: { face: NonNullable<PictureNode['face']>; text: string }[] = [];
  for (const glyph of glyphsOf(node.text, 'hei', 10, faces)) {
    const last = spans.at(-1);
    if (last?.face === glyph.face) last.text += glyph.drawn;
    else spans.push({ face: glyph.face, text: glyph.drawn });
  }
  const [first] = spans;
  if (!first) return { ...node, text: '' };
  if (spans.length === 1) return { ...node, ...first };
  const { text: _, ...rest } = node;
  return { ...rest, children: spans.map(({ face, text }): PictureNode => ({ tag: 'tspan', attrs: {}, face, text })) };
}
