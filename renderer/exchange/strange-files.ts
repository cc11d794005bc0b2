import type { Route } from '#renderer/app/route.tsx';

/** A file that is dropped among packages and is none: what it is, and where it belongs. */
export interface StrangeFile {
  readonly words: string;
  /** Name of the place and the way there. */
  readonly place: string;
  readonly route: Route;
}

const evidence = { place: '去问题', route: { screen: 'finding' } } as const;
const belongs: readonly (readonly [RegExp, StrangeFile])[] = [
  [/\.xjcard$/i, { words: '这是设备名片，不是巡检包。请在“设备与信任”登记，先核对指纹。', place: '去设备与信任', route: { screen: 'round', tab: 'devices' } }],
  [/\.(jpe?g|png|gif|webp|bmp|tiff?|heic)$/i, { words: '这是图片，不是巡检包，没有导入。作为证据的，请打开对应的问题，在“证据”处添加。', ...evidence }],
  [/\.(mp4|mov|avi|mkv|mp3|wav|m4a|wma|wmv)$/i, { words: '这是录音录像，不是巡检包，没有导入。作为证据的，请打开对应的问题，在“证据”处添加。', ...evidence }],
  [/\.pdf$/i, { words: '这是 PDF 文件，不是巡检包，没有导入。作为证据的，请打开对应的问题，在“证据”处添加。', ...evidence }],
  [
    /\.(docx?|wps|dotx?)$/i,
    {
      words: '这是文字文件，不是巡检包，没有导入。本院的文书模板请在“文书模板”载入；作为证据的，请在对应问题的“证据”处添加。',
      place: '去文书模板',
      route: { screen: 'round', tab: 'templates' },
    },
  ],
  [
    /\.(xlsx?|csv|et)$/i,
    {
      words: '这是表格，不是巡检包，没有导入。改过的台账请在“汇总”的“台账”收回；作为证据的，请在对应问题的“证据”处添加。',
      place: '去台账',
      route: { screen: 'summary', tab: 'ledger' },
    },
  ],
];

/** By the name alone. Undefined: it may be a package, and is opened to see. */
export function strangeFile(name: string): StrangeFile | undefined {
  return belongs.find(([ending]) => ending.test(name))?.[1];
}
