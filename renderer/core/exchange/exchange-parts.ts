import type { z } from 'zod';
import { generateIdentity } from '#shared/exchange/sealing.ts';
import type { BookId } from '#shared/kernel/ids.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import { openBookKey } from '#shared/vault/book-keys.ts';
import type { OpenBook } from '#shared/vault/open-book.ts';
import type { Session } from '../session.ts';
import { recoveredIdentities, roundIdentities } from './round-keys.ts';

/** The book of that id, whether or not it is the one in use; undefined when this laptop does not have it. */
export async function bookOf(session: Session, book: BookId): Promise<OpenBook | undefined> {
  const { vault, round } = session.open;
  if (round?.book.book === book) return round.book;
  const kept = await openBookKey(session.host, vault, book);
  return kept && session.openBook(kept);
}

/** What this laptop can open: its own identity and those of its rounds, of every epoch. */
export async function identitiesOf(session: Session): Promise<readonly string[]> {
  const kept = await session.keptBooks();
  const ofRounds = [...kept.flatMap((book) => roundIdentities(session, book)), ...recoveredIdentities(session)];
  return [...new Set([generateIdentity(session.open.vault.device.sealSeed).identity, ...ofRounds])];
}

/** The list in a field of a local record; empty where anything else stands. */
export function listOf<T>(schema: z.ZodType<T>, value: Json | undefined): readonly T[] {
  const read = schema.array().safeParse(value);
  return read.success ? read.data : [];
}

export const textOrNull = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
export const numberOf = (value: Json | undefined): number => (typeof value === 'number' ? value : 0);
