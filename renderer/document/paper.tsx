import { memo, type ReactNode } from 'react';
import type { DrawnPage } from '#renderer/workers/documents-protocol.ts';
import type { Source } from '#shared/document/model.ts';
import { DrawnChart } from './drawn-chart.tsx';
import './paper.css';

interface PaperProps {
  readonly page: DrawnPage;
  readonly number: number;
  /** A number of the document was clicked; the keyboard finds the same numbers in the list beside the paper. */
  readonly onFigure?: ((figure: string) => void) | undefined;
  /** The record whose lines are marked. */
  readonly shown?: string | undefined;
  /** A click on a record's lines. */
  readonly onPick?: ((source: Source) => void) | undefined;
}

/**
 * A page exactly as it will be printed, drawn from the same layout as the PDF, in the same shipped faces.
 * The view box is in points, so that it scales without losing a tenth of a millimetre.
 */
export const Paper = memo(function Paper({ page, number, onFigure, shown, onPick }: PaperProps): ReactNode {
  const { pieces, rules } = page.drawing;
  return (
    <svg className="paper" viewBox={`0 0 ${page.width} ${page.height}`} role="img" aria-label={`第 ${number} 页`}>
      <rect width={page.width} height={page.height} fill="#fff" />
      {rules.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is drawn whole, its parts have no other name.
        <line key={at} x1={rule.x1} y1={rule.y1} x2={rule.x2} y2={rule.y2} stroke={rule.color} strokeWidth={rule.width} />
      ))}
      {page.drawing.pictures?.map((picture, at) => {
        const node = page.pictures[at];
        return node ? (
          <g key={`${picture.chart.title}${picture.y}`} transform={`translate(${picture.x} ${picture.y})`}>
            <DrawnChart node={node} />
          </g>
        ) : null;
      })}
      {pieces.map((piece, at) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is drawn whole, its parts have no other name.
          key={at}
          x={piece.x}
          y={piece.baseline}
          fontSize={piece.size}
          fontFamily={`xunjian-${piece.face}`}
          letterSpacing={piece.spacing}
          fill={piece.color}
          xmlSpace="preserve"
          {...leads(piece.figure, onFigure)}
        >
          {piece.text}
        </text>
      ))}
      {onPick
        ? page.places.map((place) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the same way is open by keyboard in the text itself.
            <rect
              key={`${place.source.id} ${place.y}`}
              className="paper-place"
              data-source={place.source.id}
              data-shown={place.source.id === shown}
              x={place.x - 6}
              y={place.y}
              width={place.width + 12}
              height={place.height}
              onClick={() => onPick(place.source)}
            />
          ))
        : null}
    </svg>
  );
});

const leads = (figure: string | undefined, onFigure: PaperProps['onFigure']) =>
  figure === undefined || !onFigure ? {} : { className: 'paper-figure', onClick: () => onFigure(figure) };
