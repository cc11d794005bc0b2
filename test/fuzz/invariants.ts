import type { EntryHash } from '#shared/ledger/operation.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import type { Dice } from './dice.ts';
import type { FuzzSite } from './fuzz-site.ts';

/** What broke, in the words of architecture.md. */
export class Broken extends Error {}

const hold = (held: boolean, words: string): void => {
  if (!held) throw new Broken(words);
};

/**
 * What holds at every moment on every laptop: nothing that was written is gone, every standing value has its place, chains are whole,
 * no two entries share a place, and the fold is one of the set of entries alone.
 */
export function checkSite(site: FuzzSite, dice: Dice): void {
  const { replica, known } = site;
  hold(replica.missing.waiting === 0, `${site.name}: entries wait for causes in a book that has none missing`);
  hold(replica.size === known.size, `${site.name}: ${known.size} entries were in the journal, ${replica.size} are in the book`);
  hold(replica.forks().length === 0, `${site.name}: a chain has forked`);
  const named = new Set<string>();
  for (const { entry, hash } of known.values()) {
    const before = entry.prev === null ? undefined : known.get(entry.prev)?.entry;
    hold(entry.prev === null ? entry.n === 1 : before?.device === entry.device && before.n === entry.n - 1, `${site.name}: the chain breaks at ${hash}`);
    if (!replica.fold.counts(hash)) continue;
    for (const op of entry.ops) if (op.op === 'set') for (const over of op.over) named.add(`${op.kind} ${op.id} ${op.field} ${over}`);
  }
  for (const { entry, hash } of known.values())
    for (const op of entry.ops) if (op.op === 'set') checkValue(site, hash, `${op.kind} ${op.id} ${op.field}`, op, named);
  const shuffled = new Replica(replica.book);
  for (const entry of dice.shuffled([...known.values()])) shuffled.add(entry);
  hold(stateHash(shuffled.fold) === site.hash, `${site.name}: another order of the same entries gives another state`);
}

function checkValue(
  { name, replica }: FuzzSite,
  hash: EntryHash,
  place: string,
  op: { readonly kind: string; readonly id: string; readonly field: string },
  named: ReadonlySet<string>,
): void {
  const register = replica.fold.register(op.kind, op.id, op.field);
  hold(register?.versions.some((version) => version.entry === hash) === true, `${name}: a value of ${place} has vanished`);
  if (!replica.fold.counts(hash)) return;
  const stands = register?.heads.some((head) => head.entry === hash) === true;
  // Replaced by an entry that counts, or by one that does not and was itself replaced with knowledge of this one: then it is in `over` of a later one's past.
  hold(
    stands || named.has(`${place} ${hash}`) || replacedThroughWithdrawn(register?.versions ?? [], hash, replica.fold.counts),
    `${name}: a value of ${place} stands no more and nobody replaced it`,
  );
}

/** Follows what is looked through: a counting version whose past, through versions that do not count, holds this one. */
function replacedThroughWithdrawn(
  versions: readonly { readonly entry: EntryHash; readonly over: readonly EntryHash[] }[],
  hash: EntryHash,
  counts: (entry: EntryHash) => boolean,
): boolean {
  const byEntry = new Map(versions.map((version) => [version.entry, version]));
  return versions.some((version) => {
    if (!counts(version.entry)) return false;
    const open = [...version.over];
    const been = new Set<EntryHash>();
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === hash) return true;
      if (been.has(at) || counts(at)) continue;
      been.add(at);
      open.push(...(byEntry.get(at)?.over ?? []));
    }
    return false;
  });
}

/** The journal, read by a program that knows nothing, comes to the same state. */
export async function checkJournal(site: FuzzSite): Promise<void> {
  const again = await site.reopened();
  hold(again.replica.size === site.replica.size, `${site.name}: the journal has ${again.replica.size} entries, the book ${site.replica.size}`);
  hold(stateHash(again.replica.fold) === site.hash, `${site.name}: the journal replays to another state`);
}

/** At the end, when everybody has everything. */
export function checkAgreement(sites: readonly FuzzSite[]): void {
  const hashes = new Set(sites.map((site) => site.hash));
  hold(hashes.size === 1, `${hashes.size} states on ${sites.length} laptops that have exchanged everything`);
  const counts = new Set(sites.map((site) => site.replica.size));
  hold(counts.size === 1, `${[...counts].join(', ')} entries on laptops that have exchanged everything`);
  for (const site of sites) {
    const absent = site.evidence().filter(({ sha256 }) => !site.chunks.has(sha256));
    hold(absent.length === 0, `${site.name}: ${absent.length} chunks of evidence never came`);
  }
}
