import type { DateOnly } from '../kernel/date-only.ts';
import { derivedOnce } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { type Letter, lettersOf, type Reply, repliesOf } from './letter.ts';

const replacements = new WeakMap<readonly Letter[], ReadonlyMap<string, Letter>>();

/** By the letter replaced; looked through once for a list, since every letter of a round asks. The first one issued counts. */
function replacementsIn(letters: readonly Letter[]): ReadonlyMap<string, Letter> {
  const found =
    replacements.get(letters) ?? new Map(letters.flatMap((letter) => (isReplacement(letter) ? [[letter.corrects, letter] as const] : [])).reverse());
  replacements.set(letters, found);
  return found;
}

const isReplacement = ({ corrects, status }: Letter): boolean => corrects !== '' && status === 'issued';

/** The issued letter that took the place of another one; undefined while it stands itself. */
export const replacementOf = (letters: readonly Letter[], letter: Letter): Letter | undefined => replacementsIn(letters).get(letter.id);

/** Whether an issued letter still stood at the end of a day: neither revoked nor replaced by a correction that had gone out. */
export function stoodOn(letters: readonly Letter[], letter: Letter, day: DateOnly): boolean {
  if (letter.revokedOn !== null && letter.revokedOn <= day) return false;
  const replacement = replacementOf(letters, letter);
  return replacement === undefined || (replacement.issuedOn ?? day) > day;
}

/**
 * Issued letters that still wait for their answer. An objection is no answer: while it is looked into nothing is urged; upheld, the
 * waiting goes on, unless the decision named days of its own and waits by itself. A letter that no longer stands waits for nothing.
 */
export const waitingLetters = derivedOnce(['letter', 'reply'], (source: RecordSource): ReadonlySet<string> => {
  const letters = lettersOf(source);
  const over = new Set(repliesOf(source).flatMap((reply) => (waitsOn(letters, reply) ? [] : [reply.letter])));
  const waits = (letter: Letter): boolean =>
    letter.status === 'issued' && letter.revokedOn === null && !over.has(letter.id) && replacementOf(letters, letter) === undefined;
  return new Set(letters.filter(waits).map(({ id }) => id));
});

function waitsOn(letters: readonly Letter[], reply: Reply): boolean {
  if (reply.adoption !== 'objection' || reply.reviewedOn === null || reply.reviewOutcome === 'revoked') return false;
  return !letters.some((other) => other.type === 'reviewDecision' && other.reply === reply.id && other.status === 'issued' && other.replyDays !== null);
}
