import type { Bytes } from '#shared/kernel/bytes.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { type Failure, isWorkbenchError } from '#shared/kernel/errors.ts';
import { sha256OfLarge } from '#shared/kernel/hash.ts';
import type { Cancel } from '../streams.ts';
import { ChunkTraffic } from './chunk-traffic.ts';
import { Inbox } from './inbox.ts';
import { OnServer } from './on-server.ts';
import { acknowledgedState, packAcknowledgement, packOutgoing } from './outbox.ts';
import type { SyncServer, SyncSite } from './ports.ts';
import { type Delivered, type Held, planIntake, sortShelf } from './shelf.ts';
import type { SyncState } from './sync-state.ts';
import { SyncStopped } from './sync-stopped.ts';

/** What the person is told once, because it says something about the server. */
export type SyncNotice = 'lost' | 'missed';

/** What one exchange did, and what is left to do. */
export interface SyncOutcome {
  readonly pulled: number;
  readonly pushed: number;
  readonly chunksPulled: number;
  readonly chunksPushed: number;
  /** Packages that wait for a person. */
  readonly held: readonly Held[];
  /** Packages that build on something that nobody has sent yet. */
  readonly waiting: number;
  readonly unreadable: readonly Failure[];
  readonly chunksAbsent: number;
  readonly notices: readonly SyncNotice[];
  readonly serverAt: Moment | null;
}

export interface SyncRunOptions {
  /** Changes asked for at once. */
  readonly page?: number;
  /** Documents pulled at once, and bytes pushed at once. */
  readonly batch?: number;
  readonly pushBytes?: number;
  readonly partBytes?: number;
  readonly told?: (words: string, share: number) => void;
}

const PAGE = 1_000;
const BATCH = 24;
/** Sealed bytes in one request; base64 makes a third more of it. */
const PUSH_BYTES = 3 * 1024 * 1024;

/**
 * The exchange of one book with one database, again and again while the vault is open. Each `run` reads what is new, takes in what may
 * be taken in, and sends what the server lacks. It may break off anywhere: what was taken in is in the journal, what was sent is on the
 * server, and the next run finds out what is left from the two of them.
 */
export class SyncRun {
  private inbox: Inbox;
  private onServer: OnServer;
  private shelf: Delivered[] = [];
  private readonly seen = new Set<string>();
  /** Documents of one's own that the server has confirmed: what is in them is here, they are not fetched back. */
  private readonly confirmed = new Set<string>();
  private readonly chunkTraffic: ChunkTraffic;
  private awake = false;
  /** One reading from the start in a run is enough; and none twice for the same reason. */
  private readAgain = false;
  /** Entries that the server had before it was read again because it may have lost some; null when nothing is suspected. */
  private believed: number | null = null;
  private missedAt = -1;
  private gapsSeen = '';
  private counts = { pulled: 0, pushed: 0 };
  private notices: SyncNotice[] = [];
  private held: readonly Held[] = [];
  private checked = '';
  private dirty = false;

  constructor(
    private readonly server: SyncServer,
    private readonly site: SyncSite,
    private state: SyncState,
    private readonly options: SyncRunOptions = {},
  ) {
    this.inbox = new Inbox(site.replica, site.roundIdentities);
    this.onServer = new OnServer(site.replica, state.heads);
    this.chunkTraffic = new ChunkTraffic(server, site);
  }

  get current(): SyncState {
    return this.state;
  }

  /** Own entries that the hub has not acknowledged yet; null on the hub itself, which waits for nobody. */
  get unacknowledged(): number | null {
    if (this.isHub) return null;
    const own = this.site.replica.head(this.site.card.device)?.n ?? 0;
    return Math.max(0, own - (this.state.stored.find(({ device }) => device === this.site.card.device)?.n ?? 0));
  }

  private get isHub(): boolean {
    const { replica, card } = this.site;
    return replica.fold.trust.devices.get(card.device)?.role === 'hub';
  }

  /** Throws what the server port throws, and `SyncStopped`. */
  async run(cancel: Cancel = { aborted: false }): Promise<SyncOutcome> {
    this.counts = { pulled: 0, pushed: 0 };
    this.notices = [];
    this.readAgain = false;
    const standing = await this.server.standing(this.state.checkpoint);
    const kept = Number(standing.checkpoint ?? '0');
    this.believed = null;
    if (this.state.rounds > 0 && kept < this.state.rounds) this.startOver('lost');
    else if (standing.documents < this.state.documents) this.suspectLoss();
    await this.wake(cancel);
    await this.read(cancel);
    if (this.state.documents < standing.documents && !this.readAgain && this.missedAt !== standing.documents) {
      this.missedAt = standing.documents;
      await this.readFromStart('missed', cancel);
    }
    await this.settle(cancel);
    if (this.hasNewGaps() && !this.readAgain) {
      await this.readFromStart(undefined, cancel);
      await this.settle(cancel);
    }
    const fewer = this.believed !== null && this.onServer.size < this.believed;
    await this.push(cancel);
    const chunks = await this.chunkTraffic.run(cancel, this.options.told);
    if (fewer || (this.believed !== null && chunks.pushed > 0)) this.notices.push('lost');
    await this.acknowledge();
    await this.remember(chunks.pulled + chunks.pushed > 0);
    return this.outcome(chunks, standing.serverAt);
  }

