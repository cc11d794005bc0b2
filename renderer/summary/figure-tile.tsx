import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { BoardFigure } from '#shared/summary/views.ts';

/** One number with its rule; ratios print numerator, denominator and cut-off. */
export function FigureTile({ figure, onFollow }: { figure: BoardFigure; onFollow: (id: string) => void }): ReactNode {
  const ratio = figure.unit === '%';
  const rule = [figure.rule, figure.note].filter(Boolean).join(' ');
  return (
    <Tooltip title={rule} mouseEnterDelay={0.4}>
      <button type="button" className="figure plain-button" disabled={figure.counted === 0} onClick={() => onFollow(figure.id)}>
        <span className="soft small">{figure.label}</span>
        <span className="figure-value">
          {figure.value ?? '–'}
          <small>
            {figure.value === null ? '' : figure.unit}
            {figure.qualifier}
          </small>
        </span>
        {figure.amount ? <span className="soft small number">{figure.amount}</span> : null}
        {ratio ? (
          <span className="soft small number">
            {figure.numerator}/{figure.denominator}，<span className="one-line">截至 {figure.cutoff}</span>
          </span>
        ) : null}
      </button>
    </Tooltip>
  );
}
