import type { Bytes } from '../kernel/bytes.ts';
import { type Failure, isWorkbenchError } from '../kernel/errors.ts';
import type { DeviceId } from '../kernel/ids.ts';
import { segmentEntries } from '../ledger/chain.ts';
import { decodeEntry, type HashedEntry, hashEntry } from '../ledger/entry.ts';
import { ledgerErrors } from '../ledger/ledger-errors.ts';
import type { EntryHash } from '../ledger/operation.ts';
import type { EntryInfo, Replica } from '../ledger/replica.ts';
import { type DeviceCard, readTrust, type TrustList } from '../ledger/trust.ts';
import { entryErrors } from './exchange-errors.ts';
import type { OpenedPackage } from './open-package.ts';
import type { PackageManifest, SignedHead } from './package.ts';
import type { Quarantined } from './rehearsal.ts';
import { cover, verifyHead } from './signed-heads.ts';

/** Which entries of a package may go into a book, and why the others may not. Nothing is folded here. */
export interface Admission {
  /** New here and in order: each after its causes. */
  readonly fresh: readonly HashedEntry[];
  readonly known: readonly EntryHash[];
  readonly quarantined: readonly Quarantined[];
  /** Not empty: the package builds on another one that is not here. */
  readonly missing: readonly EntryHash[];
  /** Signed heads of the package that are right. */
  readonly heads: readonly SignedHead[];
  /** The trust list as it will be with the package's own statements. */
  readonly trust: TrustList;
}

interface Candidate extends HashedEntry {
  readonly line: number;
  readonly info: EntryInfo;
}

type Lines = Pick<OpenedPackage, 'lines' | 'hashes' | 'manifest'>;

/**
 * Sorts a package's lines. Causes first, as the format promises: an entry before its cause counts as one without it.
 * @param senderVouches restoring one's own backup: its signature stands for every entry in it
 */
export function admit({ lines, hashes, manifest }: Lines, replica: Replica, senderVouches = false): Admission {
  const intake = new Intake(manifest, replica, senderVouches);
  lines.forEach((bytes, i) => void intake.read(bytes, i + 1, hashes?.[i]));
  return intake.sort();
}

/**
 * Whether a book has everything that a manifest vouches for: its chains end at signed heads, and a book that has a head has all before
 * it. What no head covers would be quarantined again and is nothing new either.
 */
export function holdsAll({ kind, heads, counts, parts }: PackageManifest, replica: Replica): boolean {
  const bookOnly = kind === 'team' || kind === 'share' || kind === 'back';
  // What was withdrawn or lies beyond a removal is here and does not count: that is worth a look.
  const held = (hash: EntryHash): boolean => replica.has(hash) && replica.fold.counts(hash);
  return bookOnly && counts.chunks === 0 && parts.length === 1 && heads.length > 0 && heads.every(({ hash }) => held(hash));
}

export function entryInfo({ entry, hash }: HashedEntry): EntryInfo {
  const touches = new Set(entry.ops.flatMap((op) => (op.op === 'set' ? [`${op.kind} ${op.id}`] : [])));
  return { hash, device: entry.device, n: entry.n, prev: entry.prev, seen: entry.seen, person: entry.person, at: entry.at, touches: [...touches] };
}

class Intake {
  private readonly candidates = new Map<EntryHash, Candidate>();
  private readonly known: EntryHash[] = [];
  private readonly quarantined: Quarantined[] = [];
  private readonly setAside = new Set<EntryHash>();
  private readonly missing = new Set<EntryHash>();
  private readonly accepted = new Map<EntryHash, Candidate>();

  constructor(
    private readonly manifest: PackageManifest,
    private readonly replica: Replica,
    private readonly senderVouches: boolean,
  ) {}

  read(bytes: Bytes, line: number, hash: EntryHash = hashEntry(bytes)): void {
    if (this.replica.has(hash) || this.candidates.has(hash)) {
      this.known.push(hash);
      return;
    }
    try {
      const hashed = decodeEntry(bytes, hash);
      if (hashed.entry.book !== this.manifest.book) throw ledgerErrors.otherBook();
      this.candidates.set(hash, { ...hashed, line, info: entryInfo(hashed) });
    } catch (error) {
      if (!isWorkbenchError(error)) throw error;
      this.refuse(line, hash, error.toFailure());
    }
  }

  sort(): Admission {
    const trust = this.trust();
    const cards = new Map<DeviceId, DeviceCard>(this.manifest.cards.map((card) => [card.device, card]));
    for (const [device, { card }] of trust.devices) cards.set(device, card);
    const heads = this.manifest.heads.filter((head) => this.headStands(head, cards.get(head.device)));
    const vouched = new Set<EntryHash>();
    for (const head of heads) cover(vouched, head, (hash) => this.candidates.get(hash)?.info);
    const baseAbsent = this.manifest.base.filter((head) => !this.replica.has(head.hash)).map((head) => head.hash);
    for (const candidate of this.candidates.values()) this.place(candidate, cards, vouched, baseAbsent);
    this.leaveOutRemoved(trust, cards);
    return {
      fresh: [...this.accepted.values()].map(({ entry, bytes, hash }) => ({ entry, bytes, hash })),
      known: this.known,
      quarantined: this.quarantined.sort((a, b) => a.line - b.line),
      missing: [...this.missing].sort(),
      heads,
      trust,
    };
  }

