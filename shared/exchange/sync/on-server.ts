import { type ChainHead, segmentEntries } from '#shared/ledger/chain.ts';
import type { EntryHash } from '#shared/ledger/operation.ts';
import type { Replica } from '#shared/ledger/replica.ts';
import type { Delivered } from './shelf.ts';

/**
 * Which entries lie on the server with everything they build on. A package there that builds on one that is not there does not count
 * before that one is: so what a server has lost is found missing and sent again by whoever has it.
 */
export class OnServer {
  private readonly entries = new Set<EntryHash>();
  /** Entries of the server that are not here yet: their place in the chains is not known. */
  private elsewhere: EntryHash[] = [];
  private readonly continued = new Set<EntryHash>();
  private readonly ends = new Map<EntryHash, ChainHead>();
  private unrooted: Pick<Delivered, 'opened' | 'hashes'>[] = [];

  constructor(
    private readonly replica: Replica,
    heads: readonly ChainHead[],
  ) {
    for (const head of heads) this.cover(head);
  }

  get size(): number {
    return this.entries.size;
  }

  has(hash: EntryHash): boolean {
    return this.entries.has(hash);
  }

  add(delivered: Pick<Delivered, 'opened' | 'hashes'>): void {
    this.unrooted.push(delivered);
    for (let before = -1; before !== this.unrooted.length; ) {
      before = this.unrooted.length;
      this.unrooted = this.unrooted.filter((one) => !this.root(one));
    }
  }

  /** After a package of one's own has been stored: everything up to these heads is there. */
  sent(heads: readonly ChainHead[]): void {
    for (const head of heads) this.cover(head);
  }

  /** Ends of the chains that are there, as far as they are here, too. */
  heads(): readonly ChainHead[] {
    const before = this.elsewhere;
    this.elsewhere = [];
    for (const hash of before) this.note(hash);
    return [...this.ends.values()];
  }

  private root({ opened, hashes }: Pick<Delivered, 'opened' | 'hashes'>): boolean {
    if (!opened.manifest.base.every(({ hash }) => this.entries.has(hash))) return false;
    for (const hash of hashes) this.put(hash);
    return true;
  }

  private cover(head: ChainHead): void {
    for (const hash of segmentEntries({ device: head.device, from: 1, head: head.hash }, (wanted) => this.replica.entry(wanted))) {
      if (this.entries.has(hash)) return;
      this.put(hash);
    }
  }

  private put(hash: EntryHash): void {
    if (this.entries.has(hash)) return;
    this.entries.add(hash);
    this.note(hash);
  }

  private note(hash: EntryHash): void {
    const info = this.replica.entry(hash);
    if (!info) {
      this.elsewhere.push(hash);
      return;
    }
    if (info.prev !== null) {
      this.continued.add(info.prev);
      this.ends.delete(info.prev);
    }
    if (!this.continued.has(hash)) this.ends.set(hash, { device: info.device, n: info.n, hash });
  }
}
