import { createHash } from 'node:crypto';
import { type Bytes, concat, utf8 } from '#shared/kernel/bytes.ts';
import type { JournalHead } from '#shared/ledger/frame.ts';

/** A journal segment is closed when the next batch would take it past this. */
export const SEGMENT_BYTES = 8 * 1024 * 1024;

/**
 * Header of a segment, so that one can be placed by itself:
 *
 *     magic 8 | sequence u64 | digest 32 | checksum 8         (the journal's head where the segment begins)
 *
 * The checksum covers the book's id too: a segment of another book does not fit.
 */
export const SEGMENT_HEADER_BYTES = 56;
const magic = utf8('XJSEG\u00001\n');

export function segmentName(number: number): string {
  return `${String(number).padStart(8, '0')}.seg`;
}

export function segmentNumber(name: string): number | undefined {
  const found = /^(\d{8})\.seg$/.exec(name);
  return found ? Number(found[1]) : undefined;
}

export function segmentHeader(book: string, head: JournalHead): Bytes {
  const place = new Uint8Array(40);
  new DataView(place.buffer).setBigUint64(0, BigInt(head.sequence));
  place.set(Buffer.from(head.digest, 'hex'), 8);
  const checksum = createHash('sha256').update(magic).update(place).update(book).digest().subarray(0, 8);
  return concat([magic, place, checksum]);
}

/** True when `bytes` begin with the header of a segment of this book that continues `head`. */
export function continues(bytes: Uint8Array, book: string, head: JournalHead): boolean {
  return bytes.length >= SEGMENT_HEADER_BYTES && Buffer.compare(bytes.subarray(0, SEGMENT_HEADER_BYTES), segmentHeader(book, head)) === 0;
}