  /** Statements are believed for their own signatures, whichever entry carries them. */
  private trust(): TrustList {
    const control = this.replica.fold.controlState();
    const ops = [...this.candidates.values()].flatMap(({ entry }) => entry.ops.map((op) => ({ op, entry })));
    const statements = ops.flatMap(({ op }) => (op.op === 'trust' ? [op.statement] : []));
    const found = ops.find(({ op, entry }) => op.op === 'found' && entry.n === 1 && entry.seen.length === 0 && op.card.device === entry.device)?.op;
    const founder = control.founder ?? (found?.op === 'found' ? found.card : undefined);
    if (statements.length === 0 && founder === control.founder) return this.replica.fold.trust;
    return readTrust(this.manifest.book, founder, [...control.statements, ...statements]);
  }

  private headStands(head: SignedHead, card: DeviceCard | undefined): boolean {
    const info = this.candidates.get(head.hash)?.info ?? this.replica.entry(head.hash);
    if (!card || !info || info.device !== head.device || info.n !== head.n) return false;
    return verifyHead(this.manifest.book, head, card.signKey);
  }

  private place(candidate: Candidate, cards: ReadonlyMap<DeviceId, DeviceCard>, vouched: ReadonlySet<EntryHash>, baseAbsent: readonly EntryHash[]): void {
    const absent = causes(candidate).filter((hash) => !this.replica.has(hash) && !this.accepted.has(hash));
    const dangling = absent.length > 0 && baseAbsent.length === 0 ? entryErrors.causeAbsent().toFailure() : undefined;
    const reason = this.reasonAgainst(candidate, cards, vouched) ?? dangling;
    if (reason) {
      this.refuse(candidate.line, candidate.hash, reason);
      return;
    }
    if (absent.length > 0) for (const hash of [...absent, ...baseAbsent]) this.missing.add(hash);
    this.accepted.set(candidate.hash, candidate);
  }

  private reasonAgainst(candidate: Candidate, cards: ReadonlyMap<DeviceId, DeviceCard>, vouched: ReadonlySet<EntryHash>): Failure | undefined {
    if (causes(candidate).some((hash) => this.setAside.has(hash))) return entryErrors.buildsOnQuarantined().toFailure();
    const { device, n, prev } = candidate.entry;
    if ((n === 1) !== (prev === null)) return ledgerErrors.chainBroken('序号与前一条不符').toFailure();
    const before = prev === null ? undefined : (this.accepted.get(prev)?.info ?? this.replica.entry(prev));
    if (before && (before.device !== device || before.n !== n - 1)) return ledgerErrors.chainBroken('前一条不是同一设备的上一号').toFailure();
    if (this.senderVouches || vouched.has(candidate.hash)) return undefined;
    const card = cards.get(device);
    return (card ? entryErrors.beyondHead(card.name) : entryErrors.noCard()).toFailure();
  }

  /**
   * Leaves out what a removed device wrote beyond its end, but not where someone else's entry builds on it: that entry was made before its
   * author knew of the removal and must not be lost. The fold looks through what lies beyond the end in any case.
   */
  private leaveOutRemoved(trust: TrustList, cards: ReadonlyMap<DeviceId, DeviceCard>): void {
    if (trust.removed.size === 0 || this.senderVouches) return;
    const find = (hash: EntryHash): EntryInfo | undefined => this.accepted.get(hash)?.info ?? this.replica.entry(hash);
    const within = new Map<DeviceId, ReadonlySet<EntryHash>>();
    for (const [device, end] of trust.removed) {
      within.set(device, new Set(end.hash === null ? [] : segmentEntries({ device, from: 1, head: end.hash as EntryHash }, find)));
    }
    const needed = new Set<EntryHash>();
    for (const candidate of [...this.accepted.values()].reverse()) {
      const { device } = candidate.entry;
      if (within.get(device)?.has(candidate.hash) === false && !needed.has(candidate.hash)) {
        this.accepted.delete(candidate.hash);
        this.refuse(candidate.line, candidate.hash, entryErrors.removedDevice(cards.get(device)?.name ?? '未知设备').toFailure());
      } else for (const hash of causes(candidate)) needed.add(hash);
    }
  }

  private refuse(line: number, hash: EntryHash, reason: Failure): void {
    this.setAside.add(hash);
    this.quarantined.push({ line, hash, reason });
  }
}

const causes = ({ entry }: Candidate): readonly EntryHash[] => (entry.prev === null ? entry.seen : [entry.prev, ...entry.seen]);
