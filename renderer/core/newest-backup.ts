import type { PackageManifest } from '#shared/exchange/package.ts';

/** What tells backups apart. */
export interface DatedBackup {
  readonly manifest: Pick<PackageManifest, 'book' | 'madeAt'> & { readonly counts: Pick<PackageManifest['counts'], 'entries'> };
}

/**
 * Of several backups of one book the newest: the one with most entries, since a ledger only grows while the clock that dates the files may
 * have been set back. Of two with as many, the one made last.
 */
export function newestOfEach<T extends DatedBackup>(backups: readonly T[]): readonly T[] {
  const newest = new Map<string, T>();
  for (const one of backups) {
    const other = newest.get(one.manifest.book);
    const more = one.manifest.counts.entries - (other?.manifest.counts.entries ?? 0);
    if (!other || more > 0 || (more === 0 && other.manifest.madeAt < one.manifest.madeAt)) newest.set(one.manifest.book, one);
  }
  return [...newest.values()];
}
