import { beforeAll, describe, expect, it } from 'vitest';
import { writePdf } from '#shared/document/writers/pdf.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { composeLetter } from '#shared/letter/compose.ts';
import { letterKinds } from '#shared/letter/kinds.ts';
import { type LetterFamily, type LetterType, letterTypes } from '#shared/letter/words.ts';
import { pdfTexts, squeezed } from '#test/helpers/document-text.ts';
import { everyPaper } from '#test/helpers/every-paper.ts';
import { loadFonts } from '#test/helpers/fonts.ts';
import { fullLines, type PrintedLine, pageNumbers, pitches, printedLines } from '#test/helpers/measure.ts';

/** GB/T 9704-2012 in millimetres, written out here on purpose: the test must not read the numbers it checks. */
const standard = { left: 28, right: 184, top: 37, bottom: 262, pitch: 225 / 22, belowNumber: 7, cell: 156 / 28 };
const em = (points: number): number => (points * 25.4) / 72;
const near = (actual: number, wanted: number, words = ''): void =>
  expect(Math.abs(actual - wanted), `${words} ${actual} is not near ${wanted}`).toBeLessThanOrEqual(1);
/** Top of the type: the faces stand 0.88 em above the baseline. */
const topOf = (line: PrintedLine): number => line.baseline - em(line.size) * 0.88;

const printed = new Map<LetterType, { readonly pages: number; readonly lines: readonly PrintedLine[]; readonly landscape: ReadonlySet<number> }>();
const of = (type: LetterType) => printed.get(type) as NonNullable<ReturnType<typeof printed.get>>;
const ofFamily = (...families: LetterFamily[]): LetterType[] => letterTypes.filter((type) => families.includes(letterKinds[type].family));
/** Lines of upright pages; those with room for a hand to sign are no running text. */
const upright = (type: LetterType): readonly PrintedLine[] =>
  of(type).lines.filter((line) => !of(type).landscape.has(line.page) && !/签名|盖章|签发人/.test(line.text));
const line = (type: LetterType, words: string | RegExp): PrintedLine => {
  const found = of(type).lines.find((one) => (typeof words === 'string' ? squeezed(one.text).includes(words) : words.test(squeezed(one.text))));
  if (!found) throw new Error(`${type} has no line ${words}`);
  return found;
};

beforeAll(async () => {
  const { desk, papers } = everyPaper();
  const fonts = loadFonts();
  for (const type of letterTypes) {
    const model = composeLetter(desk.replica.fold, papers[type]);
    if (!model) throw new Error(type);
    const { pages, texts, paper } = await pdfTexts((await writePdf(model, { fonts, created: '2022-11-03T01:00:00.000Z' as Moment })).bytes);
    const landscape = new Set(paper.flatMap((size, i) => (size.width > size.height ? [i + 1] : [])));
    printed.set(type, { pages, lines: printedLines(texts), landscape });
  }
}, 120_000);

