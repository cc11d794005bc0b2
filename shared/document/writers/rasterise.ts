import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { facesIn, pictureSvg } from '../picture.ts';
import type { FaceName } from '../styles.ts';
import { readFaces } from './faces.ts';
import type { FontBytes } from './font-files.ts';
import type { PictureTools } from './picture-tools.ts';

/** Names by which the rasteriser finds the shipped fonts: those inside the files. */
const families: Readonly<Record<FaceName, string>> = {
  fangSong: 'FandolFang',
  kaiTi: 'Gongwen KaiTi',
  hei: 'Noto Sans SC',
  xiaoBiaoSong: 'Noto Serif SC',
  song: 'Noto Serif SC',
  latin: 'Gongwen Latin',
};

let ready: Promise<void> | undefined;

/** The library is started once for a thread; a failed start is tried again. */
function start(wasm: () => Promise<BufferSource | Response>): Promise<void> {
  ready ??= wasm()
    .then((bytes) => initWasm(bytes))
    .catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
  return ready;
}

/** Dots of charts from our own vectors and our own fonts: no system font, no file and no address is read. `wasm` gives the library's own code. */
export function pictureTools(fonts: FontBytes, wasm: () => Promise<BufferSource | Response>): PictureTools {
  return {
    faces: readFaces(fonts),
    png: async (picture, width) => {
      await start(wasm);
      const used = [...facesIn(picture)].map((face) => fonts[face]);
      const resvg = new Resvg(
        pictureSvg(picture, (face) => families[face]),
        {
          fitTo: { mode: 'width', value: width },
          background: '#ffffff',
          font: { fontBuffers: used, defaultFontFamily: families.hei },
        },
      );
      try {
        const image = resvg.render();
        const png = image.asPng();
        image.free();
        return png;
      } finally {
        resvg.free();
      }
    },
  };
}
