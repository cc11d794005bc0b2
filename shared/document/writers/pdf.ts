import pdfmake from 'pdfmake';
import type { Content, ContentCanvas, ContentSvg, ContentText, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Bytes } from '#shared/kernel/bytes.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { ascent, type Picture, type Piece, type Rule } from '../drawing.ts';
import { findGlyphTrouble, type GlyphTrouble } from '../glyph-trouble.ts';
import type { FaceSet } from '../glyphs.ts';
import type { DocumentModel } from '../model.ts';
import { layOut, type Page } from '../pages.ts';
import { facesIn, pictureSvg } from '../picture.ts';
import { printable } from '../printable.ts';
import type { Progress } from '../progress.ts';
import { chartPicture } from './chart-picture.ts';
import { readFaces } from './faces.ts';
import { type FontBytes, postScriptNames } from './font-files.ts';

export interface PdfResult {
  readonly bytes: Bytes;
  readonly pages: number;
  /** Characters that are not printed as typed. Nothing is refused: the person decides. */
  readonly warnings: readonly GlyphTrouble[];
}

export interface PdfOptions {
  readonly fonts: FontBytes;
  /** Written into the file as its creation date: the same model, fonts and moment give the same bytes. */
  readonly created: Moment;
  /** How far it has come, from 0 to 1; called now and then while long documents are drawn. */
  readonly progress?: Progress;
}

/** What the library's own types leave out; the same in its build for Node and in the one for browsers. */
interface Library {
  readonly virtualfs: { existsSync(name: string): boolean; writeFileSync(name: string, content: Uint8Array): void };
  setLocalAccessPolicy?(allow: (path: string) => boolean): void;
  setUrlAccessPolicy(allow: (url: string) => boolean): void;
  setFonts(fonts: Record<string, Record<string, string>>): void;
  setProgressCallback(callback: (share: number) => void): void;
}

/**
 * Writes the document as PDF, laid out by `layOut` and only drawn by the library. Fonts are embedded as subsets.
 * Runs in Node and in a module worker of a browser; reads no file and no address.
 */
export async function writePdf(model: DocumentModel, options: PdfOptions): Promise<PdfResult> {
  const faces = readFaces(options.fonts);
  const { progress } = options;
  const pages = layOut(model, faces, progress && ((share) => progress(share * LAID_OUT)));
  prepareLibrary(options.fonts);
  reportDrawing(progress ?? (() => undefined));
  const buffer = await pdfmake.createPdf(definition(model, pages, faces, options.created)).getBuffer();
  return { bytes: new Uint8Array(buffer), pages: pages.length, warnings: findGlyphTrouble(model, faces) };
}

/** Laying out takes about this part of the whole; the library tells how far the drawing is. */
const LAID_OUT = 0.4;

/** The library calls for every item: a change of a hundredth is enough to show. */
function reportDrawing(progress: Progress): void {
  let told = 0;
  (pdfmake as unknown as Library).setProgressCallback((drawn) => {
    if (drawn - told < 0.01 && drawn < 1) return;
    told = drawn;
    progress(LAID_OUT + drawn * (1 - LAID_OUT));
  });
}

function prepareLibrary(fonts: FontBytes): void {
  const library = pdfmake as unknown as Library;
  const table: Record<string, Record<string, string>> = {};
  for (const [face, file] of Object.entries(postScriptNames)) {
    library.virtualfs.writeFileSync(file, fonts[face as keyof FontBytes]);
    table[face] = { normal: file };
  }
  library.setFonts(table);
  library.setUrlAccessPolicy(() => false);
  library.setLocalAccessPolicy?.(() => false);
}

function definition(model: DocumentModel, pages: readonly Page[], faces: FaceSet, created: Moment): TDocumentDefinitions {
  const [first] = pages;
  if (!first) throw new RangeError('a document has at least one page');
  const { title, subject } = model.properties;
  return {
    pageSize: 'A4',
    pageOrientation: orientation(first),
    pageMargins: 0,
    compress: true,
    language: 'zh-CN',
    displayTitle: true,
    info: {
      title: printable(title),
      ...(subject === undefined ? {} : { subject: printable(subject) }),
      creator: '巡检台',
      producer: '巡检台',
      creationDate: new Date(created),
    },
    defaultStyle: { font: 'fangSong', fontSize: 16, lineHeight: 1 },
    content: allContent(pages, faces),
  } as TDocumentDefinitions;
}

const orientation = (page: Page): 'portrait' | 'landscape' => (page.frame.landscape ? 'landscape' : 'portrait');

function allContent(pages: readonly Page[], faces: FaceSet): Content[] {
  const bookmark = bookmarks();
  return pages.flatMap((page, i) => {
    const pageStart: Content[] = i === 0 ? [] : [{ text: '', pageBreak: 'before', pageOrientation: orientation(page) }];
    const rules: Content[] = page.drawing.rules.length === 0 ? [] : [canvas(page.drawing.rules)];
    const pictures = (page.drawing.pictures ?? []).flatMap((picture) => pictureNodes(picture, faces));
    return [...pageStart, ...rules, ...pictures, ...page.drawing.pieces.map(textNode), ...page.outlines.map(bookmark)];
  });
}

/** Makes an empty node for each heading that the reader's table of contents lists, below the nearest heading of a higher level. */
function bookmarks(): (outline: Page['outlines'][number], index: number) => ContentText {
  const above: { level: number; id: string }[] = [];
  let count = 0;
  return ({ text, level, y }) => {
    while (above.length > 0 && (above.at(-1) as { level: number }).level >= level) above.pop();
    const parent = above.at(-1);
    const id = `h${++count}`;
    above.push({ level, id });
    const place = { absolutePosition: { x: 0, y } };
    return { text: '', id, outline: true, outlineText: text, outlineExpanded: level === 0, ...(parent ? { outlineParentId: parent.id } : {}), ...place };
  };
}

function canvas(rules: readonly Rule[]): ContentCanvas {
  return {
    absolutePosition: { x: 0, y: 0 },
    canvas: rules.map(({ x1, y1, x2, y2, width, color }) => ({ type: 'line', x1, y1, x2, y2, lineWidth: width, lineColor: color })),
  };
}

/** Vectors with embedded type: a reader can search a chart's words. Blank texts open the faces, since the library opens none for a picture. */
function pictureNodes({ chart, x, y, width, height }: Picture, faces: FaceSet): Content[] {
  const picture = chartPicture(chart, { width, height }, faces);
  const absolutePosition = { x, y };
  const opened = [...facesIn(picture)].map((face): Content => ({ text: ' ', font: face, fontSize: 1, absolutePosition }) as ContentText);
  return [...opened, { svg: pictureSvg(picture, (face) => face), width, height, absolutePosition } as ContentSvg];
}

function textNode(piece: Piece): ContentText {
  return {
    text: piece.text,
    font: piece.face,
    fontSize: piece.size,
    characterSpacing: piece.spacing,
    color: piece.color,
    noWrap: true,
    preserveLeadingSpaces: true,
    preserveTrailingSpaces: true,
    absolutePosition: { x: piece.x, y: piece.baseline - ascent * piece.size },
  } as ContentText;
}
