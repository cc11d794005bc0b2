import type { ChartSpec } from './chart.ts';
import { trendPoints } from './trend-points.ts';

/** How a chart is drawn: on paper, on a light or on a dark screen. */
export interface ChartLook {
  readonly font: string;
  /** In the unit of the surface: points on paper, pixels on screens. */
  readonly fontSize: number;
  readonly ink: string;
  readonly softInk: string;
  readonly rule: string;
  readonly paper: string;
  /** From the darkest to the lightest, so that series are told apart in black and white; a pattern is laid over each beyond the first. */
  readonly series: readonly string[];
  /** Shade of the smallest and of the largest number of a heat map. */
  readonly shades: readonly [string, string];
}

export const paperLook: ChartLook = {
  font: 'hei',
  fontSize: 9,
  ink: '#000000',
  softInk: '#333333',
  rule: '#999999',
  paper: '#ffffff',
  series: ['#1f3f77', '#6f95cb', '#bcd0ec', '#eef2f8', '#5a6472', '#a9b0ba'],
  shades: ['#eef3fb', '#1f3f77'],
};

/** What the chart library is told: plain data, the same on paper and on screen. */
export type ChartOption = Readonly<Record<string, unknown>>;

/** Lines and marks that tell series apart without colour. */
const LINES = ['solid', 'dashed', 'dotted'] as const;
const MARKS = ['circle', 'rect', 'triangle', 'diamond', 'pin'] as const;
/** Patterns over the colours, in the order of the series; the first stays plain. */
const DECALS = [
  { symbol: 'none' },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
  {
    symbol: 'circle',
    symbolSize: 0.7,
    dashArrayX: [
      [5, 5],
      [0, 5, 5, 0],
    ],
    dashArrayY: [5, 0],
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 },
  {
    symbol: 'rect',
    dashArrayX: [
      [4, 4],
      [0, 4, 4, 0],
    ],
    dashArrayY: [4, 0],
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 3] },
] as const;

function decalOf(at: number, look: ChartLook): Record<string, unknown> {
  const dark = lightness(look.series[at % look.series.length] ?? look.paper) < 0.55;
  return { ...DECALS[at % DECALS.length], color: dark ? 'rgba(255,255,255,0.45)' : 'rgba(0,0,0,0.22)', symbolKeepAspect: true };
}

/** The library's option for a chart. No animation: a chart is read, not watched. */
export function chartOption(spec: ChartSpec, look: ChartLook): ChartOption {
  const legend = spec.series.length > 1 && spec.kind !== 'heat';
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: look.font, fontSize: look.fontSize, color: look.ink },
    color: look.series,
    aria: {
      enabled: true,
      label: { enabled: false },
      decal: { show: spec.kind === 'bars' || spec.kind === 'stack', decals: spec.series.map((_, at) => decalOf(at, look)) },
    },
    ...(legend
      ? {
          legend: {
            top: 0,
            left: 'center',
            itemWidth: 22,
            itemHeight: look.fontSize,
            textStyle: text(look),
            itemStyle: { borderWidth: 0.5 },
            selectedMode: false,
          },
        }
      : {}),
    grid: { left: 4, right: look.fontSize * 3, top: legend ? look.fontSize * 2.6 : look.fontSize, bottom: 2, ...contained },
    ...bodyOf(spec, look),
  };
}

