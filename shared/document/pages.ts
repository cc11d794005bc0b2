import { chartStrips } from './chart-strips.ts';
import { imprintStrips, signatureStrips } from './closing-strips.ts';
import { composeParagraph } from './compose.ts';
import { type Drawing, drawLine, moved, nothing, together } from './drawing.ts';
import type { FaceSet } from './glyphs.ts';
import { glyphsOf } from './glyphs.ts';
import { letterFootDrawing, letterHeadStrip, markGap, redLineStrip, signerStrips } from './head-strips.ts';
import { closingKept, type Keeping } from './keeping.ts';
import { banner, black, mm, type PageFrame, pageFoot, pageFrame, pageNumber } from './layout.ts';
import type { DocumentModel, Source } from './model.ts';
import { hasLetterHead, isImprintPage, type Part, partText, type Section, sectionsOf } from './parts.ts';
import { printable } from './printable.ts';
import { type Progress, piecesIn, tickOf } from './progress.ts';
import { type Outline, type Placed, paginate, type Strip } from './strips.ts';
import type { FaceName } from './styles.ts';
import { tableStrips } from './table-strips.ts';
import { advancesOf, type Press, textStrips } from './text-strips.ts';

/** A page ready to be drawn. Points from the paper's upper left corner. */
export interface Page {
  readonly frame: PageFrame;
  readonly drawing: Drawing;
  readonly outlines: readonly (Outline & { readonly y: number })[];
  readonly places: readonly SourcePlace[];
}

/** Where on a page the lines of one record stand, from edge to edge of the 版心. */
export interface SourcePlace {
  readonly source: Source;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Lays a document out on numbered pages, without any library: the same input gives the same page everywhere. */
export function layOut(model: DocumentModel, faces: FaceSet, progress?: Progress): Page[] {
  const pages: Page[] = [];
  const sections = sectionsOf(model);
  const tick = tickOf(piecesIn(sections), progress);
  for (const section of sections) {
    const frame = pageFrame(section.landscape);
    const strips = sectionStrips(section, { faces, width: frame.textWidth, tick }, frame);
    for (const placed of paginate(strips, frame.textHeight)) {
      const body = placed.map(({ strip, y }) => moved(strip.drawing, frame.left, frame.top + y));
      const outlines = placed.flatMap(({ strip, y }) => (strip.outline ? [{ ...strip.outline, y: frame.top + y }] : []));
      const number = pages.length + 1;
      const foot = isImprintPage(section) ? nothing : number === 1 && hasLetterHead(section) ? letterFootDrawing(frame) : numberDrawing(number, frame, faces);
      pages.push({
        frame,
        drawing: together([...bannerDrawing(model, frame, faces), ...body, ...footDrawing(model, frame, faces), foot]),
        outlines,
        places: placesOf(placed, frame),
      });
    }
  }
  return pages;
}

function placesOf(placed: readonly Placed[], frame: PageFrame): SourcePlace[] {
  const places: SourcePlace[] = [];
  for (const { strip, y } of placed) {
    if (!strip.source) continue;
    const last = places.at(-1);
    if (last?.source.id === strip.source.id) places[places.length - 1] = { ...last, height: frame.top + y + strip.height - last.y };
    else places.push({ source: strip.source, x: frame.left, y: frame.top + y, width: frame.textWidth, height: strip.height });
  }
  return places;
}

function sectionStrips(section: Section, press: Press, frame: PageFrame): Strip[] {
  const strips: Strip[] = [];
  let breakNext = false;
  const keeping: Keeping = closingKept(section.parts);
  section.parts.forEach((part, i) => {
    if (part.type === 'break') {
      breakNext = strips.length > 0;
      return;
    }
    const made = partStrips(part, press, frame);
    if (part.type !== 'table') press.tick?.();
    const kept = keeping.parts.has(i) ? keepLastLines(made, keeping.lines) : made;
    const [first, ...rest] = kept;
    if (!first) return;
    strips.push(breakNext ? { ...first, breakBefore: true } : first, ...rest);
    breakNext = false;
  });
  return strips;
}

/** The last lines of the text go with the signature: no page carries a signature alone (7.3.5.5). */
function keepLastLines(strips: readonly Strip[], lines: number): Strip[] {
  return strips.map((strip, i) => (i >= strips.length - lines ? { ...strip, keepNext: true } : strip));
}

function partStrips(part: Exclude<Part, { type: 'break' }>, press: Press, frame: PageFrame): Strip[] {
  switch (part.type) {
    case 'text':
      return part.role === 'mark' ? [markGap(partText(part), press.width), ...textStrips(part, press)] : textStrips(part, press);
    case 'table':
      return tableStrips(part, press, frame.textHeight);
    case 'chart':
      return chartStrips(part, press, frame.textHeight);
    case 'signature':
      return signatureStrips(part, press);
    case 'imprint':
      return imprintStrips(part, press, frame.textHeight);
    case 'redLine':
      return [redLineStrip(press)];
    case 'letterHead':
      return [letterHeadStrip(part, press, frame)];
    case 'signer':
      return signerStrips(part, press);
  }
}

function edgeText(text: string, face: FaceName, size: number, width: number, align: 'left' | 'center' | 'right', faces: FaceSet): Drawing {
  const [line] = composeParagraph(glyphsOf(text, face, size, faces), { width, align });
  return { pieces: line ? drawLine(line, size, black, advancesOf(faces)) : [], rules: [] };
}

function bannerDrawing(model: DocumentModel, frame: PageFrame, faces: FaceSet): Drawing[] {
  if (model.banner === undefined) return [];
  const text = printable(model.banner).replaceAll('\n', ' ');
  return [moved(edgeText(text, 'hei', banner.size, frame.textWidth, 'center', faces), frame.left, Math.min(mm(banner.topMm), frame.top - 2 * banner.size))];
}

/** The line for signatures under every page of a record. */
function footDrawing(model: DocumentModel, frame: PageFrame, faces: FaceSet): Drawing[] {
  if (model.pageFoot === undefined) return [];
  const text = printable(model.pageFoot).replaceAll('\n', ' ');
  return [moved(edgeText(text, 'fangSong', pageFoot.size, frame.textWidth, 'center', faces), frame.left, frame.top + frame.textHeight + mm(pageFoot.belowMm))];
}

/** `— 1 —` in 4号宋体, right on odd pages and left on even ones, its dashes 7 mm below the 版心 (7.5). */
function numberDrawing(number: number, frame: PageFrame, faces: FaceSet): Drawing {
  const { size, inset, belowMm } = pageNumber;
  const drawing = edgeText(`— ${number} —`, 'song', size, frame.textWidth - 2 * inset, number % 2 === 1 ? 'right' : 'left', faces);
  // The dash is drawn 0.38 em above the baseline, half an em below the top of the line.
  return moved(drawing, frame.left + inset, frame.top + frame.textHeight + mm(belowMm) - size / 2);
}