  private outcome(chunks: { readonly pulled: number; readonly pushed: number; readonly absent: number }, serverAt: Moment | null): SyncOutcome {
    return {
      serverAt,
      ...this.counts,
      chunksPulled: chunks.pulled,
      chunksPushed: chunks.pushed,
      held: this.held,
      waiting: this.shelf.length - this.held.length,
      unreadable: [...this.inbox.unreadable.values()],
      chunksAbsent: chunks.absent,
      notices: this.notices,
    };
  }

  /** What was read past in an earlier session and could not be taken in then. */
  private async wake(cancel: Cancel): Promise<void> {
    if (this.awake) return;
    await this.fetch(this.state.waiting, cancel);
    this.awake = true;
  }

  private async read(cancel: Cancel): Promise<void> {
    const limit = this.options.page ?? PAGE;
    for (;;) {
      stopIf(cancel);
      const fromStart = this.state.since === null;
      const { rows, since } = await this.changes(limit);
      const fresh = rows.filter(({ id }) => !this.seen.has(id));
      await this.fetch(
        fresh.flatMap(({ id, deleted }) => (id.startsWith('e') && !deleted && !this.confirmed.has(id) ? [id] : [])),
        cancel,
      );
      // Documents are never deleted by us. One that was there and is gone shows in the count as well, so this is only the earlier sign.
      if (!fromStart && !this.readAgain && rows.some(({ id, deleted }) => deleted && /^[ec][0-9a-f]{64}$/.test(id))) {
        this.suspectLoss();
        return this.read(cancel);
      }
      for (const { id } of fresh) this.seen.add(id);
      const documents = this.state.documents + fresh.filter(({ deleted }) => !deleted).length;
      this.state = { ...this.state, since, documents };
      if (rows.length > 0) {
        await this.settle(cancel);
        await this.save();
      }
      // A page may be short for the server's own reasons: only an empty one is the end.
      if (rows.length === 0) return;
    }
  }

  /** A mark that the server no longer understands (it was made anew, or another one answers) costs a reading from the start. */
  private async changes(limit: number): ReturnType<SyncServer['changes']> {
    try {
      return await this.server.changes(this.state.since, limit);
    } catch (error) {
      if (this.state.since === null || this.readAgain || !isWorkbenchError(error, 'sync.badSince')) throw error;
      this.suspectLoss();
      return this.server.changes(null, limit);
    }
  }

  /**
   * Signs of a loss are no proof: a cluster shows some changes twice and counts one copy of each shard. Everything is read again, and only
   * when the server turns out to have less than it had is the person told.
   */
  private suspectLoss(): void {
    this.believed ??= this.onServer.size;
    this.startOver(undefined);
  }

  private async readFromStart(notice: SyncNotice | undefined, cancel: Cancel): Promise<void> {
    this.startOver(notice);
    await this.read(cancel);
  }

  private startOver(notice: SyncNotice | undefined): void {
    if (notice) this.notices.push(notice);
    this.state = { ...this.state, since: null, documents: 0, heads: [], journal: null, waiting: [], acknowledging: null };
    this.inbox = new Inbox(this.site.replica, this.site.roundIdentities);
    this.onServer = new OnServer(this.site.replica, []);
    this.shelf = [];
    this.seen.clear();
    this.confirmed.clear();
    this.chunkTraffic.forget();
    this.readAgain = true;
    this.checked = '';
    this.dirty = true;
  }

  private async fetch(ids: readonly string[], cancel: Cancel): Promise<void> {
    const batch = this.options.batch ?? BATCH;
    for (let at = 0; at < ids.length; at += batch) {
      stopIf(cancel);
      if (ids.length > batch) this.options.told?.(`正在取回：第 ${at + 1} 份，共 ${ids.length} 份`, at / ids.length);
      const wanted = ids.slice(at, at + batch);
      const documents = await this.server.pull(wanted);
      for (const [i, id] of wanted.entries()) {
        const document = documents[i] ?? 'absent';
        const delivered = document === 'absent' ? undefined : await this.inbox.open(id, document);
        if (!delivered) continue;
        this.shelf.push(delivered);
        this.onServer.add(delivered);
      }
    }
  }

