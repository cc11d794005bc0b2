import type { Keys } from '#shared/exchange/sealing.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { decodeEntry } from '#shared/ledger/entry.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import { readBook } from './read-packages.ts';

export interface Rebuilt {
  readonly entries: number;
  readonly stateHash: string;
  /** State hash when the same entries come in the opposite order; always equal, or the ledger is broken. */
  readonly backwards: string;
  /** What the sender had, where a single full package was given. */
  readonly claimed: string | null;
  readonly forks: number;
  readonly agrees: boolean;
}

/** Folds the entries anew, forwards and backwards, and compares the state hashes. */
export async function rebuild(files: readonly string[], keys: Keys, tell: (words: string) => void): Promise<Rebuilt> {
  const book = await readBook(files, keys, tell);
  const other = new Replica(book.book);
  for (const { bytes } of [...book.entries].reverse()) other.add(decodeEntry(Uint8Array.from(bytes) as Bytes));
  const forwards = stateHash(book.replica.fold);
  const backwards = stateHash(other.fold);
  const only = book.packages.length === 1 ? book.packages[0] : undefined;
  const claimed = only && only.quarantined.length === 0 ? only.stateHash : null;
  const agrees = forwards === backwards && (claimed === null || claimed === forwards);
  return { entries: book.entries.length, stateHash: forwards, backwards, claimed, forks: book.replica.forks().length, agrees };
}
