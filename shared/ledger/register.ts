import type { Json } from './canonical.ts';
import type { EntryHash } from './operation.ts';

/** One value that a register was given, by one entry. Values are whole; two texts are never blended. */
export interface Version {
  readonly entry: EntryHash;
  readonly value: Json;
  /** Versions this one replaced. */
  readonly over: readonly EntryHash[];
}

/** All versions of one field of one record, and those that stand. */
export interface Register {
  readonly versions: readonly Version[];
  /** Versions that no counting version replaced, sorted by entry hash. More than one: 有分歧. None: withdrawn. */
  readonly heads: readonly Version[];
}

/**
 * Finds the heads of a register.
 *
 * A version stands when its entry counts and no counting version has it in its past. The past is followed through
 * versions that do not count (withdrawn, or beyond a removal): who replaced a withdrawn value had seen what that one replaced.
 * A function of the set of versions only, so the order of arrival cannot matter.
 */
export function standingHeads(versions: readonly Version[], counts: (entry: EntryHash) => boolean): readonly Version[] {
  if (versions.length === 1) return counts((versions[0] as Version).entry) ? versions : [];
  const byEntry = new Map(versions.map((version) => [version.entry, version]));
  const covered = new Set<EntryHash>();
  for (const version of versions) {
    if (!counts(version.entry)) continue;
    const open = [...version.over];
    for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
      if (entry === version.entry || covered.has(entry)) continue;
      covered.add(entry);
      const past = byEntry.get(entry);
      if (past && !counts(entry)) open.push(...past.over);
    }
  }
  return versions.filter((version) => counts(version.entry) && !covered.has(version.entry)).sort((a, b) => (a.entry < b.entry ? -1 : 1));
}

/** The head that the screen shows while people have not chosen: by entry hash, so that every replica shows the same one. */
export function shownHead(register: Register | undefined): Version | undefined {
  return register?.heads[0];
}
