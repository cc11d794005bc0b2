import { randomBytes } from 'node:crypto';
import { hostErrors } from '#shared/host/host-errors.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { isId } from '#shared/kernel/ids.ts';
import { listFolder, readWhole, writeAtomic } from './atomic-file.ts';
import { type Disk, isAbsent, makeFolder, syncFolder, writeFailure } from './disk.ts';
import { InTurn } from './in-turn.ts';
import type { VaultFolder } from './vault-folder.ts';

/** The wrapped key of each book. A book is on this laptop exactly as long as its key is. */
export class BookKeyStore {
  readonly #turn = new InTurn();
  readonly #present = new Set<string>();

  constructor(
    private readonly disk: Disk,
    private readonly vault: VaultFolder,
  ) {}

  async list(): Promise<string[]> {
    const names = (await listFolder(this.disk, this.vault.books)).filter((name) => isId(name));
    const present = await Promise.all(names.map((name) => this.has(name)));
    return names.filter((_, i) => present[i]);
  }

  async has(book: string): Promise<boolean> {
    if (this.#present.has(book)) return true;
    const there = (await this.read(book)) !== undefined;
    if (there) this.#present.add(book);
    return there;
  }

  read(book: string): Promise<Bytes | undefined> {
    return readWhole(this.disk, this.vault.book(book).key);
  }

  /** Once: rejects with `host.keyExists` when the book has a key. */
  write(book: string, wrapped: Bytes): Promise<void> {
    const folder = this.vault.book(book);
    return this.#turn.run(book, async () => {
      if (await this.read(book)) throw hostErrors.keyExists();
      try {
        await makeFolder(this.disk, folder.root);
      } catch (error) {
        throw writeFailure(error);
      }
      await writeAtomic(this.disk, folder.key, wrapped);
    });
  }

  /**
   * Destroys a book: first the key, overwritten in place and removed, so that from then on nothing of the book can be read, then
   * its files. Killed in between, the rest goes with the next call. What a flash medium remapped earlier is beyond any program.
   */
  destroy(book: string): Promise<void> {
    const folder = this.vault.book(book);
    return this.#turn.run(book, async () => {
      this.#present.delete(book);
      try {
        await this.#overwrite(folder.key);
        await this.disk.rm(folder.key, { force: true });
        await this.disk.rm(folder.root, { recursive: true, force: true });
        await syncFolder(this.disk, this.vault.books);
      } catch (error) {
        if (!isAbsent(error)) throw writeFailure(error);
      }
    });
  }

  async #overwrite(path: string): Promise<void> {
    let handle: Awaited<ReturnType<Disk['open']>>;
    try {
      handle = await this.disk.open(path, 'r+');
    } catch (error) {
      if (isAbsent(error)) return;
      throw error;
    }
    try {
      const { size } = await handle.stat();
      await handle.write(randomBytes(size), 0, size, 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
