import { beforeAll, describe, expect, test } from 'vitest';
import type { DocumentModel } from '#shared/document/model.ts';
import { writeDocx } from '#shared/document/writers/docx.ts';
import { writePdf } from '#shared/document/writers/pdf.ts';
import { writeXlsx } from '#shared/document/writers/xlsx.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { docxParagraphs, type PlacedText, pdfTexts, squeezed } from '#test/helpers/document-text.ts';
import { loadFonts } from '#test/helpers/fonts.ts';
import { fullLines, type PrintedLine, pageNumbers, pitches, printedLines } from '#test/helpers/measure.ts';
import { findOffice, officeToPdf } from '#test/helpers/office.ts';
import { sampleDocuments } from '#test/helpers/sample-documents.ts';
import { sampleWorkbook } from '#test/helpers/sample-workbook.ts';

/** GB/T 9704-2012 in millimetres, written out here on purpose: the test must not read the numbers it checks. */
const standard = { left: 28, right: 210 - 26, top: 37, bottom: 297 - 35, pitch: 225 / 22, belowNumber: 7, size: 16 };
const tolerance = 1;
const em = (points: number): number => (points * 25.4) / 72;

interface Measured {
  readonly pages: number;
  readonly lines: readonly PrintedLine[];
  readonly texts: readonly PlacedText[];
}

async function measure(bytes: Uint8Array): Promise<Measured> {
  const { pages, texts } = await pdfTexts(bytes);
  return { pages, texts, lines: printedLines(texts) };
}

const near = (actual: number, wanted: number): void => expect(Math.abs(actual - wanted), `${actual} is not near ${wanted}`).toBeLessThanOrEqual(tolerance);

const fonts = loadFonts();
const models = sampleDocuments as Record<string, DocumentModel>;
const letters = ['correctionNotice', 'suggestionLetter', 'officialLetter'] as const;
const printed: Record<string, Measured> = {};

beforeAll(async () => {
  for (const [name, model] of Object.entries(models)) {
    printed[name] = await measure((await writePdf(model, { fonts, created: '2022-11-03T01:00:00.000Z' as Moment })).bytes);
  }
});

const of = (name: string): Measured => printed[name] as Measured;

describe('the printed page in millimetres', () => {
  test.each(letters)('%s: full lines reach from 28 mm to 26 mm before the edge', (name) => {
    const lines = fullLines(of(name).lines);
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      near(line.left, standard.left);
      // A closing mark at the end may be squeezed: the blank half of its box, not its ink, then lies outside the edge.
      const blank = /[，。、；：）》”]$/.test(line.text.trim()) ? em(16) / 2 : 0;
      expect(line.right, line.text).toBeGreaterThan(standard.right - tolerance);
      expect(line.right, line.text).toBeLessThan(standard.right + tolerance + blank);
    }
  });

  test.each(letters)('%s: the lines stand 225 mm / 22 apart, inside the 版心', (name) => {
    const { lines } = of(name);
    const all = pitches(lines);
    expect(all.length).toBeGreaterThan(15);
    for (const pitch of all) expect(Math.abs(pitch - standard.pitch)).toBeLessThan(0.05);
    for (const line of lines.filter((each) => !pageNumbers([each]).length)) {
      expect(line.baseline - em(line.size) * 0.88).toBeGreaterThan(standard.top - tolerance);
      expect(line.baseline + em(line.size) * 0.12).toBeLessThan(standard.bottom + tolerance);
    }
  });

  test('a full page of text has 22 lines of which the first begins at the top of the 版心', () => {
    const page = of('suggestionLetter').lines.filter((line) => line.page === 2 && !pageNumbers([line]).length);
    expect(page).toHaveLength(22);
    const halfLeading = (standard.pitch - em(16)) / 2;
    near((page[0] as PrintedLine).baseline - em(16) * 0.88 - halfLeading, standard.top);
    near((page.at(-1) as PrintedLine).baseline + em(16) * 0.12 + halfLeading, standard.bottom);
  });

  test('a line of the grid holds 28 characters', async () => {
    const text = '检察监督维护公平正义依法规范执行刑罚'.repeat(12);
    const model: DocumentModel = { ...models['correctionNotice'], body: [{ type: 'paragraph', runs: [{ text }] }] } as DocumentModel;
    const { lines } = await measure((await writePdf(model, { fonts, created: '2022-11-03T01:00:00.000Z' as Moment })).bytes);
    const full = fullLines(lines);
    expect(full.length).toBeGreaterThan(5);
    for (const line of full) expect(Array.from(squeezed(line.text))).toHaveLength(28);
  });

  test.each(Object.keys(sampleDocuments))('%s: page numbers 7 mm below the 版心, right on odd pages and left on even ones', (name) => {
    const upright = pageNumbers(of(name).lines).filter((line) => line.baseline > 250);
    const { lines, pages } = of(name);
    // A page with nothing but the 版记, all of it in 4号, has no number (7.5); the banner in the 天头 is no text of it.
    const last = lines.filter((line) => line.page === pages && line.baseline > standard.top);
    const imprintAlone = last.length > 0 && last.every((line) => Math.abs(line.size - 14) < 0.1);
    expect(pageNumbers(lines).map(({ page }) => page)).toEqual(Array.from({ length: imprintAlone ? pages - 1 : pages }, (_, i) => i + 1));
    expect(imprintAlone).toBe(name === 'longReport');
    for (const line of upright) {
      // The dash lies a third of an em above the baseline.
      near(line.baseline - em(14) * 0.38, standard.bottom + standard.belowNumber);
      if (line.page % 2 === 1) near(line.right, standard.right - em(14));
      else near(line.left, standard.left + em(14));
    }
  });

  test('the red head stands 35 mm below the top of the 版心, the imprint on its lower edge', () => {
    const { lines, pages } = of('officialLetter');
    const mark = lines.find((line) => line.size > 30) as PrintedLine;
    // The em box of the mark has air above the strokes and its line some more.
    expect(mark.baseline - em(mark.size) * 0.88).toBeGreaterThan(standard.top + 35 - tolerance);
    expect(mark.baseline - em(mark.size) * 0.88).toBeLessThan(standard.top + 35 + 4);
    const last = lines.filter((line) => line.page === pages && Math.abs(line.size - 14) < 0.1 && line.baseline < standard.bottom).at(-1) as PrintedLine;
    expect(last.text).toContain('印发');
    expect(standard.bottom - last.baseline).toBeLessThan(5);
  });

  test('issuer, date and seal note share their middle, the date four characters from the right', () => {
    const { lines, pages } = of('suggestionLetter');
    const closing = lines.filter((line) => line.page === pages && /^(?:乙市人民检察院|2022年11月3日|（院印）)$/.test(squeezed(line.text)));
    expect(closing).toHaveLength(3);
    const [issuer, date, note] = closing as [PrintedLine, PrintedLine, PrintedLine];
    near(standard.right - date.right, 4 * (156 / 28));
    near((issuer.left + issuer.right) / 2, (date.left + date.right) / 2);
    near((note.left + note.right) / 2, (date.left + date.right) / 2);
  });
});

