import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bech32 } from '@scure/base';
import { generateIdentity, isRecipient, type Keys, type Lock } from '#shared/exchange/sealing.ts';
import { collect } from '#shared/exchange/streams.ts';
import { type ChunkRef, type PackageOrder, preparePackage, splitChunks, writePackage } from '#shared/exchange/write-package.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { type DeviceId, newId, type PersonId } from '#shared/kernel/ids.ts';
import { systemRandom } from '#shared/kernel/random.ts';
import { publicKey } from '#shared/kernel/signing.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import type { DeviceCard } from '#shared/ledger/trust.ts';
import { writeWhole } from './files.ts';
import { type ReadBook, readBook } from './read-packages.ts';
import type { ReadPackage } from './reading.ts';

export interface Merged {
  readonly files: readonly string[];
  readonly packages: readonly ReadPackage[];
  readonly entries: number;
  readonly disputed: number;
  readonly stateHash: string;
}

/** Merges packages of one book into one file (and evidence volumes where it would grow too large). */
export async function merge(files: readonly string[], keys: Keys, out: string, recipients: readonly string[], tell: (words: string) => void): Promise<Merged> {
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-'));
  try {
    const book = await readBook(files, keys, tell, folder);
    const written = await writeMerged(book, folder, out, lockFor(keys, recipients));
    const { fold } = book.replica;
    const disputed = fold.kindNames().reduce((sum, kind) => sum + fold.records(kind).reduce((n, record) => n + record.disputed.size, 0), 0);
    return { files: written, packages: book.packages, entries: book.entries.length, disputed, stateHash: stateHash(fold) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** To whom it is sealed when nobody is named: to whoever could open what came in. */
function lockFor(keys: Keys, recipients: readonly string[]): Lock {
  if (recipients.length > 0) return { recipients };
  const own = (keys.identities ?? []).map((identity) => generateIdentity(bech32.decodeToBytes(identity.toLowerCase()).bytes).recipient);
  return own.length > 0 ? { recipients: own } : { passphrase: keys.passphrase ?? '' };
}

export const wrongRecipient = (recipients: readonly string[]): string | undefined => recipients.find((recipient) => !isRecipient(recipient));

async function writeMerged(book: ReadBook, folder: string, out: string, lock: Lock): Promise<readonly string[]> {
  const signSeed = systemRandom.bytes(32);
  const sender = oneTimeCard(signSeed);
  const volumes = splitChunks(book.chunks);
  const readChunk = async (name: string): Promise<Bytes> => Uint8Array.from(readFileSync(join(folder, name)));
  const common = {
    bookKind: 'round' as const,
    title: book.title,
    madeAt: systemClock.now(),
    replica: book.replica,
    sender,
    signSeed,
    heads: book.heads,
    cards: book.cards,
    readChunk,
  };
  const orders: PackageOrder[] = volumes.map((chunks: readonly ChunkRef[], i) => ({
    ...common,
    id: newId<'Package'>(systemRandom),
    number: i + 1,
    kind: i === 0 ? 'back' : 'evidence',
    entries: i === 0 ? entriesOf(book) : undefined,
    chunks,
    ...(i === 0 ? { elsewhere: volumes.slice(1).flatMap((volume) => volume.map((chunk) => chunk.sha256)) } : {}),
  }));
  const written: string[] = [];
  for (const [i, order] of orders.entries()) {
    const path = i === 0 ? out : out.replace(/(\.xjb)?$/, `-证据${i}.xjb`);
    writeWhole(path, await collect(writePackage(await preparePackage(order), lock)));
    written.push(path);
  }
  return written;
}

async function* entriesOf(book: ReadBook): AsyncGenerator<Bytes> {
  for (const entry of book.entries) yield entry.bytes;
}

/** The command line is no enrolled device: it signs with a key of its own that is forgotten, and the receiver sees 签名者未知. */
function oneTimeCard(signSeed: Uint8Array): DeviceCard {
  return {
    device: newId<'Device'>(systemRandom) as DeviceId,
    name: '命令行合并',
    person: { id: newId<'Person'>(systemRandom) as PersonId, name: '命令行', key: publicKey(systemRandom.bytes(32)) },
    signKey: publicKey(signSeed),
    sealTo: generateIdentity(systemRandom.bytes(32)).recipient,
  };
}
