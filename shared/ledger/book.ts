import type { Bytes } from '../kernel/bytes.ts';
import type { BookId } from '../kernel/ids.ts';

/**
 * A book is one ledger: its own chains, counters, trust list, state hash, journal folder and key.
 * Chains and causal parents never cross from one book into another.
 *
 * - `round`: one 巡回检察, shared by its teams and the hub.
 * - `practice`: the practice prison; never leaves the laptop.
 * - `local`: this laptop's own settings, import log, backup and clearing records; never leaves it.
 */
export type BookKind = 'round' | 'practice' | 'local';

export const bookKinds = ['round', 'practice', 'local'] as const satisfies readonly BookKind[];

/**
 * What it takes to read and write a book. The content key seals journal frames, drafts and the cache; destroying it is how a
 * round is cleared from a laptop. Kept wrapped by the vault's data key, never in the clear on disk.
 */
export interface BookKey {
  readonly book: BookId;
  /** 32 bytes, AES-256. */
  readonly content: Bytes;
}
