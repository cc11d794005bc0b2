import type { OpenedPackage } from '#shared/exchange/open-package.ts';
import { type Keys, seal, unseal } from '#shared/exchange/sealing.ts';
import { packageName } from '#shared/exchange/words.ts';
import { type Bytes, concat } from '#shared/kernel/bytes.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { sha256OfLarge } from '#shared/kernel/hash.ts';
import type { RecordView } from '#shared/ledger/record.ts';
import type { ShelvedPackage } from '../api.ts';
import { piecesOfBlob } from '../blob-pieces.ts';
import type { Session } from '../session.ts';
import { textOrNull } from './exchange-parts.ts';

const PIECE_BYTES = 1024 * 1024;

/**
 * Packages that came before the one they build on. They lie in the vault, sealed to this laptop alone (a passphrase is needed once
 * only), in pieces beside the local book's chunks, until what they need has come or the person takes them away.
 */
export async function putOnShelf(session: Session, file: Blob, keys: Keys, opened: OpenedPackage, words: string): Promise<void> {
  const { local, vault } = session.open;
  const { manifest, digest } = opened;
  if (shelfItem(session, digest)) {
    await local.write('shelf', digest, { words });
    return;
  }
  const pieces: string[] = [];
  for await (const piece of evenPieces(seal(unseal(piecesOfBlob(file), keys), { recipients: [vault.card.sealTo] }))) {
    const sha256 = await sha256OfLarge(piece);
    await session.host.writeChunk(local.book.book, sha256, piece);
    pieces.push(sha256);
  }
  await local.write('shelf', digest, { book: manifest.book, title: packageName(manifest), at: session.clock.now(), words, pieces, done: false });
}

export function shelfOf(session: Session): readonly ShelvedPackage[] {
  return session.open.local
    .all('shelf')
    .filter(({ fields }) => fields['done'] === false)
    .map(({ id, fields }) => ({
      id,
      book: textOrNull(fields['book']) ?? '',
      title: textOrNull(fields['title']) ?? '',
      at: (textOrNull(fields['at']) ?? '') as Moment,
      words: textOrNull(fields['words']) ?? '',
    }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** The waiting file as it was put there, to be opened with this laptop's own key. Undefined when it is not (or no longer) there. */
export async function fromShelf(session: Session, id: string): Promise<Blob | undefined> {
  const item = shelfItem(session, id);
  if (!item) return undefined;
  const parts: Bytes[] = [];
  for (const sha256 of piecesIn(item)) {
    const bytes = await session.host.readChunk(session.open.local.book.book, sha256);
    if (!bytes) return undefined;
    parts.push(bytes);
  }
  return new Blob(parts);
}

/** Marks it done first: cut off in between, pieces are left over, never a waiting package without them. */
export async function takeOffShelf(session: Session, id: string): Promise<void> {
  const item = shelfItem(session, id);
  if (!item) return;
  const { local } = session.open;
  await local.write('shelf', id, { done: true, pieces: [] });
  await session.host.call('chunks.remove', { book: local.book.book, chunks: [...piecesIn(item)] });
}

function shelfItem(session: Session, id: string): RecordView | undefined {
  return session.open.local.all('shelf').find((record) => record.id === id && record.fields['done'] === false);
}

const piecesIn = ({ fields }: RecordView): readonly string[] => {
  const { pieces } = fields;
  return Array.isArray(pieces) ? pieces.filter((piece): piece is string => typeof piece === 'string') : [];
};

async function* evenPieces(content: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  let held: Bytes[] = [];
  let size = 0;
  for await (const piece of content) {
    held.push(piece);
    size += piece.length;
    while (size >= PIECE_BYTES) {
      const all = concat(held);
      yield all.slice(0, PIECE_BYTES);
      held = [all.slice(PIECE_BYTES)];
      size -= PIECE_BYTES;
    }
  }
  if (size > 0) yield concat(held);
}
