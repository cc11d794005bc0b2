import type { DeviceId } from '../kernel/ids.ts';
import type { EntryHash } from './operation.ts';
import type { EntryInfo } from './replica.ts';

/** Newest counter of each other device that lies in an entry's past. */
type SeenClock = ReadonlyMap<DeviceId, number>;

const NOTHING: SeenClock = new Map();

/**
 * Which entries an author had when writing another one. Clocks are worked out when first asked for and kept for the entries where chains
 * meet; everything is a function of the entries alone. On a forked chain both branches count as one.
 */
export class Causality {
  private readonly kept = new Map<EntryHash, SeenClock>();

  constructor(private readonly find: (hash: EntryHash) => EntryInfo | undefined) {}

  /** True when `other` is `entry` itself or lies in its past. */
  saw(entry: EntryHash, other: EntryHash): boolean {
    const [later, earlier] = [this.find(entry), this.find(other)];
    if (!later || !earlier) return false;
    if (later.device === earlier.device) return earlier.n <= later.n;
    return (this.clockOf(entry).get(earlier.device) ?? 0) >= earlier.n;
  }

  /** Without recursion: the past of a long round is deeper than any stack. */
  private clockOf(entry: EntryHash): SeenClock {
    const open = [entry];
    for (let hash = open.at(-1); hash !== undefined; hash = open.at(-1)) {
      const at = this.meeting(hash);
      const causes = at.seen.length === 0 ? [] : [...at.seen, ...(at.prev === null ? [] : [at.prev])].filter((cause) => !this.kept.has(cause));
      if (causes.length > 0) {
        open.push(...causes);
        continue;
      }
      const clock = this.kept.get(at.hash) ?? this.merged(at);
      this.kept.set(at.hash, clock);
      this.kept.set(hash, clock);
      open.pop();
    }
    return this.kept.get(entry) ?? NOTHING;
  }

  /** Back along the chain to the entry whose clock this one shares: known already, written over others' entries, or the chain's first. */
  private meeting(hash: EntryHash): Pick<EntryInfo, 'hash' | 'seen' | 'prev'> {
    let info = this.find(hash);
    while (info && !this.kept.has(info.hash) && info.seen.length === 0 && info.prev !== null) info = this.find(info.prev);
    if (!info || this.kept.has(info.hash)) return { hash: info?.hash ?? hash, seen: [], prev: null };
    return info;
  }

  private merged({ seen, prev }: Pick<EntryInfo, 'seen' | 'prev'>): SeenClock {
    if (seen.length === 0) return NOTHING;
    const clock = new Map<DeviceId, number>();
    const add = (device: DeviceId, n: number): void => void clock.set(device, Math.max(n, clock.get(device) ?? 0));
    for (const hash of seen) {
      const info = this.find(hash);
      if (info) add(info.device, info.n);
    }
    for (const cause of [...seen, ...(prev === null ? [] : [prev])]) for (const [device, n] of this.kept.get(cause) ?? NOTHING) add(device, n);
    return clock;
  }
}
