import { createHash, type Hash, randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { SaveGrant, Written } from '#shared/host/contract.ts';
import { hostErrors } from '#shared/host/host-errors.ts';
import { toBase32 } from '#shared/kernel/bytes.ts';
import { listFolder } from './atomic-file.ts';
import { type Disk, errorCode, isAbsent, letGoOf, removeLeftover, requireSpace, seen, syncFolder, writeFailure } from './disk.ts';
import { InTurn } from './in-turn.ts';
import { numberedName } from './names.ts';

type Handle = Awaited<ReturnType<Disk['open']>>;

/** Where a file goes: `replace` when the person confirmed a name in a dialog, else a taken name gets a number. */
export interface SaveTarget {
  readonly folder: string;
  readonly name: string;
  readonly replace: boolean;
  /** The place in words for the person; never a full path. */
  readonly place: string;
}

interface Saving {
  readonly target: SaveTarget;
  readonly part: string;
  readonly handle: Handle;
  readonly hash: Hash;
  bytes: number;
}

const MAX_SAVES = 16;
const READ_BYTES = 1024 * 1024;
const partName = /^\.xunjian-[a-z2-7]{26}\.part$/;

/** Files being saved. The renderer holds a grant and never learns a path; a grant is good for one file and one time. */
export class SavingDesk {
  readonly #turn = new InTurn();
  readonly #savings = new Map<string, Saving>();

  constructor(
    private readonly disk: Disk,
    /** Where the vault lies: saving onto the same file system leaves the reserve alone. */
    private readonly vaultRoot: string,
  ) {}

  async begin(target: SaveTarget): Promise<SaveGrant> {
    if (this.#savings.size >= MAX_SAVES) throw hostErrors.tooManySaves();
    await this.#checkSpace(target.folder, 0);
    await this.#sweep(target.folder);
    const grant = toBase32(randomBytes(16));
    const part = join(target.folder, `.xunjian-${grant}.part`);
    try {
      const handle = await this.disk.open(part, 'wx+', 0o600);
      this.#savings.set(grant, { target, part, handle, hash: createHash('sha256'), bytes: 0 });
    } catch (error) {
      throw isAbsent(error) ? hostErrors.placeAbsent() : writeFailure(error);
    }
    return { grant, name: target.name, place: target.place };
  }

  /** Appends a piece. A failed write ends the saving and removes what was written of it. */
  write(grant: string, piece: Uint8Array): Promise<void> {
    return this.#turn.run(grant, async () => {
      const saving = this.#known(grant);
      try {
        await this.#checkSpace(saving.target.folder, piece.length);
        let done = 0;
        while (done < piece.length) done += (await saving.handle.write(piece, done, piece.length - done, saving.bytes + done)).bytesWritten;
      } catch (error) {
        await this.#drop(grant, saving);
        throw writeFailure(error);
      }
      saving.hash.update(piece);
      saving.bytes += piece.length;
    });
  }

  finish(grant: string): Promise<Written> {
    return this.#turn.run(grant, async () => {
      const saving = this.#known(grant);
      try {
        await saving.handle.sync();
        await saving.handle.close();
        const name = await this.#settle(saving);
        this.#savings.delete(grant);
        await this.#checkCopy(join(saving.target.folder, name), saving.hash.copy().digest('hex'));
        return { place: saving.target.place, name, bytes: saving.bytes, sha256: saving.hash.digest('hex') };
      } catch (error) {
        await this.#drop(grant, saving);
        throw writeFailure(error);
      }
    });
  }

  /** No error when the grant is unknown: then there is nothing left to abort. */
  abort(grant: string): Promise<void> {
    return this.#turn.run(grant, async () => {
      const saving = this.#savings.get(grant);
      if (saving) await this.#drop(grant, saving);
    });
  }

  async close(): Promise<void> {
    for (const grant of [...this.#savings.keys()]) await this.abort(grant);
  }

  #known(grant: string): Saving {
    const saving = this.#savings.get(grant);
    if (!saving) throw hostErrors.noGrant();
    return saving;
  }

  async #drop(grant: string, saving: Saving): Promise<void> {
    this.#savings.delete(grant);
    await letGoOf(saving.handle);
    await removeLeftover(this.disk, saving.part);
  }

  async #settle({ target, part }: Saving): Promise<string> {
    if (target.replace) {
      await this.disk.rename(part, join(target.folder, target.name));
      await syncFolder(this.disk, target.folder);
      return target.name;
    }
    for (let number = 1; ; number++) {
      const name = numberedName(target.name, number);
      if (!(await this.#moveToFree(part, join(target.folder, name)))) continue;
      await syncFolder(this.disk, target.folder);
      return name;
    }
  }

  /** False when the name is taken. Stick file systems know no links: there the check comes first. */
  async #moveToFree(part: string, path: string): Promise<boolean> {
    try {
      await this.disk.link(part, path);
      await this.disk.unlink(part);
      return true;
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EISDIR', 'EINVAL', 'UNKNOWN'].includes(errorCode(error))) throw error;
    }
    if ((await listFolder(this.disk, dirname(path))).some((name) => name.toLowerCase() === basename(path).toLowerCase())) return false;
    await this.disk.rename(part, path);
    return true;
  }

  async #checkCopy(path: string, expected: string): Promise<void> {
    if ((await this.#hashOf(path)) === expected) return;
    await removeLeftover(this.disk, path);
    throw hostErrors.readBackDiffers(basename(path));
  }

  async #hashOf(path: string): Promise<string> {
    const hash = createHash('sha256');
    const handle = await this.disk.open(path, 'r');
    try {
      const piece = new Uint8Array(READ_BYTES);
      for (;;) {
        const { bytesRead } = await handle.read(piece, 0, piece.length, null);
        if (bytesRead === 0) return hash.digest('hex');
        hash.update(piece.subarray(0, bytesRead));
      }
    } finally {
      await handle.close();
    }
  }

  async #checkSpace(folder: string, bytes: number): Promise<void> {
    let same: boolean;
    try {
      same = (await this.disk.stat(folder)).dev === (await this.disk.stat(this.vaultRoot)).dev;
    } catch (error) {
      throw isAbsent(error) ? hostErrors.placeAbsent() : error;
    }
    if (same) await requireSpace(this.disk, folder, bytes);
  }

  /** Parts of a process that was killed while saving; a live part of another program start is younger than a day. */
  async #sweep(folder: string): Promise<void> {
    for (const name of (await listFolder(this.disk, folder)).filter((entry) => partName.test(entry))) {
      const path = join(folder, name);
      const stat = await seen(this.disk.stat(path));
      if (stat && Date.now() - stat.mtimeMs > 86_400_000) await removeLeftover(this.disk, path);
    }
  }
}
