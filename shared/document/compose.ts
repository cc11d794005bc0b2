import { type Break, findBreaks } from './breaks.ts';
import { blankHalf, isInvisible, isSpace } from './character.ts';
import type { Glyph } from './glyphs.ts';

/** One line of text, ready to be drawn: `xs[i]` is where `glyphs[i]` begins, in points from the line's left edge. */
export interface Line {
  readonly glyphs: readonly Glyph[];
  readonly xs: readonly number[];
  /** What the line takes up, spaces at its end left out. */
  readonly width: number;
}

export interface ComposeOptions {
  /** Points between the left and right edge. */
  readonly width: number;
  /** Points before the first line, and before the others. */
  readonly firstIndent?: number;
  readonly hanging?: number;
  readonly align: 'justify' | 'left' | 'center' | 'right';
}

/** A justified line may be spread so far before a long figure is divided instead, in ems. */
const looseLine = 4;
/** A gap wider than this share of an em looks torn; then figures and words are spread as well. */
const widestGap = 0.5;
/** What a squeezed mark gives up, in ems: half of it at the end of the line, a quarter inside. */
const squeezeAtEnd = 0.5;
const squeezeInside = 0.25;
const tolerance = 1e-6;

/**
 * Breaks a paragraph into lines by the rules of `findBreaks`. All glyphs come back, each once and in order.
 * A cluster that may not be broken and is longer than the line is broken all the same: nothing runs off the paper.
 */
export function composeParagraph(glyphs: readonly Glyph[], options: ComposeOptions): Line[] {
  const breaks = findBreaks(glyphs.map((glyph) => glyph.char));
  const lines: Line[] = [];
  for (let start = 0; start < glyphs.length; ) {
    const indent = (lines.length === 0 ? options.firstIndent : options.hanging) ?? 0;
    const room = options.width - indent;
    const end = endOfLine(glyphs, breaks, start, room);
    const forced = end === glyphs.length || glyphs[end - 1]?.char === '\n';
    lines.push(setLine(glyphs.slice(start, end), room, indent, options.align, forced));
    start = end;
  }
  return lines;
}

/** First glyph of the next line. */
function endOfLine(glyphs: readonly Glyph[], breaks: readonly Break[], start: number, room: number): number {
  let width = 0;
  let inked = 0;
  let free: Candidate | undefined;
  let weak: Candidate | undefined;
  let at = start;
  for (; at < glyphs.length; at++) {
    const glyph = glyphs[at] as Glyph;
    if (at > start && breaks[at] === 'free') free = { at, width: inked };
    if (at > start && breaks[at] === 'weak') weak = { at, width: inked };
    if (glyph.char === '\n') return at + 1;
    width += glyph.advance;
    if (!isSpace(glyph.char)) inked = width;
    if (inked > room + tolerance) break;
  }
  if (at === glyphs.length) return at;
  const squeezed = squeezedEnd(glyphs, breaks, start, at, room);
  if (squeezed !== undefined) return squeezed;
  const em = (glyphs[start] as Glyph).size;
  const loose = free === undefined || room - free.width > looseLine * em;
  if (loose && weak && weak.at > (free?.at ?? start)) return weak.at;
  return free?.at ?? Math.max(at, start + 1);
}

interface Candidate {
  readonly at: number;
  readonly width: number;
}

/** The end of the cluster that runs over, when the marks of the line can give up what is too much. */
function squeezedEnd(glyphs: readonly Glyph[], breaks: readonly Break[], start: number, over: number, room: number): number | undefined {
  let end = over + 1;
  while (end < glyphs.length && breaks[end] !== 'free') end++;
  // A cluster longer than a mark and its character never fits: at most one cell can be won.
  if (end - over > 4) return undefined;
  const line = glyphs.slice(start, end);
  if (line.some((glyph) => glyph.char === '\n')) return undefined;
  const excess = inkedWidth(line) - room;
  const capacity = squeezeRoom(line).reduce((sum, points) => sum + points, 0);
  return excess <= Math.min(capacity, (line[0] as Glyph).size) + tolerance ? end : undefined;
}

function inkedWidth(line: readonly Glyph[]): number {
  return line.slice(0, inkedLength(line)).reduce((sum, glyph) => sum + glyph.advance, 0);
}

/** Glyphs up to the last that is no space and no line end. */
function inkedLength(line: readonly Glyph[]): number {
  let length = line.length;
  while (length > 0 && (isSpace((line[length - 1] as Glyph).char) || line[length - 1]?.char === '\n')) length--;
  return length;
}

/** Points that each glyph of the line can give up. */
function squeezeRoom(line: readonly Glyph[]): number[] {
  const last = inkedLength(line) - 1;
  return line.map((glyph, i) => {
    const half = i <= last && glyph.wide ? blankHalf(glyph.char) : undefined;
    if (!half || (half === 'left' && i === 0)) return 0;
    return glyph.size * (i === last && half === 'right' ? squeezeAtEnd : squeezeInside);
  });
}

function setLine(glyphs: readonly Glyph[], room: number, indent: number, align: ComposeOptions['align'], last: boolean): Line {
  const natural = inkedWidth(glyphs);
  const slack = room - natural;
  if (slack < -tolerance) return place(glyphs, indent, squeeze(glyphs, -slack));
  if (align === 'justify' && !last) return place(glyphs, indent, stretch(glyphs, slack));
  const shift = align === 'right' ? slack : align === 'center' ? slack / 2 : 0;
  return place(glyphs, indent + shift, []);
}

interface Adjustment {
  /** Added behind the glyph. */
  readonly after: number;
  /** The glyph's ink is moved by this: an opening mark gives up its left half. */
  readonly shift: number;
}

function squeeze(line: readonly Glyph[], excess: number): Adjustment[] {
  const room = squeezeRoom(line);
  const whole = room.reduce((sum, points) => sum + points, 0);
  const share = whole === 0 ? 0 : Math.min(1, excess / whole);
  return line.map((glyph, i) => {
    const given = (room[i] as number) * share;
    return { after: given === 0 ? 0 : -given, shift: blankHalf(glyph.char) === 'left' && given > 0 ? -given : 0 };
  });
}

function stretch(line: readonly Glyph[], slack: number): Adjustment[] {
  const length = inkedLength(line);
  const gaps = line.map((glyph, i) => i < length - 1 && !isInvisible(glyph.char) && canWiden(glyph, line[i + 1] as Glyph));
  let count = gaps.filter(Boolean).length;
  const em = line[0]?.size ?? 0;
  const everywhere = count === 0 || slack / count > widestGap * em;
  if (everywhere) count = length - 1;
  const extra = count > 0 ? slack / count : 0;
  return line.map((_, i) => ({ after: i < length - 1 && (everywhere || gaps[i]) ? extra : 0, shift: 0 }));
}

/** Between two full-width characters, between those and figures or words, and at spaces; never inside `——` or a word. */
function canWiden(left: Glyph, right: Glyph): boolean {
  if (left.char === '—' && right.char === '—') return false;
  return left.wide || right.wide || isSpace(left.char);
}

function place(glyphs: readonly Glyph[], indent: number, adjustments: readonly Adjustment[]): Line {
  const xs: number[] = [];
  let x = indent;
  let width = 0;
  const inked = inkedLength(glyphs);
  glyphs.forEach((glyph, i) => {
    const adjustment = adjustments[i];
    xs.push(x + (adjustment?.shift ?? 0));
    x += glyph.advance + (adjustment?.after ?? 0);
    if (i < inked) width = x - indent;
  });
  return { glyphs, xs, width };
}
