import { pageFrame } from '../layout.ts';
import { type ReadText, scanErrors } from './name-scan.ts';

type Pdf = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/** The reader of PDFs, loaded when the first file is read back. Inside a worker of ours it must not start another one. */
async function reader(): Promise<Pdf> {
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

/**
 * Every text of a PDF, read back from its bytes: each page as one, what goes on from page to page (heads, feet and numbers between left out),
 * the properties, and the names of bookmarks.
 */
export async function pdfTexts(bytes: Uint8Array): Promise<readonly ReadText[]> {
  const { getDocument } = await reader();
  try {
    const document = await getDocument({ data: bytes.slice(), isEvalSupported: false, disableFontFace: true, useSystemFonts: false, verbosity: 0 }).promise;
    const texts: ReadText[] = [];
    let before: string | undefined;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const items = (await page.getTextContent({ disableNormalization: true })).items.filter((item) => 'str' in item);
      texts.push({ place: `第 ${number} 页`, text: items.map(({ str }) => str).join('') });
      const [, , width = 0, height = 0] = page.view;
      const { top, textHeight } = pageFrame(width > height);
      const inside = items.filter(({ transform }) => {
        const baseline = height - Number(transform[5]);
        return baseline > top && baseline < top + textHeight;
      });
      const text = inside.map(({ str }) => str).join('');
      if (before !== undefined) texts.push({ place: `第 ${number - 1} 页末与第 ${number} 页首`, text, before });
      before = text;
    }
    const { info } = await document.getMetadata();
    for (const value of Object.values(info)) if (typeof value === 'string') texts.push({ place: '文件属性', text: value });
    for (const { title } of (await document.getOutline()) ?? []) texts.push({ place: '书签', text: title });
    await document.destroy();
    return texts;
  } catch {
    throw scanErrors.unreadable();
  }
}
