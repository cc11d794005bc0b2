import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { hostErrors } from '#shared/host/host-errors.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { listFolder, readWhole, writeAtomic } from './atomic-file.ts';
import { type Disk, makeFolder, requireSpace, writeFailure } from './disk.ts';
import { InTurn } from './in-turn.ts';
import type { VaultFolder } from './vault-folder.ts';

/** Encrypted evidence chunks, named by the SHA-256 of their ciphertext. */
export class ChunkStore {
  readonly #turn = new InTurn();

  constructor(
    private readonly disk: Disk,
    private readonly vault: VaultFolder,
  ) {}

  read(book: string, chunk: string): Promise<Bytes | undefined> {
    return readWhole(this.disk, this.#path(book, chunk));
  }

  /** Writing one that is there changes nothing; one that rotted on the disk is replaced by the intact bytes. */
  write(book: string, chunk: string, bytes: Bytes): Promise<void> {
    if (hashOf(bytes) !== chunk) return Promise.reject(hostErrors.badChunk());
    return this.#turn.run(`${book}/${chunk}`, async () => {
      const stored = await this.read(book, chunk);
      if (stored && hashOf(stored) === chunk) return;
      try {
        await makeFolder(this.disk, this.#shelf(book, chunk));
        await requireSpace(this.disk, this.vault.root, bytes.length);
      } catch (error) {
        throw writeFailure(error);
      }
      await writeAtomic(this.disk, this.#path(book, chunk), bytes);
    });
  }

  async missing(book: string, chunks: readonly string[]): Promise<string[]> {
    const shelves = new Set(chunks.map((chunk) => chunk.slice(0, 2)));
    const present = new Set<string>();
    for (const shelf of shelves) {
      for (const name of await listFolder(this.disk, join(this.vault.book(book).chunks, shelf))) present.add(name);
    }
    return chunks.filter((chunk) => !present.has(chunk));
  }

  async remove(book: string, chunks: readonly string[]): Promise<void> {
    for (const chunk of chunks) await this.#turn.run(`${book}/${chunk}`, () => this.disk.rm(this.#path(book, chunk), { force: true }));
  }

  #shelf(book: string, chunk: string): string {
    return join(this.vault.book(book).chunks, chunk.slice(0, 2));
  }

  #path(book: string, chunk: string): string {
    return join(this.#shelf(book, chunk), chunk);
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
