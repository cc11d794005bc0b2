import { strFromU8, strToU8 } from 'fflate';
import type { Bytes } from '#shared/kernel/bytes.ts';
import type { DocumentModel } from '../model.ts';
import { printable } from '../printable.ts';
import { finishedNumbering } from './docx-numbering.ts';
import type { RowsApart } from './docx-rows-apart.ts';
import { headingStyles } from './docx-styles.ts';
import { stableZip } from './stable-zip.ts';
import { escapeXml } from './xml-text.ts';

/** Chinese grids know no extra air between Chinese and figures; the library has no option for it. */
const noAutoSpace = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>';

/**
 * Last changes to the packed file: own core properties (the library would write the time and `Un-named`),
 * no automatic air in the styles, and fixed times in the zip, so that the same document gives the same bytes. Lists are bound to the heading styles,
 * and the rows of tables come into their places.
 */
export function finishDocx(packed: Uint8Array, model: DocumentModel, rows: RowsApart): Bytes {
  return stableZip(packed, (name, data) => (name === 'word/document.xml' ? rows.putInto(data) : finished(name, data, model)));
}

function finished(name: string, data: Uint8Array, model: DocumentModel): Uint8Array {
  if (name === 'docProps/core.xml') return strToU8(coreProperties(model));
  if (name === 'word/styles.xml') return strToU8(strFromU8(data).replace(/(<w:pPr>(?:(?!<\/w:pPr>).)*?)(<w:spacing )/gs, `$1${noAutoSpace}$2`));
  if (name === 'word/numbering.xml') return strToU8(finishedNumbering(strFromU8(data), headingStyles));
  return data;
}

function coreProperties(model: DocumentModel): string {
  const { title, subject } = model.properties;
  const about = subject === undefined ? '' : `<dc:subject>${escapeXml(printable(subject))}</dc:subject>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>${escapeXml(printable(title))}</dc:title>${about}<dc:creator>巡检台</dc:creator></cp:coreProperties>`
  );
}
