import { AlignmentType, Document, Footer, Header, type ISectionOptions, Packer, PageNumber, PageOrientation, Paragraph, type Table, TextRun } from 'docx';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { closingKept } from '../keeping.ts';
import { banner, letterHead, mm, type PageFrame, pageFoot, pageFrame, pageNumber, paperMm, size, twips } from '../layout.ts';
import type { DocumentModel } from '../model.ts';
import { type Numbering, numberingOf } from '../numbering.ts';
import { isImprintPage, type Part, type Section, sectionsOf } from '../parts.ts';
import { printable } from '../printable.ts';
import { type Progress, piecesIn, type Tick, tickOf } from '../progress.ts';
import { chartBlocks, type DrawnChart, drawChart } from './docx-chart.ts';
import { imprintBlocks, signatureParagraphs } from './docx-closing.ts';
import { finishDocx } from './docx-finish.ts';
import { letterFoot, letterHeader, letterNumberBefore, signerParagraph, underRedLine } from './docx-head.ts';
import { numberingOptions } from './docx-numbering.ts';
import { RowsApart } from './docx-rows-apart.ts';
import { docxFont, halfPoints, lineSpacing, paragraphStyles } from './docx-styles.ts';
import { tableBlocks } from './docx-table.ts';
import { plainRuns, textParagraphs } from './docx-text.ts';
import type { PictureTools } from './picture-tools.ts';

export interface DocxResult {
  readonly bytes: Bytes;
}

export interface DocxOptions {
  /** Draw the charts of a document that has any. */
  readonly pictures?: PictureTools;
  readonly progress?: Progress;
}

/**
 * Writes the document for Word and WPS: editable, with real styles and the fonts of the office machines by name.
 * The same model gives the same bytes; the file holds no person's name and no date of its making. A document with charts needs `pictures`.
 */
export async function writeDocx(model: DocumentModel, { pictures, progress }: DocxOptions = {}): Promise<DocxResult> {
  const sections = sectionsOf(model);
  const charts = await drawnCharts(sections, pictures);
  const rows = new RowsApart();
  const prepared = { charts, numbering: numberingOf(sections), rows, tick: tickOf(piecesIn(sections), progress, 0, WRITTEN) };
  const { title, subject } = model.properties;
  const document = new Document({
    title: printable(title),
    ...(subject === undefined ? {} : { subject: printable(subject) }),
    evenAndOddHeaderAndFooters: true,
    compatabilityModeVersion: 15,
    styles: {
      default: {
        document: {
          // Latin text marked Chinese is broken inside figures by LibreOffice.
          run: { font: docxFont('fangSong'), size: halfPoints(size.three), language: { value: 'en-US', eastAsia: 'zh-CN' } },
        },
      },
      paragraphStyles,
    },
    numbering: numberingOptions(prepared.numbering),
    sections: sections.map((section) => sectionOptions(section, model, prepared)),
  });
  const packed = await Packer.pack(document, 'uint8array');
  const bytes = finishDocx(packed, model, rows);
  progress?.(1);
  return { bytes };
}

/** Packing is the rest. */
const WRITTEN = 0.4;

async function drawnCharts(sections: readonly Section[], pictures: PictureTools | undefined): Promise<ReadonlyMap<Part, DrawnChart>> {
  const drawn = new Map<Part, DrawnChart>();
  for (const section of sections) {
    for (const part of section.parts) {
      if (part.type !== 'chart') continue;
      if (!pictures) throw new RangeError('a document with charts needs the tools that draw them');
      drawn.set(part, await drawChart(part, drawn.size + 1, pageFrame(section.landscape), pictures));
    }
  }
  return drawn;
}

/** What is worked out over the whole document before its sections are written. */
interface Prepared {
  readonly charts: ReadonlyMap<Part, DrawnChart>;
  readonly numbering: Numbering;
  readonly rows: RowsApart;
  readonly tick: Tick;
}

