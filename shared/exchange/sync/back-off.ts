import type { Random } from '#shared/kernel/random.ts';

const FIRST_MS = 2_000;
const LONGEST_MS = 10 * 60_000;

/**
 * The pause before the next attempt, in milliseconds: doubling with each failure in a row up to ten minutes, of which a random half is
 * taken, so that laptops that fell out together do not come back together. What the server asked for is waited for in full, and at most an hour.
 * @param failures in a row, from 1
 */
export function pauseAfter(failures: number, random: Random, retryAfterSeconds: number | null): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20));
  const [high = 0, low = 0] = random.bytes(2);
  const pause = longest / 2 + ((high * 256 + low) / 65_536) * (longest / 2);
  return Math.round(Math.max(pause, Math.min(retryAfterSeconds ?? 0, 3_600) * 1_000));
}
