import { Document, HeightRule, Packer, Paragraph, Table, TableCell, TableRow, VerticalAlignTable, WidthType } from 'docx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { table as metrics, twips } from '#shared/document/layout.ts';
import { printable } from '#shared/document/printable.ts';
import { styles } from '#shared/document/styles.ts';
import { type CellLook, cellXml, type RowLook, rowXml } from '#shared/document/writers/docx-row.ts';
import { alignments, halfPoints, lineSpacing, styleId } from '#shared/document/writers/docx-styles.ts';
import { textRuns } from '#shared/document/writers/docx-text.ts';
import { docxParts } from '#test/helpers/document-text.ts';

interface Written {
  readonly text: string;
  readonly look: CellLook;
}

function libraryCell({ text, look }: Written): TableCell {
  const role = look.face === 'hei' ? 'cellHead' : 'cell';
  const ordinary = look.points === metrics.fontSize;
  const size = ordinary ? {} : { size: halfPoints(look.points) };
  const paragraph = new Paragraph({
    style: styleId(role),
    ...(look.align === styles[role].align ? {} : { alignment: alignments[look.align] }),
    widowControl: false,
    ...(look.keepNext ? { keepNext: true } : {}),
    ...(ordinary ? {} : { spacing: lineSpacing(look.points * metrics.linePitchFactor) }),
    children: textRuns(text, /[“”‘’—…·①]/.test(text) ? { ...size, font: { hint: 'eastAsia' } } : size),
  });
  const [x, y] = [twips(metrics.padX), twips(metrics.padY)];
  return new TableCell({
    ...(look.span === undefined || look.span === 1 ? {} : { columnSpan: look.span }),
    width: { size: look.width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: x, right: x, top: y, bottom: y, marginUnitType: WidthType.DXA },
    children: [paragraph],
  });
}

async function libraryRow(cells: readonly Written[], { head, height }: RowLook): Promise<string> {
  const row = new TableRow({
    cantSplit: true,
    ...(head === true ? { tableHeader: true } : {}),
    ...(height === undefined ? {} : { height: { value: twips(height), rule: HeightRule.ATLEAST } }),
    children: cells.map(libraryCell),
  });
  const document = new Document({ sections: [{ children: [new Table({ rows: [row], columnWidths: cells.map(({ look }) => look.width) })] }] });
  const xml = docxParts(new Uint8Array(await Packer.pack(document, 'uint8array')))['word/document.xml'] ?? '';
  return /<w:tr>.*<\/w:tr>/s.exec(xml)?.[0] ?? '';
}

const look = fc.record({
  face: fc.constantFrom('hei' as const, 'fangSong' as const),
  align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
  width: fc.integer({ min: 1, max: 9000 }),
  points: fc.constantFrom(metrics.fontSize, 9, 10.5),
  keepNext: fc.boolean(),
  span: fc.integer({ min: 1, max: 3 }),
});
const letters = [...'甲监狱，。 ab12<>&"\'{}“”—…①\n\u0000'];
const text = fc.array(fc.constantFrom(...letters), { maxLength: 12 }).map((chars) => printable(chars.join('')));

test('a row is the one that the library would write', async () => {
  const rows = fc.record({
    cells: fc.array(fc.record({ text, look }), { minLength: 1, maxLength: 4 }),
    row: fc.record({ head: fc.boolean(), height: fc.constantFrom(18, 24.5) }, { requiredKeys: [] }),
  });
  await fc.assert(
    fc.asyncProperty(rows, async ({ cells, row }) => {
      expect(
        rowXml(
          cells.map((cell) => cellXml(cell.text, cell.look)),
          row,
        ),
      ).toBe(await libraryRow(cells, row));
    }),
    { numRuns: 60 },
  );
});
