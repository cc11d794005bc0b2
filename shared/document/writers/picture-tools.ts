import type { FaceSet } from '../glyphs.ts';
import type { PictureNode } from '../picture.ts';

/** What a DOCX with charts needs: the faces that measure them, and a way to make dots of them for programs that read no SVG. */
export interface PictureTools {
  readonly faces: FaceSet;
  /** A PNG so many dots wide, drawn with the shipped fonts. */
  png(picture: PictureNode, width: number): Promise<Uint8Array>;
}
