import type { Bytes } from '../kernel/bytes.ts';
import type { Moment } from '../kernel/clock.ts';
import { type Sha256, sha256Of, sha256OfLarge } from '../kernel/hash.ts';
import type { Id } from '../kernel/ids.ts';
import type { BookKind } from '../ledger/book.ts';
import { canonicalBytes } from '../ledger/canonical.ts';
import type { ChainHead } from '../ledger/chain.ts';
import type { Replica } from '../ledger/replica.ts';
import { stateHash } from '../ledger/state-hash.ts';
import type { DeviceCard } from '../ledger/trust.ts';
import { type ArchiveMember, archiveBytes, writeArchive } from './archive.ts';
import { type EntrySlice, planSlice, sliceBytes } from './entry-slice.ts';
import { exchangeErrors } from './exchange-errors.ts';
import { packLines } from './gzip.ts';
import { CHUNKS, ENTRIES, encodeManifest, KEYRING, MANIFEST, RECEIPT, SIGNATURE } from './manifest.ts';
import {
  type EarlierPackage,
  type EvidenceVolume,
  type Keyring,
  keyringSchema,
  NO_STATE,
  PACKAGE_LIMITS,
  type PackageKind,
  type PackageManifest,
  type SignedHead,
} from './package.ts';
import { type Receipt, receiptSchema } from './receipt.ts';
import { type Lock, seal } from './sealing.ts';
import { type Cancel, watched } from './streams.ts';

/** An evidence chunk by its name: SHA-256 and size of its ciphertext. */
export interface ChunkRef {
  readonly sha256: string;
  readonly bytes: number;
}

/** Where chunks lie: the host's evidence store. Undefined when it is not there. */
export type ReadChunk = (sha256: string) => Promise<Bytes | undefined>;

/** What a package is made of. The same order serves every kind; what differs is what is left empty. */
export interface PackageOrder {
  readonly kind: PackageKind;
  readonly id: Id<'Package'>;
  /** Counts the sender's packages of this book, from 1. */
  readonly number: number;
  readonly bookKind: BookKind;
  readonly title: string;
  readonly team?: string | undefined;
  readonly madeAt: Moment;
  readonly replica: Replica;
  /** Bytes of the book's entries from the journal, causes first. Undefined: the package carries no entries (evidence volumes). */
  readonly entries: AsyncIterable<Bytes> | undefined;
  readonly sender: DeviceCard;
  /** The sending device's 32-byte Ed25519 seed. */
  readonly signSeed: Uint8Array;
  /** Which entries, where the caller has planned it already. */
  readonly slice?: EntrySlice;
  /** False: the manifest says nothing of the book's state, which takes a walk through all of it. */
  readonly tellState?: boolean;
  /** See `SliceOrder`. */
  readonly base?: readonly ChainHead[];
  readonly heads?: readonly SignedHead[];
  readonly cards?: readonly DeviceCard[];
  readonly chunks?: readonly ChunkRef[];
  readonly elsewhere?: readonly string[];
  readonly readChunk?: ReadChunk;
  readonly keyring?: Keyring;
  readonly receipt?: Receipt;
  /** See the manifest. */
  readonly earlier?: readonly EarlierPackage[];
  readonly volumes?: readonly EvidenceVolume[];
  readonly volume?: number;
}

/** A package that is ready to be written: its manifest is signed, its chunks are read while it is written. */
export interface PreparedPackage {
  readonly manifest: PackageManifest;
  /** About how large the sealed file becomes; for the check of free space. */
  readonly bytes: number;
  /** Entries of others that could not be passed on, see `EntrySlice.unsigned`. */
  readonly unsigned: number;
  /** The zip, unsealed. */
  content(): AsyncGenerator<Bytes>;
}

/**
 * Works out the manifest and packs the entries. Throws `package.exportTooLarge` before anything is written when it would pass the limits:
 * `splitChunks` tells what goes into volumes.
 */
