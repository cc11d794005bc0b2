import type { Bytes } from '../kernel/bytes.ts';
import { type Sha256, sha256Of, sha256OfLarge } from '../kernel/hash.ts';
import type { BookId } from '../kernel/ids.ts';
import { parseJson } from '../ledger/canonical.ts';
import type { EntryHash } from '../ledger/operation.ts';
import { fingerprint } from '../ledger/trust.ts';
import { ArchiveReader, type MemberHead } from './archive.ts';
import { exchangeErrors } from './exchange-errors.ts';
import { unpackLines } from './gzip.ts';
import { CHUNKS, DOCUMENT, ENTRIES, KEYRING, MANIFEST, RECEIPT, readManifest, SIGNATURE, SIGNATURE_BYTES } from './manifest.ts';
import { type Keyring, keyringSchema, PACKAGE_LIMITS, type PackageKind, type PackageManifest } from './package.ts';
import { MAX_RECEIPT_BYTES, type Receipt, receiptSchema } from './receipt.ts';
import { type Keys, type SealKind, unseal } from './sealing.ts';
import { type Cancel, watched } from './streams.ts';
import { packageKindWords, partWords } from './words.ts';

export interface OpenOrder {
  /** The sealed file, in pieces of any size. */
  readonly file: AsyncIterable<Uint8Array>;
  readonly keys: Keys;
  /** Refuses a package of another book. */
  readonly book?: BookId | undefined;
  /** Refuses a package of any other kind. */
  readonly kinds?: readonly PackageKind[];
  /** Second reading, for the chunks: the manifest must be the one that was rehearsed. */
  readonly digest?: Sha256;
  /** Called as soon as the manifest is believed, before the rest is read. */
  readonly onManifest?: (manifest: PackageManifest) => void;
  /**
   * Asked with the believed manifest: true when everything it vouches for is here already. Then the rest is not read, and no line comes
   * out: a second look at a known package costs next to nothing.
   */
  readonly known?: (manifest: PackageManifest) => boolean;
  /** Takes each chunk after its hash was found right. Left out: chunks are checked and dropped. */
  readonly onChunk?: (sha256: string, bytes: Bytes) => Promise<void>;
  /** Sealed bytes read so far. */
  readonly told?: (bytes: number) => void;
  readonly cancel?: Cancel | undefined;
}

/** What reading the content takes, beside the content. */
type ContentOrder = Omit<OpenOrder, 'file' | 'keys' | 'told' | 'cancel'>;

/** A package that was read to its end and is what its sender signed. Nothing of it has been taken in. */
export interface OpenedPackage {
  readonly manifest: PackageManifest;
  /** SHA-256 of the manifest, which names every part: the same digest is the same package. */
  readonly digest: Sha256;
  readonly fingerprint: string;
  /** Entry bytes in the order of the package; not yet decoded. */
  readonly lines: readonly Bytes[];
  /** Hashes of the lines, where somebody has worked them out already. */
  readonly hashes?: readonly EntryHash[];
  readonly keyring: Keyring | undefined;
  /** A package of kind `receipt` has one, no other has. */
  readonly receipt: Receipt | undefined;
  /** Bytes of the document of an approval package or its answer; its domain reads them. */
  readonly document: Bytes | undefined;
  /** Opened by a passphrase: then the passphrase, told apart, vouches for the sender. */
  readonly sealedBy: SealKind;
}

/**
 * Reads a package from its first to its last byte: seal, manifest, signature, and every part against the manifest, one member at a time.
 * Throws `package.*` with words for everything that does not fit. Memory: the entries and one chunk.
 */
export async function openPackage(order: OpenOrder): Promise<OpenedPackage> {
  const sealed = capped(watched(order.file, order.told, order.cancel));
  let kind: SealKind = 'recipients';
  const content = unseal(sealed, order.keys, (found) => {
    kind = found;
  });
  const opened = await readPackage(content, order);
  return { ...opened, sealedBy: kind };
}

