import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';
import { printRoot } from '#renderer/ui/print-root.ts';

GlobalWorkerOptions.workerSrc = workerAddress;

/** What office printers resolve; PDF points are 1/72 inch. */
const DOTS_PER_INCH = 300;

/**
 * Prints a PDF from its bytes: every page becomes a picture of 300 dots an inch in the part of the page that alone is printed, with no
 * margins, so that the millimetres on paper are those of the file. Resolves after the print dialog is closed.
 */
export async function printPdf(bytes: Uint8Array<ArrayBuffer>, progress: (page: number, pages: number) => void): Promise<void> {
  // The library takes the bytes away from its caller.
  const pdf = await getDocument({ data: bytes.slice(), isEvalSupported: false, disableFontFace: true, useSystemFonts: false }).promise;
  const root = printRoot();
  const held: HTMLElement[] = [];
  const addresses: string[] = [];
  try {
    for (let number = 1; number <= pdf.numPages; number += 1) {
      progress(number, pdf.numPages);
      const page = await pdf.getPage(number);
      const viewport = page.getViewport({ scale: DOTS_PER_INCH / 72 });
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      const canvasContext = canvas.getContext('2d', { alpha: false });
      if (!canvasContext) throw new Error('no canvas');
      await page.render({ canvasContext, viewport, intent: 'print' }).promise;
      const picture = await pictureOf(canvas, addresses);
      // Landscape pages have their own print rule.
      picture.dataset['landscape'] = String(viewport.width > viewport.height);
      held.push(picture);
      root.append(picture);
      page.cleanup();
      canvas.width = 0;
    }
    await Promise.all(held.map((picture) => (picture as HTMLImageElement).decode()));
    window.print();
  } finally {
    for (const element of held) element.remove();
    for (const address of addresses) URL.revokeObjectURL(address);
    await pdf.destroy();
  }
}

async function pictureOf(canvas: HTMLCanvasElement, addresses: string[]): Promise<HTMLImageElement> {
  const blob = await new Promise<Blob>((resolve, reject) => canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('no picture'))), 'image/png'));
  const address = URL.createObjectURL(blob);
  addresses.push(address);
  const picture = document.createElement('img');
  picture.src = address;
  picture.alt = '';
  return picture;
}
