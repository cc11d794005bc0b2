import { composeParagraph, type Line } from './compose.ts';
import { type AdvanceOf, drawLine } from './drawing.ts';
import { type FaceSet, type Glyph, glyphsOf } from './glyphs.ts';
import { linePitch } from './layout.ts';
import { type PartRun, partText, runsOn, type TextPart } from './parts.ts';
import type { Tick } from './progress.ts';
import { gap, type Outline, type Strip } from './strips.ts';
import { cellOf, type Style, styles } from './styles.ts';
import { markPitchFactor, markSize, titleLines, titleRoles } from './title.ts';

/** What drawing needs everywhere: the faces, the width between the edges, and who counts what is done. */
export interface Press {
  readonly faces: FaceSet;
  readonly width: number;
  /** Called for every row of a table. */
  readonly tick?: Tick;
}

export const advancesOf =
  (faces: FaceSet): AdvanceOf =>
  (face, char) =>
    faces[face].advance(char.codePointAt(0) as number);

export function runGlyphs(runs: readonly PartRun[], style: Style, faces: FaceSet): Glyph[] {
  return runs.flatMap((run) => glyphsOf(run.text, run.face ?? style.face, style.size, faces, run.figure));
}

/** The lines of a text part as strips, blank lines above included. */
export function textStrips(part: TextPart, press: Press): Strip[] {
  const style = part.role === 'mark' ? markStyle(part, press) : styles[part.role];
  const lines = linesOf(part, style, press);
  const blank = part.blankBefore > 0 ? [gap(part.blankBefore * linePitch)] : [];
  if (lines.length === 0) return [...blank, { ...gap(style.pitch, style.keepNext), ...(part.source ? { source: part.source } : {}) }];
  const outline = outlineOf(part, style);
  return [
    ...blank,
    ...lines.map((line, i): Strip => {
      const drawing = { pieces: drawLine(line, style.pitch, style.color, advancesOf(press.faces)), rules: [] };
      // The lines of a heading stay together as well as with what follows.
      return {
        height: style.pitch,
        drawing,
        keepNext: style.keepNext && !runsOn(part),
        ...(outline && i === 0 ? { outline } : {}),
        ...(part.source ? { source: part.source } : {}),
      };
    }),
  ];
}

function linesOf(part: TextPart, style: Style, press: Press): Line[] {
  const cell = cellOf(style.size);
  const options = {
    width: press.width,
    firstIndent: (part.indent ?? style.indent) * cell,
    hanging: (part.hanging ?? 0) * cell,
    align: style.align,
  };
  if (titleRoles.has(part.role)) {
    return titleLines(part, press.width).flatMap((text) => composeParagraph(glyphsOf(text, style.face, style.size, press.faces), options));
  }
  return composeParagraph(runGlyphs(part.runs, style, press.faces), options);
}

function markStyle(part: TextPart, press: Press): Style {
  const size = markSize(partText(part), press.width);
  return { ...styles.mark, size, pitch: size * markPitchFactor };
}

function outlineOf(part: TextPart, style: Style): Outline | undefined {
  const own = part.runs.filter((run) => run.face !== 'fangSong');
  const text = own
    .map((run) => run.text)
    .join('')
    .trim();
  if (text === '') return undefined;
  if (part.role === 'title' || part.role === 'legalTitle') return { text, level: 0 };
  return style.outline ? { text, level: style.outline } : undefined;
}
