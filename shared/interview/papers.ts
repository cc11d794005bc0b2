import { derivedOnce } from '../ledger/command.ts';
import { keysOf } from '../round/field.ts';

/** The printed sheet that holds each record of work: id of the record → id of the paper. A sheet is composed from its records, so one is enough. */
export const paperOf = derivedOnce(
  ['letter'],
  (source): ReadonlyMap<string, string> => new Map(source.records('letter').flatMap((letter) => keysOf(letter, 'record').map((record) => [record, letter.id]))),
);