const office = findOffice();

describe.skipIf(!office)('the DOCX as LibreOffice shows it (skipped where soffice is not installed)', () => {
  const shown: Record<string, Measured> = {};
  const written: Record<string, Uint8Array> = {};

  beforeAll(async () => {
    for (const [name, model] of Object.entries(models)) written[`${name}.docx`] = (await writeDocx(model)).bytes;
    written['ledger.xlsx'] = (await writeXlsx(sampleWorkbook)).bytes;
    const converted = officeToPdf(office as string, written);
    for (const [file, bytes] of Object.entries(converted)) shown[file] = await measure(bytes);
  });

  const docx = (name: string): Measured => shown[`${name}.docx`] as Measured;

  test.each(Object.keys(sampleDocuments))('%s has as many pages as the PDF, one more or less', (name) => {
    expect(Math.abs(docx(name).pages - of(name).pages)).toBeLessThanOrEqual(1);
  });

  test.each(Object.keys(sampleDocuments))('%s says what the model says', (name) => {
    const said = squeezed(
      docx(name)
        .texts.map((item) => item.text)
        .join(''),
    );
    const paragraphs = docxParagraphs(written[`${name}.docx`] as Uint8Array).filter((text) => text.length > 3 && text.length < 25);
    expect(paragraphs.length).toBeGreaterThan(5);
    for (const text of paragraphs) for (const part of text.split('\n')) expect(said).toContain(squeezed(part));
  });

  test.each(letters)('%s keeps margins, pitch and page numbers', (name) => {
    const { lines } = docx(name);
    for (const pitch of pitches(lines)) expect(Math.abs(pitch - standard.pitch)).toBeLessThan(0.1);
    const full = fullLines(lines);
    expect(full.length).toBeGreaterThan(5);
    for (const line of full) {
      near(line.left, standard.left);
      // LibreOffice lets a closing mark hang over the edge by up to one character.
      expect(line.right).toBeGreaterThan(standard.right - 2 * tolerance);
      expect(line.right).toBeLessThan(standard.right + em(16) + tolerance);
    }
    for (const number of pageNumbers(lines)) {
      near(number.baseline - em(14) * 0.38, standard.bottom + standard.belowNumber);
      if (number.page % 2 === 1) near(number.right, standard.right - em(14));
      else near(number.left, standard.left + em(14));
    }
  });

  test('the imprint lies on the lower edge of the last page', () => {
    const { lines, pages } = docx('suggestionLetter');
    const line = lines.find((each) => each.page === pages && each.text.includes('印发')) as PrintedLine;
    expect(standard.bottom - line.baseline).toBeLessThan(6);
    expect(line.baseline).toBeLessThan(standard.bottom);
  });

  test('the ledger prints its head on every page', () => {
    const { lines, pages } = shown['ledger.xlsx'] as Measured;
    expect(pages).toBeGreaterThan(2);
    for (let page = 1; page < pages; page++)
      expect(
        lines.some((line) => line.page === page && line.text.includes('罪犯编号')),
        `page ${page}`,
      ).toBe(true);
  });
});
