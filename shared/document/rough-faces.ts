import type { FontFace } from './font-face.ts';
import type { FaceSet } from './glyphs.ts';

/** A face that has everything: full-width characters one em wide (`isWide` sees to that), others half an em as Times figures are. */
const rough: FontFace = { has: () => true, advance: () => 0.5 };

/** Measures without a font at hand, good to a few per cent: for formats whose reader lays the text out itself. */
export const roughFaces: FaceSet = { fangSong: rough, kaiTi: rough, hei: rough, xiaoBiaoSong: rough, song: rough, latin: rough };
