import { type Bytes, concat, utf8 } from '../kernel/bytes.ts';
import type { BookId } from '../kernel/ids.ts';
import { sign, verify } from '../kernel/signing.ts';
import { canonicalBytes } from '../ledger/canonical.ts';
import { type ChainHead, onChain, segmentEntries } from '../ledger/chain.ts';
import type { EntryHash } from '../ledger/operation.ts';
import type { EntryInfo } from '../ledger/replica.ts';
import type { SignedHead } from './package.ts';

type Find = (hash: EntryHash) => EntryInfo | undefined;

const headBytes = (book: BookId, { device, n, hash }: ChainHead): Bytes => concat([utf8('xunjian head v1\n'), canonicalBytes({ book, device, n, hash })]);

/** A device vouches for its chain up to and including this entry. @param seed the device's 32-byte Ed25519 seed */
export function signHead(book: BookId, { device, n, hash }: ChainHead, seed: Uint8Array): SignedHead {
  return { device, n, hash, signature: sign(headBytes(book, { device, n, hash }), seed) };
}

export function verifyHead(book: BookId, head: SignedHead, signKey: string): boolean {
  return verify(head.signature, headBytes(book, head), signKey);
}

/**
 * The signed heads that a replica keeps, so that it can pass on what others wrote: for each chain the newest, each branch of a fork
 * by itself. They cannot be made again here, so they are kept as durably as the entries.
 */
export function mergeHeads(kept: readonly SignedHead[], received: readonly SignedHead[], find: Find): readonly SignedHead[] {
  const all = [...new Map([...kept, ...received].map((head) => [head.hash, head])).values()];
  const newest = all.filter((head) => !all.some((other) => other.device === head.device && other.n > head.n && onChain(head, other.hash, find)));
  return newest.sort((a, b) => (a.device === b.device ? a.n - b.n : a.device < b.device ? -1 : 1));
}

/** Adds to `covered` every entry of the chain that ends at `head`, until one that is there already or that `stop` names. */
export function cover(covered: Set<EntryHash>, head: ChainHead, find: Find, stop?: (hash: EntryHash) => boolean): void {
  for (const hash of segmentEntries({ device: head.device, from: 1, head: head.hash }, find)) {
    if (covered.has(hash) || stop?.(hash)) return;
    covered.add(hash);
  }
}

/** Ends of a device's chain among `entries`: one, or more where the chain forks. */
export function chainEnds(entries: Iterable<EntryInfo>): readonly ChainHead[] {
  const all = [...entries];
  const continued = new Set(all.map((info) => info.prev));
  return all.filter((info) => !continued.has(info.hash)).map(({ device, n, hash }) => ({ device, n, hash }));
}
