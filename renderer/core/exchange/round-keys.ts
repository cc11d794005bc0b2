import { combineRoundKey, splitRoundKey } from '#shared/exchange/key-shares.ts';
import type { Keyring } from '#shared/exchange/package.ts';
import { currentRoundKey, ROUND_KEY, roundKeyChanges } from '#shared/exchange/round-key.ts';
import { generateIdentity, identityRecipient } from '#shared/exchange/sealing.ts';
import type { BookId } from '#shared/kernel/ids.ts';
import type { Operation } from '#shared/ledger/operation.ts';
import type { Replica } from '#shared/ledger/replica.ts';
import type { KeptBook } from '#shared/vault/book-keys.ts';
import type { CoreApi } from '../api.ts';
import type { OpenRound } from '../open-round.ts';
import type { Session } from '../session.ts';
import { exchangeFailures } from './exchange-failures.ts';

/**
 * The round's sealing identities that this laptop holds, newest last: the one that came with the book, and those of later epochs, which
 * lie in the local book because a book's key file is written once.
 */
export function roundIdentities(session: Session, kept: KeptBook): readonly string[] {
  const later = session.open.local.fields(ROUND_KEY, kept.key.book)['identities'];
  const known = Array.isArray(later) ? later.filter((one): one is string => typeof one === 'string') : [];
  return [...new Set([...(kept.roundIdentity === undefined ? [] : [kept.roundIdentity]), ...known])];
}

/** The identity of the present epoch: undefined when this laptop has not been given it (it was removed, or the new task package is still to come). */
export function currentRoundIdentity(session: Session, round: OpenRound): string | undefined {
  const held = roundIdentities(session, round.kept);
  const current = currentRoundKey(round.book.replica);
  if (current === undefined) return held[0];
  return [...held, ...recoveredIdentities(session)].find((identity) => identityRecipient(identity) === current.recipient);
}

/** Keeps keys beside those that are here; tells whether any was new. */
export async function keepRoundIdentity(session: Session, book: string, ...identities: readonly string[]): Promise<boolean> {
  const before = session.open.local.fields(ROUND_KEY, book)['identities'];
  const known = Array.isArray(before) ? before.filter((one): one is string => typeof one === 'string') : [];
  const all = [...new Set([...known, ...identities])];
  if (all.length > known.length) await session.open.local.write(ROUND_KEY, book, { identities: all });
  return all.length > known.length;
}

/** What a task package hands out, kept when it comes to a round that is here already; tells whether any key was new. */
export async function keepRoundKeys(session: Session, book: BookId, keyring: Keyring | undefined): Promise<boolean> {
  const given = [...(keyring?.earlierIdentities ?? []), ...(keyring?.roundIdentity === undefined ? [] : [keyring.roundIdentity])];
  return given.length > 0 && keepRoundIdentity(session, book, ...given);
}

/** Keys put together from printed shares, before it is known to which round they belong. */
const RECOVERED = 'recovered';

export function recoveredIdentities(session: Session): readonly string[] {
  const known = session.open.local.fields(ROUND_KEY, RECOVERED)['identities'];
  return Array.isArray(known) ? known.filter((one): one is string => typeof one === 'string') : [];
}

/**
 * What a new epoch writes: what is sealed to the round from now on, a removed laptop cannot open. The secret half is kept here first and
 * handed out with the next task packages; the public half travels in the ledger.
 */
export async function newRoundKey(session: Session, round: OpenRound): Promise<(replica: Replica) => readonly Operation[]> {
  const { identity, recipient } = generateIdentity(session.random.bytes(32));
  await keepRoundIdentity(session, round.book.book, identity);
  return (replica) => replica.operations(roundKeyChanges(replica, recipient));
}

/** The round's key: its epoch, whether it is held here, its shares and putting it together again. */
export function roundKeyDesk(session: Session): Pick<CoreApi['exchange'], 'roundKey' | 'splitRoundKey' | 'recoverRoundKey'> {
  return {
    roundKey: async () => {
      const { round } = session;
      return { epoch: currentRoundKey(round.book.replica)?.epoch ?? 0, held: currentRoundIdentity(session, round) !== undefined };
    },
    splitRoundKey: async () => {
      const identity = currentRoundIdentity(session, session.round);
      if (identity === undefined) throw exchangeFailures.noRoundKey();
      return splitRoundKey(identity);
    },
    recoverRoundKey: async ({ first, second }) => {
      const combined = await combineRoundKey(first, second);
      if (!combined.ok) throw exchangeFailures.refused(combined.refusal.words, combined.refusal.next ?? '');
      const { round } = session.open;
      const fits = round && currentRoundKey(round.book.replica)?.recipient === combined.value.recipient;
      await keepRoundIdentity(session, fits ? round.book.book : RECOVERED, combined.value.identity);
    },
  };
}
