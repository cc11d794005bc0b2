import type { PlacedText } from '#test/helpers/document-text.ts';

/** A printed line: all texts on one baseline. Millimetres. */
export interface PrintedLine {
  readonly page: number;
  readonly baseline: number;
  readonly left: number;
  readonly right: number;
  readonly text: string;
  readonly size: number;
}

/** Joins what stands on the same baseline (within half a millimetre) of a page. */
export function printedLines(texts: readonly PlacedText[]): PrintedLine[] {
  const lines: PlacedText[][] = [];
  for (const item of texts) {
    if (item.text.trim() === '') continue;
    const line = lines.find(([first]) => first && first.page === item.page && Math.abs(first.y - item.y) < 0.5);
    if (line) line.push(item);
    else lines.push([item]);
  }
  return lines
    .map((items) => {
      const sorted = [...items].sort((a, b) => a.x - b.x);
      const [first] = sorted as [PlacedText, ...PlacedText[]];
      const right = Math.max(...sorted.map((item) => item.x + item.width));
      return {
        page: first.page,
        baseline: first.y,
        left: first.x,
        right,
        text: sorted.map((item) => item.text).join(''),
        size: Math.max(...sorted.map((item) => item.size)),
      };
    })
    .sort((a, b) => a.page - b.page || a.baseline - b.baseline);
}

export const pageNumbers = (lines: readonly PrintedLine[]): PrintedLine[] => lines.filter((line) => /^—\s*\d+\s*—$/.test(line.text.trim()));

const isBody = (line: PrintedLine): boolean => Math.abs(line.size - 16) < 0.1;

/** Lines from edge to edge: body lines whose paragraph goes on flush left in the next line of the same page. */
export function fullLines(lines: readonly PrintedLine[]): PrintedLine[] {
  return lines.filter((line, i) => {
    const next = lines[i + 1];
    return isBody(line) && line.left < 35 && line.right > 150 && next !== undefined && next.page === line.page && isBody(next) && next.left < 31;
  });
}

/** Distances between neighbouring body lines of one page, without the jumps over blank lines. */
export function pitches(lines: readonly PrintedLine[]): number[] {
  const body = lines.filter(isBody);
  return body.flatMap((line, i) => {
    const before = body[i - 1];
    const pitch = before && before.page === line.page ? line.baseline - before.baseline : 0;
    return pitch > 5 && pitch < 15 ? [pitch] : [];
  });
}