export async function preparePackage(order: PackageOrder): Promise<PreparedPackage> {
  const { replica } = order;
  const slice =
    order.slice ?? planSlice({ ...order, base: order.base ?? [], heads: order.heads ?? [], cards: order.cards ?? [], whole: order.kind === 'backup' });
  const chunks = order.chunks ?? [];
  const carried = order.entries !== undefined;
  const state = order.tellState === false ? { records: {}, stateHash: NO_STATE } : { records: liveRecords(replica), stateHash: stateHash(replica.fold) };
  let entriesBytes = 0;
  const lines = async function* (entries: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
    for await (const line of sliceBytes(slice, entries)) {
      entriesBytes += line.length + 1;
      if (entriesBytes > PACKAGE_LIMITS.entriesBytes) throw exchangeErrors.exportTooLarge('登记内容');
      yield line;
    }
  };
  const small: ArchiveMember[] = [];
  if (order.entries) small.push({ name: ENTRIES, bytes: await packLines(lines(order.entries)) });
  if (order.keyring) small.push({ name: KEYRING, bytes: canonicalBytes(keyringSchema.parse(order.keyring)) });
  if (order.receipt) small.push({ name: RECEIPT, bytes: canonicalBytes(receiptSchema.parse(order.receipt)) });
  const manifest: PackageManifest = {
    format: 'xunjian-package',
    version: 1,
    id: order.id,
    kind: order.kind,
    book: replica.book,
    bookKind: order.bookKind,
    title: order.title,
    ...(order.team === undefined ? {} : { team: order.team }),
    number: order.number,
    sender: order.sender,
    madeAt: order.madeAt,
    base: carried ? [...slice.base] : [],
    ...(carried && slice.base.length > 0 && order.earlier && order.earlier.length > 0 ? { earlier: [...order.earlier] } : {}),
    ...(order.volumes && order.volumes.length > 0 ? { volumes: order.volumes.map(({ volume, chunks: held }) => ({ volume, chunks: [...held] })) } : {}),
    ...(order.volume === undefined ? {} : { volume: order.volume }),
    heads: carried ? [...slice.heads] : [],
    cards: carried ? [...slice.cards] : [order.sender],
    counts: {
      entries: carried ? slice.included.size : 0,
      entriesBytes,
      chunks: chunks.length,
      chunkBytes: chunks.reduce((sum, chunk) => sum + chunk.bytes, 0),
    },
    ...state,
    elsewhere: [...(order.elsewhere ?? [])],
    parts: [
      ...small.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256Of(bytes) })),
      ...chunks.map((chunk) => ({ name: `${CHUNKS}${chunk.sha256}`, bytes: chunk.bytes, sha256: chunk.sha256 as Sha256 })),
    ],
  };
  const head = encodeManifest(manifest, order.signSeed);
  const front: ArchiveMember[] = [{ name: MANIFEST, bytes: head.manifest }, { name: SIGNATURE, bytes: head.signature }, ...small];
  const bytes = sealedBytes(archiveBytes([...front.map(({ name, bytes }) => ({ name, bytes: bytes.length })), ...manifest.parts.slice(small.length)]));
  if (bytes > PACKAGE_LIMITS.bytes || manifest.parts.length > PACKAGE_LIMITS.members) throw exchangeErrors.exportTooLarge('证据材料');
  return {
    manifest,
    bytes,
    unsigned: carried ? slice.unsigned : 0,
    content: () => writeArchive(members(front, chunks, order.readChunk)),
  };
}

/** The sealed file, piece by piece. Throws `package.chunkMissing` or `package.chunkDamaged`; the caller then drops what it has written. */
export function writePackage(prepared: PreparedPackage, lock: Lock, told?: (bytes: number) => void, cancel?: Cancel): AsyncGenerator<Bytes> {
  return seal(watched(prepared.content(), told, cancel), lock);
}

async function* members(front: readonly ArchiveMember[], chunks: readonly ChunkRef[], read: ReadChunk | undefined): AsyncGenerator<ArchiveMember> {
  yield* front;
  for (const chunk of chunks) {
    const bytes = await read?.(chunk.sha256);
    if (!bytes) throw exchangeErrors.chunkMissing(chunk.sha256);
    if (bytes.length !== chunk.bytes || (await sha256OfLarge(bytes)) !== chunk.sha256) throw exchangeErrors.chunkDamaged(chunk.sha256);
    yield { name: `${CHUNKS}${chunk.sha256}`, bytes };
  }
}

function liveRecords(replica: Replica): Record<string, number> {
  return Object.fromEntries(replica.fold.kindNames().map((kind) => [kind, replica.fold.records(kind).length]));
}

/** age adds 16 bytes per 64 KiB and a header; 8 KiB of header is room for seventy recipients. */
function sealedBytes(content: number): number {
  return content + 16 * Math.ceil(content / 65_536) + 8 * 1024;
}

/** Room that a package keeps for its entries, manifest and headers beside the chunks. */
const RESERVE_BYTES = 64 * 1024 * 1024;

/**
 * Divides chunks into those that fit beside the entries and those for evidence volumes, in the given order.
 * @param room bytes for chunks in one file; the default leaves 64 MiB of the limit for everything else
 */
export function splitChunks(chunks: readonly ChunkRef[], room: number = PACKAGE_LIMITS.bytes - RESERVE_BYTES): readonly (readonly ChunkRef[])[] {
  const volumes: ChunkRef[][] = [[]];
  let bytes = 0;
  for (const chunk of chunks) {
    let volume = volumes[volumes.length - 1] as ChunkRef[];
    if (volume.length > 0 && (bytes + chunk.bytes > room || volume.length === PACKAGE_LIMITS.members - 8)) {
      volume = [];
      volumes.push(volume);
      bytes = 0;
    }
    volume.push(chunk);
    bytes += chunk.bytes;
  }
  return volumes;
}
