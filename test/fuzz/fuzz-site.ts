import { type Consent, entriesToAppend } from '#shared/exchange/apply.ts';
import { type OpenedPackage, readPackage } from '#shared/exchange/open-package.ts';
import type { SignedHead } from '#shared/exchange/package.ts';
import { type Rehearsed, rehearse } from '#shared/exchange/rehearse.ts';
import { generateIdentity, type SealingIdentity } from '#shared/exchange/sealing.ts';
import { mergeHeads } from '#shared/exchange/signed-heads.ts';
import { collect, piecesOf } from '#shared/exchange/streams.ts';
import type { SyncSite } from '#shared/exchange/sync/ports.ts';
import { SyncRun } from '#shared/exchange/sync/sync-run.ts';
import { newSyncState, type SyncState } from '#shared/exchange/sync/sync-state.ts';
import { preparePackage } from '#shared/exchange/write-package.ts';
import type { AeadKey } from '#shared/kernel/aead.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { type BookId, type DeviceId, newId, type PersonId } from '#shared/kernel/ids.ts';
import type { Random } from '#shared/kernel/random.ts';
import { publicKey } from '#shared/kernel/signing.ts';
import type { ChainHead } from '#shared/ledger/chain.ts';
import { decodeEntry, type HashedEntry } from '#shared/ledger/entry.ts';
import { JOURNAL_START } from '#shared/ledger/frame.ts';
import type { ChainSegment, EntryHash, Operation } from '#shared/ledger/operation.ts';
import type { Change } from '#shared/ledger/record.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import type { DeviceCard } from '#shared/ledger/trust.ts';
import { noCache, OpenBook } from '#shared/vault/open-book.ts';
import { moment } from '#test/helpers/ledger.ts';
import { FuzzHost } from './fuzz-host.ts';
import type { FuzzServer } from './fuzz-server.ts';

/** What every site of one life shares. */
export interface FuzzRound {
  readonly book: BookId;
  readonly random: Random;
  readonly cipher: AeadKey;
  readonly identity: SealingIdentity;
}

/** The journal's seal has its own tests; here it would only cost the time of a thousand waits. */
const unsealed: AeadKey = { seal: async (plain) => Uint8Array.from(plain), open: async (sealed) => Uint8Array.from(sealed) };

export function fuzzRound(random: Random): FuzzRound {
  return { book: newId<'Book'>(random) as BookId, random, cipher: unsealed, identity: generateIdentity(random.bytes(32)) };
}

/** An import that can be taken back. */
export interface FuzzImport {
  readonly segments: readonly ChainSegment[];
  withdrawal: EntryHash | undefined;
}

/** A laptop: the real book over a journal in memory, real signatures, packages and exchange. What a kill would take is only in `book` and `run`. */
export class FuzzSite {
  readonly host = new FuzzHost();
  readonly card: DeviceCard;
  readonly signSeed: Bytes;
  readonly personSeed: Bytes;
  readonly chunks = new Map<string, Bytes>();
  readonly imports: FuzzImport[] = [];
  heads: readonly SignedHead[] = [];
  /** Everything that has been in the book's journal, to compare with. */
  readonly known = new Map<EntryHash, HashedEntry>();
  packages = 0;
  run!: SyncRun;
  private opened!: OpenBook;
  private state: SyncState;
  private ticks = 0;

  private constructor(
    readonly name: string,
    private skewMilliseconds: number,
    private readonly round: FuzzRound,
    private readonly server: FuzzServer,
  ) {
    const { random } = round;
    this.signSeed = random.bytes(32);
    this.personSeed = random.bytes(32);
    const device = newId<'Device'>(random) as DeviceId;
    this.card = {
      device,
      name,
      person: { id: newId<'Person'>(random) as PersonId, name: `${name}的人`, key: publicKey(this.personSeed) },
      signKey: publicKey(this.signSeed),
      sealTo: generateIdentity(random.bytes(32)).recipient,
    };
    this.state = newSyncState(random);
  }

  static async create(name: string, skewMilliseconds: number, round: FuzzRound, server: FuzzServer): Promise<FuzzSite> {
    const site = new FuzzSite(name, skewMilliseconds, round, server);
    await site.host.writeBookKey(round.book, new Uint8Array(1));
    await site.open();
    return site;
  }

  get book(): OpenBook {
    return this.opened;
  }
  get replica() {
    return this.opened.replica;
  }
  get hash() {
    return stateHash(this.replica.fold);
  }

  /** The program starts: from the journal, and from what it remembers of the server. */
  async open(): Promise<void> {
    this.host.repair(this.round.book);
    this.opened = await this.reopened();
    for await (const bytes of this.opened.entries()) this.learn(decodeEntry(bytes));
    this.run = new SyncRun(this.server.doorOf(this.chunks), this.syncSite(), this.state, { page: 20, batch: 5, partBytes: 5_000, pushBytes: 8_000 });
  }

