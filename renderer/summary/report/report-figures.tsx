import { type ReactNode, useCallback, useMemo } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import type { Block, DocumentModel } from '#shared/document/model.ts';
import type { ReportParams } from '#shared/summary/report/report-params.ts';
import { goToSources } from '../use-follow.ts';

/** Leads from a number of this report to what it counts, within the report's own place and period. */
export function useReportFollow(params: ReportParams): (figure: string) => void {
  const core = useCore();
  const attempt = useAttempt();
  const { go } = useWay();
  return useCallback(
    (id) =>
      void attempt(async () => {
        const figure = await core.read('report.figure', { ...params, id });
        if (figure) goToSources(figure, go);
      }),
    [attempt, core, go, params],
  );
}

interface Printed {
  readonly figure: string;
  readonly text: string;
  /** The words around it. */
  readonly said: string;
}

const AROUND = 24;

/** Every number that the document prints in its text and tables, once each, in the order of the paper. */
export function printedFigures(model: DocumentModel): readonly Printed[] {
  const found = new Map<string, Printed>();
  const put = (one: Printed): void => {
    if (!found.has(one.figure)) found.set(one.figure, one);
  };
  for (const block of [...model.body, ...(model.annexes ?? []).flatMap((annex) => annex.body)]) for (const one of figuresOf(block)) put(one);
  return [...found.values()];
}

function figuresOf(block: Block): readonly Printed[] {
  if (block.type === 'paragraph' || block.type === 'heading') {
    const whole = block.runs.map((run) => run.text).join('');
    let at = 0;
    return block.runs.flatMap((run) => {
      const from = at;
      at += run.text.length;
      return run.figure === undefined ? [] : [{ figure: run.figure, text: run.text, said: `…${whole.slice(Math.max(0, from - AROUND), at + AROUND)}…` }];
    });
  }
  if (block.type !== 'table') return [];
  return block.rows.flatMap((row) => {
    const head = typeof row[0] === 'string' ? row[0] : (row[0]?.text ?? '');
    return row.flatMap((cell, column) =>
      typeof cell === 'string' || cell.figure === undefined
        ? []
        : [{ figure: cell.figure, text: cell.text, said: `${head} × ${block.columns[column]?.title ?? ''}` }],
    );
  });
}

/** The numbers of the report as a list for the keyboard; a click on the paper does the same. */
export function ReportFigures({ model, onFollow }: { model: DocumentModel; onFollow: (figure: string) => void }): ReactNode {
  const figures = useMemo(() => printedFigures(model), [model]);
  return (
    <div className="report-scroll">
      <p className="soft">报告中的每个数字都来自同一次计算，点开列出它数的记录。在版式中也可以直接点数字。</p>
      <table className="grid-table" aria-label="报告中的数字">
        <thead>
          <tr>
            <th scope="col" className="num">
              数字
            </th>
            <th scope="col">出现在</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.figure}>
              <td className="num">
                <button type="button" className="link-button number" aria-label={`${figure.text} 数的记录`} onClick={() => onFollow(figure.figure)}>
                  {figure.text}
                </button>
              </td>
              <td className="small">{figure.said}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
