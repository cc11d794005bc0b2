import type { EntryHash } from './operation.ts';
import { type Register, shownHead, type Version } from './register.ts';

/** The register of deletion. */
export const DELETED = 'deleted';

type Saw = (entry: EntryHash, other: EntryHash) => boolean;

/**
 * What stands of a record's deletion, the shown version first; empty where nothing was ever deleted.
 *
 * Delete is a register, and a concurrent edit makes it 有分歧 (architecture, ledger 4): a value that nobody who deleted the record had seen
 * stands for keeping it, beside the deletion. While one version would keep the record it is shown as kept, so that nothing leaves the lists
 * before a person has chosen.
 */
export function deletionHeads(registers: ReadonlyMap<string, Register>, saw: Saw): readonly Version[] {
  const heads = registers.get(DELETED)?.heads ?? [];
  if (heads.length === 0) return [];
  const gone = heads.filter(deletes);
  const kept = heads.filter((head) => !deletes(head));
  if (gone.length === 0 || kept.length > 0) return [...kept, ...gone];
  const unseen = new Map<EntryHash, Version>();
  for (const [field, register] of registers) {
    if (field === DELETED) continue;
    for (const { entry } of register.heads) if (!gone.some((head) => saw(head.entry, entry))) unseen.set(entry, { entry, value: false, over: [] });
  }
  return [...[...unseen.values()].sort((a, b) => (a.entry < b.entry ? -1 : 1)), ...gone];
}

/** The version of a field that a person sees: a deletion only where nothing stands against it. */
export function shownVersion(field: string, register: Register | undefined): Version | undefined {
  return (field === DELETED ? register?.heads.find((head) => !deletes(head)) : undefined) ?? shownHead(register);
}

const deletes = ({ value }: Version): boolean => value === true;
