import { describe, expect, it } from 'vitest';
import { pauseAfter } from '#shared/exchange/sync/back-off.ts';
import { type LoopPorts, type LoopState, SyncLoop } from '#shared/exchange/sync/sync-loop.ts';
import type { SyncOutcome } from '#shared/exchange/sync/sync-run.ts';
import { SyncStopped } from '#shared/exchange/sync/sync-stopped.ts';
import { syncErrors } from '#shared/host/sync-errors.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { moment } from '#test/helpers/ledger.ts';

const nothing: SyncOutcome = {
  pulled: 0,
  pushed: 0,
  chunksPulled: 0,
  chunksPushed: 0,
  held: [],
  waiting: 0,
  unreadable: [],
  chunksAbsent: 0,
  notices: [],
  serverAt: null,
};

/** A loop whose time passes only when the test says so. */
class Bench implements LoopPorts {
  readonly states: LoopState[] = [];
  readonly pauses: { readonly milliseconds: number; end(): void }[] = [];
  readonly random = seededRandom('loop');
  opened = 0;
  runs = 0;
  news: () => void = () => undefined;
  outcome: () => SyncOutcome = () => nothing;
  retry: number | null = null;
  clock = '2022-10-01T01:00:00.000Z';
  readonly loop = new SyncLoop(this);

  open = async () => void this.opened++;
  run = async (cancel: { readonly aborted: boolean }) => {
    if (cancel.aborted) throw new SyncStopped();
    this.runs++;
    return this.outcome();
  };
  done = () => undefined;
  wait = () =>
    new Promise<void>((resolve) => {
      this.news = resolve;
    });
  stopWaiting = () => this.news();
  retryAfter = async () => this.retry;
  pause = (milliseconds: number) => new Promise<void>((end) => void this.pauses.push({ milliseconds, end }));
  now = () => moment(this.clock);
  told = (state: LoopState) => void this.states.push(state);
  failureOf = (error: unknown) => {
    if (isWorkbenchError(error)) return error.toFailure();
    throw error;
  };

  get last(): LoopState | undefined {
    return this.states.at(-1);
  }
  /** Lets everything run that can run now. */
  async settle(): Promise<void> {
    for (let i = 0; i < 50; i++) await Promise.resolve();
  }
  async pass(): Promise<void> {
    for (const { end } of this.pauses.splice(0)) end();
    await this.settle();
  }
}

const begin = async (bench: Bench) => {
  bench.loop.start();
  await bench.settle();
};

describe('the loop of exchanges', () => {
  it('exchanges, rests, and goes on when there is news or a change', async () => {
    const bench = new Bench();
    await begin(bench);
    expect([bench.runs, bench.last?.phase]).toEqual([1, 'resting']);
    bench.news();
    await bench.pass();
    expect(bench.runs).toBe(2);
    bench.loop.nudge();
    await bench.settle();
    expect(bench.runs).toBe(2);
    await bench.pass();
    expect(bench.runs).toBe(3);
    await bench.loop.stop();
    expect(bench.last?.phase).toBe('stopped');
  });

  it('opens the database when the host has none, and tries at once', async () => {
    const bench = new Bench();
    bench.outcome = () => {
      if (bench.opened === 0) throw syncErrors.notOpen();
      return nothing;
    };
    await begin(bench);
    expect([bench.opened, bench.runs, bench.last?.phase]).toEqual([1, 2, 'resting']);
    await bench.loop.stop();
  });

  it('says why and when next after a failure, with pauses that grow and honour the server', async () => {
    const bench = new Bench();
    bench.outcome = () => {
      throw syncErrors.busy();
    };
    await begin(bench);
    const pauses: number[] = [];
    for (let i = 0; i < 12; i++) {
      pauses.push(bench.pauses[0]?.milliseconds ?? 0);
      await bench.pass();
    }
    for (const [i, pause] of pauses.entries()) {
      const most = Math.min(600_000, 2_000 * 2 ** i);
      expect(pause).toBeGreaterThanOrEqual(most / 2);
      expect(pause).toBeLessThanOrEqual(most);
    }
    expect(bench.last).toMatchObject({ phase: 'failed', failures: 13, failure: { code: 'sync.busy' } });
    bench.retry = 1_800;
    await bench.pass();
    expect(bench.last).toMatchObject({ nextTryAt: '2022-10-01T01:30:00.000Z' });
    bench.outcome = () => nothing;
    bench.loop.now();
    await bench.settle();
    expect(bench.last?.phase).toBe('resting');
    await bench.loop.stop();
  });

  it('is not hurried by typing while the server fails, and not led astray by a clock that jumps', async () => {
    const bench = new Bench();
    bench.outcome = () => {
      throw syncErrors.unreachable('ECONNREFUSED');
    };
    await begin(bench);
    bench.clock = '2012-10-01T01:00:00.000Z';
    for (let i = 0; i < 5; i++) bench.loop.nudge();
    await bench.settle();
    expect(bench.runs).toBe(1);
    bench.clock = '2032-10-01T01:00:00.000Z';
    await bench.pass();
    expect(bench.runs).toBe(2);
    await bench.loop.stop();
  });

  it.each([syncErrors.unauthorized(), syncErrors.pinDiffers(), syncErrors.untrusted('SELF_SIGNED')])('waits for a person after $code', async (error) => {
    const bench = new Bench();
    bench.outcome = () => {
      throw error;
    };
    await begin(bench);
    expect(bench.last).toMatchObject({ phase: 'failed', nextTryAt: null });
    expect(bench.pauses).toEqual([]);
    bench.loop.now();
    await bench.settle();
    expect([bench.runs, bench.opened]).toEqual([2, 1]);
    await bench.loop.stop();
  });

  it('stops in the middle of anything', async () => {
    for (const at of ['resting', 'failed', 'running'] as const) {
      const bench = new Bench();
      let go: () => void = () => undefined;
      if (at === 'failed') {
        bench.outcome = () => {
          throw syncErrors.slow();
        };
      }
      if (at === 'running') {
        bench.run = async (cancel) => {
          await new Promise<void>((resolve) => {
            go = resolve;
          });
          if (cancel.aborted) throw new SyncStopped();
          return nothing;
        };
      }
      await begin(bench);
      const stopped = bench.loop.stop();
      go();
      await stopped;
      expect(bench.last).toEqual({ phase: 'stopped' });
    }
  });
});

it('spreads the pauses of many laptops', () => {
  const random = seededRandom('spread');
  const pauses = Array.from({ length: 200 }, () => pauseAfter(4, random, null));
  expect(new Set(pauses).size).toBeGreaterThan(150);
  expect(pauseAfter(1, random, 7)).toBe(7_000);
  expect(pauseAfter(1, random, 999_999)).toBe(3_600_000);
});