/** The same for content whose seal is off already: what sealed documents of a server hold, see `sync/`. */
export async function readPackage(content: AsyncIterable<Uint8Array>, order: ContentOrder = {}): Promise<Omit<OpenedPackage, 'sealedBy'>> {
  const reader = new ArchiveReader(content, PACKAGE_LIMITS.members + 2);
  try {
    const { manifest, digest } = await readFront(reader, order);
    order.onManifest?.(manifest);
    if (order.known?.(manifest))
      return { manifest, digest, fingerprint: fingerprint(manifest.sender), lines: [], keyring: undefined, receipt: undefined, document: undefined };
    const parts = await readParts(reader, manifest, order);
    return { manifest, digest, fingerprint: fingerprint(manifest.sender), ...parts };
  } finally {
    await reader.close();
  }
}

async function readFront(reader: ArchiveReader, order: ContentOrder): Promise<{ readonly manifest: PackageManifest; readonly digest: Sha256 }> {
  const head = await expectMember(reader, MANIFEST, PACKAGE_LIMITS.manifestBytes);
  const bytes = await reader.bytes(head);
  const signature = await expectMember(reader, SIGNATURE, SIGNATURE_BYTES);
  const manifest = readManifest(bytes, await reader.bytes(signature));
  const digest = sha256Of(bytes);
  if (order.digest !== undefined && order.digest !== digest) throw exchangeErrors.swapped();
  if (order.kinds && !order.kinds.includes(manifest.kind)) {
    throw exchangeErrors.otherKind(packageKindWords[manifest.kind], order.kinds.map((kind) => packageKindWords[kind]).join('或'));
  }
  if (order.book !== undefined && order.book !== manifest.book) throw exchangeErrors.otherBook(manifest.title);
  return { manifest, digest };
}

async function expectMember(reader: ArchiveReader, name: string, limit: number): Promise<MemberHead> {
  const head = await reader.next();
  if (!head) throw exchangeErrors.partMissing(partWords(name));
  if (head.name !== name) throw exchangeErrors.foreignMember(head.name);
  if (head.size > limit) throw exchangeErrors.tooLarge(partWords(name), `${limit} 字节`);
  return head;
}

type Parts = Pick<OpenedPackage, 'lines' | 'keyring' | 'receipt' | 'document'>;

async function readParts(reader: ArchiveReader, manifest: PackageManifest, order: ContentOrder): Promise<Parts> {
  let lines: readonly Bytes[] = [];
  let keyring: Keyring | undefined;
  let receipt: Receipt | undefined;
  let document: Bytes | undefined;
  for (const part of manifest.parts) {
    const head = await reader.next();
    if (!head) throw exchangeErrors.partMissing(partWords(part.name));
    if (head.name !== part.name) throw exchangeErrors.foreignMember(head.name);
    if (head.size !== part.bytes) throw exchangeErrors.partWrong(partWords(part.name));
    const bytes = await reader.bytes(head);
    if ((await sha256OfLarge(bytes)) !== part.sha256) throw exchangeErrors.partWrong(partWords(part.name));
    if (part.name === ENTRIES) lines = await unpackLines(bytes, manifest.counts.entriesBytes, partWords(part.name));
    else if (part.name === KEYRING) keyring = readKeyring(bytes);
    else if (part.name === RECEIPT) receipt = readReceipt(bytes);
    else if (part.name === DOCUMENT) document = bytes;
    else await order.onChunk?.(part.name.slice(CHUNKS.length), bytes);
  }
  const beyond = await reader.next();
  if (beyond) throw exchangeErrors.foreignMember(beyond.name);
  if (lines.length !== manifest.counts.entries) throw exchangeErrors.partWrong(partWords(ENTRIES));
  return { lines, keyring, receipt, document };
}

function readKeyring(bytes: Uint8Array): Keyring {
  try {
    return keyringSchema.parse(parseJson(bytes));
  } catch {
    throw exchangeErrors.partWrong(partWords(KEYRING));
  }
}

function readReceipt(bytes: Uint8Array): Receipt {
  if (bytes.length > MAX_RECEIPT_BYTES) throw exchangeErrors.tooLarge(partWords(RECEIPT), '8 MB');
  try {
    return receiptSchema.parse(parseJson(bytes));
  } catch {
    throw exchangeErrors.partWrong(partWords(RECEIPT));
  }
}

async function* capped(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of file) {
    bytes += piece.length;
    if (bytes > PACKAGE_LIMITS.bytes) throw exchangeErrors.tooLarge('文件', '1 GB');
    yield piece;
  }
}