describe('every paper in millimetres', () => {
  it.each(letterTypes)('%s: full lines reach from edge to edge of the 版心, lines stand 225 mm / 22 apart', (type) => {
    for (const each of fullLines(upright(type))) {
      near(each.left, standard.left, each.text);
      const blank = /[，。、；：）》”]$/.test(each.text.trim()) ? em(16) / 2 : 0;
      expect(each.right, each.text).toBeGreaterThan(standard.right - 1);
      expect(each.right, each.text).toBeLessThan(standard.right + 1 + blank);
    }
    const even = pitches(upright(type)).filter((pitch) => Math.abs(pitch - standard.pitch) < 0.05);
    if (letterKinds[type].family !== 'record') expect(even.length).toBeGreaterThan(5);
  });

  it.each(letterTypes)('%s: everything but its head, foot and numbers lies in the 版心', (type) => {
    const head = letterKinds[type].family === 'letterhead' ? 1 : 0;
    for (const each of upright(type)) {
      if (pageNumbers([each]).length > 0 || (each.page === head && each.baseline < 60)) continue;
      expect(topOf(each), each.text).toBeGreaterThan(standard.top - 1);
      expect(each.baseline + em(each.size) * 0.12, each.text).toBeLessThan(standard.bottom + 1);
      expect(each.left, each.text).toBeGreaterThan(standard.left - 1);
    }
  });

  it.each(letterTypes)('%s: a line of Chinese text holds 28 characters', (type) => {
    for (const each of fullLines(upright(type))) {
      const chars = Array.from(squeezed(each.text));
      if (chars.some((char) => char.charCodeAt(0) < 0x2000)) continue;
      // One closing mark may be squeezed in, or one character moved to the next line.
      expect(chars.length, each.text).toBeGreaterThanOrEqual(26);
      expect(chars.length, each.text).toBeLessThanOrEqual(29);
    }
  });

  it.each(letterTypes)('%s: lines break by the rules', (type) => {
    const body = upright(type).filter((each) => Math.abs(each.size - 16) < 0.1);
    body.forEach((each, i) => {
      const text = squeezed(each.text);
      const next = body[i + 1];
      expect(text, text).not.toMatch(/^[，。、；：？）》”’〕]/);
      expect(text, text).not.toMatch(/[（《“‘〔]$/);
      if (!next || next.left > 35) return;
      const following = squeezed(next.text);
      expect(/\d$/.test(text) && /^[年月日号条项人次卷册份件页小]/.test(following), `${text}|${following}`).toBe(false);
      expect(/\d$/.test(text) && /^\d/.test(following) && !/\d{8,}$/.test(text), `${text}|${following}`).toBe(false);
    });
  });

  it.each(letterTypes)('%s: page numbers stand 7 mm below the 版心, right on odd pages and left on even ones', (type) => {
    const numbers = pageNumbers(of(type).lines).filter((each) => !of(type).landscape.has(each.page));
    for (const each of numbers) {
      near(each.baseline - em(14) * 0.38, standard.bottom + standard.belowNumber);
      if (each.page % 2 === 1) near(each.right, standard.right - em(14));
      else near(each.left, standard.left + em(14));
    }
    const bare = pageNumbers(of(type).lines).length;
    const first = letterKinds[type].family === 'letterhead' ? 1 : 0;
    const imprintPage = type === 'feedbackOpinion' ? 1 : 0;
    expect(bare).toBe(of(type).pages - first - imprintPage);
  });

  it.each(ofFamily('legal', 'letterhead', 'official', 'upward', 'report', 'plain'))('%s: the date stands four characters in from the right', (type) => {
    const signed = of(type).lines.findLast(
      (each) => /年.*月.*日$/.test(each.text.trim()) && !each.text.includes('印发') && Math.abs(each.size - 16) < 0.1 && each.left > 90,
    );
    expect(signed, type).toBeDefined();
    if (signed) near(signed.right, standard.right - 4 * standard.cell, signed.text);
  });

  it.each(ofFamily('letterhead'))('%s: the mark begins 30 mm below the edge, the number ends at the right edge, no number on the first page', (type) => {
    const mark = line(type, /^江州市人民检察院$/);
    near(topOf(mark), 30);
    near((mark.left + mark.right) / 2, 106);
    const number = line(type, /〔.*〕.*号$/);
    near(number.right, standard.right);
    expect(pageNumbers(of(type).lines).every((each) => each.page > 1)).toBe(true);
  });

  it.each(ofFamily('official', 'upward', 'minutes'))('%s: the mark begins 35 mm below the top of the 版心, the 版记 ends on its lower edge', (type) => {
    const [mark] = of(type).lines;
    near(topOf(mark as PrintedLine), standard.top + 35, mark?.text);
    const imprint = of(type).lines.findLast((each) => each.text.includes('印发')) as PrintedLine;
    near(imprint.left, standard.left + em(14));
    near(imprint.right, standard.right - em(14));
    expect(imprint.page).toBe(of(type).pages);
    near(imprint.baseline + em(14) * 0.12 + (em(24) - em(14)) / 2, standard.bottom);
  });

  it('the upward paper has its number one character in from the left and 签发人 one from the right', () => {
    const signer = line('reportUpward', '签发人');
    near(signer.left, standard.left + standard.cell);
    expect(signer.right).toBeLessThanOrEqual(standard.right - standard.cell + 1);
  });

  it.each(ofFamily('legal'))('%s: office and title centred, number flush right, 主送 flush left', (type) => {
    const [office, title] = of(type).lines as [PrintedLine, PrintedLine];
    near((office.left + office.right) / 2, 106, office.text);
    near((title.left + title.right) / 2, 106, title.text);
    near(line(type, /〔.*〕.*号$/).right, standard.right);
    near(line(type, /：$/).left, standard.left);
  });
});
