import type { Bytes } from '../kernel/bytes.ts';
import type { Moment } from '../kernel/clock.ts';
import type { BookId, DeviceId, PersonId } from '../kernel/ids.ts';
import { Causality } from './causality.ts';
import type { ChainHead, Fork } from './chain.ts';
import { decodeEntry, type Entry, encodeEntry, type HashedEntry } from './entry.ts';
import { Fold } from './fold.ts';
import { ledgerErrors } from './ledger-errors.ts';
import type { EntryHash, Operation } from './operation.ts';
import type { Change } from './record.ts';

/** What the ledger keeps at hand of each entry; its bytes lie in the journal. */
export interface EntryInfo extends Pick<Entry, 'device' | 'n' | 'prev' | 'seen' | 'person' | 'at' | 'reason'> {
  readonly hash: EntryHash;
  /** Records it wrote to, as `kind id`. */
  readonly touches: readonly string[];
}

/** `added`: folded now, with those it released. `known`: nothing changes. `waiting`: a cause is still missing. */
export type AddOutcome = { readonly outcome: 'added'; readonly folded: readonly HashedEntry[] } | { readonly outcome: 'known' | 'waiting' };

/** Who writes: one device and the person at it. */
export interface Author {
  readonly device: DeviceId;
  readonly person: PersonId;
}

/**
 * One book in memory: its entries' places in the chains, and the fold of them.
 *
 * Entries may come in any order, repeated, in any batches: one whose causes are missing waits. Two replicas with the same
 * entries have the same state hash. Holds no keys and writes nothing: journal and cache belong to the host and the core worker.
 */
export class Replica {
  readonly fold: Fold;
  private readonly entries = new Map<EntryHash, EntryInfo>();
  private readonly causality = new Causality((hash) => this.entry(hash));
  /** Entries of each device that none of its own continues: one, or more where its chain has forked. */
  private readonly chainEnds = new Map<DeviceId, Map<EntryHash, ChainHead>>();
  private readonly forked = new Set<DeviceId>();
  private readonly tips = new Map<DeviceId, ChainHead>();
  private readonly frontier = new Set<EntryHash>();
  private readonly waiting = new Map<EntryHash, HashedEntry>();
  private readonly waitingFor = new Map<EntryHash, Set<EntryHash>>();

  /** @param under see `over` */
  constructor(
    readonly book: BookId,
    private readonly under?: Replica,
  ) {
    this.fold = new Fold(book, this);
    if (!under) return;
    for (const [device, ends] of under.chainEnds) this.chainEnds.set(device, new Map(ends));
    for (const device of under.forked) this.forked.add(device);
    for (const [device, tip] of under.tips) this.tips.set(device, tip);
    for (const hash of under.frontier) this.frontier.add(hash);
  }

  get size(): number {
    return this.entries.size + (this.under?.size ?? 0);
  }

  has(hash: EntryHash): boolean {
    return this.entries.has(hash) || (this.under?.has(hash) ?? false);
  }

  entry(hash: EntryHash): EntryInfo | undefined {
    return this.entries.get(hash) ?? this.under?.entry(hash);
  }

  /** Causes first. */
  *allEntries(): Generator<EntryInfo> {
    if (this.under) yield* this.under.allEntries();
    yield* this.entries.values();
  }

  /** Whether the author of `entry` had `other` when writing it. */
  saw(entry: EntryHash, other: EntryHash): boolean {
    return this.causality.saw(entry, other);
  }

  /** Entries that wait for a cause, and the causes that nobody here has. */
  get missing(): { readonly waiting: number; readonly causes: readonly EntryHash[] } {
    return { waiting: this.waiting.size, causes: [...this.waitingFor.keys()].filter((hash) => !this.waiting.has(hash)).sort() };
  }

  /** Last entry of each device; of a forked device the longest branch, then the smaller hash. Sorted by device. */
  heads(): readonly ChainHead[] {
    return [...this.tips.values()].sort((a, b) => (a.device < b.device ? -1 : 1));
  }

  head(device: DeviceId): ChainHead | undefined {
    return this.tips.get(device);
  }

  /** Ends of one device's chain: one, or more where it has forked. */
  ends(device: DeviceId): readonly ChainHead[] {
    return [...(this.chainEnds.get(device)?.values() ?? [])];
  }

  /** Ends of every device's chain, each branch of a fork: whoever has these has everything here. Sorted by device, then by hash. */
  everyEnd(): readonly ChainHead[] {
    return this.heads().flatMap(({ device }) => [...this.ends(device)].sort((a, b) => (a.hash < b.hash ? -1 : 1)));
  }

  forks(): readonly Fork[] {
    if (this.forked.size === 0) return [];
    const places = new Map<string, Fork>();
    for (const { device, n, hash } of this.allEntries()) {
      if (!this.forked.has(device)) continue;
      const place = `${device} ${n}`;
      places.set(place, { device, n, entries: [...(places.get(place)?.entries ?? []), hash].sort() });
    }
    const forks = [...places.values()].filter(({ entries }) => entries.length > 1);
    return forks.sort((a, b) => (a.device === b.device ? a.n - b.n : a.device < b.device ? -1 : 1));
  }

  /** Takes an entry from the journal or a package. Throws `ledger.*` errors on one that can never belong here. */
  add(source: Bytes | HashedEntry): AddOutcome {
    const hashed = source instanceof Uint8Array ? decodeEntry(source) : source;
    if (hashed.entry.book !== this.book) throw ledgerErrors.otherBook();
    if (this.has(hashed.hash) || this.waiting.has(hashed.hash)) return { outcome: 'known' };
    const cause = this.missingCause(hashed.entry);
    if (cause) {
      this.wait(hashed, cause);
      return { outcome: 'waiting' };
    }
    const folded: HashedEntry[] = [];
    const ready = [hashed];
    for (let next = ready.shift(); next; next = ready.shift()) {
      this.checkPlace(next.entry);
      this.admit(next);
      folded.push(next);
      ready.push(...this.release(next.hash));
    }
    return { outcome: 'added', folded };
  }