  /** Takes in what may be taken in, until nothing more may. */
  private async settle(cancel: Cancel): Promise<void> {
    const { replica } = this.site;
    const held: Held[] = [];
    for (;;) {
      stopIf(cancel);
      const asked = new Set(held.map(({ delivered }) => delivered));
      const sorted = sortShelf(
        this.shelf.filter((delivered) => !asked.has(delivered)),
        replica,
      );
      const done = new Set<Delivered>(sorted.known);
      if (sorted.ready.length === 0) {
        this.shelf = this.shelf.filter((delivered) => !done.has(delivered));
        this.held = [...held, ...sorted.held];
        break;
      }
      const plan = planIntake(sorted.ready, replica);
      if ('hold' in plan) held.push(plan.hold);
      else {
        await this.site.takeIn(plan.intake);
        this.counts.pulled += plan.intake.rehearsed.fresh.length;
        for (const delivered of plan.take) done.add(delivered);
      }
      this.shelf = this.shelf.filter((delivered) => !done.has(delivered));
    }
    this.believe();
  }

  private believe(): void {
    const { replica } = this.site;
    const stored = new Map(this.state.stored.map((head) => [head.device, head]));
    for (const { heads } of this.inbox.acknowledgements()) {
      for (const head of heads) if (replica.has(head.hash) && head.n > (stored.get(head.device)?.n ?? 0)) stored.set(head.device, head);
    }
    const before = this.state.stored;
    if (before.length === stored.size && before.every((head) => stored.get(head.device) === head)) return;
    this.state = { ...this.state, stored: [...stored.values()] };
    this.dirty = true;
  }

  /** True when something on the shelf builds on what the server should have and did not show, and that was not looked into yet. */
  private hasNewGaps(): boolean {
    const held = new Set(this.held.map(({ delivered }) => delivered));
    const gaps = this.shelf.flatMap((delivered) => (held.has(delivered) ? [] : delivered.ids)).sort();
    const before = this.gapsSeen;
    this.gapsSeen = gaps.join(' ');
    return gaps.length > 0 && this.gapsSeen !== before;
  }

  private async push(cancel: Cancel): Promise<void> {
    const state = `${this.site.replica.size} ${this.onServer.size}`;
    if (state === this.checked) return;
    const outgoing = await packOutgoing(this.site, this.onServer, this.state.pushes + 1, this.state.journal, this.options.partBytes);
    const journal = outgoing.journal ?? this.state.journal;
    if (outgoing.documents.length > 0) {
      await this.send(outgoing.documents, cancel);
      const before = this.onServer.size;
      this.onServer.sent(outgoing.heads);
      this.counts.pushed = this.onServer.size - before;
      this.state = { ...this.state, journal, pushes: this.state.pushes + 1 };
      await this.save();
    } else if (journal?.digest !== this.state.journal?.digest) {
      this.state = { ...this.state, journal };
      this.dirty = true;
    }
    this.checked = `${this.site.replica.size} ${this.onServer.size}`;
  }

  private async send(documents: readonly Bytes[], cancel: Cancel): Promise<void> {
    const limit = this.options.pushBytes ?? PUSH_BYTES;
    for (let at = 0; at < documents.length; ) {
      stopIf(cancel);
      if (documents.length > 8) this.options.told?.(`正在送出：第 ${at + 1} 份，共 ${documents.length} 份`, at / documents.length);
      let end = at + 1;
      for (let bytes = documents[at]?.length ?? 0; end < documents.length; end++) {
        bytes += documents[end]?.length ?? 0;
        if (bytes > limit) break;
      }
      const batch = documents.slice(at, end);
      await this.server.push(batch);
      for (const bytes of batch) this.confirmed.add(`e${await sha256OfLarge(bytes)}`);
      at = end;
    }
  }

  /** The hub's word that it has what the others sent, whichever way it came. */
  private async acknowledge(): Promise<void> {
    const { replica, card } = this.site;
    if (!this.isHub) return;
    const now = acknowledgedState(this.site);
    if (now === this.state.acknowledging || replica.heads().every(({ device }) => device === card.device)) return;
    await this.server.push([await packAcknowledgement(this.site)]);
    this.state = { ...this.state, acknowledging: now };
    this.dirty = true;
  }

  /** The server's checkpoint first: one that is ahead of ours is no loss, one that is behind would be taken for one. */
  private async remember(chunksMoved: boolean): Promise<void> {
    if (!this.dirty && !chunksMoved) return;
    const rounds = this.state.rounds + 1;
    await this.server.keepCheckpoint(this.state.checkpoint, String(rounds));
    this.state = { ...this.state, rounds };
    await this.save();
    this.dirty = false;
  }

  private async save(): Promise<void> {
    const waiting = [...new Set([...this.shelf.flatMap(({ ids }) => ids), ...this.inbox.waiting, ...this.inbox.unreadable.keys()])];
    this.state = { ...this.state, heads: [...this.onServer.heads()], waiting };
    this.dirty = true;
    await this.site.saveState(this.state);
  }
}

function stopIf({ aborted }: Cancel): void {
  if (aborted) throw new SyncStopped();
}
