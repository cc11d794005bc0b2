import type { Moment } from '#shared/kernel/clock.ts';
import { type Failure, WorkbenchError } from '#shared/kernel/errors.ts';
import type { CoreEvent, CoreStatus } from './api.ts';
import { NO_SYNC } from './sync/no-sync.ts';

const START: CoreStatus = {
  pending: 0,
  durableAt: null,
  failure: null,
  backup: { place: null, lastVerified: null, lastFailure: null, running: false },
  unsent: 0,
  unreceipted: 0,
  disputed: 0,
  lost: 0,
  sync: NO_SYNC,
  work: null,
  canUndo: null,
  canRedo: null,
};

/** Least time between two tellings. */
const PAUSE_MS = 50;

/** Gathers the truth for the status line and tells the page at most every 50 ms. */
export class StatusBoard {
  private status = START;
  private toldAt = Number.NEGATIVE_INFINITY;
  private waiting = false;

  constructor(
    private readonly tell: (event: CoreEvent) => void,
    private readonly now: () => Moment,
  ) {}

  get current(): CoreStatus {
    return this.status;
  }

  set(change: Partial<CoreStatus>): void {
    this.status = { ...this.status, ...change };
    // At once where the last time is long enough ago: while a book is read no timer of the worker has its turn.
    if (performance.now() - this.toldAt >= PAUSE_MS) this.tellNow();
    else if (!this.waiting) {
      this.waiting = true;
      setTimeout(() => {
        if (this.waiting) this.tellNow();
      }, PAUSE_MS);
    }
  }

  private tellNow(): void {
    this.waiting = false;
    this.toldAt = performance.now();
    this.tell({ event: 'status', status: this.status });
  }

  reset(): void {
    this.status = START;
    this.set({});
  }

  /** Follows one write to the host: pending until it is confirmed, then 已落盘; a failure stays shown until a later write succeeds. */
  async saving<T>(write: Promise<T>): Promise<T> {
    this.set({ pending: this.status.pending + 1 });
    try {
      const value = await write;
      this.set({ pending: this.status.pending - 1, durableAt: this.now(), failure: null });
      return value;
    } catch (error) {
      this.set({ pending: this.status.pending - 1, failure: failureOf(error) });
      throw error;
    }
  }

  /** Shows long work while it runs. */
  async working<T>(words: string, work: (share: (share: number) => void) => Promise<T>): Promise<T> {
    this.set({ work: { words, share: 0 } });
    try {
      return await work((share) => this.set({ work: { words, share } }));
    } finally {
      this.set({ work: null });
    }
  }
}

export function failureOf(error: unknown): Failure {
  if (error instanceof WorkbenchError) return error.toFailure();
  return { code: 'save.failed', words: '内容没有写到磁盘上，屏幕上的文字还在。', next: '请不要关闭窗口，检查磁盘空间后再改动一个字重试。' };
}
