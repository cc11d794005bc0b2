import type { ChartSpec } from './chart.ts';
import type { Line } from './compose.ts';
import type { FaceName } from './styles.ts';

/** Text in one face with even spacing, at a place. Points from the upper left corner of its sheet. */
export interface Piece {
  readonly text: string;
  readonly face: FaceName;
  readonly size: number;
  readonly x: number;
  readonly baseline: number;
  /** Points between two characters beyond their own advances. */
  readonly spacing: number;
  readonly color: string;
  /** The figure that this text prints: on the screen it leads to what it counts. */
  readonly figure?: string;
}

export interface Rule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
  readonly color: string;
}

/** A chart in its box; how it is drawn is each writer's. */
export interface Picture {
  readonly chart: ChartSpec;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Drawing {
  readonly pieces: readonly Piece[];
  readonly rules: readonly Rule[];
  readonly pictures?: readonly Picture[];
}

export const nothing: Drawing = { pieces: [], rules: [] };

export function moved(drawing: Drawing, dx: number, dy: number): Drawing {
  return {
    pieces: drawing.pieces.map((piece) => ({ ...piece, x: piece.x + dx, baseline: piece.baseline + dy })),
    rules: drawing.rules.map((rule) => ({ ...rule, x1: rule.x1 + dx, x2: rule.x2 + dx, y1: rule.y1 + dy, y2: rule.y2 + dy })),
    ...withPictures((drawing.pictures ?? []).map((picture) => ({ ...picture, x: picture.x + dx, y: picture.y + dy }))),
  };
}

export function together(drawings: readonly Drawing[]): Drawing {
  return {
    pieces: drawings.flatMap((drawing) => drawing.pieces),
    rules: drawings.flatMap((drawing) => drawing.rules),
    ...withPictures(drawings.flatMap((drawing) => drawing.pictures ?? [])),
  };
}

const withPictures = (pictures: readonly Picture[]): Pick<Drawing, 'pictures'> => (pictures.length > 0 ? { pictures } : {});

/** A face's own advance in ems, so that a piece's spacing can be told from it. */
export type AdvanceOf = (face: FaceName, char: string) => number;

/** All faces have ascent 0.88 em: the em box stands in the middle of the line. */
export const ascent = 0.88;
const sameSpacing = 0.005;

/** Joins the glyphs of a line into as few pieces as can be drawn with one spacing each. */
export function drawLine(line: Line, pitch: number, color: string, advanceOf: AdvanceOf): Piece[] {
  const pieces: (Omit<Piece, 'spacing'> & { spacing: number | undefined; end: number })[] = [];
  line.glyphs.forEach((glyph, i) => {
    if (glyph.drawn === '') return;
    const x = line.xs[i] as number;
    const own = advanceOf(glyph.face, glyph.drawn) * glyph.size;
    const last = pieces.at(-1);
    const gap = last ? x - last.end : 0;
    const joins =
      last &&
      last.face === glyph.face &&
      last.size === glyph.size &&
      last.figure === glyph.figure &&
      (last.spacing === undefined || Math.abs(last.spacing - gap) < sameSpacing);
    if (joins && glyph.drawn.length === 1) {
      pieces[pieces.length - 1] = { ...last, text: last.text + glyph.drawn, spacing: last.spacing ?? gap, end: x + own };
    } else {
      const baseline = (pitch - glyph.size) / 2 + ascent * glyph.size;
      pieces.push({
        text: glyph.drawn,
        face: glyph.face,
        size: glyph.size,
        x,
        baseline,
        spacing: undefined,
        color,
        end: x + own,
        ...(glyph.figure === undefined ? {} : { figure: glyph.figure }),
      });
    }
  });
  return pieces.filter((piece) => piece.text.trim() !== '').map(({ end: _, ...piece }) => ({ ...piece, spacing: piece.spacing ?? 0 }));
}
