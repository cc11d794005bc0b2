import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { type Bytes, concat, utf8 } from '../kernel/bytes.ts';
import { errorTable } from '../kernel/errors.ts';

/**
 * The journal's frames, as both sides read them: the core worker makes and opens them, the host checks and stores them
 * without being able to read what is inside.
 *
 *     frame   = length u32 | checksum 8 | sequence u64 | type u8 | body           (big endian; length counts the body)
 *     sealed  = nonce 12 | AES-256-GCM ciphertext and tag                          type 1; additional data: book, sequence, type
 *     commit  = count u32 | digest 32                                              type 2; closes a batch
 *
 * The checksum is the first 8 bytes of SHA-256 over sequence, type and body: it finds torn and damaged frames, the AEAD finds
 * altered ones. A batch counts only with its commit frame, whose digest is SHA-256(digest before || frames of the batch): so
 * batches chain, and (sequence, digest) names one state of the journal for compare-and-append.
 */
export const FRAME_HEADER_BYTES = 21;
export const MAX_FRAME_BODY = 8 * 1024 * 1024;
export const FRAME_SEALED = 1;
export const FRAME_COMMIT = 2;

/** One state of a journal: how many frames are committed, and the digest of the last commit (64 zeros at the start). */
export interface JournalHead {
  readonly sequence: number;
  readonly digest: string;
}

export const JOURNAL_START: JournalHead = { sequence: 0, digest: '0'.repeat(64) };

export interface Frame {
  readonly sequence: number;
  readonly type: typeof FRAME_SEALED | typeof FRAME_COMMIT;
  readonly body: Bytes;
}

export const frameErrors = errorTable('journal', {
  damaged: (at: number) => ({
    words: `登记簿文件在第 ${at} 字节处损坏，损坏之后的部分已另存，之前的记录完好。`,
    next: '请导出一份备份，并用最近的备份核对是否有缺失。',
  }),
  staleHead: () => ({
    words: '登记簿已被另一个窗口写入，本窗口的这次写入没有生效。',
    next: '请关闭其他窗口，锁定后重新解锁。',
  }),
});

/** Additional data that binds a sealed body to its book and place. */
export function frameContext(book: string, sequence: number): Bytes {
  return utf8(`xunjian frame v1|${book}|${sequence}|${FRAME_SEALED}`);
}

/** Encodes one batch of sealed bodies, numbered from `head` on, with its commit frame. */
export function encodeBatch(head: JournalHead, sealed: readonly Bytes[]): { readonly bytes: Bytes; readonly head: JournalHead } {
  const frames = sealed.map((body, i) => encodeFrame({ sequence: head.sequence + i, type: FRAME_SEALED, body }));
  const digest = batchDigest(head.digest, frames);
  const body = new Uint8Array(36);
  new DataView(body.buffer).setUint32(0, sealed.length);
  body.set(hexToBytes(digest), 4);
  const sequence = head.sequence + sealed.length;
  const bytes = concat([...frames, encodeFrame({ sequence, type: FRAME_COMMIT, body })]);
  return { bytes, head: { sequence: sequence + 1, digest } };
}

/** Why reading stopped before the end: `torn` is an unfinished write, `damaged` is anything else that does not fit. */
export type ReadEnd = 'complete' | 'torn' | 'damaged';

export interface Batch {
  readonly frames: readonly Frame[];
  readonly head: JournalHead;
  /** Where the batch ends in the bytes that were read. */
  readonly end: number;
}

/**
 * Reads whole batches that continue `head`. What follows the last commit is not returned: `end` tells where it begins, `rest` why
 * reading stopped. Never throws on damaged bytes. Frames of a whole batch are proved by its digest, which covers their every byte; the checksum of
 * each is asked only where there is no commit.
 */
export function readBatches(bytes: Uint8Array, head: JournalHead): { readonly batches: readonly Batch[]; readonly end: number; readonly rest: ReadEnd } {
  const batches: Batch[] = [];
  let at = 0;
  let from = 0;
  let current = head;
  let frames: Frame[] = [];
  let raw: Uint8Array[] = [];
  const stopped = (rest: ReadEnd) => ({ batches, end: from, rest: rest === 'torn' && !raw.every(isSound) ? ('damaged' as const) : rest });
  for (;;) {
    if (at === bytes.length) return stopped(from === at ? 'complete' : 'torn');
    const read = readFrame(bytes, at);
    if (read === 'torn' || read === 'damaged') return stopped(read);
    const { frame, end } = read;
    if (frame.sequence !== current.sequence + frames.length) return stopped('damaged');
    if (frame.type === FRAME_SEALED) {
      frames.push(frame);
      raw.push(bytes.subarray(at, end));
      at = end;
      continue;
    }
    const digest = batchDigest(current.digest, raw);
    const count = new DataView(frame.body.buffer, frame.body.byteOffset).getUint32(0);
    if (count !== frames.length || bytesToHex(frame.body.subarray(4)) !== digest) return stopped('damaged');
    current = { sequence: frame.sequence + 1, digest };
    batches.push({ frames, head: current, end });
    frames = [];
    raw = [];
    at = end;
    from = end;
  }
}

/** Whether a batch may end in these bytes: looks at lengths and types alone, so that reading a long batch checks it once and not with every piece. */
export function mayEndBatch(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; bytes.length - at >= FRAME_HEADER_BYTES; ) {
    const length = view.getUint32(at);
    const end = at + FRAME_HEADER_BYTES + length;
    if (length > MAX_FRAME_BODY) return true;
    if (end > bytes.length) return false;
    if (view.getUint8(at + 20) !== FRAME_SEALED) return true;
    at = end;
  }
  return false;
}

function encodeFrame(frame: Frame): Bytes {
  const bytes = new Uint8Array(FRAME_HEADER_BYTES + frame.body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, frame.body.length);
  view.setBigUint64(12, BigInt(frame.sequence));
  view.setUint8(20, frame.type);
  bytes.set(frame.body, FRAME_HEADER_BYTES);
  bytes.set(sha256(bytes.subarray(12)).subarray(0, 8), 4);
  return bytes;
}

function readFrame(bytes: Uint8Array, at: number): { readonly frame: Frame; readonly end: number } | 'torn' | 'damaged' {
  if (bytes.length - at < FRAME_HEADER_BYTES) return 'torn';
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, FRAME_HEADER_BYTES);
  const length = view.getUint32(0);
  const type = view.getUint8(20);
  if (length > MAX_FRAME_BODY) return 'damaged';
  const end = at + FRAME_HEADER_BYTES + length;
  if (end > bytes.length) return 'torn';
  if (type !== FRAME_SEALED && type !== FRAME_COMMIT) return 'damaged';
  if (type === FRAME_COMMIT && (length !== 36 || !isSound(bytes.subarray(at, end)))) return 'damaged';
  const sequence = Number(view.getBigUint64(12));
  return { frame: { sequence, type, body: bytes.slice(at + FRAME_HEADER_BYTES, end) as Bytes }, end };
}

/** Whether a frame has the checksum of what follows it. */
function isSound(frame: Uint8Array): boolean {
  const sum = sha256(frame.subarray(12)).subarray(0, 8);
  return sum.every((byte, i) => byte === frame[4 + i]);
}

function batchDigest(before: string, frames: readonly Uint8Array[]): string {
  const hash = sha256.create().update(hexToBytes(before));
  for (const frame of frames) hash.update(frame);
  return bytesToHex(hash.digest());
}
