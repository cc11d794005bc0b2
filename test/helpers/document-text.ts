import { unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PreviewNode } from '#shared/document/writers/preview.ts';
import { numberBefore } from '#test/helpers/docx-numbers.ts';

/** A piece of text on a PDF page. Millimetres from the paper's upper left corner; `y` is the baseline. */
export interface PlacedText {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

const mmPerPoint = 25.4 / 72;

/** A heading with those below it. */
export type Outline = string | Outline[];

function outlineOf(entry: { title: string; items: unknown[] }): Outline[] {
  return [entry.title, ...(entry.items as { title: string; items: unknown[] }[]).map(outlineOf)];
}

export async function pdfTexts(
  bytes: Uint8Array,
): Promise<{ pages: number; paper: { width: number; height: number }[]; texts: PlacedText[]; outline: Outline[] }> {
  const document = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const texts: PlacedText[] = [];
  const paper: { width: number; height: number }[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    paper.push({ width: width * mmPerPoint, height: height * mmPerPoint });
    const content = await page.getTextContent({ disableNormalization: true });
    for (const item of content.items) {
      if (!('str' in item) || item.str === '') continue;
      const [, , , size, x, y] = item.transform as [number, number, number, number, number, number];
      texts.push({ page: number, text: item.str, x: x * mmPerPoint, y: (height - y) * mmPerPoint, width: item.width * mmPerPoint, size });
    }
  }
  const [outline] = ((await document.getOutline()) ?? []).map(outlineOf);
  const pages = document.numPages;
  await document.destroy();
  return { pages, paper, texts, outline: outline ?? [] };
}

/** Text between the head and the foot of the pages, in the order in which it was drawn, without blanks. */
export function bodyText(texts: readonly PlacedText[], paper: readonly { height: number }[]): string {
  const inside = texts.filter((item) => item.y > 26 && item.y < ((paper[item.page - 1]?.height ?? 297) > 250 ? 265 : 187));
  return squeezed(inside.map((item) => item.text).join(''));
}

export const squeezed = (text: string): string => text.replace(/\s+/g, '');

export function docxParts(bytes: Uint8Array): Record<string, string> {
  const decoder = new TextDecoder();
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, decoder.decode(data)]));
}

/** The paragraphs of the document's body in order, with the numbers that a word processor counts for them; line breaks as line ends. */
export function docxParagraphs(bytes: Uint8Array): string[] {
  const parts = docxParts(bytes);
  const number = numberBefore(parts);
  return [...(parts['word/document.xml'] ?? '').matchAll(/<w:p[ >].*?<\/w:p>|<w:p\/>/gs)].map(
    ([paragraph]) =>
      number(paragraph) +
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|(<w:br\/>)/g)].map((match) => (match[2] ? '\n' : unescapeXml(match[1] ?? ''))).join(''),
  );
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
const unescapeXml = (text: string): string => text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity] as string);

export function previewText(node: PreviewNode): string {
  if (node.className === 'gw-banner') return '';
  return (node.text ?? '') + (node.children ?? []).map(previewText).join('');
}
