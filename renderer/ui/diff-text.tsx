import { type ReactNode, useMemo } from 'react';
import { textDiff } from './text-diff.ts';

/** Two texts in one: what only the first has is struck through, what only the second has is underlined. */
export function DiffText({ before, after }: { before: string; after: string }): ReactNode {
  const pieces = useMemo(() => textDiff(before, after), [before, after]);
  return (
    <span className="diff">
      {pieces.map((piece, at) => {
        const key = `${at}${piece.side}`;
        if (piece.side === 'before') return <del key={key}>{piece.text}</del>;
        if (piece.side === 'after') return <ins key={key}>{piece.text}</ins>;
        return <span key={key}>{piece.text}</span>;
      })}
    </span>
  );
}