  /**
   * Makes the next entry of `author` and folds it. The caller has it durable in the journal before anything is shown as saved;
   * use `compose` + `add` where the journal comes first.
   */
  append(author: Author, at: Moment, ops: readonly Operation[], reason?: string): HashedEntry {
    const made = this.compose(author, at, ops, reason);
    this.add(made);
    return made;
  }

  /** The next entry of `author` over what this replica has now, not yet folded. */
  compose(author: Author, at: Moment, ops: readonly Operation[], reason?: string): HashedEntry {
    const head = this.tips.get(author.device);
    const seen = [...this.frontier].filter((hash) => hash !== head?.hash).sort();
    return encodeEntry({
      v: 1,
      book: this.book,
      device: author.device,
      n: (head?.n ?? 0) + 1,
      prev: head?.hash ?? null,
      seen,
      person: author.person,
      at,
      ...(reason === undefined ? {} : { reason }),
      ops,
    });
  }

  /** Turns wishes into operations over what is shown now. A wish for what is already there, undisputed, is dropped. */
  operations(changes: readonly Change[]): Operation[] {
    return changes.flatMap((change) => this.fold.operation(change) ?? []);
  }

  private missingCause(entry: Entry): EntryHash | undefined {
    if (entry.prev !== null && !this.has(entry.prev)) return entry.prev;
    return entry.seen.find((hash) => !this.has(hash));
  }

  private checkPlace(entry: Entry): void {
    if ((entry.n === 1) !== (entry.prev === null)) throw ledgerErrors.chainBroken('序号与前一条不符');
    const prev = entry.prev === null ? undefined : this.entry(entry.prev);
    if (prev && (prev.device !== entry.device || prev.n !== entry.n - 1)) throw ledgerErrors.chainBroken('前一条不是同一设备的上一号');
  }

  private admit(hashed: HashedEntry): void {
    const { entry, hash } = hashed;
    const info: EntryInfo = {
      hash,
      device: entry.device,
      n: entry.n,
      prev: entry.prev,
      seen: entry.seen,
      person: entry.person,
      at: entry.at,
      ...(entry.reason === undefined ? {} : { reason: entry.reason }),
      touches: [...new Set(entry.ops.flatMap((op) => (op.op === 'set' ? [`${op.kind} ${op.id}`] : [])))],
    };
    this.place(info);
    this.fold.apply(hash, entry);
  }

  private place(info: EntryInfo): void {
    this.entries.set(info.hash, info);
    this.extendChain(info);
    const tip = this.tips.get(info.device);
    if (!tip || info.n > tip.n || (info.n === tip.n && info.hash < tip.hash)) this.tips.set(info.device, { device: info.device, n: info.n, hash: info.hash });
    if (info.prev !== null) this.frontier.delete(info.prev);
    for (const hash of info.seen) this.frontier.delete(hash);
    this.frontier.add(info.hash);
  }

  /** Causes come first, so whoever does not continue an end begins a branch of his own. */
  private extendChain({ device, n, hash, prev }: EntryInfo): void {
    const ends = this.chainEnds.get(device) ?? new Map<EntryHash, ChainHead>();
    this.chainEnds.set(device, ends);
    const continues = prev === null ? ends.size === 0 : ends.delete(prev);
    if (!continues) this.forked.add(device);
    ends.set(hash, { device, n, hash });
  }

  private wait(hashed: HashedEntry, cause: EntryHash): void {
    this.waiting.set(hashed.hash, hashed);
    const others = this.waitingFor.get(cause);
    if (others) others.add(hashed.hash);
    else this.waitingFor.set(cause, new Set([hashed.hash]));
  }

  private release(cause: EntryHash): HashedEntry[] {
    const ready: HashedEntry[] = [];
    const waiters = this.waitingFor.get(cause);
    if (!waiters) return ready;
    this.waitingFor.delete(cause);
    for (const hash of waiters) {
      const hashed = this.waiting.get(hash) as HashedEntry;
      this.waiting.delete(hash);
      const next = this.missingCause(hashed.entry);
      if (next) this.wait(hashed, next);
      else ready.push(hashed);
    }
    return ready;
  }

  /** Everything needed to stand here again without the journal. */
  checkpoint(): Checkpoint {
    return { entries: [...this.allEntries()], fold: this.fold.checkpoint() };
  }

  /** Stands where a checkpoint stood. The caller compares the state hash it was stored with, and rebuilds from the journal if it differs. */
  static fromCheckpoint(book: BookId, checkpoint: Checkpoint): Replica {
    const replica = new Replica(book);
    for (const info of checkpoint.entries) replica.place(info);
    replica.fold.restore(checkpoint.fold);
    return replica;
  }

  /**
   * Stands on another replica without copying its entries, with as much of its fold as is given: to see what more entries would do.
   * The one below must not change while this one is used.
   */
  static over(under: Replica, fold: Checkpoint['fold']): Replica {
    const replica = new Replica(under.book, under);
    replica.fold.restore(fold);
    return replica;
  }
}

/** A replica as plain data, for the cache. Entries in an order in which causes come first. */
export interface Checkpoint {
  readonly entries: readonly EntryInfo[];
  readonly fold: ReturnType<Fold['checkpoint']>;
}
