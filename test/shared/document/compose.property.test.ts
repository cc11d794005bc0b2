import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBreaks } from '#shared/document/breaks.ts';
import { mayNotEnd, mayNotStart } from '#shared/document/character.ts';
import { composeParagraph, type Line } from '#shared/document/compose.ts';
import { glyphsOf } from '#shared/document/glyphs.ts';
import { cellWidth, grid, mm } from '#shared/document/layout.ts';
import { readFaces } from '#shared/document/writers/faces.ts';
import { loadFonts } from '#test/helpers/fonts.ts';
import { proseText, roughText } from '#test/helpers/rough-text.ts';

const faces = readFaces(loadFonts());
const width = mm(156);
const compose = (text: string, firstIndent = 2 * cellWidth): Line[] =>
  composeParagraph(glyphsOf(text, 'fangSong', 16, faces), { width, firstIndent, align: 'justify' });
const textOf = (line: Line): string => line.glyphs.map((glyph) => glyph.char).join('');

/** Longest stretch without a permitted break, in points: only such a stretch may be broken against the rules. */
function longestCluster(text: string): number {
  const glyphs = glyphsOf(text, 'fangSong', 16, faces);
  const breaks = findBreaks(glyphs.map((glyph) => glyph.char));
  let longest = 0;
  let length = 0;
  glyphs.forEach((glyph, i) => {
    length = breaks[i] === 'free' ? glyph.advance : length + glyph.advance;
    longest = Math.max(longest, length);
  });
  return longest;
}

const ordinary = (text: string): boolean => longestCluster(text) <= width - 2 * cellWidth;
const boundNumber = /〔\d{4}〕\d+号/g;

describe('lines of the grid', () => {
  test('nothing is lost, repeated or reordered', () => {
    fc.assert(
      fc.property(roughText, (text) => {
        expect(compose(text).map(textOf).join('')).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  test('no line runs over the edge, and every full line of ordinary prose ends at it', () => {
    fc.assert(
      fc.property(proseText.filter(ordinary), (text) => {
        const lines = compose(text);
        lines.forEach((line, i) => {
          const room = i === 0 ? width - 2 * cellWidth : width;
          expect(line.width).toBeLessThanOrEqual(room + 0.01);
          if (i < lines.length - 1) expect(line.width).toBeCloseTo(room, 2);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('no line begins with a closing mark or ends with an opening one', () => {
    fc.assert(
      fc.property(proseText.filter(ordinary), (text) => {
        const lines = compose(text).map((line) => textOf(line).trim());
        for (const [i, line] of lines.entries()) {
          if (i > 0 && line !== '') expect(mayNotStart(Array.from(line)[0] as string), line).toBe(false);
          if (i < lines.length - 1 && line !== '') expect(mayNotEnd(Array.from(line).at(-1) as string), line).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('dashes, ellipses, document numbers, figures with their units and words are not torn', () => {
    const wholes = [boundNumber, /——/g, /……/g, /\d+(?:\.\d+)?(?:年|月|人|分|㎡|%|万元)/g, /[A-Za-z]{2,6}/g, /第\d+条/g];
    fc.assert(
      fc.property(proseText.filter(ordinary), (text) => {
        const lines = compose(text).map(textOf).join('\u0000');
        for (const whole of wholes) {
          const short = [...text.matchAll(whole)].filter((match) => match[0].length < 12);
          const kept = [...lines.matchAll(whole)].filter((match) => match[0].length < 12);
          // Marks next to each other may pair anew at a line end (three dashes in a row); a torn one shows as a lower count.
          if (!/—{3}|…{3}|\d{12}/.test(text)) expect(kept.length, `${whole} in ${lines}`).toBe(short.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a run that is too long for any line is broken, and still nothing is lost', () => {
    for (const text of ['）'.repeat(100), '1'.repeat(200), 'a'.repeat(10_000), '（'.repeat(60), '—'.repeat(90)]) {
      const lines = compose(text);
      expect(lines.length).toBeGreaterThan(1);
      expect(lines.map(textOf).join('')).toBe(text);
      for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.01);
    }
  });

  test('28 characters fill a line', () => {
    const [first, second, third] = compose('检'.repeat(80));
    expect(first?.glyphs.length).toBe(grid.characters - 2);
    expect(second?.glyphs.length).toBe(grid.characters);
    expect(third?.glyphs.length).toBe(80 - 26 - 28);
  });

  test('one mark is squeezed in where the marks of the line can give up the room', () => {
    const text = `${'检'.repeat(10)}，${'察'.repeat(9)}，${'院'.repeat(6)}。${'后'.repeat(5)}`;
    const [line] = compose(text, 0);
    expect(line && textOf(line)).toHaveLength(28);
    const [squeezed] = compose(`${'检'.repeat(8)}，${'察'.repeat(8)}，${'院'.repeat(10)}。${'后'.repeat(5)}`, 0);
    expect(squeezed && textOf(squeezed).endsWith('。')).toBe(true);
    expect(squeezed?.glyphs.length).toBe(29);
    expect(squeezed?.width).toBeCloseTo(width, 2);
  });

  test('a long number is divided rather than the line before it spread', () => {
    const lines = compose(`罪犯李某某（身份证号码${'1'.repeat(18)}）2024年度被扣分后，考核积分未按规定核减，仍被评为表扬。`);
    for (const line of lines.slice(0, -1)) {
      const gaps = line.xs.slice(1).map((x, i) => x - (line.xs[i] as number) - (line.glyphs[i]?.advance ?? 0));
      expect(Math.max(...gaps)).toBeLessThan(4);
    }
  });

  test('line ends typed by the author are kept', () => {
    expect(compose('甲\n乙\n\n丙').map(textOf)).toEqual(['甲\n', '乙\n', '\n', '丙']);
  });

  test('10,000 characters are composed without the time growing by the square', () => {
    const started = performance.now();
    expect(compose('巡回检察，发现问题。'.repeat(1000)).length).toBeGreaterThan(330);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
