import { composeParagraph } from './compose.ts';
import { type Drawing, drawLine, moved, type Rule, together } from './drawing.ts';
import { glyphsOf } from './glyphs.ts';
import { black, cellWidth, letterHead, letterNumberGap, linePitch, markTopMm, mm, type PageFrame, paperMm, red, redLine, size } from './layout.ts';
import type { LetterHeadPart, SignerPart } from './parts.ts';
import { gap, type Strip } from './strips.ts';
import { type FaceName, styles } from './styles.ts';
import { advancesOf, type Press } from './text-strips.ts';
import { fittingSize, markPitchFactor, markSize } from './title.ts';

/** From the top of the 版心 to the line of the mark, in points. */
export const markGapHeight = (mark: string, width: number): number => mm(markTopMm) - (markSize(mark, width) * (markPitchFactor - 1)) / 2;

const rule = (y: number, x1: number, x2: number, width: number): Rule => ({ x1, x2, y1: y, y2: y, width, color: red });

/** The red line 4 mm below the type of 发文字号, whose line has some air below it already. */
export function redLineStrip(press: Press): Strip {
  const below = redLine.gap - (linePitch - styles.number.size) / 2;
  const drawing = { pieces: [], rules: [rule(below, 0, press.width, redLine.width)] };
  return { height: below + redLine.width, drawing, keepNext: true };
}

/**
 * The upper edge of the mark's type is 35 mm below the top of the 版心, and its line begins half its air above that;
 * unlike a blank line this gap stays at the head of the page.
 */
export const markGap = (mark: string, width: number): Strip => ({ height: markGapHeight(mark, width), drawing: { pieces: [], rules: [] }, keepNext: true });

function textAt(text: string, face: FaceName, points: number, color: string, press: Press): { readonly width: number; readonly drawing: Drawing } {
  const [line] = composeParagraph(glyphsOf(text, face, points, press.faces), { width: Number.POSITIVE_INFINITY, align: 'left' });
  return { width: line?.width ?? 0, drawing: { pieces: line ? drawLine(line, linePitch, color, advancesOf(press.faces)) : [], rules: [] } };
}

/** 发文字号 one character in from the left, 签发人 in 楷体 one character in from the right, on one line below two blank ones. */
export function signerStrips(part: SignerPart, press: Press): Strip[] {
  const number = textAt(part.number, 'fangSong', size.three, black, press);
  const label = textAt(part.label, 'fangSong', size.three, black, press);
  const name = textAt(part.name, 'kaiTi', size.three, black, press);
  const left = press.width - cellWidth - label.width - name.width;
  const drawing = together([moved(number.drawing, cellWidth, 0), moved(label.drawing, left, 0), moved(name.drawing, left + label.width, 0)]);
  return [gap(2 * linePitch), { height: linePitch, drawing, keepNext: true }];
}

/** A double line 170 mm long, centred on the paper; x from the left edge of the 版心, `y` is its upper edge. */
function doubleLine(y: number, frame: PageFrame, thickFirst: boolean): Rule[] {
  const { thick, thin, between, lengthMm } = letterHead;
  const x1 = mm((paperMm.width - lengthMm) / 2) - frame.left;
  const [upper, lower] = thickFirst ? [thick, thin] : [thin, thick];
  return [rule(y + upper / 2, x1, x1 + mm(lengthMm), upper), rule(y + upper + between + lower / 2, x1, x1 + mm(lengthMm), lower)];
}

const doubleLineHeight = letterHead.thick + letterHead.between + letterHead.thin;

/** From the paper's upper edge to the lower edge of the first double line. */
export const letterHeadBottom = (mark: string, width: number): number =>
  mm(letterHead.markTopMm + letterHead.gapMm) + fittingSize(mark, width, letterHead.size) + doubleLineHeight;

/** The mark and its double line, which begin above the 版心, and the gap down to the number. */
export function letterHeadStrip(part: LetterHeadPart, press: Press, frame: PageFrame): Strip {
  const points = fittingSize(part.mark, press.width, letterHead.size);
  const [line] = composeParagraph(glyphsOf(part.mark, 'xiaoBiaoSong', points, press.faces), { width: press.width, align: 'center' });
  const pieces = line ? drawLine(line, points, red, advancesOf(press.faces)) : [];
  const top = mm(letterHead.markTopMm) - frame.top;
  const bottom = letterHeadBottom(part.mark, press.width) - frame.top;
  const drawing = together([moved({ pieces, rules: [] }, 0, top), { pieces: [], rules: doubleLine(bottom - doubleLineHeight, frame, true) }]);
  // The line of the number has half its air above the type already.
  const air = (linePitch - styles.letterNumber.size) / 2;
  return { height: bottom + letterNumberGap - air, drawing, keepNext: true };
}

/** The double line at the foot of the first page, its lower edge 20 mm above the paper's. */
export function letterFootDrawing(frame: PageFrame): Drawing {
  const y = frame.height - mm(letterHead.footMm) - doubleLineHeight;
  return moved({ pieces: [], rules: doubleLine(y, frame, false) }, frame.left, 0);
}