/** Names along the axes stay inside the picture. */
const contained = { outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const;

const text = (look: ChartLook): Record<string, unknown> => ({ fontFamily: look.font, fontSize: look.fontSize, color: look.ink });

function bodyOf(spec: ChartSpec, look: ChartLook): ChartOption {
  switch (spec.kind) {
    case 'bars':
      return lyingBars(spec, look, false);
    case 'stack':
      return lyingBars(spec, look, true);
    case 'heat':
      return heat(spec, look);
    case 'trend':
      return trend(spec, look);
  }
}

const valueAxis = (look: ChartLook): ChartOption => ({
  type: 'value',
  minInterval: 1,
  axisLabel: { ...text(look), color: look.softInk },
  splitLine: { lineStyle: { color: look.rule, opacity: 0.4 } },
});

const labelAxis = (labels: readonly string[], look: ChartLook, more: ChartOption = {}): ChartOption => ({
  type: 'category',
  data: labels,
  axisLabel: { ...text(look), interval: 0 },
  axisTick: { show: false },
  axisLine: { lineStyle: { color: look.softInk } },
  ...more,
});

/** Share of the longest bar below which a part of it bears no number. */
const SLIVER = 0.025;

/** Bars lie, so that long names of areas read from left to right; the first label stands on top. */
function lyingBars(spec: ChartSpec, look: ChartLook, stacked: boolean): ChartOption {
  const longest = Math.max(1, ...spec.labels.map((_, at) => spec.series.reduce((sum, series) => sum + (series.values[at] ?? 0), 0)));
  return {
    xAxis: valueAxis(look),
    yAxis: labelAxis(spec.labels, look, { inverse: true }),
    series: spec.series.map((series, at) => ({
      type: 'bar',
      name: series.name,
      ...(stacked ? { stack: 'all' } : {}),
      barMaxWidth: look.fontSize * 1.9,
      itemStyle: { borderColor: look.ink, borderWidth: 0.5 },
      label: {
        show: true,
        position: stacked ? 'inside' : 'right',
        ...text(look),
        ...(stacked ? onShade(look.series[at % look.series.length] ?? look.paper, look) : {}),
      },
      // A sliver has no room to write on; its number is in the table.
      data: series.values.map((value) => (stacked && (value ?? 0) / longest < SLIVER ? { value, label: { show: false } } : value)),
    })),
  };
}

/** Ink that can be read on a shade. */
function onShade(shade: string, look: ChartLook): Record<string, unknown> {
  const dark = lightness(shade) < 0.55;
  return { color: dark ? '#ffffff' : '#000000', textBorderWidth: 0, ...(dark ? {} : { backgroundColor: shade, padding: [1, 2] }), fontSize: look.fontSize };
}

/** 0 to 1, by the weights of the eye. */
function lightness(colour: string): number {
  const [red, green, blue] = channels(colour);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

const channels = (colour: string): [number, number, number] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number, number];

/** The shade of a number between the smallest and the largest. */
export function shadeOf(share: number, [from, to]: readonly [string, string]): string {
  const low = channels(from);
  const high = channels(to);
  return `#${low
    .map((channel, at) =>
      Math.round(channel + ((high[at] ?? 0) - channel) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function heat(spec: ChartSpec, look: ChartLook): ChartOption {
  const most = Math.max(1, ...spec.series.flatMap((series) => series.values.map((value) => value ?? 0)));
  const crowded = spec.labels.length > 8 && spec.labels.some((label) => label.length > 3);
  return {
    grid: { left: 4, right: 4, top: 2, bottom: 2, ...contained },
    xAxis: labelAxis(spec.labels, look, { position: 'top', axisLabel: { ...text(look), interval: 0, rotate: crowded ? 40 : 0 }, splitArea: { show: false } }),
    yAxis: labelAxis(
      spec.series.map((series) => series.name),
      look,
      { inverse: true },
    ),
    visualMap: { show: false, type: 'continuous', min: 0, max: most, inRange: { color: [look.shades[0], look.shades[1]] } },
    series: [
      {
        type: 'heatmap',
        itemStyle: { borderColor: look.paper, borderWidth: 1 },
        label: { show: true, ...text(look) },
        emphasis: { disabled: true },
        data: spec.series.flatMap((series, y) =>
          series.values.map((value, x) => {
            const shade = shadeOf((value ?? 0) / most, look.shades);
            return { value: [x, y, value ?? '-'], label: { color: lightness(shade) < 0.55 ? '#ffffff' : '#000000', show: value !== null && value !== 0 } };
          }),
        ),
      },
    ],
  };
}

function trend(spec: ChartSpec, look: ChartLook): ChartOption {
  const points = trendPoints(spec);
  return {
    xAxis: labelAxis(spec.labels, look, { boundaryGap: true }),
    yAxis: valueAxis(look),
    series: spec.series.map((series, at) => ({
      type: 'line',
      name: series.name,
      symbol: MARKS[at % MARKS.length],
      symbolSize: look.fontSize * 0.8,
      lineStyle: { type: LINES[at % LINES.length], width: 1.5 },
      connectNulls: false,
      label: { show: true, ...text(look) },
      data: points[at],
    })),
  };
}
