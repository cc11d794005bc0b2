import type { Bytes } from '../kernel/bytes.ts';
import type { DeviceId } from '../kernel/ids.ts';
import type { ChainHead } from '../ledger/chain.ts';
import { hashEntry } from '../ledger/entry.ts';
import type { EntryHash } from '../ledger/operation.ts';
import type { EntryInfo, Replica } from '../ledger/replica.ts';
import type { DeviceCard } from '../ledger/trust.ts';
import type { SignedHead } from './package.ts';
import { chainEnds, cover, signHead } from './signed-heads.ts';

/** Which entries of a book a package carries, and who vouches for them. */
export interface EntrySlice {
  /** Entries that go in, fixed when the slice was made: what is written meanwhile goes into the next package. */
  readonly included: ReadonlySet<EntryHash>;
  /** One signed head per chain with entries in it. */
  readonly heads: readonly SignedHead[];
  /** What the receiver must have: the base as far as it is known here, and the ends of what could not be passed on. */
  readonly base: readonly ChainHead[];
  /** Cards of the devices in it and in its base. */
  readonly cards: readonly DeviceCard[];
  /** Entries of others that nobody's signature here covers. They stay out (but of a backup): only their own device may vouch for them. */
  readonly unsigned: number;
}

export interface SliceOrder {
  readonly replica: Replica;
  readonly sender: DeviceCard;
  /** The sending device's 32-byte Ed25519 seed. */
  readonly signSeed: Uint8Array;
  /** Heads that the receiver is known to have (from its receipt or its own package); empty for a full package. */
  readonly base: readonly ChainHead[];
  /** Signed heads of other devices as they were received. */
  readonly heads: readonly SignedHead[];
  /** Cards of devices that are not on the trust list. */
  readonly cards: readonly DeviceCard[];
  /** A backup leaves nothing out: what no head covers goes in, too, vouched for by the backup's own signature when it is restored. */
  readonly whole: boolean;
  /**
   * Whether the receiver has an entry, where the caller keeps count: with an entry it has all that lies before it on its chain, and `base`
   * names the ends. Left out: found by walking back from `base`.
   */
  readonly receiverHas?: (hash: EntryHash) => boolean;
}

/** The journal that was read lacks entries that the replica has: it was read from too late, or the two no longer belong together. */
export class SliceIncomplete extends Error {}

export function planSlice(order: SliceOrder): EntrySlice {
  const { replica, sender } = order;
  const find = (hash: EntryHash): EntryInfo | undefined => replica.entry(hash);
  const base = order.base.filter((head) => replica.has(head.hash));
  const receiverHas = order.receiverHas ?? coveredBy(base, find);
  const cards = knownCards(order);
  const own = replica.ends(sender.device).map((end) => signHead(replica.book, end, order.signSeed));
  const signed = [...own, ...order.heads.filter((head) => head.device !== sender.device && replica.has(head.hash) && cards.has(head.device))];
  const vouched = new Set<EntryHash>();
  for (const head of signed) cover(vouched, head, find, receiverHas);
  const included = new Set<EntryHash>();
  const unsigned: EntryInfo[] = [];
  for (const info of replica.allEntries()) {
    if (receiverHas(info.hash)) continue;
    if (vouched.has(info.hash) || order.whole) included.add(info.hash);
    if (!vouched.has(info.hash)) unsigned.push(info);
  }
  const heads = signed.filter((head) => included.has(head.hash));
  const needed = order.whole ? base : [...base, ...chainEnds(unsigned)];
  const devices = new Set([...heads, ...needed].map((head) => head.device));
  return {
    included,
    heads,
    base: needed,
    cards: [...cards.values()].filter((card) => devices.has(card.device) || card.device === sender.device),
    unsigned: unsigned.length,
  };
}

function coveredBy(heads: readonly ChainHead[], find: (hash: EntryHash) => EntryInfo | undefined): (hash: EntryHash) => boolean {
  const covered = new Set<EntryHash>();
  for (const head of heads) cover(covered, head, find);
  return (hash) => covered.has(hash);
}

function knownCards(order: SliceOrder): ReadonlyMap<DeviceId, DeviceCard> {
  const cards = new Map<DeviceId, DeviceCard>(order.cards.map((card) => [card.device, card]));
  for (const [device, { card }] of order.replica.fold.trust.devices) cards.set(device, card);
  cards.set(order.sender.device, order.sender);
  return cards;
}

/** The bytes of a slice's entries, in the order of `entries` (the journal's: causes first). Throws `SliceIncomplete`. */
export async function* sliceBytes(slice: EntrySlice, entries: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  const wanted = new Set(slice.included);
  for await (const bytes of entries) if (wanted.delete(hashEntry(bytes))) yield bytes;
  if (wanted.size > 0) throw new SliceIncomplete(`the journal lacks ${wanted.size} entries of the replica`);
}
