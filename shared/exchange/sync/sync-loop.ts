import type { Moment } from '#shared/kernel/clock.ts';
import { type Failure, isWorkbenchError } from '#shared/kernel/errors.ts';
import type { Random } from '#shared/kernel/random.ts';
import { pauseAfter } from './back-off.ts';
import type { SyncOutcome } from './sync-run.ts';
import { SyncStopped } from './sync-stopped.ts';

/** Typing comes in bursts: so long after a change the next exchange begins. */
const GATHER_MS = 4_000;
/** A server that does not wait for news would be asked without pause. */
const LEAST_REST_MS = 3_000;

/** Asking again helps nothing before a person has done something. */
const NEEDS_PERSON = new Set([
  'sync.unauthorized',
  'sync.untrusted',
  'sync.pinDiffers',
  'sync.badAddress',
  'sync.plainRefused',
  'sync.partitioned',
  'syncDocument.noRoundKey',
]);

/** What the loop is doing, for the status line. */
export type LoopState =
  | { readonly phase: 'working' | 'resting' | 'stopped' }
  /** `nextTryAt` null: not before a person has done something. */
  | { readonly phase: 'failed'; readonly failure: Failure; readonly failures: number; readonly nextTryAt: Moment | null };

export interface LoopPorts {
  /** Opens the database; asked again whenever the host has none open. */
  open(): Promise<void>;
  run(cancel: { readonly aborted: boolean }): Promise<SyncOutcome>;
  done(outcome: SyncOutcome): void | Promise<void>;
  /** Resolves when there may be something new on the server, or after a while. */
  wait(): Promise<void>;
  stopWaiting(): void;
  /** The pause in seconds that the server has asked for. */
  retryAfter(): Promise<number | null>;
  pause(milliseconds: number): Promise<void>;
  now(): Moment;
  told(state: LoopState): void;
  /** A bug, for the report; the loop goes on as after a failure. */
  failureOf(error: unknown): Failure;
  readonly random: Random;
}

/**
 * Exchanges again and again: when something changed here, when something is new there, and after failures with growing pauses. Durations
 * are the timers' own, never differences of wall clocks, so that a clock set back or a laptop that slept changes nothing.
 */
export class SyncLoop {
  private readonly cancel = { aborted: false };
  private failures = 0;
  private changed = false;
  private wake: () => void = () => undefined;
  private going: Promise<void> | undefined;

  constructor(private readonly ports: LoopPorts) {}

  start(): void {
    this.going ??= this.go();
  }

  /** Resolves when nothing of it runs any more. */
  async stop(): Promise<void> {
    this.cancel.aborted = true;
    this.ports.stopWaiting();
    this.wake();
    await this.going;
  }

  /** Something changed here. */
  nudge(): void {
    this.changed = true;
    if (this.failures === 0) this.wake();
  }

  /** The person does not want to wait for the next try. */
  now(): void {
    this.changed = true;
    this.wake();
  }

  private async go(): Promise<void> {
    while (!this.cancel.aborted) {
      this.changed = false;
      this.ports.told({ phase: 'working' });
      try {
        await this.ports.done(await this.attempt());
        this.failures = 0;
        this.ports.told({ phase: 'resting' });
        await this.rest();
      } catch (error) {
        if (error instanceof SyncStopped || this.cancel.aborted) break;
        await this.backOff(this.ports.failureOf(error));
      }
    }
    this.ports.told({ phase: 'stopped' });
  }

  private async attempt(): Promise<SyncOutcome> {
    if (this.failures > 0) await this.ports.open();
    try {
      return await this.ports.run(this.cancel);
    } catch (error) {
      // The host forgets its connection when the window that opened it has gone.
      if (this.cancel.aborted || !isWorkbenchError(error, 'sync.notOpen')) throw error;
      await this.ports.open();
      return this.ports.run(this.cancel);
    }
  }

  private async rest(): Promise<void> {
    const woken = this.woken();
    if (this.changed) this.wake();
    const news = Promise.all([this.ports.wait().catch(() => undefined), this.ports.pause(LEAST_REST_MS)]);
    await Promise.race([news, woken]);
    if (this.cancel.aborted) return;
    if (this.changed) {
      this.ports.stopWaiting();
      await Promise.race([this.ports.pause(GATHER_MS), this.woken()]);
    }
  }

  private async backOff(failure: Failure): Promise<void> {
    this.failures++;
    const forPerson = NEEDS_PERSON.has(failure.code);
    const asked = await this.ports.retryAfter().catch(() => null);
    const pause = pauseAfter(this.failures, this.ports.random, asked);
    const nextTryAt = forPerson ? null : (new Date(Date.parse(this.ports.now()) + pause).toISOString() as Moment);
    this.ports.told({ phase: 'failed', failure, failures: this.failures, nextTryAt });
    const woken = this.woken();
    await (forPerson ? woken : Promise.race([this.ports.pause(pause), woken]));
  }

  private woken(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
      if (this.cancel.aborted) resolve();
    });
  }
}
