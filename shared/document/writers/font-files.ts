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

/** The names inside the files: by these the PDF library finds a face again that it has opened for text. */
export const postScriptNames: Readonly<Record<FaceName, string>> = {
  fangSong: 'FandolFang-Regular',
  kaiTi: 'GongwenKaiTi',
  hei: 'NotoSansSC-Medium',
  xiaoBiaoSong: 'NotoSerifSC-Bold',
  song: 'NotoSerifSC-Regular',
  latin: 'GongwenLatin',
};

/** The bytes of all six files, by face. */
export type FontBytes = Readonly<Record<FaceName, Uint8Array>>;
