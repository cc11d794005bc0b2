import { isInvisible, isSpace, isWide } from './character.ts';
import type { FontFace } from './font-face.ts';
import { cellOf, type FaceName } from './styles.ts';

export type FaceSet = Readonly<Record<FaceName, FontFace>>;

/** One character with the face that draws it. */
export interface Glyph {
  /** The character of the text. */
  readonly char: string;
  /** What is drawn: the character, nothing, or the substitute. */
  readonly drawn: string;
  readonly face: FaceName;
  readonly size: number;
  /** Points to the next glyph; a full-width character takes its cell of the grid. */
  readonly advance: number;
  readonly wide: boolean;
  /** No face has the character: `drawn` is the substitute. */
  readonly missing: boolean;
  /** The figure that this character is a part of. */
  readonly figure?: string;
}

/** 〓, the printer's mark for a character that is not in the case: what cannot be drawn is seen to be missing. */
export const substitute = '\u3013';

const order: Readonly<Record<FaceName, readonly FaceName[]>> = {
  fangSong: ['fangSong', 'song', 'kaiTi', 'hei', 'latin'],
  kaiTi: ['kaiTi', 'fangSong', 'song', 'hei', 'latin'],
  hei: ['hei', 'song', 'fangSong', 'latin'],
  xiaoBiaoSong: ['xiaoBiaoSong', 'song', 'fangSong', 'latin'],
  song: ['song', 'fangSong', 'hei', 'latin'],
  latin: ['latin', 'fangSong', 'song'],
};
/** Faces whose figures and letters come from the Times-like face; 黑体, 小标宋 and 宋体 have fitting ones of their own. */
const latinFirst: ReadonlySet<FaceName> = new Set(['fangSong', 'kaiTi']);
/** A full-width mark drawn by a face that sets it narrow (quotes of 楷体, the dash of 宋体) would sit in the wrong place of its cell. */
const fullWidth = 0.98;

/** Chooses for every character the first face that has it, beginning with the style's own. */
export function glyphsOf(text: string, face: FaceName, size: number, faces: FaceSet, figure?: string): Glyph[] {
  const glyphs = Array.from(text, (char) => glyphOf(char, face, size, faces));
  return figure === undefined ? glyphs : glyphs.map((glyph) => ({ ...glyph, figure }));
}

function glyphOf(char: string, face: FaceName, size: number, faces: FaceSet): Glyph {
  if (char === '\n' || isInvisible(char)) return { char, drawn: '', face, size, advance: 0, wide: false, missing: false };
  const wide = isWide(char);
  const drawn = isSpace(char) ? ' ' : char;
  const chosen = chooseFace(drawn, face, wide, faces);
  if (!chosen) return { char, drawn: substitute, face: 'song', size, advance: cellOf(size), wide: true, missing: true };
  const advance = wide ? cellOf(size) : faces[chosen].advance(drawn.codePointAt(0) as number) * size;
  return { char, drawn, face: chosen, size, advance, wide, missing: false };
}

function chooseFace(char: string, face: FaceName, wide: boolean, faces: FaceSet): FaceName | undefined {
  const code = char.codePointAt(0) as number;
  const names = !wide && latinFirst.has(face) ? (['latin', ...order[face]] as const) : order[face];
  const able = names.filter((name) => faces[name].has(code));
  return (wide ? able.find((name) => faces[name].advance(code) >= fullWidth) : undefined) ?? able[0];
}
