import { join } from 'node:path';
import { z } from 'zod';
import { vaultFileErrors } from '#shared/host/host-errors.ts';
import { type Bytes, fromUtf8 } from '#shared/kernel/bytes.ts';
import { readWhole, writeAtomic } from './atomic-file.ts';
import { type Disk, makeFolder } from './disk.ts';
import { InTurn } from './in-turn.ts';

/** All that the host reads of `vault.json`: the rest is for those who can open it. */
const revisionSchema = z.object({ revision: z.int().min(1) });

interface Stored {
  readonly bytes: Bytes;
  readonly revision: number;
}

/**
 * `vault.json` in two copies. The copy is written second, so a killed process leaves at least one whole file, and reading takes the
 * one with the higher revision.
 */
export class VaultFileStore {
  readonly #turn = new InTurn();
  readonly #paths: readonly [string, string];

  constructor(
    private readonly disk: Disk,
    private readonly root: string,
  ) {
    this.#paths = [join(root, 'vault.json'), join(root, 'vault.json.copy')];
  }

  async read(): Promise<Bytes | undefined> {
    return (await this.#stored())?.bytes;
  }

  /** Replaces revision `expected` (0: there is none yet). Rejects with `vault.stale` when another revision is stored. */
  write(bytes: Bytes, expected: number): Promise<void> {
    return this.#turn.run('vault', async () => {
      const next = revisionOf(bytes);
      const stored = await this.#stored();
      if (next === undefined || next <= expected || (stored?.revision ?? 0) !== expected) throw vaultFileErrors.stale();
      await makeFolder(this.disk, this.root);
      for (const path of this.#paths) await writeAtomic(this.disk, path, bytes);
    });
  }

  async #stored(): Promise<Stored | undefined> {
    let found: Stored | undefined;
    let damaged = false;
    for (const path of this.#paths) {
      const bytes = await readWhole(this.disk, path);
      const revision = bytes && revisionOf(bytes);
      if (bytes && revision !== undefined && revision > (found?.revision ?? 0)) found = { bytes, revision };
      else if (bytes && revision === undefined) damaged = true;
    }
    if (!found && damaged) throw vaultFileErrors.unreadable();
    return found;
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
