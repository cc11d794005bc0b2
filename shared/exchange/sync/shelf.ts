import type { Bytes } from '#shared/kernel/bytes.ts';
import { hashEntry } from '#shared/ledger/entry.ts';
import type { EntryHash } from '#shared/ledger/operation.ts';
import type { Replica } from '#shared/ledger/replica.ts';
import { type DeviceCard, readTrust, type TrustList, type TrustStatement } from '#shared/ledger/trust.ts';
import type { OpenedPackage } from '../open-package.ts';
import { type Rehearsed, rehearse } from '../rehearse.ts';
import { rehearsalWords } from '../words.ts';
import type { Intake } from './ports.ts';

/** A package that came from the server, opened and whole, not yet taken in. */
export interface Delivered {
  readonly ids: readonly string[];
  /** The package as it was under the seal. */
  readonly content: Bytes;
  readonly opened: OpenedPackage;
  readonly hashes: ReadonlySet<EntryHash>;
  /** What its entries say about devices; believed for their own signatures. */
  readonly statements: readonly TrustStatement[];
}

/** Why a delivery waits for a person: the same questions that a package from a stick asks. */
export type HoldReason = 'unknown' | 'removed' | 'impostor' | 'strangers' | 'massDeletion';

export interface Held {
  readonly delivered: Delivered;
  readonly reason: HoldReason;
  readonly sender: DeviceCard;
  readonly fingerprint: string;
  /** What taking it in would do. */
  readonly words: string;
}

export interface Sorted {
  /** May be taken in, each after what it builds on. */
  readonly ready: readonly Delivered[];
  readonly held: readonly Held[];
  /** Build on something that has not come. */
  readonly waiting: readonly Delivered[];
  /** Bring nothing new. */
  readonly known: readonly Delivered[];
}

/** Sorts what lies on the shelf by what may be done with it now. */
export function sortShelf(shelf: readonly Delivered[], replica: Replica): Sorted {
  const trust = trustWith(shelf, replica);
  const known: Delivered[] = [];
  const held: Held[] = [];
  let open: Delivered[] = [];
  for (const delivered of shelf) {
    const reason = reasonToHold(delivered, trust);
    if ([...delivered.hashes].every((hash) => replica.has(hash))) known.push(delivered);
    else if (reason) held.push(holding(delivered, reason, replica));
    else open.push(delivered);
  }
  const ready: Delivered[] = [];
  const coming = new Set<EntryHash>();
  const stands = ({ opened }: Delivered): boolean => opened.manifest.base.every(({ hash }) => replica.has(hash) || coming.has(hash));
  for (let found = open.filter(stands); found.length > 0; found = open.filter(stands)) {
    for (const delivered of found) {
      ready.push(delivered);
      for (const hash of delivered.hashes) coming.add(hash);
    }
    open = open.filter((delivered) => !found.includes(delivered));
  }
  return { ready, held, waiting: open, known };
}

/**
 * How many of the ready ones, from the first, can be taken in at once without asking anybody: halved until it can, and the first one is
 * held when it cannot even alone.
 */
export function planIntake(
  ready: readonly Delivered[],
  replica: Replica,
): { readonly take: readonly Delivered[]; readonly intake: Intake } | { readonly hold: Held } {
  for (let count = ready.length; ; count = Math.ceil(count / 2)) {
    const take = ready.slice(0, count);
    const opened = combined(take);
    const rehearsed = rehearse({ opened, replica });
    if (rehearsed.rehearsal.missing.length > 0) throw new Error('a package that was sorted as ready misses a cause');
    const reason = questionOf(rehearsed);
    if (!reason) return { take, intake: { rehearsed, opened, manifests: take.map((one) => one.opened.manifest) } };
    if (count === 1) return { hold: holding(take[0] as Delivered, reason, replica) };
  }
}

/**
 * The trust list as it will be with all that lies here: a laptop that the hub has enrolled meanwhile is no stranger, although the hub's
 * word may build on that very laptop's entries and cannot be taken in before them.
 */
function trustWith(shelf: readonly Delivered[], replica: Replica): TrustList {
  const { founder, statements } = replica.fold.controlState();
  const more = shelf.flatMap((delivered) => delivered.statements);
  return more.length === 0 ? replica.fold.trust : readTrust(replica.book, founder, [...statements, ...more]);
}

function reasonToHold({ opened: { manifest } }: Delivered, trust: TrustList): HoldReason | undefined {
  const { device, signKey } = manifest.sender;
  if (trust.removed.has(device)) return 'removed';
  const enrolled = trust.devices.get(device);
  if (!enrolled) return 'unknown';
  return enrolled.card.signKey === signKey ? undefined : 'impostor';
}

function questionOf({ rehearsal }: Rehearsed): HoldReason | undefined {
  if (rehearsal.strangers.length > 0) return 'strangers';
  return rehearsal.massDeletion ? 'massDeletion' : undefined;
}

function holding(delivered: Delivered, reason: HoldReason, replica: Replica): Held {
  const { opened } = delivered;
  const words = reason === 'impostor' ? '' : rehearsalWords(rehearse({ opened, replica }).rehearsal).words;
  return { delivered, reason, sender: opened.manifest.sender, fingerprint: opened.fingerprint, words };
}

/** Several packages as one, so that they are rehearsed and written together. Every entry is still vouched for by a head of its own device. */
function combined(take: readonly Delivered[]): OpenedPackage {
  const [first] = take as readonly [Delivered, ...Delivered[]];
  if (take.length === 1) return first.opened;
  const manifests = take.map(({ opened }) => opened.manifest);
  const brought = new Set(take.flatMap(({ hashes }) => [...hashes]));
  const heads = new Map(manifests.flatMap((manifest) => manifest.heads).map((head) => [`${head.hash} ${head.signature}`, head]));
  const cards = new Map(manifests.flatMap((manifest) => manifest.cards).map((card) => [`${card.device} ${card.signKey}`, card]));
  const base = new Map(manifests.flatMap((manifest) => manifest.base).map((head) => [head.hash, head]));
  return {
    ...first.opened,
    manifest: {
      ...first.opened.manifest,
      heads: [...heads.values()],
      cards: [...cards.values()],
      base: [...base.values()].filter(({ hash }) => !brought.has(hash)),
    },
    lines: take.flatMap(({ opened }) => opened.lines),
    hashes: take.flatMap(({ opened }) => opened.hashes ?? opened.lines.map(hashEntry)),
  };
}
