/**
 * A chart as what it says, without any library: labels along one axis, series across, one number for each pair. Documents keep this and
 * never a picture, so that a chart in a frozen report is data, and no foreign drawing can ever enter a paper.
 *
 * `bars`: one bar for each label, series side by side. `stack`: series on top of each other. `heat`: labels across, series down, shade and
 * number in each cell. `trend`: a line for each series over the labels, which are moments in order.
 */
export interface ChartSpec {
  readonly kind: 'bars' | 'stack' | 'heat' | 'trend';
  /** What it shows, in a few words: name of the picture and of its table. */
  readonly title: string;
  /** 个, 件: said once, at the head of the table and in the description. */
  readonly unit: string;
  /** What the labels are (业务类别, 监狱, 轮次): head of the table's first column. */
  readonly axis: string;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
}

export interface ChartSeries {
  readonly name: string;
  /** One for each label; null where nothing was counted, which is not zero. */
  readonly values: readonly (number | null)[];
  /** Ids of the figures behind the values, so that each leads to what it counts. */
  readonly figures?: readonly (string | null)[];
}

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly ChartCell[] }[];
}

export interface ChartCell {
  readonly value: number | null;
  readonly figure: string | null;
}

/** The same numbers as a table, labels down and series across: every chart stands beside it or is described from it. */
export function chartTable(spec: ChartSpec): ChartTable {
  return {
    head: [spec.axis, ...spec.series.map((series) => series.name)],
    rows: spec.labels.map((label, at) => ({
      label,
      cells: spec.series.map((series) => ({ value: series.values[at] ?? null, figure: series.figures?.[at] ?? null })),
    })),
  };
}

/** Labels that one description names; the table has them all. */
const SPOKEN = 12;

/** The chart in words, for who cannot see it: title, then each label with its numbers. */
export function chartWords(spec: ChartSpec): string {
  const said = chartTable(spec)
    .rows.slice(0, SPOKEN)
    .map(({ label, cells }) => {
      const parts = cells.map((cell, at) => `${spec.series.length > 1 ? spec.series[at]?.name : ''}${cell.value ?? '无'}`);
      return `${label}${spec.series.length > 1 ? '：' : ''}${parts.join('、')}`;
    });
  const more = spec.labels.length > SPOKEN ? `；其余${spec.labels.length - SPOKEN}项见表` : '';
  return `${spec.title}（单位：${spec.unit}）。${said.join('；')}${more}。`;
}

/** All texts that are drawn in the picture, for the check of missing characters. */
export function chartTexts(spec: ChartSpec): readonly string[] {
  return [...spec.labels, ...spec.series.map((series) => series.name), spec.unit];
}

/** Height that suits the number of bars, rows or lines, in millimetres, at the width of the 版心. */
export function chartHeightMm(spec: ChartSpec): number {
  const within = (height: number): number => Math.min(170, Math.max(55, height));
  switch (spec.kind) {
    case 'bars':
      return within(14 + spec.labels.length * Math.max(6, 5 * spec.series.length));
    case 'stack':
      return within(24 + spec.labels.length * 6.5);
    case 'heat':
      return within(22 + spec.series.length * 8);
    case 'trend':
      return 75;
  }
}
