import type { CSSProperties, ReactNode } from 'react';
import type { Matrix, MatrixCell } from '#shared/summary/matrix.ts';

interface CellProps {
  readonly cell: MatrixCell;
  readonly label: string;
  /** Share of the largest cell, 0 to 1: the shade behind the number. Totals have none. */
  readonly heat?: number;
  readonly onCell: (figure: string) => void;
}

/** A number of the matrix: shade says how much at a glance, the number says it exactly. */
function MatrixCellView({ cell, label, heat, onCell }: CellProps): ReactNode {
  const style = heat === undefined || cell.count === 0 ? undefined : ({ '--heat': `${Math.round(12 + heat * 58)}%` } as CSSProperties);
  return (
    <td className={heat === undefined ? 'num strong' : 'num heat'} style={style}>
      {cell.count === 0 ? (
        <span className="soft">·</span>
      ) : (
        <button type="button" className="link-button number" aria-label={`${label} ${cell.count} 个`} onClick={() => onCell(cell.figure)}>
          {cell.count}
        </button>
      )}
    </td>
  );
}

/** Areas down, facilities across under their teams; heads and totals stay in sight while it scrolls. */
export function MatrixTable({ matrix, onCell }: { matrix: Matrix; onCell: (figure: string) => void }): ReactNode {
  const places = matrix.teams.flatMap((team) => team.facilities);
  const most = Math.max(1, ...matrix.rows.flatMap((row) => row.cells.map((cell) => cell.count)));
  return (
    <div className="matrix-scroll">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard. */}
      <table className="grid-table matrix" tabIndex={0} aria-label="业务与监狱问题数">
        <thead className="matrix-head">
          <tr>
            <th scope="col" rowSpan={2} className="matrix-corner">
              业务
            </th>
            {matrix.teams.map((team) => (
              <th scope="colgroup" key={team.id} colSpan={team.facilities.length} className="team-head">
                {team.name}
              </th>
            ))}
            <th scope="col" rowSpan={2} className="num matrix-total">
              合计
            </th>
          </tr>
          <tr>
            {places.map((place) => (
              <th scope="col" key={place.id} className="num">
                {place.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.area}>
              <th scope="row">{row.label}</th>
              {row.cells.map((cell, at) => (
                <MatrixCellView key={cell.figure} cell={cell} label={`${places[at]?.name} ${row.label}`} heat={cell.count / most} onCell={onCell} />
              ))}
              <MatrixCellView cell={row.total} label={`${row.label}合计`} onCell={onCell} />
            </tr>
          ))}
        </tbody>
        <tfoot className="matrix-foot">
          <tr>
            <th scope="row">合计</th>
            {matrix.totals.map((cell, at) => (
              <MatrixCellView key={cell.figure} cell={cell} label={`${places[at]?.name}合计`} onCell={onCell} />
            ))}
            <MatrixCellView cell={matrix.total} label="全部合计" onCell={onCell} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