  /** The journal read again from its first byte by another program. */
  reopened(): Promise<OpenBook> {
    const author = { device: this.card.device, person: this.card.person.id };
    const { book, cipher } = this.round;
    return OpenBook.open({ host: this.host, book, cipher, author, clock: { now: () => this.now() }, cache: noCache });
  }

  jumpClock(milliseconds: number): void {
    this.skewMilliseconds = milliseconds;
  }

  now() {
    return moment(new Date(Date.UTC(2022, 8, 14) + this.skewMilliseconds + this.ticks++ * 1000).toISOString());
  }

  async act(ops: readonly Operation[], reason?: string): Promise<HashedEntry | undefined> {
    const entry = await this.opened.act(() => ({ ops, ...(reason === undefined ? {} : { reason }) }));
    if (entry) this.learn(entry);
    return entry;
  }

  write(...changes: Change[]): Promise<HashedEntry | undefined> {
    return this.act(this.replica.operations(changes));
  }

  /** The content of a package, under the seal that other tests look at. */
  async pack(base: readonly ChainHead[]): Promise<Bytes> {
    const chunks = [...this.chunks].map(([sha256, bytes]) => ({ sha256, bytes: bytes.length }));
    const prepared = await preparePackage({
      kind: 'share',
      id: newId<'Package'>(this.round.random),
      number: ++this.packages,
      bookKind: 'round',
      title: '演练',
      madeAt: this.now(),
      replica: this.replica,
      entries: this.opened.entries(),
      sender: this.card,
      signSeed: this.signSeed,
      base,
      heads: this.heads,
      cards: [],
      chunks,
      readChunk: async (name) => this.chunks.get(name),
    });
    return collect(prepared.content());
  }

  /** @returns undefined when it builds on something that is not here, or brings nothing */
  async take(content: Bytes, consent: Consent = { acceptSender: true, acceptMassDeletion: true }): Promise<Rehearsed | undefined> {
    const read = await readPackage(piecesOf(content));
    const opened: OpenedPackage = { ...read, sealedBy: 'recipients' };
    const rehearsed = rehearse({ opened, replica: this.replica });
    if (rehearsed.rehearsal.missing.length > 0) return undefined;
    await readPackage(piecesOf(content), {
      onChunk: async (name, bytes) => {
        if (sha256Of(bytes) !== name) throw new Error('a chunk that is not its name');
        this.chunks.set(name, Uint8Array.from(bytes));
      },
    });
    const decided = entriesToAppend(rehearsed, this.replica, consent);
    if (!decided.ok) return undefined;
    await this.takeIn(rehearsed, decided.value);
    return rehearsed;
  }

  private async takeIn(rehearsed: Rehearsed, fresh: readonly HashedEntry[]): Promise<void> {
    // As the product does: the signed heads first, so that a kill in between loses neither.
    this.heads = mergeHeads(this.heads, rehearsed.heads, (hash) => this.replica.entry(hash));
    await this.opened.takeIn(fresh);
    for (const entry of fresh) this.learn(entry);
    if (rehearsed.rehearsal.segments.length > 0) this.imports.push({ segments: rehearsed.rehearsal.segments, withdrawal: undefined });
  }

  private learn(entry: HashedEntry): void {
    this.known.set(entry.hash, entry);
  }

  private syncSite(): SyncSite {
    const site = this;
    return {
      get replica() {
        return site.replica;
      },
      title: '演练',
      card: this.card,
      signSeed: this.signSeed,
      roundIdentities: [this.round.identity.identity],
      random: this.round.random,
      now: () => this.now(),
      entries: (from) => this.opened.entries(from ?? JOURNAL_START),
      journalHead: () => this.opened.journalHead,
      signedHeads: () => this.heads,
      strangerCards: () => [],
      takeIn: async ({ rehearsed }) => {
        await this.takeIn(
          rehearsed,
          rehearsed.fresh.filter((entry) => !this.replica.has(entry.hash)),
        );
      },
      chunks: () => this.evidence(),
      chunksMissing: async (names) => names.filter((name) => !this.chunks.has(name)),
      saveState: async (state) => {
        this.state = JSON.parse(JSON.stringify(state)) as SyncState;
      },
    };
  }

  /** Chunks that the book's evidence records name. */
  evidence(): { readonly sha256: string; readonly bytes: number }[] {
    return this.replica.fold.records('evidence').flatMap(({ fields }) => {
      const { sha256, bytes } = fields;
      return typeof sha256 === 'string' && typeof bytes === 'number' ? [{ sha256, bytes }] : [];
    });
  }
}
