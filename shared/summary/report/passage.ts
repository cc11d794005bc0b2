import { z } from 'zod';
import type { Block } from '#shared/document/model.ts';
import { utf8 } from '#shared/kernel/bytes.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import { reader, textField } from '#shared/round/field.ts';
import type { Summary } from '../summary.ts';
import { editableText, type Passage, type Piece, paragraphsOf } from './pieces.ts';

/** A person's words in place of a drafted passage. Id: report key and part, so that two laptops meet in one register. */
export const reportPassageFields = {
  report: textField('报告', 300),
  part: textField('段落', 120),
  /** Figures as `{=findings.prison}`. Empty: the draft stands again. */
  text: textField('文字', 20_000),
  /** Fingerprint of the draft that the person saw. */
  seen: textField('所见初稿', 64),
} as const;

const readPassage = reader(reportPassageFields);
export type ReportPassage = ReturnType<typeof readPassage>;

export const passageId = (report: string, part: string): string => `${report}#${part}`;

export const draftMark = (passage: Passage): string => sha256Of(utf8(editableText(passage.runs))).slice(0, 16);

export const passageKeySchema = z.string().min(1).max(120);

export function ownPassage(source: RecordSource, report: string, part: string): ReportPassage | undefined {
  const record = source.record('reportPassage', passageId(report, part));
  const own = record && !record.deleted ? readPassage(record) : undefined;
  return own === undefined || own.text.trim() === '' ? undefined : own;
}

/** Everything a person wrote for a report, whether its passage stands or not. */
export const writtenFor = (source: RecordSource, report: string): readonly ReportPassage[] =>
  source
    .records('reportPassage')
    .map(readPassage)
    .filter((own) => own.report === report && own.text.trim() !== '');

/** The report's blocks: a person's words where there are some, the draft elsewhere. Each block names its passage, so that a click leads to it. */
export function resolvePieces(pieces: readonly Piece[], source: RecordSource, report: string, summary: Summary): readonly Block[] {
  return pieces.flatMap((piece): readonly Block[] => {
    if (piece.type !== 'passage') return [piece];
    const at = { kind: 'reportPassage', id: passageId(report, piece.part) };
    const own = ownPassage(source, report, piece.part);
    return own ? paragraphsOf(own.text, summary, at) : [{ type: 'paragraph', runs: piece.runs, source: piece.source ?? at }];
  });
}
