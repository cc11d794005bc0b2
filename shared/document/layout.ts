/**
 * The printed page of GB/T 9704-2012 in one place. Names ending in `Mm` are millimetres, everything else is points (1/72 inch).
 * Numbers in brackets name the clause of the standard where there is one.
 */
export const pointsPerMm = 72 / 25.4;
export const mm = (millimetres: number): number => millimetres * pointsPerMm;
/** Word processors count in twentieths of a point. */
export const twips = (points: number): number => Math.round(points * 20);

/** A4 (5.1) with 天头 37 mm and 订口 28 mm (5.2.1); 版心 156 x 225 mm, so 35 mm below and 26 mm at the right. */
export const paperMm = { width: 210, height: 297, top: 37, left: 28, bottom: 35, right: 26 } as const;

/** 22 lines of 28 characters fill the 版心 (5.2.3). */
export const grid = { lines: 22, characters: 28 } as const;
/** Height of a line of the grid: 28.99 pt. */
export const linePitch = mm(225) / grid.lines;
/** Width of a character of the grid: 15.79 pt, although the type is 16 pt. 28 true widths would be 158 mm. */
export const cellWidth = mm(156) / grid.characters;
/** Word processors round lines to twips; 580 would push line 22 over the edge, 579 does not. */
export const docxPitchTwips = 579;
/** Letter spacing that brings 16 pt type onto the grid: with -5 a line of 28 is 441 pt, with -4 it would be 442.4, wider than the 442.2 pt of the 版心. */
export const docxSpacingTwips = -5;

/** 字号 in points. */
export const size = { one: 26, two: 22, smallTwo: 18, three: 16, smallThree: 15, four: 14, smallFour: 12, five: 10.5, smallFive: 9 } as const;

export const red = '#e60012';
export const black = '#000000';

/** Top edge of 发文机关标志 below the top of the 版心 (7.2.4). */
export const markTopMm = 35;
/** The red line below 发文字号 (7.2.7), as wide as the 版心. */
export const redLine = { gap: mm(4), width: mm(0.5) } as const;

/**
 * 信函格式 (10.1): the mark begins 30 mm below the paper's upper edge; a red double line 4 mm under it, thick above thin, and another
 * 20 mm above the lower edge, thin above thick, both 170 mm long and centred on the paper.
 */
export const letterHead = { markTopMm: 30, size: 36, gapMm: 4, footMm: 20, lengthMm: 170, thick: 1.5, thin: 0.75, between: 0.75 } as const;
/** From the double line to the type of 发文字号: seven eighths of a 3号 character (10.1). */
export const letterNumberGap = (size.three * 7) / 8;

/** The line for signatures at the foot of every page of a record: just below the 版心, above the page number. */
export const pageFoot = { belowMm: 0.3, size: size.smallFour } as const;

/** 版记: first and last line 0.35 mm, those between 0.25 mm (7.4.1); the last lies on the lower edge of the 版心. */
export const imprintRule = { thick: mm(0.35), thin: mm(0.25), linePitch: 24 } as const;

/** The dashes of the page number stand 7 mm below the 版心, one character in from its edge (7.5). */
export const pageNumber = { belowMm: 7, size: size.four, inset: size.four } as const;

/** The banner of practice and internal papers, in the 天头. */
export const banner = { topMm: 22, size: size.five } as const;

export const table = { fontSize: size.five, linePitchFactor: 1.4, padX: 3.5, padY: 3, rule: 0.5 } as const;

/** Blank lines between body and issuer: a seal 42 mm wide, centred on issuer and date, then begins within one line of the body (7.3.5.1). */
export const linesBeforeSeal = 2;
/** The date stands four characters in from the right (7.3.5.1). */
export const dateInset = 4;

/** A page's paper and 版心 in points. */
export interface PageFrame {
  readonly landscape: boolean;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  /** Width and height of the 版心. */
  readonly textWidth: number;
  readonly textHeight: number;
}

/** Landscape is the portrait page turned clockwise, so that the binding edge lies on top. */
export function pageFrame(landscape: boolean): PageFrame {
  const { width, height, top, left, bottom, right } = paperMm;
  const frame = landscape
    ? { width: height, height: width, left: bottom, top: left, textWidth: height - bottom - top, textHeight: width - left - right }
    : { width, height, left, top, textWidth: width - left - right, textHeight: height - top - bottom };
  return {
    landscape,
    width: mm(frame.width),
    height: mm(frame.height),
    left: mm(frame.left),
    top: mm(frame.top),
    textWidth: mm(frame.textWidth),
    textHeight: mm(frame.textHeight),
  };
}
