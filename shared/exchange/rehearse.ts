import type { DeviceId } from '../kernel/ids.ts';
import { onChain, segmentEntries } from '../ledger/chain.ts';
import type { HashedEntry } from '../ledger/entry.ts';
import type { FoldedRecord } from '../ledger/fold.ts';
import type { ChainSegment, EntryHash } from '../ledger/operation.ts';
import { type EntryInfo, Replica } from '../ledger/replica.ts';
import type { DeviceCard, TrustList } from '../ledger/trust.ts';
import { type Admission, admit, entryInfo } from './admission.ts';
import { type Describe, difference, lossOf } from './differences.ts';
import { exchangeErrors } from './exchange-errors.ts';
import { CHUNKS } from './manifest.ts';
import type { OpenedPackage } from './open-package.ts';
import type { Keyring, PackageManifest, SignedHead } from './package.ts';
import type { Rehearsal, RehearsedRecord, SenderStanding } from './rehearsal.ts';
import { chainEnds } from './signed-heads.ts';

export interface RehearseOrder {
  readonly opened: OpenedPackage;
  /** The book as it is here; an empty one of that id when the package brings a new book. Read, never written. */
  readonly replica: Replica;
  /** Whose laptop this is: a task package must be meant for it. Left out in batch. */
  readonly self?: { readonly device: DeviceId; readonly team?: string | undefined };
  /** Chunks of the package that are not here: the host's answer to `chunks.missing`. Left out: all count as fresh. */
  readonly chunksMissing?: readonly string[];
  /**
   * Restoring one's own backup, opened with the recovery code, into an empty book: every entry comes back, also one that no signed head
   * covers. Never set for a file that somebody hands over.
   */
  readonly restoring?: boolean;
  /** Imports withdrawn here, by the entry of each withdrawal. Those that the package brings again or builds on come back with it. */
  readonly withdrawn?: readonly Withdrawn[];
  readonly describe?: Describe;
}

/** An import that was taken back. */
export interface Withdrawn {
  readonly withdrawal: EntryHash;
  readonly segments: readonly ChainSegment[];
}

/** A rehearsal with what applying it takes. */
export interface Rehearsed {
  readonly rehearsal: Rehearsal;
  /** Entries to append, causes first, with the very bytes of the package. Empty while `missing` is not. */
  readonly fresh: readonly HashedEntry[];
  /** Signed heads to keep (`mergeHeads`), so that these entries can be passed on. */
  readonly heads: readonly SignedHead[];
  /** Cards to keep of devices that are not on the trust list. */
  readonly cards: readonly DeviceCard[];
  readonly keyring: Keyring | undefined;
}

/**
 * Works out what an import would do, on an overlay of the book: the book itself is not touched.
 * Throws `package.otherBook`, `package.impostor`, `package.otherTeam`, `package.otherDevice`; what is wrong with single entries is in
 * `quarantined` and does not stop the rest.
 */
export function rehearse(order: RehearseOrder): Rehearsed {
  const { opened, replica } = order;
  const { manifest } = opened;
  if (manifest.book !== replica.book) throw exchangeErrors.otherBook(manifest.title);
  const standing = senderStanding(manifest, replica);
  const restoring = order.restoring === true && manifest.kind === 'backup' && replica.size === 0;
  const admission = admit(opened, replica, restoring);
  checkSender(manifest, replica.size > 0 ? admission.trust : replica.fold.trust);
  checkTask(order, admission.trust);
  const blocked = admission.missing.length > 0;
  const fresh = blocked ? [] : admission.fresh;
  const readmitted = blocked ? [] : (order.withdrawn ?? []).filter((one) => concerns(one, manifest, replica));
  const effects = blocked ? { records: [], lost: 0, massDeletion: false } : effectsOf(replica, fresh, readmitted, order.describe);
  const strangers = strangersIn(fresh, manifest, admission.trust);
  // A known package is told by its manifest, its lines were not read: see `OpenOrder.known`.
  const unread = opened.lines.length === 0 ? manifest.counts.entries : 0;
  const rehearsal: Rehearsal = {
    manifest,
    sender: { card: manifest.sender, standing, fingerprint: opened.fingerprint },
    strangers: strangers.filter((card) => card.device !== manifest.sender.device),
    entries: { all: manifest.counts.entries, fresh: admission.fresh.length, known: admission.known.length + unread },
    same: Math.max(0, touched(admission, replica).size - effects.records.length),
    records: effects.records,
    quarantined: admission.quarantined,
    missing: admission.missing,
    sendersEntries: replica.head(manifest.sender.device)?.n ?? 0,
    freshChunks: freshChunks(order),
    readmits: readmitted.map(({ withdrawal }) => withdrawal),
    segments: segmentsOf(fresh),
    lost: effects.lost,
    massDeletion: effects.massDeletion,
  };
  return { rehearsal, fresh, heads: blocked ? [] : admission.heads, cards: strangers, keyring: opened.keyring };
}

/** Whether the sender is on the list that this book has before the import; an empty book knows nobody. */
function senderStanding(manifest: PackageManifest, replica: Replica): SenderStanding {
  const { trust } = replica.fold;
  if (trust.removed.has(manifest.sender.device)) return 'removed';
  return trust.devices.has(manifest.sender.device) ? 'trusted' : 'unknown';
}

