import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { type Disk, isAbsent, removeLeftover, syncFolder, writeFailure } from './disk.ts';

const temporary = /^\.[^/]+\.[0-9a-f]{12}\.tmp$/;

/**
 * Puts `bytes` at `path` so that a reader, also after a power cut, finds the old file or the new one and nothing in between:
 * temporary file 0600, fsync, rename, fsync of the folder. Rejects in words; the old file is untouched then.
 */
export async function writeAtomic(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const aside = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await disk.open(aside, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await disk.rename(aside, path);
    await syncFolder(disk, folder);
  } catch (error) {
    await removeLeftover(disk, aside);
    throw writeFailure(error);
  }
}

/** Undefined when there is no such file. */
export async function readWhole(disk: Disk, path: string): Promise<Bytes | undefined> {
  try {
    return Uint8Array.from(await disk.readFile(path));
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** Removes temporary files that a killed process left in `folder`. They were never acknowledged to anyone. */
export async function sweepTemporary(disk: Disk, folder: string): Promise<void> {
  const names = await listFolder(disk, folder);
  for (const name of names) if (temporary.test(name)) await disk.rm(join(folder, name), { force: true });
}

/** The names in a folder, sorted; none when it does not exist. */
export async function listFolder(disk: Disk, folder: string): Promise<string[]> {
  try {
    return (await disk.readdir(folder)).sort();
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}
