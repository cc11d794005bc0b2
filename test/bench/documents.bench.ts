import { bench, describe } from 'vitest';
import type { DocumentModel } from '#shared/document/model.ts';
import { layOut } from '#shared/document/pages.ts';
import { writeDocx } from '#shared/document/writers/docx.ts';
import { readFaces } from '#shared/document/writers/faces.ts';
import { writePdf } from '#shared/document/writers/pdf.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { loadFonts } from '#test/helpers/fonts.ts';
import { findOffice, officeToPdf } from '#test/helpers/office.ts';
import { longReport, suggestionLetter } from '#test/helpers/sample-documents.ts';

const fonts = loadFonts();
const faces = readFaces(fonts);
const created = '2022-11-03T01:00:00.000Z' as Moment;
const once = { iterations: 3, warmupIterations: 1, time: 0, warmupTime: 0 };

const [list] = (longReport.annexes ?? []).flatMap(({ body }) => body.filter((block) => block.type === 'table'));
const columns = list?.columns ?? [];
const rows = list?.rows ?? [];
/** The report with a list of 2,000 problems. */
const report: DocumentModel = {
  ...longReport,
  annexes: [
    { label: '附件', title: '问题清单', body: [{ type: 'table', columns, rows: Array.from({ length: 2_000 }, (_, i) => rows[i % rows.length] ?? []) }] },
  ],
};

const office = findOffice();

/** LibreOffice starts anew each time, as an office's batch job would. */
function peer(name: string, docx: Uint8Array): void {
  if (office === undefined) bench.skip(`peer: LibreOffice is not installed, nothing to lay ${name} beside`, () => undefined);
  else
    bench(`peer: LibreOffice converts the same DOCX of ${name} to PDF`, () => void officeToPdf(office, { 'peer.docx': docx }), {
      ...once,
      iterations: 1,
      warmupIterations: 0,
    });
}

for (const [name, model] of [
  ['a letter of three pages', suggestionLetter],
  ['a report with a table of 2,000 rows', report],
] as const) {
  const docx = (await writeDocx(model)).bytes;
  describe(`${name} (${layOut(model, faces).length} pages)`, () => {
    bench('PDF', async () => void (await writePdf(model, { fonts, created })), once);
    bench('DOCX', async () => void (await writeDocx(model)), once);
    bench('pages for the screen', () => void layOut(model, faces), once);
    peer(name, docx);
  });
}
