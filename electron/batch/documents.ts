import { join } from 'node:path';
import type { DocumentModel } from '#shared/document/model.ts';
import { writeDocx } from '#shared/document/writers/docx.ts';
import type { FontBytes } from '#shared/document/writers/font-files.ts';
import { writePdf } from '#shared/document/writers/pdf.ts';
import { pictureTools } from '#shared/document/writers/rasterise.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import { letterDocument } from '#shared/letter/approval/paper.ts';
import { issuedMoment } from '#shared/letter/issue-letter.ts';
import { type Letter, lettersOf } from '#shared/letter/letter.ts';
import { letterTypeWords } from '#shared/letter/words.ts';
import { fileName, prepareFolder, writeWhole } from './files.ts';
import { rasteriserCode } from './shipped.ts';

export interface Office {
  readonly fonts: FontBytes;
  /** Written into the PDFs as the day of their making. */
  readonly created: Moment;
  tell(words: string): void;
}

/** One document as DOCX and PDF. Characters that no font has are told, never dropped in silence. */
export async function writeBoth(folder: string, name: string, model: DocumentModel, office: Office): Promise<void> {
  const docx = await writeDocx(model, { pictures: pictureTools(office.fonts, rasteriserCode) });
  writeWhole(join(folder, `${name}.docx`), docx.bytes);
  const pdf = await writePdf(model, { fonts: office.fonts, created: office.created });
  writeWhole(join(folder, `${name}.pdf`), pdf.bytes);
  if (pdf.warnings.length > 0) office.tell(`${name}：有 ${pdf.warnings.length} 处文字字体不全，请核对`);
}

/** Every letter of the book, or those asked for; returns how many. */
export async function writeLetters(source: RecordSource, folder: string, office: Office, wanted?: ReadonlySet<string>): Promise<number> {
  prepareFolder(folder);
  const letters = lettersOf(source).filter((letter) => wanted === undefined || wanted.has(letter.id));
  const used = new Set<string>();
  for (const letter of letters) {
    const model = letterDocument(source, letter.id);
    // An issued paper is made as on its day of issue: its bytes are those whose hash was entered.
    const created = letter.issuedOn === null ? office.created : issuedMoment(letter.issuedOn);
    if (model) await writeBoth(folder, letterName(source, letter, used), model, { ...office, created });
  }
  return letters.length;
}

/** `纠正违法通知书-甲监狱-1`, counted on where one place has several. */
function letterName(source: RecordSource, letter: Letter, used: Set<string>): string {
  const place = String(source.record('facility', letter.facility)?.fields['name'] ?? letter.recipient);
  const start = fileName(place === '' ? letterTypeWords[letter.type] : `${letterTypeWords[letter.type]}-${place}`);
  for (let n = 1; ; n++) {
    const name = n === 1 ? start : `${start}-${n}`;
    if (used.has(name)) continue;
    used.add(name);
    return name;
  }
}
