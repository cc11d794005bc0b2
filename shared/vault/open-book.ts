import type { Host } from '../host/host.ts';
import type { AeadKey } from '../kernel/aead.ts';
import { type Bytes, concat } from '../kernel/bytes.ts';
import type { Clock } from '../kernel/clock.ts';
import type { BookId } from '../kernel/ids.ts';
import { Turn } from '../kernel/turn.ts';
import { decodeEntry, type HashedEntry } from '../ledger/entry.ts';
import { type Batch, encodeBatch, frameContext, JOURNAL_START, type JournalHead, mayEndBatch, readBatches } from '../ledger/frame.ts';
import type { EntryHash, Operation } from '../ledger/operation.ts';
import { type Author, Replica } from '../ledger/replica.ts';
import { packEntries, unpackEntries } from './entry-blocks.ts';

/**
 * Where a book may be kept ready between two sessions. A cache: it may be gone at any time, and is believed only when its head is
 * one the journal knows.
 */
export interface BookCache {
  load(): Promise<{ readonly replica: Replica; readonly head: JournalHead } | undefined>;
  /** Writes what changed since the last save (`kind id`) and the places of the entries that are new, with the head they belong to, in one transaction. */
  save(replica: Replica, fresh: readonly EntryHash[], changed: ReadonlySet<string>, head: JournalHead): Promise<void>;
  clear(): Promise<void>;
}

/** For batch and tests: nothing is kept. */
export const noCache: BookCache = {
  load: async () => undefined,
  save: async () => undefined,
  clear: async () => undefined,
};

/** Entries that are read too fast to speak of. */
const WORTH_TELLING = 500;

export interface OpenBookParts {
  readonly host: Host;
  readonly book: BookId;
  readonly cipher: AeadKey;
  readonly author: Author;
  readonly clock: Clock;
  readonly cache: BookCache;
  /** Entries read so far while opening, and how much of the journal that was, from 0 to 1. */
  readonly progress?: (entries: number, share: number) => void;
}

/**
 * A book in use: the replica in memory, over the journal on disk.
 *
 * Journal first: an entry is folded, and shown as saved, only after the host has it on disk. Writes wait for each other, so each
 * is composed over what the one before left.
 */
export class OpenBook {
  private readonly turn = new Turn();
  private caching: Promise<void> = Promise.resolve();
  private cacheWorks = true;
  /**
   * Entries that were saved here once, as the cache remembers, and that the journal does not have: a part of it was damaged and set aside, or
   * an older copy of the folder was put in its place.
   */
  readonly lost: EntryHash[] = [];
  private readonly listeners = new Set<(changed: ReadonlySet<string>) => void>();

  private constructor(
    private readonly parts: OpenBookParts,
    readonly replica: Replica,
    private head: JournalHead,
  ) {}

  get book(): BookId {
    return this.parts.book;
  }

  get author(): Author {
    return this.parts.author;
  }

  /** Where the journal stands: what lies before it is in the replica, what the replica has lies before it. */
  get journalHead(): JournalHead {
    return this.head;
  }

  /** Stands where the journal ends: from the cache and the journal's rest, or from the journal alone. */
  static async open(parts: OpenBookParts): Promise<OpenBook> {
    const cached = await parts.cache.load();
    const kept = await parts.host.call('journal.head', { book: parts.book });
    if (cached && cached.head.sequence <= kept.sequence) {
      try {
        const book = new OpenBook(parts, cached.replica, cached.head);
        await book.catchUp(kept);
        return book;
      } catch {
        // The journal does not know the cache's head: it is another one than before, see `lost`.
      }
    }
    // Whatever the cache has, nothing may be laid over it: it is begun anew.
    if (cached) await parts.cache.clear();
    const book = new OpenBook(parts, new Replica(parts.book), JOURNAL_START);
    await book.catchUp(kept);
    for (const { hash } of cached?.replica.allEntries() ?? []) if (!book.replica.has(hash)) book.lost.push(hash);
    return book;
  }

  /** Makes one entry of what `decide` wants over the present state; nothing is written when it wants nothing. */
  act(decide: (replica: Replica) => { readonly ops: readonly Operation[]; readonly reason?: string | undefined }): Promise<HashedEntry | undefined> {
    return this.turn.run(async () => {
      const { ops, reason } = decide(this.replica);
      if (ops.length === 0) return undefined;
      const entry = this.replica.compose(this.author, this.parts.clock.now(), ops, reason);
      await this.write([entry]);
      return entry;
    });
  }

