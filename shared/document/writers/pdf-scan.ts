import { scanErrors } from './name-scan.ts';

type Pdf = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/** The reader of PDFs, loaded when the first file is read back. Inside a worker of ours it must not start another one. */
async function reader(): Promise<Pdf> {
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

/** Every text of a PDF, read back from its bytes: each page as one, the properties, and the names of bookmarks. */
export async function pdfTexts(bytes: Uint8Array): Promise<readonly { readonly place: string; readonly text: string }[]> {
  const { getDocument } = await reader();
  try {
    const document = await getDocument({ data: bytes.slice(), isEvalSupported: false, disableFontFace: true, useSystemFonts: false, verbosity: 0 }).promise;
    const texts: { place: string; text: string }[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const content = await (await document.getPage(number)).getTextContent({ disableNormalization: true });
      texts.push({ place: `第 ${number} 页`, text: content.items.map((item) => ('str' in item ? item.str : '')).join('') });
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
