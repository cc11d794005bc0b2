export interface Piece {
  readonly text: string;
  readonly side: 'both' | 'before' | 'after';
}

/** Beyond this many characters of change the texts are shown as replaced whole: a comb of single characters helps nobody. */
const MOST_CHANGES = 400;

/** Character-level difference (Myers 1986, greedy), whole code points, as runs in reading order. */
export function textDiff(before: string, after: string): readonly Piece[] {
  const a = [...before];
  const b = [...after];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const middleA = a.slice(head, a.length - tail);
  const middleB = b.slice(head, b.length - tail);
  const middle: Piece[] =
    middleA.length + middleB.length === 0
      ? []
      : (shortestEdit(middleA, middleB) ?? [
          { text: middleA.join(''), side: 'before' },
          { text: middleB.join(''), side: 'after' },
        ]);
  return joined([{ text: a.slice(0, head).join(''), side: 'both' }, ...middle, { text: a.slice(a.length - tail).join(''), side: 'both' }]);
}

/** Undefined when more than `MOST_CHANGES` characters differ. */
function shortestEdit(a: readonly string[], b: readonly string[]): Piece[] | undefined {
  const most = Math.min(a.length + b.length, MOST_CHANGES);
  let reach = new Map<number, number>([[1, 0]]);
  const trail: Map<number, number>[] = [];
  for (let changes = 0; changes <= most; changes += 1) {
    trail.push(new Map(reach));
    const next = new Map(reach);
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      const down = diagonal === -changes || (diagonal !== changes && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1));
      let x = down ? (reach.get(diagonal + 1) ?? 0) : (reach.get(diagonal - 1) ?? 0) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return walkBack(a, b, trail);
    }
    reach = next;
  }
  return undefined;
}

function walkBack(a: readonly string[], b: readonly string[], trail: readonly Map<number, number>[]): Piece[] {
  const pieces: Piece[] = [];
  let x = a.length;
  let y = b.length;
  for (let changes = trail.length - 1; changes >= 0; changes -= 1) {
    const reach = trail[changes] ?? new Map<number, number>();
    const diagonal = x - y;
    const down = diagonal === -changes || (diagonal !== changes && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1));
    const from = down ? diagonal + 1 : diagonal - 1;
    const fromX = changes === 0 ? 0 : (reach.get(from) ?? 0);
    const fromY = changes === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      pieces.push({ text: a[x] ?? '', side: 'both' });
    }
    if (changes === 0) break;
    if (down) {
      y -= 1;
      pieces.push({ text: b[y] ?? '', side: 'after' });
    } else {
      x -= 1;
      pieces.push({ text: a[x] ?? '', side: 'before' });
    }
  }
  return pieces.reverse();
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
