import type { EarlierPackage, PackageManifest } from '#shared/exchange/package.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import type { DeviceId } from '#shared/kernel/ids.ts';
import { asJson, type Json } from '#shared/ledger/canonical.ts';
import { type ChainHead, headPointSchema, onChain } from '#shared/ledger/chain.ts';
import type { EntryHash } from '#shared/ledger/operation.ts';
import type { EntryInfo, Replica } from '#shared/ledger/replica.ts';
import type { ReceiptRecord, SentRecord } from '../api.ts';
import type { Session } from '../session.ts';
import { acknowledgedOverNetwork } from '../sync/sync-account.ts';
import { listOf, numberOf, textOrNull } from './exchange-parts.ts';
import { madeImports } from './made-imports.ts';

/** Chain heads as they lie in the local book; anything else that lies there counts as none. */
export const headsIn = (value: Json | undefined): readonly ChainHead[] => listOf(headPointSchema, value);

/** Packages of this book that this laptop has written, oldest first. */
export function sentPackages(session: Session, book: string): readonly SentRecord[] {
  return session.open.local
    .all('sent')
    .filter(({ fields }) => fields['book'] === book)
    .map(({ id, fields }) => ({
      id,
      number: numberOf(fields['number']),
      kind: (textOrNull(fields['packageKind']) ?? 'team') as SentRecord['kind'],
      at: (textOrNull(fields['at']) ?? '') as Moment,
      name: textOrNull(fields['name']) ?? '',
      from: numberOf(fields['from']),
      n: numberOf(fields['n']),
      heads: headsIn(fields['heads']),
    }))
    .sort((a, b) => a.number - b.number);
}

/** Receipts for this laptop, newest first by the hub's clock. */
export function receiptsHere(session: Session, book: string): readonly ReceiptRecord[] {
  return session.open.local
    .all('receipt')
    .filter(({ fields }) => fields['book'] === book)
    .map(({ id, fields }) => ({
      id,
      from: textOrNull(fields['from']) ?? '',
      at: (textOrNull(fields['at']) ?? '') as Moment,
      takenAt: (textOrNull(fields['takenAt']) ?? '') as Moment,
      numbers: Array.isArray(fields['numbers']) ? fields['numbers'].filter((one): one is number => typeof one === 'number') : [],
      exceptions: Array.isArray(fields['exceptions']) ? fields['exceptions'].filter((one): one is string => typeof one === 'string') : [],
      lacks: Array.isArray(fields['lacks']) ? fields['lacks'].filter((one): one is string => typeof one === 'string') : [],
      heads: headsIn(fields['heads']),
      stateHash: textOrNull(fields['stateHash']) ?? '',
      skewMinutes: numberOf(fields['skewMinutes']),
    }))
    .sort((a, b) => (a.takenAt < b.takenAt ? 1 : -1));
}

/** Laptops of the hub, by the book's trust list. */
export const hubsOf = (replica: Replica): ReadonlySet<DeviceId> =>
  new Set([...replica.fold.trust.devices].flatMap(([device, { role }]) => (role === 'hub' ? [device] : [])));

/**
 * What the hub has under its own signature: by its receipts and its word over the network, and by the packages it sent here, whose signed manifests name what they
 * carry and build on.
 */
export function storedAtHub(session: Session, replica: Replica): readonly ChainHead[] {
  const hubs = hubsOf(replica);
  const receipts = receiptsHere(session, replica.book).flatMap((receipt) => receipt.heads);
  const fromHub = madeImports(session, replica.book).filter(({ fields }) => hubs.has(fields['device'] as DeviceId));
  const overNetwork = acknowledgedOverNetwork(session, replica.book);
  return furthest([...receipts, ...fromHub.flatMap(({ fields }) => headsIn(fields['heads'])), ...overNetwork], replica);
}

/** What stands after several lists of heads: for each chain its furthest ends, each branch of a fork by itself. */
export function furthest(heads: readonly ChainHead[], replica: Replica): readonly ChainHead[] {
  const find = (hash: EntryHash): EntryInfo | undefined => replica.entry(hash);
  const all = [...new Map(heads.filter((head) => replica.has(head.hash)).map((head) => [head.hash, head])).values()];
  return all.filter((head) => !all.some((other) => other.device === head.device && other.n > head.n && onChain(head, other.hash, find)));
}

/** What every one of several laptops has: of each chain that all of them know, the shortest. */
export function common(lists: readonly (readonly ChainHead[])[], replica: Replica): readonly ChainHead[] {
  const [first, ...others] = lists;
  if (!first) return [];
  return first.flatMap((head) => {
    const same = others.map((list) => list.find((other) => other.device === head.device));
    if (same.some((other) => other === undefined)) return [];
    const shortest = [head, ...(same as ChainHead[])].reduce((least, other) => (other.n < least.n ? other : least));
    return replica.has(shortest.hash) ? [shortest] : [];
  });
}

/** The sender's packages that together make the base: what a receiver without them is told to look for. */
export function earlierPackages(session: Session, book: string): readonly EarlierPackage[] {
  return sentPackages(session, book)
    .filter(({ kind }) => kind === 'team' || kind === 'share' || kind === 'back' || kind === 'task')
    .map(({ number, from, n }) => ({ number, from, n }));
}

/** Writes down what a package carried, so that records know whether they were handed over and the next package can build on it. */
export async function logSent(session: Session, manifest: PackageManifest, name: string): Promise<void> {
  const own = manifest.heads.find((head) => head.device === manifest.sender.device);
  const heads = [...manifest.base, ...manifest.heads].map(({ device, n, hash }) => ({ device, n, hash }));
  await session.open.local.writeAll([
    {
      kind: 'sent',
      id: manifest.id,
      fields: {
        book: manifest.book,
        number: manifest.number,
        packageKind: manifest.kind,
        at: session.clock.now(),
        name,
        from: manifest.base.find((head) => head.device === manifest.sender.device)?.n ?? 0,
        n: own?.n ?? manifest.base.find((head) => head.device === manifest.sender.device)?.n ?? 0,
        heads: asJson(heads),
      },
    },
  ]);
}
