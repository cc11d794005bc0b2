import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Block, DocumentModel } from '#shared/document/model.ts';
import { layOut } from '#shared/document/pages.ts';
import { writeDocx } from '#shared/document/writers/docx.ts';
import { readFaces } from '#shared/document/writers/faces.ts';
import { fromUtf8 } from '#shared/kernel/bytes.ts';
import { loadFonts } from '#test/helpers/fonts.ts';

const faces = readFaces(loadFonts());
const flush = (text: string): Block => ({ type: 'paragraph', align: 'left', indent: false, runs: [{ text }] });

/** A record of so many rows, signed by hand below. */
const record = (rows: number): DocumentModel => ({
  family: 'record',
  issuer: '江州市人民检察院',
  title: '巡回检察记录',
  body: [
    {
      type: 'table',
      form: { rowHeight: 34 },
      columns: [
        { title: '', share: 20 },
        { title: '', share: 80 },
      ],
      rows: Array.from({ length: rows }, (_, i) => [`事项${i + 1}`, '已检察']),
    },
    flush('检察人员（签名）：'),
    flush('记录人（签名）：'),
  ],
  properties: { title: '巡回检察记录' },
});

describe('lines that are signed by hand', () => {
  it('never stand on a page without the end of what is signed', () => {
    const pages = Array.from({ length: 40 }, (_, i) => layOut(record(i + 1), faces));
    expect(new Set(pages.map(({ length }) => length)).size).toBeGreaterThan(1);
    for (const [i, set] of pages.entries()) {
      const last = set.at(-1);
      // A form draws a frame round its cells; lines alone have no rules.
      expect(last?.drawing.rules.length, `${i + 1} rows`).toBeGreaterThan(0);
    }
  });

  it('are kept so in the word processor, too', async () => {
    const { bytes } = await writeDocx(record(3));
    const xml = fromUtf8(unzipSync(bytes)['word/document.xml'] as Uint8Array);
    const rows = xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    expect(rows.map((row) => row.includes('<w:keepNext/>'))).toEqual([false, false, true]);
    const behind = xml.slice(xml.lastIndexOf('</w:tbl>')).match(/<w:p>.*?<\/w:p>/gs) ?? [];
    expect(behind.map((line) => line.includes('<w:keepNext/>'))).toEqual([true, true, false]);
  });
});
