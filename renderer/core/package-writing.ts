import { type EarlierPackage, type Keyring, type PackageKind, type SignedHead, signedHeadSchema } from '#shared/exchange/package.ts';
import type { Lock } from '#shared/exchange/sealing.ts';
import { type ChunkRef, type PackageOrder, type PreparedPackage, preparePackage, splitChunks, writePackage } from '#shared/exchange/write-package.ts';
import type { Written } from '#shared/host/contract.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { errorTable } from '#shared/kernel/errors.ts';
import { runningSha256, sha256OfLarge } from '#shared/kernel/hash.ts';
import { type Id, newId } from '#shared/kernel/ids.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import type { ChainHead } from '#shared/ledger/chain.ts';
import type { Replica } from '#shared/ledger/replica.ts';
import { cardSchema, type DeviceCard } from '#shared/ledger/trust.ts';
import type { KeptBook } from '#shared/vault/book-keys.ts';
import { CHUNK_BYTES } from '#shared/vault/evidence-store.ts';
import type { OpenBook } from '#shared/vault/open-book.ts';
import { listOf } from './exchange/exchange-parts.ts';
import { letGo } from './let-go.ts';
import type { Session } from './session.ts';

const errors = errorTable('save', {
  differs: (name: string) => ({ words: `“${name}”写入后回读不一致，这个文件不能使用。`, next: '请换一个存储介质重新导出。' }),
});

/** Pieces that go to the host in one request. */
const PIECE_BYTES = 4 * 1024 * 1024;

export interface PackageWish {
  readonly kind: PackageKind;
  readonly kept: KeptBook;
  readonly book: OpenBook;
  readonly title: string;
  readonly number: number;
  readonly team?: string | undefined;
  readonly keyring?: Keyring;
  readonly lock: Lock;
  /** Names the main package; a random one otherwise. */
  readonly id?: Id<'Package'>;
  /** What the receiver has, see `SliceOrder`; nothing for a full package. */
  readonly base?: readonly ChainHead[];
  readonly earlier?: readonly EarlierPackage[];
  /** Which chunks travel; all that lie here otherwise. */
  readonly wanted?: (sha256: string) => boolean;
  /** Bytes for chunks in one file; the limit of a package otherwise. */
  readonly room?: number;
}

/** Sealed chunks of a book's evidence, in the order of their items. */
export function chunksOf(replica: Replica): readonly ChunkRef[] {
  return refsOf(replica.fold.records('evidence').map(({ fields }) => fields));
}

/** Also those of evidence that was deleted, or whose import was taken back: either may come back, and then its content has to be there. */
function everyChunk(replica: Replica): readonly ChunkRef[] {
  const stored: Fields[] = [];
  for (const { registers } of replica.fold.folded('evidence')) {
    const sizes = new Map(registers.get('bytes')?.versions.map(({ entry, value }) => [entry, value]));
    for (const { entry, value } of registers.get('chunks')?.versions ?? []) stored.push({ chunks: value, bytes: sizes.get(entry) ?? null });
  }
  return refsOf(stored);
}

/** Chunks that lie here and are no longer what their names say. Reads all of them. */
export async function damagedChunks(session: Session, { book, replica }: OpenBook): Promise<ReadonlySet<string>> {
  const damaged = new Set<string>();
  for (const { sha256 } of everyChunk(replica)) {
    const bytes = await session.host.readChunk(book, sha256);
    if (bytes && (await sha256OfLarge(bytes)) !== sha256) damaged.add(sha256);
  }
  return damaged;
}

type Fields = Readonly<Record<string, Json>>;

function refsOf(stored: readonly Fields[]): readonly ChunkRef[] {
  const refs = new Map<string, ChunkRef>();
  for (const { chunks, bytes } of stored) {
    if (!Array.isArray(chunks) || typeof bytes !== 'number') continue;
    chunks.forEach((sha256, i) => {
      const plain = i < chunks.length - 1 ? CHUNK_BYTES : bytes - i * CHUNK_BYTES;
      if (typeof sha256 === 'string') refs.set(sha256, { sha256, bytes: plain + 16 });
    });
  }
  return [...refs.values()];
}

