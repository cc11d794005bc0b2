import { join } from 'node:path';
import { z } from 'zod';
import { vaultFileErrors } from '#shared/host/host-errors.ts';
import { type Bytes, fromUtf8 } from '#shared/kernel/bytes.ts';
import { Turn } from '#shared/kernel/turn.ts';
import { readWhole, writeAtomic } from './atomic-file.ts';
import { type Disk, makeFolder } from './disk.ts';

/** All that the host reads of `vault.json`: the rest is for those who can open it. */
const revisionSchema = z.object({ revision: z.int().min(1) });

interface Stored {
  readonly bytes: Bytes;
  readonly revision: number;
  /** Copies that are absent or older. A damaged one stays as it is: somebody may want to look at it. */
  readonly behind: readonly string[];
}

/**
 * `vault.json` in two copies. The copy is written second, so a killed process leaves at least one whole file, and reading takes the
 * one with the higher revision.
 */
export class VaultFileStore {
  readonly #turn = new Turn();
  readonly #paths: readonly [string, string];

  constructor(
    private readonly disk: Disk,
    private readonly root: string,
  ) {
    this.#paths = [join(root, 'vault.json'), join(root, 'vault.json.copy')];
  }

  /** Brings a copy up that was left behind. */
  read(): Promise<Bytes | undefined> {
    return this.#turn.run(async () => {
      const stored = await this.#stored();
      if (stored) for (const path of stored.behind) await this.#bringUp(path, stored.bytes);
      return stored?.bytes;
    });
  }

  /** Replaces revision `expected` (0: there is none yet). Rejects with `vault.stale` when another revision is stored. */
  write(bytes: Bytes, expected: number): Promise<void> {
    return this.#turn.run(async () => {
      const next = revisionOf(bytes);
      const stored = await this.#stored();
      if (next === undefined || next <= expected || (stored?.revision ?? 0) !== expected) throw vaultFileErrors.stale();
      await makeFolder(this.disk, this.root);
      const [main, copy] = this.#paths;
      await writeAtomic(this.disk, main, bytes);
      await this.#bringUp(copy, bytes);
    });
  }

  /** What one copy holds is in force: nobody is told that it failed because the other could not be written, which the next reading makes good. */
  async #bringUp(path: string, bytes: Bytes): Promise<void> {
    await writeAtomic(this.disk, path, bytes).catch(() => undefined);
  }

  async #stored(): Promise<Stored | undefined> {
    const copies = await Promise.all(
      this.#paths.map(async (path) => {
        const bytes = await readWhole(this.disk, path);
        return { path, bytes, revision: bytes && revisionOf(bytes) };
      }),
    );
    const newest = copies.reduce((most, one) => ((one.revision ?? 0) > (most.revision ?? 0) ? one : most));
    if (!newest.bytes || newest.revision === undefined) {
      if (copies.some(({ bytes }) => bytes)) throw vaultFileErrors.unreadable();
      return undefined;
    }
    const { bytes, revision } = newest;
    const behind = copies.filter((one) => !one.bytes || (one.revision !== undefined && one.revision < revision)).map(({ path }) => path);
    return { bytes, revision, behind };
  }
}

function revisionOf(bytes: Uint8Array): number | undefined {
  try {
    return revisionSchema.parse(JSON.parse(fromUtf8(bytes))).revision;
  } catch {
    // Not UTF-8, not JSON or no revision: all of these mean that this is no vault file.
    return undefined;
  }
}
