import { generateIdentity, seal } from '#shared/exchange/sealing.ts';
import { collect, piecesOf } from '#shared/exchange/streams.ts';
import { type LoopState, SyncLoop } from '#shared/exchange/sync/sync-loop.ts';
import { type SyncOutcome, SyncRun } from '#shared/exchange/sync/sync-run.ts';
import { SYNC_LIMITS, type SyncTarget } from '#shared/host/sync-contract.ts';
import { syncErrors } from '#shared/host/sync-errors.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { errorTable, isWorkbenchError } from '#shared/kernel/errors.ts';
import type { DeviceId } from '#shared/kernel/ids.ts';
import { Turn } from '#shared/kernel/turn.ts';
import type { CoreApi, SyncStanding } from '../api.ts';
import { offeredServer } from '../exchange/offered-server.ts';
import { letGo } from '../let-go.ts';
import type { OpenRound } from '../open-round.ts';
import type { Session } from '../session.ts';
import { NO_SYNC } from './no-sync.ts';
import { accountOf, forgetAccount, keepAccount, lastExchange, passwordOf, switchAccount, syncStateOf, targetOf } from './sync-account.ts';
import { type LaptopClock, syncServer, syncSite } from './sync-site.ts';

const errors = errorTable('syncDesk', {
  notRound: () => ({ words: '练习监狱不通过网络交换。', next: '请打开一个轮次。' }),
  gone: () => ({ words: '这一份已经处理过，不再等待。', next: '请刷新后再看。' }),
  bug: () => ({ words: '网络交换内部出错，已停在出错之前的状态；本机数据完整。', next: '程序会自动重试；仍然出错时请改用移动存储，并联系维护人员。' }),
});

/** The exchange of one open round, as long as it is open and switched on. */
interface Running {
  readonly round: OpenRound;
  readonly run: SyncRun;
  readonly loop: SyncLoop;
  readonly stopListening: () => void;
}

/**
 * The network of the open round: off until the person has set up a database and switched it on; then it goes by itself, and stops with
 * the lock. The person sees what it does, why it fails and when it tries again.
 */
export class SyncDesk {
  private running: Running | undefined;
  private standing: SyncStanding = NO_SYNC;
  private held: SyncOutcome['held'] = [];
  private readonly laptopClocks = new Map<DeviceId, LaptopClock>();
  private readonly turn = new Turn();

  constructor(private readonly session: Session) {}

  api(): CoreApi['sync'] {
    const { host } = this.session;
    return {
      state: async () => this.standing,
      offered: async () => offeredServer(this.session, this.session.round.book.book),
      certificate: (address) => host.call('sync.certificate', { address }),
      configure: (input) => this.configure(input),
      forget: async () => {
        await this.end();
        await forgetAccount(this.session, this.session.round.book.book);
        this.show(NO_SYNC);
      },
      resume: async () => {
        await switchAccount(this.session, this.session.round.book.book, true);
        await this.follow();
      },
      stop: async () => {
        await switchAccount(this.session, this.session.round.book.book, false);
        await this.end();
        await this.follow();
      },
      now: async () => this.running?.loop.now(),
      held: (id) => this.heldPackage(id),
    };
  }

  /** The book in use has changed: what runs belongs to the book that is open. */
  follow(): Promise<void> {
    return this.turn.run(() => this.followNow());
  }

  /** Ends what runs, also in the middle of a request, and lets the host forget address and password. */
  end(): Promise<void> {
    return this.turn.run(() => this.endNow());
  }

  private async followNow(): Promise<void> {
    const round = this.session.isOpen ? this.session.open.round : undefined;
    if (round && this.running?.round === round) return;
    await this.endNow();
    const account = (round && accountOf(this.session, round.book.book)) ?? null;
    this.show({ ...NO_SYNC, account, lastAt: round && account ? lastExchange(this.session, round.book.book) : null, phase: account ? 'stopped' : 'off' });
    if (round && account?.on) this.begin(round);
  }

  private async endNow(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    this.held = [];
    this.laptopClocks.clear();
    if (!running) return;
    running.stopListening();
    const stopped = running.loop.stop();
    await letGo(this.session.host, 'sync.close', {});
    await stopped;
  }

  private async configure({ password, ...rest }: Parameters<CoreApi['sync']['configure']>[0]): Promise<void> {
    const { session } = this;
    const { round } = session;
    if (round.kept.kind !== 'round') throw errors.notRound();
    const target: SyncTarget = { ...rest, address: rest.address.trim(), password: password ?? (await passwordOf(session, round.book.book)) };
    await this.end();
    try {
      await session.host.call('sync.open', target);
      await keepAccount(session, round.book.book, target);
    } finally {
      await letGo(session.host, 'sync.close', {});
      await this.follow();
    }
  }

