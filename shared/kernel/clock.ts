import type { Brand } from './ids.ts';

/** A moment as ISO 8601 UTC with milliseconds, `2022-11-03T02:15:00.000Z`. A remark for people: nothing is ever ordered by it. */
export type Moment = Brand<string, 'Moment'>;

/** The only door to the wall clock, so that tests and the sample round can fix it. */
export interface Clock {
  now(): Moment;
}

export const systemClock: Clock = { now: () => new Date().toISOString() as Moment };

/** A clock that stands at `start` and moves only when `advance` is called. */
export interface ManualClock extends Clock {
  advance(milliseconds: number): void;
}

export function manualClock(start: string): ManualClock {
  let at = Date.parse(start);
  if (Number.isNaN(at)) throw new RangeError(`not a moment: ${start}`);
  return {
    now: () => new Date(at).toISOString() as Moment,
    advance: (milliseconds) => {
      at += milliseconds;
    },
  };
}
