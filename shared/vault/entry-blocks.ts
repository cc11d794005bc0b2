import { type Bytes, concat } from '../kernel/bytes.ts';

/** Entries are sealed in blocks: one act is one small block, an import of thousands is few large ones. */
const BLOCK_BYTES = 256 * 1024;

/** Packs entries, each behind its length (u32, big endian), into blocks of about 256 KiB. */
export function packEntries(entries: readonly Uint8Array[]): Bytes[] {
  const blocks: Bytes[] = [];
  let parts: Uint8Array[] = [];
  let size = 0;
  for (const entry of entries) {
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, entry.length);
    parts.push(length, entry);
    size += 4 + entry.length;
    if (size >= BLOCK_BYTES) {
      blocks.push(concat(parts));
      parts = [];
      size = 0;
    }
  }
  if (size > 0) blocks.push(concat(parts));
  return blocks;
}

/** The entries of a block, as windows on it. Throws a RangeError on a block that does not end with an entry: it was sealed wrong, not damaged on disk. */
export function unpackEntries(block: Bytes): Bytes[] {
  const view = new DataView(block.buffer, block.byteOffset, block.length);
  const entries: Bytes[] = [];
  for (let at = 0; at < block.length; ) {
    const end = at + 4 + view.getUint32(at);
    if (end > block.length) throw new RangeError('entry block ends inside an entry');
    entries.push(block.subarray(at + 4, end));
    at = end;
  }
  return entries;
}