  private begin(round: OpenRound): void {
    const { session } = this;
    const { book } = round.book;
    const told = (words: string, share: number): void => this.show({ words, share });
    const run = new SyncRun(
      syncServer(session, book),
      syncSite(session, round, (clocks) => this.learnClocks(clocks)),
      syncStateOf(session, book),
      { told },
    );
    const loop = new SyncLoop({
      open: async () => {
        const target = await targetOf(session, book);
        if (!target) throw syncErrors.notOpen();
        await session.host.call('sync.open', target);
      },
      run: (cancel) => run.run(cancel),
      done: (outcome) => this.done(outcome, run),
      wait: async () => void (await session.host.call('sync.changes', { since: run.current.since, limit: 1, waitSeconds: SYNC_LIMITS.waitSeconds })),
      stopWaiting: () => void letGo(session.host, 'sync.stopWaiting', {}),
      retryAfter: async () => (await session.host.call('sync.retryAfter', {})).seconds,
      pause: (milliseconds) => new Promise((resolve) => void setTimeout(resolve, milliseconds)),
      now: () => session.clock.now(),
      told: (state) => this.told(state, run),
      failureOf: (error) => {
        if (isWorkbenchError(error)) return error.toFailure();
        session.tell({ event: 'bug', name: error instanceof Error ? error.name : 'unknown', place: placeOf(error) });
        return errors.bug().toFailure();
      },
      random: session.random,
    });
    const stopListening = round.book.onChange(() => loop.nudge());
    this.running = { round, run, loop, stopListening };
    loop.start();
  }

  private done(outcome: SyncOutcome, run: SyncRun): void {
    if (this.running?.run !== run) return;
    this.held = outcome.held;
    const notices = [...new Set([...this.standing.notices, ...outcome.notices])];
    this.show({
      lastAt: this.session.clock.now(),
      waiting: outcome.waiting,
      held: outcome.held.map(({ delivered, reason, sender, fingerprint, words }) => ({
        id: delivered.ids[0] ?? '',
        reason,
        from: sender.name,
        person: sender.person.name,
        fingerprint,
        words,
      })),
      unreadable: outcome.unreadable,
      chunksAbsent: outcome.chunksAbsent,
      notices,
      serverClock: outcome.serverAt === null ? null : minutesBetween(this.session.clock.now(), outcome.serverAt),
    });
    this.session.handoverChanged();
  }

  private told(state: LoopState, run: SyncRun): void {
    if (this.running && this.running.run !== run) return;
    const failed = state.phase === 'failed';
    // While it tries again the reason of the last failure stays: it is over only when an exchange has succeeded.
    const kept = state.phase === 'working' ? {} : { failure: failed ? state.failure : null };
    const nextTryAt: Moment | null = failed ? state.nextTryAt : null;
    this.show({ phase: state.phase, words: null, share: 0, nextTryAt, unacknowledged: run.unacknowledged, ...kept });
  }

  /** A package that waits for a person, as a file that the import desk can rehearse: sealed to this laptop alone. */
  private async heldPackage(id: string): Promise<Blob> {
    const held = this.held.find(({ delivered }) => delivered.ids.includes(id));
    if (!held) throw errors.gone();
    const { recipient } = generateIdentity(this.session.open.vault.device.sealSeed);
    return new Blob([await collect(seal(piecesOf(held.delivered.content), { recipients: [recipient] }))]);
  }

  /** The newest exchange of each laptop tells; a clock that was put right is no longer shown. */
  private learnClocks(clocks: readonly LaptopClock[]): void {
    for (const clock of clocks) this.laptopClocks.set(clock.device, clock);
    this.show({ laptopClocks: [...this.laptopClocks.values()].filter(({ minutes }) => minutes !== 0).map(({ name, minutes }) => ({ name, minutes })) });
  }

  private show(change: Partial<SyncStanding>): void {
    this.standing = { ...this.standing, ...change };
    this.session.status.set({ sync: this.standing });
  }
}

/** Whole minutes that `other` is ahead of `here`; less than one is none. */
const minutesBetween = (here: Moment, other: Moment): number => Math.trunc((Date.parse(other) - Date.parse(here)) / 60_000);

const placeOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 4).join('\n') : '');
