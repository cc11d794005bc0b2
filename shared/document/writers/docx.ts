import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { closingKept } from '../keeping.ts';
import { banner, mm, type PageFrame, pageFrame, pageNumber, paperMm, red, redLine, size, twips } from '../layout.ts';
import type { DocumentModel } from '../model.ts';
import { type Section, sectionsOf, type TextPart } from '../parts.ts';
import { printable } from '../printable.ts';
import { imprintBlocks, signatureParagraphs } from './docx-closing.ts';
import { finishDocx } from './docx-finish.ts';
import { docxFont, halfPoints, lineSpacing, paragraphStyles, styleId } from './docx-styles.ts';
import { tableBlocks } from './docx-table.ts';
import { plainRuns, textParagraphs, textRuns } from './docx-text.ts';

export interface DocxResult {
  readonly bytes: Bytes;
}

/**
 * Writes the document for Word and WPS: editable, with real styles and the fonts of the office machines by name.
 * The same model gives the same bytes; the file holds no person's name and no date of its making.
 */
export async function writeDocx(model: DocumentModel): Promise<DocxResult> {
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
    sections: sectionsOf(model).map((section) => sectionOptions(section, model)),
  });
  const packed = await Packer.pack(document, 'uint8array');
  return { bytes: finishDocx(packed, model) };
}

function sectionOptions(section: Section, model: DocumentModel): ISectionOptions {
  const frame = pageFrame(section.landscape);
  const header = (): Header => new Header({ children: [bannerParagraph(model)] });
  return {
    properties: { page: pageProperties(frame) },
    ...(model.banner === undefined ? {} : { headers: { default: header(), even: header() } }),
    footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
    children: sectionChildren(section, frame),
  };
}

function pageProperties(frame: PageFrame) {
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
      header: twips(Math.min(mm(banner.topMm), frame.top - 2 * banner.size)),
      footer: twips(bottom - mm(pageNumber.belowMm) - pageNumber.size / 2),
    },
  };
}

function bannerParagraph(model: DocumentModel): Paragraph {
  const text = printable(model.banner ?? '').replaceAll('\n', ' ');
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: lineSpacing(banner.size), children: plainRuns(text, 'hei', banner.size) });
}

/** `— 1 —`, one character in: right on odd pages, left on even ones. */
function footer(alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT): Footer {
  const inset = twips(pageNumber.inset);
  const number = new TextRun({ font: docxFont('song'), size: halfPoints(pageNumber.size), children: ['— ', PageNumber.CURRENT, ' —'] });
  const indent = alignment === AlignmentType.RIGHT ? { right: inset } : { left: inset };
  return new Footer({ children: [new Paragraph({ alignment, indent, spacing: lineSpacing(pageNumber.size), children: [number] })] });
}

function sectionChildren(section: Section, frame: PageFrame): (Paragraph | Table)[] {
  const keeping = closingKept(section.parts);
  const children: (Paragraph | Table)[] = [];
  let breakNext = false;
  section.parts.forEach((part, i) => {
    const pageBreakBefore = breakNext && children.length > 0;
    breakNext = part.type === 'break';
    if (part.type === 'text' && section.parts[i + 1]?.type === 'redLine') children.push(underRedLine(part));
    else if (part.type === 'text') children.push(...textParagraphs(part, { width: frame.textWidth, pageBreakBefore, keepNext: keeping.parts.has(i) }));
    else if (part.type === 'table') children.push(...tableBlocks(part, frame, { pageBreakBefore, last: i === section.parts.length - 1 }));
    else if (part.type === 'signature') children.push(...signatureParagraphs(part));
    else if (part.type === 'imprint') children.push(...imprintBlocks(part, frame, pageBreakBefore));
  });
  return children;
}

/** 发文字号 with the red line 4 mm below its type, as the paragraph's lower border. */
function underRedLine(part: TextPart): Paragraph {
  const space = Math.round(redLine.gap - 6);
  return new Paragraph({
    style: styleId(part.role),
    widowControl: false,
    spacing: { ...lineSpacing(mm(225) / 22), before: part.blankBefore * lineSpacing(mm(225) / 22).line },
    border: { bottom: { style: BorderStyle.SINGLE, size: Math.round(redLine.width * 8), color: red.slice(1).toUpperCase(), space } },
    children: part.runs.flatMap((run) => textRuns(run.text, { font: { hint: 'eastAsia' } })),
  });
}
