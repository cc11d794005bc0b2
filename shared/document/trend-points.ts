import type { ChartSpec } from './chart.ts';

/** In shares of the largest number: how far a label stands from its point, and how near two labels may come. */
const OFFSET = 0.06;
const LABEL = 0.09;

type Side = 'top' | 'bottom';

/** Where the numbers of one label stand: lines that meet share one; of lines that are near, the lower goes below; none where no room is left. */
function sidesAt(spec: ChartSpec, at: number, most: number): ReadonlyMap<number, Side> {
  const values = [...new Set(spec.series.flatMap((series) => series.values[at] ?? []))].sort((a, b) => b - a);
  const sides = new Map<number, Side>();
  const taken: number[] = [];
  for (const value of values)
    for (const [side, place] of [
      ['top', value / most + OFFSET],
      ['bottom', value / most - OFFSET],
    ] as const) {
      if (taken.some((other) => Math.abs(other - place) < LABEL)) continue;
      sides.set(value, side);
      taken.push(place);
      break;
    }
  return sides;
}

/** The points of each line, with their labels laid so that none covers another. */
export function trendPoints(spec: ChartSpec): readonly (readonly unknown[])[] {
  const most = Math.max(1, ...spec.series.flatMap((series) => series.values.map((value) => value ?? 0)));
  const sides = spec.labels.map((_, at) => sidesAt(spec, at, most));
  return spec.series.map((series, line) =>
    series.values.map((value, at) => {
      const side = value === null || spec.series.findIndex((other) => other.values[at] === value) < line ? undefined : sides[at]?.get(value);
      return { value, label: side === undefined ? { show: false } : { position: side } };
    }),
  );
}
