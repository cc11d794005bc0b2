import type { Host } from '../host/host.ts';
import { aeadKey } from '../kernel/aead.ts';
import { type Bytes, concat, fromUtf8, utf8 } from '../kernel/bytes.ts';
import type { BookId } from '../kernel/ids.ts';
import type { Random } from '../kernel/random.ts';
import { type BookKey, type BookKind, bookKinds } from '../ledger/book.ts';
import { bookKeyContext, type OpenVault } from './vault.ts';

/** A book of this vault: its key, what kind it is, and for a round the sealing identity shared by its members. */
export interface KeptBook {
  readonly key: BookKey;
  readonly kind: BookKind;
  /** age identity of the round; hub made it, task packages hand it out. */
  readonly roundIdentity: string | undefined;
}

/** Stores the key of a new book, wrapped by the vault's data key. Refused when the book is here already. */
export async function keepBook(host: Host, vault: OpenVault, book: KeptBook): Promise<void> {
  const plain = concat([book.key.content, utf8(JSON.stringify({ kind: book.kind, roundIdentity: book.roundIdentity ?? null }))]);
  await host.writeBookKey(book.key.book, await vault.data.seal(plain, bookKeyContext(book.key.book)));
}

export function newBookKey(book: BookId, random: Random): BookKey {
  return { book, content: random.bytes(32) };
}

/** Undefined when this laptop does not have the book (or its key was destroyed). */
export async function openBookKey(host: Host, vault: OpenVault, book: BookId): Promise<KeptBook | undefined> {
  const wrapped = await host.readBookKey(book);
  if (!wrapped) return undefined;
  const plain = await vault.data.open(wrapped, bookKeyContext(book));
  const about = JSON.parse(fromUtf8(plain.subarray(32))) as { kind: unknown; roundIdentity: unknown };
  const kind = bookKinds.find((known) => known === about.kind);
  if (!kind) throw new Error('unknown kind of book in its key file');
  return {
    key: { book, content: plain.slice(0, 32) as Bytes },
    kind,
    roundIdentity: typeof about.roundIdentity === 'string' ? about.roundIdentity : undefined,
  };
}

/** The content cipher of a book. */
export function bookCipher(key: BookKey, random: Random): ReturnType<typeof aeadKey> {
  return aeadKey(key.content, random);
}
