import { AlignmentType, BorderStyle, Footer, FrameAnchorType, Header, Paragraph, TabStopType, TextRun } from 'docx';
import { letterHeadBottom } from '../head-strips.ts';
import { cellWidth, docxPitchTwips, letterHead, letterNumberGap, linePitch, mm, type PageFrame, paperMm, red, redLine, size, twips } from '../layout.ts';
import type { LetterHeadPart, SignerPart, TextPart } from '../parts.ts';
import { fittingSize } from '../title.ts';
import { docxFont, lineSpacing, styleId } from './docx-styles.ts';
import { plainRuns, textRuns } from './docx-text.ts';

const redHex = red.slice(1).toUpperCase();

/** The red line 4 mm below the type of 发文字号, as the lower border of its paragraph. */
const underline = { bottom: { style: BorderStyle.SINGLE, size: Math.round(redLine.width * 8), color: redHex, space: Math.round(redLine.gap - 6) } };

export function underRedLine(part: TextPart): Paragraph {
  return new Paragraph({
    style: styleId(part.role),
    widowControl: false,
    spacing: { ...lineSpacing(linePitch), before: part.blankBefore * docxPitchTwips },
    border: underline,
    children: part.runs.flatMap((run) => textRuns(run.text, { font: { hint: 'eastAsia' } })),
  });
}

/** 发文字号 at the left and 签发人 at the right on one line, the red line below; a tab keeps them apart. */
export function signerParagraph(part: SignerPart, frame: PageFrame): Paragraph {
  const inset = twips(cellWidth);
  return new Paragraph({
    style: styleId('number'),
    alignment: AlignmentType.LEFT,
    widowControl: false,
    tabStops: [
      { type: TabStopType.LEFT, position: inset },
      { type: TabStopType.RIGHT, position: twips(frame.textWidth) - inset },
    ],
    spacing: { ...lineSpacing(linePitch), before: 2 * docxPitchTwips },
    border: underline,
    children: [new TextRun({ text: `\t${part.number}\t${part.label}`, font: { hint: 'eastAsia' } }), new TextRun({ text: part.name, font: docxFont('kaiTi') })],
  });
}

/** How far the double lines reach over the 版心 on both sides, in twips. */
function overhang(frame: PageFrame): { readonly left: number; readonly right: number } {
  const side = (paperMm.width - letterHead.lengthMm) / 2;
  return { left: twips(mm(side) - frame.left), right: twips(mm(side) - (frame.width - frame.left - frame.textWidth)) };
}

const doubleSize = Math.round(letterHead.thick * 2 * 8);

/**
 * 信函格式: the mark and its double line stand in the head of the first page, which grows over the 天头 and pushes the text down.
 * Its own last paragraph makes the gap to the number.
 */
export function letterHeader(part: LetterHeadPart, frame: PageFrame): Header {
  const points = fittingSize(part.mark, frame.textWidth, letterHead.size);
  const border = { style: BorderStyle.THICK_THIN_SMALL_GAP, size: doubleSize, color: redHex, space: 1 };
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: lineSpacing(points),
        children: plainRuns(part.mark, 'xiaoBiaoSong', points, redHex),
      }),
      new Paragraph({ indent: overhang(frame), border: { bottom: border }, spacing: lineSpacing(mm(letterHead.gapMm) - 1), children: [] }),
    ],
  });
}

/** Space above the number: what is left between the head of the page and the type of the number. */
export function letterNumberBefore(mark: string, frame: PageFrame): number {
  const headEnds = Math.max(letterHeadBottom(mark, frame.textWidth), frame.top);
  const numberBegins = letterHeadBottom(mark, frame.textWidth) + letterNumberGap - (linePitch - size.three) / 2;
  return twips(Math.max(0, numberBegins - headEnds));
}

/**
 * The double line near the foot of the first page, in a frame of its own: it lies lower than the page numbers of the other pages.
 * A frame counts only with an ordinary paragraph behind it.
 */
export function letterFoot(frame: PageFrame): Footer {
  const { footMm, lengthMm, thick, thin, between } = letterHead;
  const height = 2;
  const line = new Paragraph({
    frame: {
      type: 'absolute',
      position: {
        x: twips(mm((paperMm.width - lengthMm) / 2)),
        y: twips(frame.height - mm(footMm) - thick - thin - between - height),
      },
      width: twips(mm(lengthMm)),
      height: twips(height),
      anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
    },
    spacing: lineSpacing(height),
    border: { bottom: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: doubleSize, color: redHex, space: 0 } },
    children: [],
  });
  return new Footer({ children: [line, new Paragraph({ spacing: lineSpacing(height), children: [] })] });
}
