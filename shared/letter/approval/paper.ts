import type { DocumentModel } from '#shared/document/model.ts';
import { utf8 } from '#shared/kernel/bytes.ts';
import { type Sha256, sha256Of } from '#shared/kernel/hash.ts';
import { canonicalText, type Json } from '#shared/ledger/canonical.ts';
import type { Change, RecordSource } from '#shared/ledger/record.ts';
import { textField } from '#shared/round/field.ts';
import { composeLetter } from '../compose.ts';

/** Characters of a frozen paper; an entry of the ledger takes 4 MiB. */
export const LONGEST_PAPER = 1_000_000;

/**
 * A composed document, frozen: canonical JSON under the SHA-256 of its bytes. The name is the content, so the record is never edited,
 * and one that was deleted by an undo still says the same.
 */
export const paperFields = { content: textField('定稿内容', LONGEST_PAPER) } as const;

/** A document as it is frozen: its canonical text and the hash that names it. */
export interface Paper {
  readonly hash: Sha256;
  readonly content: string;
  readonly model: DocumentModel;
}

export function paperOf(model: DocumentModel): Paper {
  const content = canonicalText(JSON.parse(JSON.stringify(model)) as Json);
  return { hash: sha256Of(utf8(content)), content, model: JSON.parse(content) as DocumentModel };
}

/**
 * What is signed: the document without what the office adds behind the signature (number, day, day of printing: field report 2.4,
 * 编号用印 is the step after 签发). Giving a number voids no approval.
 */
export function withoutOfficeParts(model: DocumentModel): DocumentModel {
  const { number: _number, signature, imprint, ...rest } = model;
  return {
    ...rest,
    ...(signature ? { signature: { ...signature, date: undefined } } : {}),
    ...(imprint ? { imprint: { office: imprint.office } as NonNullable<DocumentModel['imprint']> } : {}),
  };
}

/** The letter as it would be signed now; undefined when this book has no such letter. */
export function livePaper(source: RecordSource, letter: string): Paper | undefined {
  const model = composeLetter(source, letter);
  return model && paperOf(withoutOfficeParts(model));
}

export const freezePaper = (paper: Paper): readonly Change[] => [
  { kind: 'paper', id: paper.hash, field: 'content', value: paper.content },
  { kind: 'paper', id: paper.hash, field: 'deleted', value: false },
];

/** A frozen paper of the book; undefined when it is not there or is not what its name says. */
export function frozenPaper(source: RecordSource, hash: string): Paper | undefined {
  const content = source.record('paper', hash)?.fields['content'];
  return typeof content === 'string' ? readPaper(content, hash) : undefined;
}

/** A paper from its text, if that is what `hash` names. */
export function readPaper(content: string, hash: string): Paper | undefined {
  if (sha256Of(utf8(content)) !== hash) return undefined;
  return { hash: hash as Sha256, content, model: JSON.parse(content) as DocumentModel };
}

/** The letter for every reader: what was frozen on issue, or what stands in the ledger now. */
export function letterDocument(source: RecordSource, letter: string): DocumentModel | undefined {
  const record = source.record('letter', letter);
  const hash = record?.fields['status'] === 'issued' ? record.fields['issuedPaper'] : undefined;
  const frozen = typeof hash === 'string' ? frozenPaper(source, hash)?.model : undefined;
  if (!frozen) return composeLetter(source, letter);
  // The office may give the number after the letter went out; nothing else of it can change.
  const number = record?.fields['number'];
  return typeof number === 'string' && number !== '' ? { ...frozen, number } : frozen;
}
