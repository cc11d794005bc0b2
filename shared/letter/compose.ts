import type { Block, DocumentModel, Run } from '../document/model.ts';
import type { RecordSource } from '../ledger/record.ts';
import { departmentFor } from '../round/department.ts';
import { isAddressed, letterKinds } from './kinds.ts';
import { blocksOf, type Letter, type LetterBlock, readLetter } from './letter.ts';
import { annexesOf } from './papers/annexes.ts';
import { sheetOf } from './papers/sheets.ts';
import { letterTypeWords } from './words.ts';

/** Kinds that a letter is composed from: its own text, what its sheets and annexes print, and how the office calls itself. */
export const composedKinds: readonly string[] = [
  ...['letter', 'letterBlock', 'finding', 'facility', 'department'],
  ...['interview', 'interviewLine', 'workLog', 'copiedMaterial', 'service'],
];

/** The letter as a document; undefined when this book has no such letter. Only findings of the streams of its kind enter its annexes. */
export function composeLetter(source: RecordSource, id: string): DocumentModel | undefined {
  const record = source.record('letter', id);
  if (!record) return undefined;
  const letter = readLetter(record);
  const text = blocksOf(source, id).map(composeBlock);
  const { body, pageFoot, title } = sheetOf(source, letter, text);
  const annexes = annexesOf(source, letter);
  return {
    ...formOf(letter),
    issuer: letter.issuer,
    title: title ?? letter.title,
    ...(letter.number === null ? {} : { number: letter.number }),
    ...(isAddressed(letter.type) && letter.recipient.trim() !== '' ? { recipient: letter.recipient } : {}),
    body,
    ...(annexes.length > 0 ? { attachments: annexes.map((annex) => annex.title), annexes } : {}),
    ...(pageFoot === undefined ? {} : { pageFoot }),
    ...closingOf(source, letter),
    properties: { title: letter.title, subject: letterTypeWords[letter.type] },
  };
}

/** The form of GB/T 9704 or of the procuratorate's own papers that the kind of letter has. */
function formOf(letter: Letter): Pick<DocumentModel, 'family' | 'redHead' | 'signer' | 'attendance'> {
  switch (letterKinds[letter.type].family) {
    case 'legal':
      return { family: 'legal' };
    case 'letterhead':
      return { family: 'letterhead' };
    case 'upward':
      return { family: 'official', redHead: true, signer: letter.signer };
    case 'official':
      return { family: 'official', redHead: true };
    case 'plain':
      return { family: 'official' };
    case 'minutes':
      return { family: 'minutes', attendance: letter.attendance };
    case 'report':
      return { family: 'report' };
    case 'record':
      return { family: 'record' };
  }
}

/** 落款, 抄送 and 印发: 纪要 and a team's reports carry no seal, record sheets have signatures of their own, and only 公文 with a red head say who printed them. */
function closingOf(source: RecordSource, letter: Letter): Pick<DocumentModel, 'signature' | 'copyTo' | 'imprint'> {
  const { family, signs } = letterKinds[letter.type];
  const date = letter.signDate ?? undefined;
  const sealed = family !== 'minutes' && family !== 'record';
  const printed = family === 'upward' || family === 'official' || family === 'minutes';
  return {
    ...(sealed ? { signature: { issuer: letter.issuer, date, ...(signs === 'office' ? { sealNote: '（院印）' } : {}) } } : {}),
    ...(letter.copyTo.length > 0 ? { copyTo: letter.copyTo } : {}),
    ...(printed ? { imprint: { office: printingOffice(source, letter), date } } : {}),
  };
}

/** 印发机关 in the 版记, under the office's own name for it; a name that already says whose it is stands alone. */
function printingOffice(source: RecordSource, { issuer }: Letter): string {
  const own = departmentFor(source, 'office') ?? '办公室';
  return own.startsWith(issuer) ? own : `${issuer}${own}`;
}

/** A block as the document has it; also laid over the composed letter while it is being typed. */
export function composeBlock(block: Pick<LetterBlock, 'id' | 'type' | 'level' | 'content'>): Block {
  if (block.type === 'pageBreak') return { type: 'pageBreak' };
  const runs = block.content.map(({ text, strong }): Run => (strong ? { text, strong } : { text }));
  const source = { kind: 'letterBlock', id: block.id };
  return block.type === 'heading' ? { type: 'heading', level: block.level, runs, source } : { type: 'paragraph', runs, source };
}
