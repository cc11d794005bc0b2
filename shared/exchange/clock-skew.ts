import type { Moment } from '../kernel/clock.ts';
import type { DeviceId } from '../kernel/ids.ts';
import type { HashedEntry } from '../ledger/entry.ts';
import type { Replica } from '../ledger/replica.ts';
import type { PackageManifest } from './package.ts';

interface Exchange {
  readonly manifest: Pick<PackageManifest, 'sender' | 'madeAt' | 'base' | 'heads'>;
  /** Entries of the package that are new here. */
  readonly fresh: readonly HashedEntry[];
  /** The book as it is here before the import; undefined where the package brings it. */
  readonly replica: Replica | undefined;
  readonly own: DeviceId;
  readonly now: Moment;
}

/**
 * What is proven about the sender's clock against this laptop's, in whole minutes: positive, it is ahead by at least so much (something is
 * dated after now); negative, it is behind by at least so much (something is dated before an entry of this laptop that it builds on);
 * 0, nothing is proven. A package's age alone proves nothing: days on a stick look like a slow clock.
 * For people only: order never depends on any clock (architecture, ledger 2).
 */
export function clockSkew({ manifest, fresh, replica, own, now }: Exchange): number {
  const theirs = fresh.filter(({ entry }) => entry.device === manifest.sender.device);
  const latest = theirs.reduce((most, { entry }) => Math.max(most, minute(entry.at)), minute(manifest.madeAt));
  const ahead = latest - minute(now);
  if (ahead > 0) return ahead;
  const ownDate = (hash: string): number | undefined => {
    const info = replica?.entry(hash as HashedEntry['hash']);
    return info?.device === own ? minute(info.at) : undefined;
  };
  const seenBefore = [...manifest.base, ...manifest.heads].map(({ hash }) => ({ hash, at: minute(manifest.madeAt) }));
  const builtOn = theirs.flatMap(({ entry }) => entry.seen.map((hash) => ({ hash, at: minute(entry.at) })));
  const behind = [...seenBefore, ...builtOn].reduce((most, { hash, at }) => Math.max(most, (ownDate(hash) ?? at) - at), 0);
  return behind > 0 ? -behind : 0;
}

const minute = (at: Moment): number => Math.floor(Date.parse(at) / 60_000);
