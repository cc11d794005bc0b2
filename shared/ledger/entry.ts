import { z } from 'zod';
import type { Bytes } from '../kernel/bytes.ts';
import type { Moment } from '../kernel/clock.ts';
import { sha256Of } from '../kernel/hash.ts';
import type { BookId, DeviceId, PersonId } from '../kernel/ids.ts';
import { idSchema, momentSchema } from '../kernel/schemas.ts';
import { canonicalBytes, parseJson } from './canonical.ts';
import { ledgerErrors } from './ledger-errors.ts';
import { type EntryHash, entryHashSchema, type Operation, operationSchema } from './operation.ts';

/** Longest entry in bytes. Evidence lies in chunks; an entry that comes near this is not a person's act. */
export const MAX_ENTRY_BYTES = 4 * 1024 * 1024;

/**
 * One act of one person on one device, in one book. Never changed once made; a correction is a new entry.
 *
 * An entry is its canonical JSON bytes from birth: stored, sent and hashed as those bytes, never written again from the
 * parsed form. So fields of later versions survive in old programs.
 */
export interface Entry {
  readonly v: 1;
  readonly book: BookId;
  readonly device: DeviceId;
  /** Counter of this device in this book, 1, 2, 3 … */
  readonly n: number;
  /** Hash of this device's entry n-1; null for the first. */
  readonly prev: EntryHash | null;
  /** Newest entries of others that the author had; everything before them is implied. Sorted. */
  readonly seen: readonly EntryHash[];
  readonly person: PersonId;
  /** The laptop's clock, as a remark for people. Never used to order or to decide. */
  readonly at: Moment;
  /** Why, in the person's words, where a reason is asked for. */
  readonly reason?: string | undefined;
  readonly ops: readonly Operation[];
}

/** An entry together with the bytes it is and the hash that names it. */
export interface HashedEntry {
  readonly entry: Entry;
  readonly bytes: Bytes;
  readonly hash: EntryHash;
}

const entrySchema = z.object({
  v: z.literal(1),
  book: idSchema<BookId>(),
  device: idSchema<DeviceId>(),
  n: z.int().min(1),
  prev: entryHashSchema.nullable(),
  seen: z.array(entryHashSchema).max(10_000),
  person: idSchema<PersonId>(),
  at: momentSchema,
  reason: z.string().max(4_000).optional(),
  ops: z.array(operationSchema).min(1).max(100_000),
});

/**
 * Writes a new entry: from here on its bytes are what it is. Throws `ledger.entryTooLarge`, and `ledger.entryUnfit` for one that could not
 * be read again: in the journal it would shut the whole book.
 */
export function encodeEntry(entry: Entry): HashedEntry {
  const bytes = canonicalBytes(entry);
  if (bytes.length > MAX_ENTRY_BYTES) throw ledgerErrors.entryTooLarge(bytes.length);
  const parsed = entrySchema.safeParse(entry);
  if (!parsed.success) throw ledgerErrors.entryUnfit(placeOf(parsed.error));
  return { entry, bytes, hash: hashEntry(bytes) };
}

/** Where an entry is not what the format asks for. */
const placeOf = (error: z.ZodError): string => error.issues[0]?.path.join('.') || '记录';

/**
 * Reads an entry that came from the journal or from a package.
 * Throws `ledger.entryUnreadable` with the reason; the caller quarantines it and goes on.
 * @param hash of these very bytes, where the caller has worked it out already
 */
export function decodeEntry(bytes: Bytes, hash?: EntryHash): HashedEntry {
  if (bytes.length > MAX_ENTRY_BYTES) throw ledgerErrors.entryTooLarge(bytes.length);
  let raw: unknown;
  try {
    raw = parseJson(bytes);
  } catch {
    throw ledgerErrors.entryUnreadable('不是有效的 JSON');
  }
  const parsed = entrySchema.safeParse(raw);
  if (!parsed.success) throw ledgerErrors.entryUnreadable(`${placeOf(parsed.error)}：不符合格式`);
  return { entry: parsed.data, bytes, hash: hash ?? hashEntry(bytes) };
}

export function hashEntry(bytes: Uint8Array): EntryHash {
  return sha256Of(bytes) as EntryHash;
}
