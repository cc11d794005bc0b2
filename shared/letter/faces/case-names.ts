import { findingsOf } from '#shared/finding/finding.ts';
import { namesIn } from '#shared/finding/person-names.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import { type Letter, lettersOf } from '../letter.ts';
import { hiddenNamesOf } from './hidden-names.ts';
import { isMaskable, type Mask, maskTable } from './masks.ts';

/**
 * Names of the persons of a case, that is of one place of the round: those that its findings name, who complained or informed, whom its
 * talks were with, whom its opinions are about, and those that somebody asked to hide. In the order in which they were found, so that a later name takes a later number.
 */
export function caseNames(source: RecordSource, facility: string): readonly string[] {
  const findings = findingsOf(source)
    .filter((finding) => finding.facility === facility)
    .sort((a, b) => ((a.foundOn ?? '') === (b.foundOn ?? '') ? (a.id < b.id ? -1 : 1) : (a.foundOn ?? '') < (b.foundOn ?? '') ? -1 : 1));
  const talks = source.records('interview').filter((record) => record.fields['facility'] === facility);
  const letters = lettersOf(source).filter((letter) => letter.facility === facility);
  const names = [
    ...findings.flatMap(({ persons, informants }) => [...namesIn(persons), ...informants.flatMap(namesIn)]),
    ...talks.flatMap((record) => namesIn(String(record.fields['personName'] ?? ''))),
    ...letters.flatMap(({ person }) => (person ? namesIn(person.name) : [])),
    ...hiddenNamesOf(source),
  ];
  return [...new Set(names)].filter(isMaskable);
}

/** The masks of a letter: as they were when it went out, else of its case, where letters that went out have the first word. */
export function masksOf(source: RecordSource, letter: Letter): readonly Mask[] {
  if (letter.status === 'issued' && letter.masks.length > 0) return maskTable(caseNames(source, letter.facility), letter.masks as readonly Mask[]);
  const out = lettersOf(source)
    .filter((other) => other.facility === letter.facility && other.status === 'issued')
    .sort((a, b) => ((a.issuedOn ?? '') === (b.issuedOn ?? '') ? (a.id < b.id ? -1 : 1) : (a.issuedOn ?? '') < (b.issuedOn ?? '') ? -1 : 1));
  return maskTable(
    caseNames(source, letter.facility),
    out.flatMap(({ masks }) => masks as readonly Mask[]),
  );
}
