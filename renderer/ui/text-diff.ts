import { diffArrays } from 'diff';

export interface Piece {
  readonly text: string;
  readonly side: 'both' | 'before' | 'after';
}

/** Beyond this many characters of change the texts are shown as replaced whole: a comb of single characters helps nobody. */
const MOST_CHANGES = 400;

/** Character-level difference, whole code points, as runs in reading order; what went stands before what came. */
export function textDiff(before: string, after: string): readonly Piece[] {
  const a = [...before];
  const b = [...after];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const middle = between(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return joined([{ text: a.slice(0, head).join(''), side: 'both' }, ...middle, { text: a.slice(a.length - tail).join(''), side: 'both' }]);
}

function between(before: string[], after: string[]): readonly Piece[] {
  if (before.length + after.length === 0) return [];
  const changes = diffArrays(before, after, { maxEditLength: MOST_CHANGES });
  if (!changes)
    return [
      { text: before.join(''), side: 'before' },
      { text: after.join(''), side: 'after' },
    ];
  return changes.map(({ value, added, removed }): Piece => ({ text: value.join(''), side: added ? 'after' : removed ? 'before' : 'both' }));
}

function joined(pieces: readonly Piece[]): Piece[] {
  const runs: { text: string; side: Piece['side'] }[] = [];
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const last = runs.at(-1);
    if (last?.side === piece.side) last.text += piece.text;
    else runs.push({ ...piece });
  }
  return runs;
}
