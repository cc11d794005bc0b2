import { createSHA256 } from 'hash-wasm';
import type { Host } from '../host/host.ts';
import { type Bytes, concat, toBase64, utf8 } from '../kernel/bytes.ts';
import { errorTable } from '../kernel/errors.ts';
import type { Sha256 } from '../kernel/hash.ts';
import type { BookId } from '../kernel/ids.ts';
import type { Random } from '../kernel/random.ts';

/** Plain bytes of one chunk; the sealed chunk is 16 bytes longer. */
export const CHUNK_BYTES = 1024 * 1024;

export const evidenceErrors = errorTable('evidence', {
  changed: (name: string) => ({ words: `“${name}”在读取过程中发生了变化，未存入证据。`, next: '请关闭正在使用它的程序后重新添加。' }),
  missing: (part: number, parts: number) => ({ words: `证据的第 ${part} 部分（共 ${parts} 部分）不在本机。`, next: '请从原设备再导出一次，或从备份恢复。' }),
  damaged: (part: number, parts: number) => ({
    words: `证据的第 ${part} 部分（共 ${parts} 部分）校验不符，内容已损坏。`,
    next: '请从原设备再导出一次，或从备份恢复；损坏的文件保留在原处。',
  }),
});

/** A file to be taken in; read twice, once to hash and once to seal, so that memory stays flat and a known file is stored once. */
export interface EvidenceFile {
  readonly name: string;
  readonly size: number;
  stream(): AsyncIterable<Uint8Array>;
}

/** What the ledger keeps of a stored file. */
export interface StoredEvidence {
  /** Of the plain content. */
  readonly sha256: Sha256;
  /** 32 random bytes of this item alone, base64. */
  readonly key: string;
  /** Names of the sealed chunks, in order: SHA-256 of each one's ciphertext. */
  readonly chunks: readonly Sha256[];
}

/** SHA-256 of a file's content, with flat memory. */
export async function hashFile(file: EvidenceFile, progress: (done: number) => void): Promise<Sha256> {
  const hash = await createSHA256();
  let done = 0;
  for await (const piece of file.stream()) {
    hash.update(piece);
    done += piece.length;
    progress(done);
  }
  return hash.digest('hex') as Sha256;
}

/** Seals a file chunk by chunk and hands each to the host. Throws `evidence.changed` when it is not the file that was hashed. */
export async function storeFile(
  host: Pick<Host, 'writeChunk'>,
  book: BookId,
  file: EvidenceFile,
  expected: Sha256,
  random: Random,
  progress: (done: number) => void,
): Promise<StoredEvidence> {
  const raw = random.bytes(32);
  const key = await itemKey(raw);
  const hash = await createSHA256();
  const chunks: Sha256[] = [];
  let done = 0;
  for await (const { plain, last } of inChunks(file.stream())) {
    hash.update(plain);
    const sealed = await sealChunk(key, plain, chunks.length, last);
    const name = await digest(sealed);
    await host.writeChunk(book, name, sealed);
    chunks.push(name);
    done += plain.length;
    progress(done);
  }
  if (hash.digest('hex') !== expected) throw evidenceErrors.changed(file.name);
  return { sha256: expected, key: toBase64(raw), chunks };
}

/** The plain content, chunk by chunk. Throws `evidence.missing` or `evidence.damaged` with the part. */
export async function* readStored(host: Host, book: BookId, stored: { readonly key: Uint8Array; readonly chunks: readonly string[] }): AsyncGenerator<Bytes> {
  const key = await itemKey(stored.key);
  const parts = stored.chunks.length;
  for (const [i, name] of stored.chunks.entries()) {
    const sealed = await host.readChunk(book, name);
    if (!sealed) throw evidenceErrors.missing(i + 1, parts);
    if ((await digest(sealed)) !== name) throw evidenceErrors.damaged(i + 1, parts);
    yield await openChunk(key, sealed, i, i === parts - 1).catch(() => {
      throw evidenceErrors.damaged(i + 1, parts);
    });
  }
}

/** Reads everything again and compares with the hash taken on ingest. */
export async function verifyStored(host: Host, book: BookId, stored: StoredEvidence & { readonly rawKey: Uint8Array }): Promise<boolean> {
  const hash = await createSHA256();
  for await (const plain of readStored(host, book, { key: stored.rawKey, chunks: stored.chunks })) hash.update(plain);
  return hash.digest('hex') === stored.sha256;
}

async function* inChunks(stream: AsyncIterable<Uint8Array>): AsyncGenerator<{ readonly plain: Bytes; readonly last: boolean }> {
  let rest: Bytes = new Uint8Array(0);
  for await (const piece of stream) {
    let bytes: Bytes = rest.length === 0 ? Uint8Array.from(piece) : concat([rest, piece]);
    // Strictly more: the last chunk is only known when the file ends.
    while (bytes.length > CHUNK_BYTES) {
      yield { plain: bytes.slice(0, CHUNK_BYTES), last: false };
      bytes = bytes.slice(CHUNK_BYTES);
    }
    rest = bytes;
  }
  yield { plain: rest, last: true };
}

const itemKey = (raw: Uint8Array): Promise<CryptoKey> => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

/** The key belongs to one item, so the chunk's number is a nonce that never repeats; the additional data marks the end of the file. */
function chunkParameters(index: number, last: boolean): { name: string; iv: Bytes; additionalData: Bytes } {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setUint32(8, index);
  return { name: 'AES-GCM', iv, additionalData: utf8(`xunjian evidence v1|${index}|${last ? 'last' : 'more'}`) };
}

async function sealChunk(key: CryptoKey, plain: Bytes, index: number, last: boolean): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.encrypt(chunkParameters(index, last), key, plain));
}

async function openChunk(key: CryptoKey, sealed: Bytes, index: number, last: boolean): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.decrypt(chunkParameters(index, last), key, sealed));
}

async function digest(bytes: Bytes): Promise<Sha256> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') as Sha256;
}
