import { black, cellWidth, imprintRule, linePitch, red, size, table } from './layout.ts';

/** The type faces of a document; `latin` is the Times-like face of figures and letters in the body. */
export type FaceName = 'fangSong' | 'kaiTi' | 'hei' | 'xiaoBiaoSong' | 'song' | 'latin';

/** What a paragraph is in its document; each has one style in every format. */
export type Role =
  | 'mark'
  | 'issuer'
  | 'title'
  | 'legalTitle'
  | 'subtitle'
  | 'number'
  | 'legalNumber'
  | 'letterNumber'
  | 'recipient'
  | 'body'
  | 'flush'
  | 'centered'
  | 'right'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'heading4'
  | 'attachment'
  | 'signature'
  | 'annexLabel'
  | 'annexTitle'
  | 'caption'
  | 'figureCaption'
  | 'cell'
  | 'cellHead'
  | 'imprint';

export interface Style {
  /** The style's name in the DOCX file, as a clerk would look for it. */
  readonly name: string;
  readonly face: FaceName;
  readonly size: number;
  /** Height of a line in points. */
  readonly pitch: number;
  readonly align: 'justify' | 'left' | 'center' | 'right';
  /** First line, in characters. */
  readonly indent: number;
  readonly color: string;
  /** Never the last line of a page. */
  readonly keepNext: boolean;
  /** Depth in the table of contents of PDF and DOCX readers. */
  readonly outline?: 1 | 2 | 3 | 4;
}

const body: Style = {
  name: '正文仿宋',
  face: 'fangSong',
  size: size.three,
  pitch: linePitch,
  align: 'justify',
  indent: 2,
  color: black,
  keepNext: false,
};
const flush = { align: 'left', indent: 0 } as const;
const centred = { align: 'center', indent: 0 } as const;
const heading = { keepNext: true } as const;
const cell = { ...body, ...flush, size: table.fontSize, pitch: table.fontSize * table.linePitchFactor } as const;
const title = { ...body, ...centred, face: 'xiaoBiaoSong', size: size.two, pitch: 36, keepNext: true } as const;

/** Levels: `一、` 黑体, `（一）` 楷体, `1.` and `（1）` 仿宋 (GB/T 9704-2012, 7.3.3); titles 2号小标宋 (7.3.1). */
export const styles: Readonly<Record<Role, Style>> = {
  mark: { ...title, name: '发文机关标志', size: 48, pitch: 60, color: red },
  issuer: { ...title, name: '院名' },
  title: { ...title, name: '公文标题' },
  legalTitle: { ...title, name: '文书标题', size: size.one, pitch: 42 },
  subtitle: { ...body, ...centred, name: '副标题', face: 'kaiTi', keepNext: true },
  number: { ...body, ...centred, name: '发文字号', keepNext: true },
  legalNumber: { ...body, name: '文书文号', align: 'right', indent: 0, keepNext: true },
  letterNumber: { ...body, name: '信函文号', align: 'right', indent: 0, keepNext: true },
  recipient: { ...body, ...flush, name: '主送机关', keepNext: true },
  body,
  flush: { ...body, ...flush, name: '正文顶格' },
  centered: { ...body, ...centred, name: '正文居中' },
  right: { ...body, align: 'right', indent: 0, name: '正文居右' },
  heading1: { ...body, ...heading, name: '一级标题', face: 'hei', outline: 1 },
  heading2: { ...body, ...heading, name: '二级标题', face: 'kaiTi', outline: 2 },
  heading3: { ...body, ...heading, name: '三级标题', outline: 3 },
  heading4: { ...body, ...heading, name: '四级标题', outline: 4 },
  attachment: { ...body, name: '附件说明', align: 'left' },
  signature: { ...body, name: '落款', align: 'right', indent: 0 },
  annexLabel: { ...body, ...flush, name: '附件序号', face: 'hei', keepNext: true, outline: 1 },
  annexTitle: { ...title, name: '附件标题' },
  caption: { ...body, ...centred, name: '表题', face: 'hei', size: size.four, keepNext: true },
  figureCaption: { ...body, ...centred, name: '图题', face: 'hei', size: size.four },
  cell: { ...cell, name: '表格文字' },
  cellHead: { ...cell, align: 'center', name: '表头', face: 'hei' },
  imprint: { ...body, ...flush, name: '版记', size: size.four, pitch: imprintRule.linePitch },
};

/** Width given to a full-width character: 3号 stands on the grid, other sizes on their own width. */
export function cellOf(points: number): number {
  return points === size.three ? cellWidth : points;
}
