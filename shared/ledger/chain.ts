import { z } from 'zod';
import type { DeviceId } from '../kernel/ids.ts';
import { idSchema } from '../kernel/schemas.ts';
import { type ChainSegment, type EntryHash, entryHashSchema } from './operation.ts';
import type { EntryInfo } from './replica.ts';

/** Two entries of one device with the same counter: a copied disk or a restored image. Both are kept; people are told. */
export interface Fork {
  readonly device: DeviceId;
  readonly n: number;
  readonly entries: readonly EntryHash[];
}

/** Last entry of a device's chain, signed at each export: book, counter and hash. */
export interface ChainHead {
  readonly device: DeviceId;
  readonly n: number;
  readonly hash: EntryHash;
}

/** A chain head as it stands in packages and receipts. */
export const headPointSchema: z.ZodType<ChainHead> = z.object({ device: idSchema<DeviceId>(), n: z.int().min(1), hash: entryHashSchema });

/** Walks a segment back from its head. Entries that are not (yet) here end the walk. */
export function* segmentEntries(segment: ChainSegment, find: (hash: EntryHash) => EntryInfo | undefined): Generator<EntryHash> {
  let at: EntryHash | null = segment.head;
  while (at !== null) {
    const info: EntryInfo | undefined = find(at);
    if (!info || info.device !== segment.device || info.n < segment.from) return;
    yield at;
    at = info.prev;
  }
}

/** True when `ancestor` is `head` itself or lies before it on the same device's chain. */
export function onChain(ancestor: ChainHead, head: EntryHash, find: (hash: EntryHash) => EntryInfo | undefined): boolean {
  for (const hash of segmentEntries({ device: ancestor.device, from: ancestor.n, head }, find)) if (hash === ancestor.hash) return true;
  return false;
}
