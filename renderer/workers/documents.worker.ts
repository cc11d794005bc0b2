import './jitless.ts';
import rasteriserAddress from '@resvg/resvg-wasm/index_bg.wasm?url';
import { findGlyphTrouble } from '#shared/document/glyph-trouble.ts';
import type { FaceSet } from '#shared/document/glyphs.ts';
import type { DocumentModel } from '#shared/document/model.ts';
import { layOut } from '#shared/document/pages.ts';
import { writeBundle } from '#shared/document/writers/bundle.ts';
import { chartPicture } from '#shared/document/writers/chart-picture.ts';
import { writeDocx } from '#shared/document/writers/docx.ts';
import { readFaces } from '#shared/document/writers/faces.ts';
import { type FontBytes, fontFiles } from '#shared/document/writers/font-files.ts';
import { docxTexts, findNames, refuseNames } from '#shared/document/writers/name-scan.ts';
import { writePdf } from '#shared/document/writers/pdf.ts';
import { pdfTexts } from '#shared/document/writers/pdf-scan.ts';
import { pictureTools } from '#shared/document/writers/rasterise.ts';
import { writeXlsx } from '#shared/document/writers/xlsx.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { errorTable, type Failure, WorkbenchError } from '#shared/kernel/errors.ts';
import type { DocumentsAnswers, DocumentsAsk, FromDocuments, ToDocuments } from './documents-protocol.ts';

const errors = errorTable('documents', {
  fonts: (name: string) => ({ words: `没有读到文书字体 ${name}，没有生成文件，内容未受影响。`, next: '请重新安装程序后再试。' }),
  bug: () => ({ words: '生成文件时程序出错，内容未受影响。', next: '请再试一次；仍然如此时，请先把文书内容另行备份并联系维护人员。' }),
});

interface Fonts {
  readonly bytes: FontBytes;
  readonly faces: FaceSet;
}

let fonts: Promise<Fonts> | undefined;

async function loadFonts(): Promise<Fonts> {
  const files = await Promise.all(
    Object.entries(fontFiles).map(async ([face, file]) => {
      const answer = await fetch(`${self.location.origin}/assets-data/fonts/${file}`);
      if (!answer.ok) throw errors.fonts(file);
      return [face, new Uint8Array(await answer.arrayBuffer())] as const;
    }),
  );
  const bytes = Object.fromEntries(files) as unknown as FontBytes;
  return { bytes, faces: readFaces(bytes) };
}

/** Once per worker; a failed load is tried again with the next job. */
function shippedFonts(): Promise<Fonts> {
  fonts ??= loadFonts().catch((error: unknown) => {
    fonts = undefined;
    throw error;
  });
  return fonts;
}

/** The code that makes dots of charts: read from our own origin when the first document with charts becomes a DOCX. */
const rasteriser = (): Promise<Response> => fetch(new URL(rasteriserAddress, self.location.href));

const post = (message: FromDocuments, transfer: Transferable[] = []): void => self.postMessage(message, { transfer });

const warningsOf = (model: DocumentModel, faces: FaceSet): readonly string[] => findGlyphTrouble(model, faces).map(({ words }) => words);

async function make(ask: DocumentsAsk, step: (words: string, share?: number) => void): Promise<DocumentsAnswers[keyof DocumentsAnswers]> {
  if (ask.make === 'xlsx') {
    step('正在写表格');
    return { bytes: (await writeXlsx(ask.workbook)).bytes };
  }
  if (ask.make === 'bundle') {
    step('正在合成一个文件');
    return { bytes: writeBundle(ask.note, ask.files) };
  }
  step('正在读取字体');
  const { bytes, faces } = await shippedFonts();
  step('正在排版');
  if (ask.make === 'pages') {
    const pages = layOut(ask.model, faces, (share) => step('正在排版', share)).map(({ frame, drawing, places }, page) => ({
      width: frame.width,
      height: frame.height,
      drawing,
      places,
      pictures: (drawing.pictures ?? []).map((picture, at) => chartPicture(picture.chart, picture, faces, `p${page}-${at}-`)),
    }));
    return { pages, warnings: warningsOf(ask.model, faces) };
  }
  const forbidden = ask.forbidden ?? [];
  if (ask.make === 'docx') {
    const progress = (share: number): void => step('正在写 DOCX', share);
    const docx = await writeDocx(ask.model, { pictures: pictureTools(bytes, rasteriser), progress });
    if (forbidden.length > 0) {
      step('正在读回核对姓名');
      refuseNames(findNames(docxTexts(docx.bytes), forbidden));
    }
    return { bytes: docx.bytes, warnings: warningsOf(ask.model, faces) };
  }
  const pdf = await writePdf(ask.model, { fonts: bytes, created: ask.created as Moment, progress: (share) => step('正在写 PDF', share) });
  if (forbidden.length > 0) {
    step('正在读回核对姓名');
    refuseNames(findNames(await pdfTexts(pdf.bytes), forbidden));
  }
  return { bytes: pdf.bytes, pages: pdf.pages, warnings: pdf.warnings.map(({ words }) => words) };
}

const failureOf = (error: unknown): Failure => (error instanceof WorkbenchError ? error : errors.bug()).toFailure();

self.onmessage = ({ data }: MessageEvent<ToDocuments>) => {
  const { job, ask } = data;
  make(ask, (step, share) => post({ job, step, share: share ?? null })).then(
    (answer) => post({ job, answer }, 'bytes' in answer ? [answer.bytes.buffer] : []),
    (error: unknown) => post({ job, failure: failureOf(error) }),
  );
};
