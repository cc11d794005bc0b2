import { Worker } from 'node:worker_threads';
import type { Keys } from '#shared/exchange/sealing.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { fromFailure } from '#shared/kernel/errors.ts';
import { decodeEntry, type HashedEntry } from '#shared/ledger/entry.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { batchErrors } from './batch-errors.ts';
import type { ReadingMessage, ReadingOrder, ReadResult } from './reading.ts';

/** Memory of the reading thread, in MiB: five packages of a large round take about a tenth of it. */
const THREAD_MEMORY = 3072;

/** Reads packages in a thread of their own. Throws the thread's refusal in words. */
export function readPackages(files: readonly string[], keys: Keys, tell: (words: string) => void, chunksTo: string | null = null): Promise<ReadResult> {
  const order: ReadingOrder = { files, identities: keys.identities ?? [], passphrase: keys.passphrase, chunksTo };
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./reading-thread.js', import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY },
    });
    thread.on('message', (message: ReadingMessage) => {
      if (message.told === 'progress') tell(message.words);
      else if (message.told === 'done') resolve(message.result);
      else reject(fromFailure(message.failure));
    });
    thread.on('error', (error) => reject('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? batchErrors.workerLost() : error));
    thread.on('exit', () => reject(batchErrors.workerLost()));
  });
}

export interface ReadBook extends Omit<ReadResult, 'entries'> {
  readonly replica: Replica;
  readonly entries: readonly HashedEntry[];
}

/** The book that the packages make together. */
export async function readBook(files: readonly string[], keys: Keys, tell: (words: string) => void, chunksTo: string | null = null): Promise<ReadBook> {
  const result = await readPackages(files, keys, tell, chunksTo);
  const replica = new Replica(result.book);
  const entries = result.entries.map((bytes) => decodeEntry(Uint8Array.from(bytes) as Bytes));
  for (const entry of entries) replica.add(entry);
  return { ...result, entries, replica };
}
