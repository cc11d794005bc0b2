import type { Host } from '#shared/host/host.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { sha256Of } from '#shared/kernel/hash.ts';

/** Sealed evidence chunks in memory, by the hash of their ciphertext: what the host keeps on disk, for work without a vault. */
export class ChunkStore implements Pick<Host, 'writeChunk' | 'readChunk'> {
  private readonly chunks = new Map<string, Bytes>();

  async writeChunk(_book: string, name: string, sealed: Bytes): Promise<void> {
    if (sha256Of(sealed) !== name) throw new RangeError('a chunk is named by its hash');
    this.chunks.set(name, sealed);
  }

  async readChunk(_book: string, name: string): Promise<Bytes | undefined> {
    return this.chunks.get(name);
  }

  /** Name and size of every chunk, sorted by name. */
  refs(): { readonly sha256: string; readonly bytes: number }[] {
    return [...this.chunks].map(([sha256, bytes]) => ({ sha256, bytes: bytes.length })).sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  }
}
