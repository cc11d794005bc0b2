import { createReadStream, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { batchErrors } from './batch-errors.ts';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

function readProblem(error: unknown, path: string): unknown {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return batchErrors.noFile(path);
    case 'EISDIR':
      return batchErrors.isFolder(path);
    case 'EACCES':
    case 'EPERM':
    case 'EIO':
      return batchErrors.unreadable(path);
    default:
      return error;
  }
}

/** A small text file: identities, passphrases. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw readProblem(error, path);
  }
}

/** A file in pieces; memory stays flat. */
export async function* readPieces(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) yield piece as Uint8Array;
  } catch (error) {
    throw readProblem(error, path);
  }
}

/** Makes the folder if needed. */
export function prepareFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOTDIR' ? batchErrors.notFolder(path) : batchErrors.unwritable(path);
  }
  if (!statSync(path).isDirectory()) throw batchErrors.notFolder(path);
}

/** Writes a file whole or not at all: beside its place first, then renamed over it. */
export function writeWhole(path: string, bytes: Uint8Array | string): void {
  const beside = join(dirname(path), `.${process.pid}.part`);
  try {
    writeFileSync(beside, bytes);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw codeOf(error) === 'ENOSPC' ? batchErrors.diskFull(path) : batchErrors.unwritable(path);
  }
}

/** A name that every file system takes: no separators, no control characters, at most 80 characters. */
export const fileName = (text: string): string =>
  text
    .replace(/[\u0000-\u001f<>:"/\\|?*]/g, '_')
    .trim()
    .slice(0, 80) || '未命名';
