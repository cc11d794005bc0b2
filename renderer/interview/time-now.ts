import { systemClock } from '#shared/kernel/clock.ts';

/** The time of day in China, `14:05`. */
export function timeNow(): string {
  const china = new Date(Date.parse(systemClock.now()) + 8 * 3_600_000);
  return china.toISOString().slice(11, 16);
}