function sectionOptions(section: Section, model: DocumentModel, prepared: Prepared): ISectionOptions {
  const frame = pageFrame(section.landscape);
  const [head] = section.parts;
  const letter = head?.type === 'letterHead' ? head : undefined;
  const header = (): Header => new Header({ children: [bannerParagraph(model)] });
  const banners = model.banner === undefined ? {} : { default: header(), even: header() };
  const firstHeader = letter ? { first: letterHeader(letter, frame) } : {};
  return {
    properties: { page: pageProperties(frame, letter !== undefined), ...(letter ? { titlePage: true } : {}) },
    headers: { ...banners, ...firstHeader },
    footers: isImprintPage(section)
      ? { default: unnumbered(), even: unnumbered() }
      : {
          default: footer(AlignmentType.RIGHT, model.pageFoot),
          even: footer(AlignmentType.LEFT, model.pageFoot),
          ...(letter ? { first: letterFoot(frame) } : {}),
        },
    children: sectionChildren(section, frame, prepared),
  };
}

function pageProperties(frame: PageFrame, letter: boolean) {
  const right = frame.width - frame.left - frame.textWidth;
  const bottom = frame.height - frame.top - frame.textHeight;
  return {
    // The library turns the sheet itself when it is told landscape.
    size: {
      width: twips(mm(paperMm.width)),
      height: twips(mm(paperMm.height)),
      orientation: frame.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: twips(frame.top),
      bottom: twips(bottom),
      left: twips(frame.left),
      right: twips(right),
      header: twips(letter ? mm(letterHead.markTopMm) : Math.min(mm(banner.topMm), frame.top - 2 * banner.size)),
      footer: twips(bottom - mm(pageNumber.belowMm) - pageNumber.size / 2),
    },
  };
}

function bannerParagraph(model: DocumentModel): Paragraph {
  const text = printable(model.banner ?? '').replaceAll('\n', ' ');
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: lineSpacing(banner.size), children: plainRuns(text, 'hei', banner.size) });
}

const unnumbered = (): Footer => new Footer({ children: [new Paragraph({})] });

/** `— 1 —`, one character in: right on odd pages, left on even ones. */
function footer(alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT, pageFootText: string | undefined): Footer {
  const inset = twips(pageNumber.inset);
  const number = new TextRun({ font: docxFont('song'), size: halfPoints(pageNumber.size), children: ['— ', PageNumber.CURRENT, ' —'] });
  const indent = alignment === AlignmentType.RIGHT ? { right: inset } : { left: inset };
  const hand =
    pageFootText === undefined
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: lineSpacing(pageFoot.size),
            children: plainRuns(printable(pageFootText).replaceAll('\n', ' '), 'fangSong', pageFoot.size),
          }),
        ];
  return new Footer({ children: [...hand, new Paragraph({ alignment, indent, spacing: lineSpacing(pageNumber.size), children: [number] })] });
}

function sectionChildren(section: Section, frame: PageFrame, { charts, numbering, rows, tick }: Prepared): (Paragraph | Table)[] {
  const keeping = closingKept(section.parts);
  const children: (Paragraph | Table)[] = [];
  let breakNext = false;
  section.parts.forEach((part, i) => {
    const pageBreakBefore = breakNext && children.length > 0;
    breakNext = part.type === 'break';
    tick();
    if (part.type === 'text' && section.parts[i + 1]?.type === 'redLine') children.push(underRedLine(part));
    else if (part.type === 'text') {
      const before = section.parts[i - 1];
      const counted = numbering.counted.get(part);
      const spaceBefore = before?.type === 'letterHead' ? letterNumberBefore(before.mark, frame) : undefined;
      children.push(
        ...textParagraphs(part, {
          width: frame.textWidth,
          pageBreakBefore,
          keepNext: keeping.parts.has(i),
          ...(spaceBefore === undefined ? {} : { spaceBefore }),
          ...(counted ? { counted } : {}),
        }),
      );
    } else if (part.type === 'signer') children.push(signerParagraph(part, frame));
    else if (part.type === 'table')
      children.push(...tableBlocks(part, frame, { pageBreakBefore, last: i === section.parts.length - 1, keepLast: keeping.parts.has(i), rows, tick }));
    else if (part.type === 'chart') children.push(...chartBlocks(part, charts.get(part) as DrawnChart, pageBreakBefore));
    else if (part.type === 'signature') children.push(...signatureParagraphs(part));
    else if (part.type === 'imprint') children.push(...imprintBlocks(part, frame, pageBreakBefore));
  });
  return children;
}
