import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromBase64 } from '#shared/kernel/bytes.ts';
import type { Sha256 } from '#shared/kernel/hash.ts';
import type { BookId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { CHUNK_BYTES, type EvidenceFile, hashFile, readStored, storeFile, verifyStored } from '#shared/vault/evidence-store.ts';
import { MemoryHost } from '#test/helpers/memory-host.ts';

const book = 'a'.repeat(26) as BookId;
const nothing = () => undefined;

function fileOf(bytes: Uint8Array, piece = 300_000): EvidenceFile {
  return {
    name: '照片.jpg',
    size: bytes.length,
    async *stream() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  };
}

async function stored(bytes: Uint8Array) {
  const host = new MemoryHost();
  const file = fileOf(bytes);
  const sha256 = await hashFile(file, nothing);
  const item = await storeFile(host, book, file, sha256, seededRandom('evidence'), nothing);
  return { host, item, rawKey: fromBase64(item.key) };
}

describe('evidence', () => {
  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES + 17])('of %d bytes comes back whole', async (size) => {
    const bytes = seededRandom(`${size}`).bytes(size);
    const { host, item, rawKey } = await stored(bytes);
    const parts: Uint8Array[] = [];
    for await (const part of readStored(host, book, { key: rawKey, chunks: item.chunks })) parts.push(part);
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    expect(item.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await verifyStored(host, book, { ...item, rawKey })).toBe(true);
  });

  it('names the damaged or missing part', async () => {
    const { host, item, rawKey } = await stored(seededRandom('x').bytes(2 * CHUNK_BYTES));
    const second = item.chunks[1] as Sha256;
    const chunks = host.books.get(book)?.chunks as Map<string, Uint8Array<ArrayBuffer>>;
    const good = chunks.get(second) as Uint8Array<ArrayBuffer>;
    const bad = good.slice();
    bad[100] = (bad[100] as number) ^ 1;
    chunks.set(second, bad);
    await expect(verifyStored(host, book, { ...item, rawKey })).rejects.toThrow('第 2 部分（共 2 部分）校验不符');
    chunks.delete(second);
    await expect(verifyStored(host, book, { ...item, rawKey })).rejects.toThrow('第 2 部分（共 2 部分）不在本机');
  });

  it('cannot be shortened or reordered without notice', async () => {
    const { host, item, rawKey } = await stored(seededRandom('y').bytes(3 * CHUNK_BYTES));
    const [a, b, c] = item.chunks as [Sha256, Sha256, Sha256];
    for (const chunks of [
      [a, b],
      [b, a, c],
      [a, c, b],
    ]) {
      await expect(verifyStored(host, book, { ...item, chunks, rawKey })).rejects.toThrow('校验不符');
    }
  });

  it('refuses a file that changes while it is read', async () => {
    const host = new MemoryHost();
    const first = await hashFile(fileOf(Uint8Array.of(1, 2, 3)), nothing);
    await expect(storeFile(host, book, fileOf(Uint8Array.of(1, 2, 4)), first, seededRandom('z'), nothing)).rejects.toThrow('发生了变化');
  });
});