/** The main file of a package and, where evidence does not fit, its volumes. `name` gets a number for those. */
export async function* preparePackages(session: Session, wish: PackageWish): AsyncGenerator<{ readonly prepared: PreparedPackage; readonly volume: number }> {
  const { book, kept } = wish;
  const here = wish.kind === 'backup' ? everyChunk(book.replica) : chunksOf(book.replica);
  const { missing } = await session.host.call('chunks.missing', { book: book.book, chunks: here.map((chunk) => chunk.sha256) });
  const absent = new Set<string>(missing);
  const travels = (sha256: string): boolean => !absent.has(sha256) && (wish.wanted?.(sha256) ?? true);
  const [first = [], ...volumes] = splitChunks(
    here.filter((chunk) => travels(chunk.sha256)),
    wish.room,
  );
  const order: PackageOrder = {
    kind: wish.kind,
    id: wish.id ?? newId<'Package'>(session.random),
    number: wish.number,
    bookKind: kept.kind,
    title: wish.title,
    team: wish.team,
    madeAt: session.clock.now(),
    replica: book.replica,
    entries: wish.kind === 'evidence' ? undefined : book.entries(),
    base: wish.base ?? [],
    earlier: wish.earlier ?? [],
    sender: session.open.vault.card,
    signSeed: session.open.vault.device.signSeed,
    heads: signedHeads(session, book.book),
    cards: strangerCards(session, book.book),
    chunks: first,
    elsewhere: volumes.flat().map((chunk) => chunk.sha256),
    volumes: volumes.map((chunks, i) => ({ volume: i + 1, chunks: chunks.map((chunk) => chunk.sha256) })),
    readChunk: (sha256) => session.host.readChunk(book.book, sha256),
    ...(wish.keyring ? { keyring: wish.keyring } : {}),
  };
  yield { prepared: await preparePackage(order), volume: 0 };
  const { keyring: _none, volumes: _index, ...bare } = order;
  for (const [i, chunks] of volumes.entries()) {
    yield {
      prepared: await preparePackage({
        ...bare,
        kind: 'evidence',
        id: newId<'Package'>(session.random),
        entries: undefined,
        chunks,
        elsewhere: [],
        volume: i + 1,
      }),
      volume: i + 1,
    };
  }
}

/** Heads that other devices signed, as their packages brought them: kept in the local book, since nobody here can make them again. */
export function signedHeads(session: Session, book: string): readonly SignedHead[] {
  return listOf(signedHeadSchema, session.open.local.fields('signedHeads', book)['heads']);
}

/** Cards of devices that came with their packages and are not enrolled: whoever passes their entries on has to show them. */
export function strangerCards(session: Session, book: string): readonly DeviceCard[] {
  return listOf(cardSchema, session.open.local.fields('signedHeads', book)['cards']);
}

/** Seals a prepared package into a granted file, finishes it and checks that what lies there is what was sent. */
export async function sendPackage(
  session: Session,
  grant: { readonly grant: string; readonly name: string },
  prepared: PreparedPackage,
  lock: Lock,
  told: (share: number) => void,
): Promise<Written> {
  return sendFile(
    session,
    grant,
    writePackage(prepared, lock, (bytes) => told(Math.min(1, bytes / prepared.bytes))),
  );
}

/** Writes a file through a grant, flushed and read back. On any failure nothing with that name exists. */
export async function sendFile(
  session: Session,
  grant: { readonly grant: string; readonly name: string },
  content: AsyncIterable<Uint8Array>,
): Promise<Written> {
  const hash = runningSha256();
  try {
    for await (const piece of gathered(content)) {
      hash.update(piece);
      await session.host.writePiece(grant.grant, piece);
    }
    const written = await session.host.call('save.finish', { grant: grant.grant });
    if (written.sha256 !== hash.digest()) throw errors.differs(grant.name);
    return written;
  } catch (error) {
    await letGo(session.host, 'save.abort', { grant: grant.grant });
    throw error;
  }
}

async function* gathered(content: AsyncIterable<Uint8Array>): AsyncGenerator<Bytes> {
  let held = new Uint8Array(PIECE_BYTES);
  let size = 0;
  for await (const piece of content) {
    for (let at = 0; at < piece.length; ) {
      const part = piece.subarray(at, at + PIECE_BYTES - size);
      held.set(part, size);
      size += part.length;
      at += part.length;
      if (size < PIECE_BYTES) continue;
      yield held;
      held = new Uint8Array(PIECE_BYTES);
      size = 0;
    }
  }
  if (size > 0) yield held.slice(0, size);
}