/** A device that is enrolled must sign with the key it was enrolled with. */
function checkSender(manifest: PackageManifest, trust: TrustList): void {
  const enrolled = trust.devices.get(manifest.sender.device)?.card;
  if (enrolled && enrolled.signKey !== manifest.sender.signKey) throw exchangeErrors.impostor(enrolled.name);
}

/** A task package opened by a passphrase may be for a laptop that is not enrolled yet; otherwise the round has to know it. */
function checkTask({ opened, self }: RehearseOrder, trust: TrustList): void {
  const { manifest, sealedBy } = opened;
  if (!self || manifest.kind !== 'task') return;
  if (manifest.team !== undefined && self.team !== undefined && manifest.team !== self.team) throw exchangeErrors.otherTeam(manifest.team);
  if (sealedBy === 'recipients' && !trust.devices.has(self.device)) throw exchangeErrors.otherDevice();
}

/** Whether a package carries entries of a withdrawn import or builds on them: left withdrawn, its own would fall on half-empty records. */
function concerns({ segments }: Withdrawn, { heads, base }: PackageManifest, replica: Replica): boolean {
  const find = (hash: EntryHash): EntryInfo | undefined => replica.entry(hash);
  return segments.some(({ device, head }) => {
    const info = find(head);
    return info && [...heads, ...base].some((end) => end.device === device && onChain({ device, n: info.n, hash: head }, end.hash, find));
  });
}

function effectsOf(
  replica: Replica,
  fresh: readonly HashedEntry[],
  readmitted: readonly Withdrawn[],
  describe?: Describe,
): { readonly records: readonly RehearsedRecord[]; readonly lost: number; readonly massDeletion: boolean } {
  if (fresh.length === 0 && readmitted.length === 0) return { records: [], lost: 0, massDeletion: false };
  const overlay = readmitted.length > 0 ? overlayWith(replica, readmitted) : overlayFor(replica, fresh);
  for (const entry of fresh) overlay.add(entry);
  const back = readmitted.flatMap(({ segments }) => segments.flatMap((segment) => [...segmentEntries(segment, (hash) => replica.entry(hash))]));
  const changed = new Set([...overlay.fold.takeChanged(), ...back.flatMap((hash) => replica.entry(hash)?.touches ?? [])]);
  const records: RehearsedRecord[] = [];
  for (const record of [...changed].sort()) {
    const gap = record.indexOf(' ');
    const found = difference(record.slice(0, gap), record.slice(gap + 1), replica.fold, overlay.fold, describe);
    if (found) records.push(found);
  }
  return { records, ...lossOf(records, replica.fold, overlay.fold) };
}

/**
 * A copy of the book that holds only the records which `fresh` writes to; all of them when it brings a withdrawal, a readmission or a
 * removal, which reach records they do not name. Registers and entry notes are immutable and shared with the book.
 */
function overlayFor(replica: Replica, fresh: readonly HashedEntry[]): Replica {
  const reaches = fresh.some(({ entry }) => replica.fold.trust.removed.has(entry.device) || entry.ops.some((op) => op.op !== 'set'));
  if (reaches) return Replica.over(replica, replica.fold.checkpoint());
  const records = new Map<string, FoldedRecord>();
  for (const { entry } of fresh) {
    for (const op of entry.ops) {
      if (op.op !== 'set' || records.has(`${op.kind} ${op.id}`)) continue;
      const record = replica.fold.foldedRecord(op.kind, op.id);
      if (record) records.set(`${op.kind} ${op.id}`, record);
    }
  }
  return Replica.over(replica, { records: [...records.values()], control: replica.fold.controlState() });
}

/** A copy of the whole book in which those withdrawals were never made. */
function overlayWith(replica: Replica, readmitted: readonly Withdrawn[]): Replica {
  const { records, control } = replica.fold.checkpoint();
  const withdrawals = control.withdrawals.filter(({ entry }) => !readmitted.some(({ withdrawal }) => withdrawal === entry));
  return Replica.over(replica, { records, control: { ...control, withdrawals } });
}

function touched(admission: Admission, replica: Replica): ReadonlySet<string> {
  const records = new Set<string>();
  for (const entry of admission.fresh) for (const record of entryInfo(entry).touches) records.add(record);
  for (const hash of admission.known) for (const record of replica.entry(hash)?.touches ?? []) records.add(record);
  return records;
}

function strangersIn(fresh: readonly HashedEntry[], manifest: PackageManifest, trust: TrustList): readonly DeviceCard[] {
  const devices = new Set(fresh.map(({ entry }) => entry.device));
  return manifest.cards.filter((card) => devices.has(card.device) && !trust.devices.has(card.device));
}

function freshChunks({ opened, chunksMissing }: RehearseOrder): readonly string[] {
  const carried = opened.manifest.parts.filter((part) => part.name.startsWith(CHUNKS)).map((part) => part.sha256 as string);
  if (!chunksMissing) return carried;
  const missing = new Set(chunksMissing);
  return carried.filter((chunk) => missing.has(chunk));
}

/** Entries that an import appends as chain segments: what undoing it withdraws. */
export function segmentsOf(fresh: readonly HashedEntry[]): readonly ChainSegment[] {
  const infos = new Map(fresh.map((entry) => [entry.hash, entryInfo(entry)]));
  return chainEnds(infos.values()).map((end) => {
    let from = end.n;
    for (let info = infos.get(end.hash); info; info = info.prev === null ? undefined : infos.get(info.prev)) from = info.n;
    return { device: end.device, from, head: end.hash };
  });
}
