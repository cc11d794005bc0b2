import type { Stats } from 'node:fs';
import fsPromises, { type FileHandle } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DISK_RESERVE_BYTES } from '#shared/host/contract.ts';
import { hostErrors } from '#shared/host/host-errors.ts';
import { isWorkbenchError, type WorkbenchError } from '#shared/kernel/errors.ts';

/** The file system calls that capabilities use: injected, so that tests can run out of disk or fail at any step. */
export type Disk = Pick<
  typeof fsPromises,
  'open' | 'mkdir' | 'readdir' | 'readFile' | 'rename' | 'link' | 'rm' | 'unlink' | 'stat' | 'lstat' | 'statfs' | 'realpath' | 'truncate'
>;

export const realDisk: Disk = fsPromises;

/** The `code` of a system error, `ENOSPC`; empty for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

export function isAbsent(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Turns a failed write into words for the person. What already is in words stays as it is. */
export function writeFailure(error: unknown): WorkbenchError {
  if (isWorkbenchError(error)) return error;
  const code = errorCode(error);
  return full.has(code) ? hostErrors.diskFull() : hostErrors.writeFailed(code || 'EIO');
}

/**
 * What stands at a path, from `stat` or `lstat`; undefined where nothing does and where it cannot be looked at (a stick that was pulled out,
 * a link into nowhere): for a list of what is there both are the same, and whoever opens it is told why it fails.
 */
export const seen = (look: Promise<Stats>): Promise<Stats | undefined> => look.catch(() => undefined);

/** Gives a handle back when its work has ended or failed. What was written is flushed or told as failed before; a handle that will not close goes with the process. */
export async function letGoOf(handle: FileHandle | null | undefined): Promise<void> {
  await handle?.close().catch(() => undefined);
}

/** Removes a file that nobody was promised: a part, a temporary file, a copy that was told as bad. One that stays is swept at a later start, or the person knows it as unusable. */
export async function removeLeftover(disk: Pick<Disk, 'rm'>, path: string): Promise<void> {
  await disk.rm(path, { force: true }).catch(() => undefined);
}

/** Free bytes for an ordinary user where `folder` lies. */
export async function freeBytes(disk: Disk, folder: string): Promise<number> {
  const { bavail, bsize } = await disk.statfs(folder);
  return bavail * bsize;
}

/** Rejects with `host.diskLow` when writing `bytes` more would eat into the reserve that typed text needs. */
export async function requireSpace(disk: Disk, folder: string, bytes: number): Promise<void> {
  const free = await freeBytes(disk, folder);
  if (free - bytes < DISK_RESERVE_BYTES) throw hostErrors.diskLow(Math.floor(free / 1_048_576));
}

/**
 * Makes a folder with all above it. What is new is durable: a file that is flushed into a folder whose own name was never flushed would be
 * gone with it after a power cut.
 */
export async function makeFolder(disk: Disk, folder: string): Promise<void> {
  const first = await disk.mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const top = dirname(resolve(first));
  for (let above = dirname(resolve(folder)); above.length >= top.length; above = dirname(above)) {
    await syncFolder(disk, above);
    if (above === top) return;
  }
}

/** Makes a rename, new file or removal in `folder` durable. Windows and some stick file systems cannot; they answer so and lose nothing by it. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await disk.open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EPERM'].includes(errorCode(error))) throw error;
  } finally {
    await handle.close();
  }
}
