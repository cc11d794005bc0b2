import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, VisualMapComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import { useDarkness } from '#renderer/app/settings-context.tsx';
import { type ChartCell, type ChartSpec, chartHeightMm, chartTable, chartWords } from '#shared/document/chart.ts';
import { type ChartLook, chartOption, paperLook } from '#shared/document/chart-option.ts';

use([BarChart, HeatmapChart, LineChart, GridComponent, LegendComponent, VisualMapComponent, AriaComponent, SVGRenderer]);

const screenLook = { font: 'inherit', fontSize: 12 } as const;
const light: ChartLook = { ...paperLook, ...screenLook, ink: '#1b2430', softInk: '#55606e', rule: '#dde2e9' };
const dark: ChartLook = {
  ...screenLook,
  ink: '#e3e8ee',
  softInk: '#aab4c0',
  rule: '#4a5563',
  paper: '#1c2128',
  series: ['#9cc2f7', '#5d8fce', '#33588c', '#233246', '#b9c2cd', '#6b7683'],
  shades: ['#233246', '#9cc2f7'],
};

/** Pixels of a chart for each millimetre it would have on paper. */
const PIXELS = 3.6;

interface ChartViewProps {
  readonly spec: ChartSpec;
  /** Leads to what a number counts; numbers that lead nowhere are plain. */
  readonly leads?: (label: number, series: number) => (() => void) | undefined;
}

/** A chart and, beside it, the same numbers as a table that the keyboard reaches. */
export function ChartView({ spec, leads }: ChartViewProps): ReactNode {
  return (
    <div className="chart-pair">
      <ChartPicture spec={spec} {...(leads ? { leads } : {})} />
      <ChartNumbers spec={spec} {...(leads ? { leads } : {})} />
    </div>
  );
}

function ChartPicture({ spec, leads }: ChartViewProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const follow = useRef(leads);
  follow.current = leads;
  const isDark = useDarkness();
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const made = init(element, null, { renderer: 'svg' });
    chart.current = made;
    made.on('click', ({ dataIndex, seriesIndex }) => follow.current?.(dataIndex, seriesIndex ?? 0)?.());
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    const font = frame.current ? getComputedStyle(frame.current).fontFamily : 'sans-serif';
    chart.current?.setOption(chartOption(spec, { ...(isDark ? dark : light), font }), { notMerge: true });
  }, [spec, isDark]);
  return <div ref={frame} className="chart-picture" role="img" aria-label={chartWords(spec)} style={{ height: chartHeightMm(spec) * PIXELS }} />;
}

function ChartNumbers({ spec, leads }: ChartViewProps): ReactNode {
  const { head, rows } = chartTable(spec);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table scrolls by keyboard.
    <section className="chart-numbers" tabIndex={0} aria-label={`${spec.title}的数字`}>
      <table className="grid-table" aria-label={`${spec.title}（${spec.unit}）`}>
        <thead>
          <tr>
            {head.map((title, at) => (
              <th scope="col" key={title} className={at === 0 ? undefined : 'num'}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cells }, row) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {cells.map((cell, at) => (
                <td className="num" key={spec.series[at]?.name}>
                  <NumberCell cell={cell} label={`${label} ${spec.series[at]?.name ?? ''}`} lead={leads?.(row, at)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function NumberCell({ cell, label, lead }: { cell: ChartCell; label: string; lead: (() => void) | undefined }): ReactNode {
  if (cell.value === null) return <span className="soft">–</span>;
  if (!lead || cell.value === 0) return <span className="number">{cell.value}</span>;
  return (
    <button type="button" className="link-button number" aria-label={`${label} ${cell.value}`} onClick={lead}>
      {cell.value}
    </button>
  );
}
