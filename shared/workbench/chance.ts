import type { Random } from '../kernel/random.ts';

/** Choices out of a source of random bytes; over a seeded source they are the same on every machine. */
export interface Chance {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  pick<T>(items: readonly T[]): T;
  shuffled<T>(items: readonly T[]): T[];
}

export function chanceOf(random: Random): Chance {
  // 32 bits over ranges below 2^16: the bias is far below anything that shows.
  const below = (limit: number): number => new DataView(random.bytes(4).buffer).getUint32(0) % limit;
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError('nothing to pick from');
    return items[below(items.length)] as T;
  };
  return {
    between: (from, to) => from + below(to - from + 1),
    pick,
    shuffled: (items) => {
      const order = [...items];
      for (let i = order.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [order[i], order[j]] = [order[j] as (typeof order)[number], order[i] as (typeof order)[number]];
      }
      return order;
    },
  };
}

/** Divides `total` by weights; the remainders go to the largest fractions, then to the first. */
export function apportion(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const rest = total - shares.reduce((all, share) => all + share, 0);
  const byFraction = exact.map((value, i) => ({ i, fraction: value - Math.floor(value) })).sort((a, b) => b.fraction - a.fraction || a.i - b.i);
  for (const { i } of byFraction.slice(0, rest)) shares[i] = (shares[i] ?? 0) + 1;
  return shares;
}
