import { hexToBytes } from '@noble/hashes/utils.js';
import { type Bytes, concat } from '#shared/kernel/bytes.ts';
import { type Sha256, sha256Of } from '#shared/kernel/hash.ts';
import { PACKAGE_LIMITS } from '../package.ts';
import { syncDocumentErrors } from './sync-document-errors.ts';

/** Bytes of a package in one document: with base64 and padding below the 1 MiB that a proxy lets through unasked. */
export const PART_BYTES = 512 * 1024;

const DIGEST_BYTES = 32;
const HEAD_BYTES = DIGEST_BYTES + 4;

export interface Part {
  /** SHA-256 of the whole package: parts of one package name each other by it. */
  readonly whole: Sha256;
  readonly index: number;
  readonly of: number;
  readonly bytes: Bytes;
}

/** Cuts a package's content. Each part: digest of the whole, index (u16), count (u16), bytes. */
export function cutPackage(content: Uint8Array, partBytes: number = PART_BYTES): Bytes[] {
  const of = Math.max(1, Math.ceil(content.length / partBytes));
  if (of > 0xffff) throw new RangeError('too many parts for one package');
  const digest = hexToBytes(sha256Of(content));
  return Array.from({ length: of }, (_, index) => {
    const head = new Uint8Array(4);
    new DataView(head.buffer).setUint16(0, index);
    new DataView(head.buffer).setUint16(2, of);
    return concat([digest, head, content.subarray(index * partBytes, (index + 1) * partBytes)]);
  });
}

/** Throws `syncDocument.foreign`. */
export function readPart(content: Bytes): Part {
  if (content.length < HEAD_BYTES) throw syncDocumentErrors.foreign();
  const view = new DataView(content.buffer, content.byteOffset);
  const [index, of] = [view.getUint16(DIGEST_BYTES), view.getUint16(DIGEST_BYTES + 2)];
  if (of === 0 || index >= of) throw syncDocumentErrors.foreign();
  const whole = [...content.subarray(0, DIGEST_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('') as Sha256;
  return { whole, index, of, bytes: content.slice(HEAD_BYTES) };
}

/** Puts parts together as they come, in any order and any number of times. */
export class PartBench {
  private readonly begun = new Map<string, { readonly of: number; readonly parts: Map<number, Bytes>; readonly ids: Set<string> }>();

  /** Documents that lie here because the rest of their package has not come. */
  get waiting(): readonly string[] {
    return [...this.begun.values()].flatMap(({ ids }) => [...ids]);
  }

  /** The whole package with the documents it came in, once its last part is here. Throws `syncDocument.foreign` when they do not fit each other. */
  take(id: string, part: Part): { readonly content: Bytes; readonly ids: readonly string[] } | undefined {
    const key = `${part.whole} ${part.of}`;
    const begun = this.begun.get(key) ?? { of: part.of, parts: new Map<number, Bytes>(), ids: new Set<string>() };
    this.begun.set(key, begun);
    begun.parts.set(part.index, part.bytes);
    begun.ids.add(id);
    if (begun.parts.size < part.of) return undefined;
    this.begun.delete(key);
    const pieces = Array.from({ length: part.of }, (_, index) => begun.parts.get(index) as Bytes);
    if (pieces.reduce((sum, piece) => sum + piece.length, 0) > PACKAGE_LIMITS.bytes) throw syncDocumentErrors.foreign();
    const content = concat(pieces);
    if (sha256Of(content) !== part.whole) throw syncDocumentErrors.foreign();
    return { content, ids: [...begun.ids] };
  }
}
