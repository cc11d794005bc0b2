import { type Bytes, concat } from '#shared/kernel/bytes.ts';
import { type Keys, seal, unseal } from '../sealing.ts';
import { collect, piecesOf } from '../streams.ts';
import { syncDocumentErrors } from './sync-document-errors.ts';

/**
 * What a server's document holds under its seal (an age file for the round's identity):
 *
 *     version (1 byte, 1) | kind (1 byte) | length (u32, big endian) | content | zeros
 *
 * The zeros round the whole up, so that sizes say little: see `paddedLength`. Kinds: a part of a package (entries), an acknowledgement.
 */
export type DocumentKind = 'part' | 'acknowledgement';

const VERSION = 1;
const KINDS: readonly DocumentKind[] = ['part', 'acknowledgement'];
const HEAD_BYTES = 6;
const SMALLEST = 4096;

/** Seals content to the round. @param recipient the round identity's public half, `age1…` */
export async function sealDocument(kind: DocumentKind, content: Uint8Array, recipient: string): Promise<Bytes> {
  const padded = new Uint8Array(paddedLength(HEAD_BYTES + content.length));
  padded[0] = VERSION;
  padded[1] = KINDS.indexOf(kind);
  new DataView(padded.buffer).setUint32(2, content.length);
  padded.set(content, HEAD_BYTES);
  return collect(seal(piecesOf(padded), { recipients: [recipient] }));
}

/** Throws `package.*` for a seal that does not open, `syncDocument.*` for what is under it. */
export async function openDocument(sealed: Uint8Array, keys: Keys): Promise<{ readonly kind: DocumentKind; readonly content: Bytes }> {
  const plain = await collect(unseal(piecesOf(sealed), keys));
  if (plain.length < HEAD_BYTES) throw syncDocumentErrors.foreign();
  if (plain[0] !== VERSION) throw syncDocumentErrors.newer();
  const kind = KINDS[plain[1] as number];
  const length = new DataView(plain.buffer, plain.byteOffset).getUint32(2);
  if (kind === undefined || plain.length !== paddedLength(HEAD_BYTES + length)) throw syncDocumentErrors.foreign();
  return { kind, content: concat([plain.subarray(HEAD_BYTES, HEAD_BYTES + length)]) };
}

/**
 * At least 4 KiB, then rounded up so that only the leading bits of the length remain (Padmé, Nikitin et al. 2019): at most 12 % more,
 * and of a length below 1 MiB there are fewer than a hundred values left to tell documents apart by.
 */
export function paddedLength(length: number): number {
  if (length <= SMALLEST) return SMALLEST;
  const exponent = Math.floor(Math.log2(length));
  const kept = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** (exponent - kept);
  return Math.ceil(length / step) * step;
}
