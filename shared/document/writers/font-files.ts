import type { FaceName } from '../styles.ts';

/** The font files in assets/fonts that a caller of `writePdf` loads: face → file name. */
export const fontFiles: Readonly<Record<FaceName, string>> = {
  fangSong: 'FangSong.ttf',
  kaiTi: 'KaiTi.ttf',
  hei: 'Hei.ttf',
  xiaoBiaoSong: 'XiaoBiaoSong.ttf',
  song: 'Song.ttf',
  latin: 'Latin.ttf',
};

/** The bytes of all six files, by face. */
export type FontBytes = Readonly<Record<FaceName, Uint8Array>>;
