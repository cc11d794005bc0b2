import { type Bytes, concat, fromUtf8, utf8 } from '../kernel/bytes.ts';
import { isWorkbenchError } from '../kernel/errors.ts';
import { sign, verify } from '../kernel/signing.ts';
import { canonicalBytes, parseJson } from '../ledger/canonical.ts';
import { exchangeErrors } from './exchange-errors.ts';
import { manifestSchema, PACKAGE_LIMITS, type PackageManifest } from './package.ts';
import { partWords } from './words.ts';

export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.sig';
export const ENTRIES = 'entries.jsonl.gz';
export const KEYRING = 'keyring.json';
export const RECEIPT = 'receipt.json';
/** The one part of a package that carries a document instead of entries. */
export const DOCUMENT = 'document.json';
export const CHUNKS = 'chunks/';
export const SIGNATURE_BYTES = 88;

const signed = (manifest: Uint8Array): Bytes => concat([utf8('xunjian package v1\n'), manifest]);

/** @param seed the sending device's 32-byte Ed25519 seed */
export function encodeManifest(manifest: PackageManifest, seed: Uint8Array): { readonly manifest: Bytes; readonly signature: Bytes } {
  const bytes = canonicalBytes(manifestSchema.parse(manifest));
  if (bytes.length > PACKAGE_LIMITS.manifestBytes) throw exchangeErrors.exportTooLarge('清单');
  return { manifest: bytes, signature: utf8(sign(signed(bytes), seed)) };
}

/**
 * Reads a manifest and checks that the device it names has signed exactly these bytes, and that it does not contradict itself.
 * Whether that device is to be believed is asked later, against the book's trust list.
 */
export function readManifest(bytes: Uint8Array, signature: Uint8Array): PackageManifest {
  const raw = parsed(bytes);
  const version = typeof raw === 'object' && raw !== null && 'version' in raw ? raw.version : undefined;
  if (typeof version === 'number' && version > 1) throw exchangeErrors.newer(String(version));
  const read = manifestSchema.safeParse(raw);
  if (!read.success) throw exchangeErrors.manifestUnreadable('格式不符');
  const manifest = read.data;
  if (!verify(text(signature), signed(bytes), manifest.sender.signKey)) throw exchangeErrors.signatureWrong();
  checkParts(manifest);
  return manifest;
}

/** Order, names, sizes and counts of the parts, before any of them is read. */
function checkParts({ kind, parts, counts }: PackageManifest): void {
  const names = new Set<string>();
  for (const { name } of parts) {
    if (names.has(name)) throw exchangeErrors.foreignMember(name);
    names.add(name);
  }
  // Only the hub hands out keys, and only a backup keeps them: anywhere else a keyring would be slipped in.
  if (names.has(KEYRING) && kind !== 'task' && kind !== 'backup') throw exchangeErrors.foreignMember(KEYRING);
  if (names.has(RECEIPT) !== (kind === 'receipt'))
    throw names.has(RECEIPT) ? exchangeErrors.foreignMember(RECEIPT) : exchangeErrors.partMissing(partWords(RECEIPT));
  // A document travels alone: beside it nothing could be folded, and a book carries none.
  const alone = kind === 'approval' || kind === 'approvalSignature';
  const stray = alone ? parts.find((part) => part.name !== DOCUMENT) : parts.find((part) => part.name === DOCUMENT);
  if (stray) throw exchangeErrors.foreignMember(stray.name);
  if (alone && !names.has(DOCUMENT)) throw exchangeErrors.partMissing(partWords(DOCUMENT));
  if (parts.some((part) => part.name === DOCUMENT && part.bytes > PACKAGE_LIMITS.documentBytes)) throw exchangeErrors.tooLarge(partWords(DOCUMENT), '16 MB');
  const chunks = parts.filter((part) => part.name.startsWith(CHUNKS));
  for (const part of chunks) if (part.name !== `${CHUNKS}${part.sha256}`) throw exchangeErrors.manifestUnreadable('证据分块的名称不符');
  const tooLarge = chunks.find((part) => part.bytes > PACKAGE_LIMITS.chunkBytes);
  if (tooLarge) throw exchangeErrors.tooLarge('证据分块', '1 MB');
  const total = chunks.reduce((sum, part) => sum + part.bytes, 0);
  if (total > PACKAGE_LIMITS.bytes || parts.some((part) => part.bytes > PACKAGE_LIMITS.bytes)) throw exchangeErrors.tooLarge('总大小', '1 GB');
  if (counts.entriesBytes > PACKAGE_LIMITS.entriesBytes) throw exchangeErrors.tooLarge('登记内容', '512 MB');
  if (counts.chunks !== chunks.length || counts.chunkBytes !== total) throw exchangeErrors.manifestUnreadable('计数不符');
  if (!names.has(ENTRIES) && (counts.entries > 0 || counts.entriesBytes > 0)) throw exchangeErrors.partMissing(partWords(ENTRIES));
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return parseJson(bytes);
  } catch (error) {
    if (isWorkbenchError(error)) throw error;
    throw exchangeErrors.manifestUnreadable('不是有效的 JSON');
  }
}

/** Text of a signature; bytes that are no text verify nothing. */
function text(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    return '';
  }
}
