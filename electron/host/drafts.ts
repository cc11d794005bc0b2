import { join } from 'node:path';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { listFolder, readWhole, sweepTemporary, writeAtomic } from './atomic-file.ts';
import { type Disk, makeFolder, syncFolder, writeFailure } from './disk.ts';
import { InTurn } from './in-turn.ts';
import type { VaultFolder } from './vault-folder.ts';

const draftName = /^[a-z2-7]{20,60}$/;

/** Sealed drafts, one file each, replaced in place. Writes to one draft happen in the order they were asked for, so the last key press wins. */
export class DraftStore {
  readonly #turn = new InTurn();
  readonly #ready = new Map<string, Promise<void>>();

  constructor(
    private readonly disk: Disk,
    private readonly vault: VaultFolder,
  ) {}

  async list(book: string): Promise<string[]> {
    return (await listFolder(this.disk, this.vault.book(book).drafts)).filter((name) => draftName.test(name));
  }

  read(book: string, draft: string): Promise<Bytes | undefined> {
    return readWhole(this.disk, join(this.vault.book(book).drafts, draft));
  }

  /** On disk when it resolves. */
  write(book: string, draft: string, sealed: Bytes): Promise<void> {
    const folder = this.vault.book(book).drafts;
    return this.#turn.run(`${book}/${draft}`, async () => {
      await this.#prepare(folder);
      await writeAtomic(this.disk, join(folder, draft), sealed);
    });
  }

  /** Removing a draft that is not there is no error: the outcome is the same. */
  remove(book: string, draft: string): Promise<void> {
    const folder = this.vault.book(book).drafts;
    return this.#turn.run(`${book}/${draft}`, async () => {
      try {
        await this.disk.rm(join(folder, draft));
        await syncFolder(this.disk, folder);
      } catch (error) {
        if (!(await this.read(book, draft))) return;
        throw writeFailure(error);
      }
    });
  }

  /** Once for each folder and before its first write, so that the sweep cannot take the temporary file of a write under way. */
  #prepare(folder: string): Promise<void> {
    const known = this.#ready.get(folder);
    if (known) return known;
    const ready = makeFolder(this.disk, folder)
      .then(() => sweepTemporary(this.disk, folder))
      .catch((error: unknown) => {
        this.#ready.delete(folder);
        throw writeFailure(error);
      });
    this.#ready.set(folder, ready);
    return ready;
  }

  /** After a book was destroyed its folder has to be made again, should the book ever come back. */
  forget(book: string): void {
    this.#ready.delete(this.vault.book(book).drafts);
  }
}
