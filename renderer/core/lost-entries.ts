import { asJson } from '#shared/ledger/canonical.ts';
import { type EntryHash, entryHashSchema } from '#shared/ledger/operation.ts';
import type { Replica } from '#shared/ledger/replica.ts';
import type { OpenBook } from '#shared/vault/open-book.ts';
import { listOf } from './exchange/exchange-parts.ts';
import type { LocalBook } from './local-book.ts';

/** Kind of the local book: entries of a book that were saved here and are gone. */
const LOST = 'lost';

/** More names than this would outgrow an entry of the local book. */
const MAX_NAMES = 20_000;

/** Entries once saved here that have not come back. */
export function lostEntries(local: LocalBook, replica: Replica): readonly EntryHash[] {
  return listOf(entryHashSchema, local.fields(LOST, replica.book)['entries']).filter((hash) => !replica.has(hash));
}

/** Remembers what an opening found missing: the cache that knew of it has been begun anew. */
export async function keepLost(local: LocalBook, { lost, replica }: OpenBook): Promise<void> {
  if (lost.length === 0) return;
  const all = new Set([...lostEntries(local, replica), ...lost]);
  await local.write(LOST, replica.book, { entries: asJson([...all].slice(0, MAX_NAMES)) });
}