  /** Takes entries from a package, and acts of one's own beside them, as one batch: all of them or none. */
  takeIn(entries: readonly HashedEntry[]): Promise<void> {
    return this.turn.run(() => this.write(entries.filter((entry) => !this.replica.has(entry.hash))));
  }

  /** Entries as bytes, causes before effects, as the journal has them; all, or those after a head. Rejects with `host.unknownHead`. */
  async *entries(from: JournalHead = JOURNAL_START): AsyncGenerator<Bytes> {
    for await (const { entries } of this.blocks(from)) yield* entries;
  }

  /** Calls back with the records (`kind id`) that each write or import touched. */
  onChange(listen: (changed: ReadonlySet<string>) => void): () => void {
    this.listeners.add(listen);
    return () => void this.listeners.delete(listen);
  }

  /** Resolves when the cache holds what the replica holds. */
  async cached(): Promise<void> {
    await this.turn.ended();
    await this.caching;
  }

  private async write(entries: readonly HashedEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const blocks = packEntries(entries.map((entry) => entry.bytes));
    const sealed: Bytes[] = [];
    for (const [i, block] of blocks.entries()) sealed.push(await this.parts.cipher.seal(block, frameContext(this.book, this.head.sequence + i)));
    const batch = encodeBatch(this.head, sealed);
    this.head = await this.parts.host.appendJournal(this.book, this.head, batch.bytes);
    for (const entry of entries) this.replica.add(entry);
    this.keep(entries.map(({ hash }) => hash));
  }

  private keep(fresh: readonly EntryHash[]): void {
    const changed = this.replica.fold.takeChanged();
    for (const listen of this.listeners) listen(changed);
    if (!this.cacheWorks) return;
    const head = this.head;
    this.caching = this.caching
      .then(() => this.parts.cache.save(this.replica, fresh, changed, head))
      .catch(async () => {
        // A cache that cannot be written, or that misses a step, costs time at the next start and nothing else.
        this.cacheWorks = false;
        await this.parts.cache.clear().catch(() => undefined);
      });
  }

  /** One block after the other: between two, whatever else waits for the worker has its turn. */
  private async catchUp(end: JournalHead): Promise<void> {
    const { sequence: start } = this.head;
    const fresh: EntryHash[] = [];
    for await (const { entries, at, head } of this.blocks(this.head)) {
      for (const bytes of entries) {
        const entry = decodeEntry(bytes);
        this.replica.add(entry);
        fresh.push(entry.hash);
      }
      this.head = head;
      if (fresh.length >= WORTH_TELLING) this.parts.progress?.(fresh.length, (at - start) / (end.sequence - start));
    }
    if (fresh.length > 0) this.keep(fresh);
  }

  /** What each frame holds, with its number, and the head of the last batch that is through. Only whole batches are begun. */
  private async *blocks(from: JournalHead): AsyncGenerator<{ readonly entries: Bytes[]; readonly at: number; readonly head: JournalHead }> {
    let head = from;
    for await (const batch of batchesOf(this.parts.host.readJournal(this.book, from), from)) {
      for (const [i, { body, sequence }] of batch.frames.entries()) {
        const entries = unpackEntries(await this.parts.cipher.open(body, frameContext(this.book, sequence)));
        if (i === batch.frames.length - 1) head = batch.head;
        yield { entries, at: sequence, head };
      }
    }
  }
}

/** Batches out of pieces that end anywhere. An unfinished batch is tried again only when twice as much is here, so a long one costs no more than its length. */
async function* batchesOf(pieces: AsyncIterable<Bytes>, from: JournalHead): AsyncGenerator<Batch> {
  let head = from;
  let held: Bytes[] = [];
  let size = 0;
  let wanted = 0;
  const take = function* (): Generator<Batch> {
    const bytes = concat(held);
    wanted = size * 2;
    held = [bytes];
    if (!mayEndBatch(bytes)) return;
    const read = readBatches(bytes, head);
    for (const batch of read.batches) {
      head = batch.head;
      yield batch;
    }
    held = [bytes.slice(read.end)];
    size = bytes.length - read.end;
    wanted = size * 2;
  };
  for await (const piece of pieces) {
    held.push(piece);
    size += piece.length;
    if (size >= wanted) yield* take();
  }
  if (size > 0) yield* take();
}
