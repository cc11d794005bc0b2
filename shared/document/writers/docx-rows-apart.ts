import { type IXmlableObject, TableRow } from 'docx';
import { type Bytes, concat, fromUtf8, utf8 } from '#shared/kernel/bytes.ts';

/** Rows of tables kept beside the library's document, as bytes already, and put in where they belong when it is written. */
export class RowsApart {
  private readonly tables: Bytes[] = [];

  /** The row that stands in a table for all of these. */
  keep(rows: readonly Bytes[]): TableRow {
    return new Placeholder(this.tables.push(concat(rows)) - 1);
  }

  /** Text of the library's document is escaped, so that nothing else in it looks like a placeholder. */
  putInto(document: Uint8Array): Bytes {
    const pieces = fromUtf8(document).split(/<rows-apart of="(\d+)"\/>/);
    return concat(pieces.map((piece, i) => (i % 2 === 0 ? utf8(piece) : (this.tables[Number(piece)] as Bytes))));
  }
}

class Placeholder extends TableRow {
  constructor(private readonly table: number) {
    super({ children: [] });
  }

  override prepForXml(): IXmlableObject {
    return { 'rows-apart': { _attr: { of: this.table } } };
  }
}
