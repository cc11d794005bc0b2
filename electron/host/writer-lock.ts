import { createHash } from 'node:crypto';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { type Disk, errorCode, makeFolder } from './disk.ts';

/** Held by the one process that may write a vault folder. The operating system lets go of it when the process ends, however it ends. */
export interface WriterLock {
  release(): Promise<void>;
}

/**
 * Takes the lock of a vault folder; undefined when another process (or another host of this one) has it.
 *
 * Linux: a name in the abstract socket space. Windows: a named pipe, made as its first instance. Both vanish with the process, so
 * there is no stale lock to judge. Elsewhere: a socket in the folder, taken over when nobody answers it any more.
 * The name comes from the folder's device and file number, so that two paths to one folder meet.
 */
export async function takeWriterLock(disk: Disk, folder: string, platform: NodeJS.Platform = process.platform): Promise<WriterLock | undefined> {
  await makeFolder(disk, folder);
  const address = await lockAddress(disk, folder, platform);
  const taken = await listen(address);
  if (taken) return lockOf(taken);
  if (platform === 'linux' || platform === 'win32' || (await answers(address))) return undefined;
  await disk.rm(address, { force: true });
  const second = await listen(address);
  return second && lockOf(second);
}

async function lockAddress(disk: Disk, folder: string, platform: NodeJS.Platform): Promise<string> {
  const real = await disk.realpath(folder);
  const { dev, ino } = await disk.stat(real);
  const name = createHash('sha256').update(`xunjian writer ${dev} ${ino}`).digest('hex').slice(0, 32);
  if (platform === 'linux') return `\0xunjian-${name}`;
  if (platform === 'win32') return `\\\\.\\pipe\\xunjian-${name}`;
  return join(real, 'writer.sock');
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    // A peer that asks whether someone is there gets its answer by being let in, and nothing else.
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => (errorCode(error) === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(address, () => resolve(server));
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function lockOf(server: Server): WriterLock {
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}
