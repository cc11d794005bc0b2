import { z } from 'zod';
import type { Moment } from '../kernel/clock.ts';
import type { Json } from '../ledger/canonical.ts';
import { type ViewSource, view } from '../ledger/command.ts';
import type { EntryHash } from '../ledger/operation.ts';
import { authorOf } from '../round/history.ts';
import { byOrder } from '../round/team.ts';
import { blocksOf, type LetterBlock, readBlock } from './letter.ts';

/** Entries of one person on one laptop that follow each other within this time are one version. */
const ONE_SITTING_MS = 10 * 60_000;

/** The letter's text as somebody left it. */
export interface LetterVersion {
  /** Last entry of the sitting: names the version. */
  readonly entry: EntryHash;
  readonly from: Moment | null;
  readonly at: Moment | null;
  readonly person: string;
  readonly device: string;
  /** Its entries, each a state of the text that can be looked at and brought back. */
  readonly steps: readonly { readonly entry: EntryHash; readonly at: Moment | null }[];
  /** Blocks made, changed and removed in it. */
  readonly made: number;
  readonly changed: number;
  readonly removed: number;
}

interface Written {
  readonly entry: EntryHash;
  readonly block: string;
  readonly field: string;
  readonly value: Json;
}

interface Sitting {
  readonly device: string;
  readonly person: string;
  readonly from: Moment | null;
  at: Moment | null;
  readonly entries: EntryHash[];
  readonly writes: Written[];
}

/** What was written to the letter's blocks, in the order of causes; where two were apart, by the laptops' clocks. */
function sittingsOf(source: ViewSource, letter: string): readonly Sitting[] {
  const byEntry = new Map<EntryHash, Written[]>();
  for (const block of source.ids('letterBlock')) {
    const registers = source.registers('letterBlock', block);
    if (!registers.get('letter')?.versions.some((version) => version.value === letter)) continue;
    for (const [field, { versions }] of registers)
      for (const { entry, value } of versions) byEntry.set(entry, [...(byEntry.get(entry) ?? []), { entry, block, field, value }]);
  }
  const sittings: Sitting[] = [];
  for (const entry of inOrder(source, [...byEntry.keys()])) {
    const info = source.entry(entry);
    const writes = byEntry.get(entry) ?? [];
    const [device, person, at] = [info?.device ?? '', info?.person ?? '', info?.at ?? null];
    const last = sittings.at(-1);
    const near = last && last.at !== null && at !== null && Math.abs(Date.parse(at) - Date.parse(last.at)) <= ONE_SITTING_MS;
    if (last && last.device === device && last.person === person && near) {
      last.entries.push(entry);
      last.writes.push(...writes);
      last.at = at;
    } else sittings.push({ device, person, from: at, at, entries: [entry], writes: [...writes] });
  }
  return sittings;
}

function inOrder(source: ViewSource, entries: readonly EntryHash[]): readonly EntryHash[] {
  const infos = entries.map((hash) => ({ hash, info: source.entry(hash) }));
  return infos
    .sort((a, b) => {
      // One laptop's entries stand in the order of its counter, whatever its clock did.
      if (a.info && b.info && a.info.device === b.info.device) return a.info.n - b.info.n;
      const [x, y] = [a.info?.at ?? '', b.info?.at ?? ''];
      return x === y ? (a.hash < b.hash ? -1 : 1) : x < y ? -1 : 1;
    })
    .map(({ hash }) => hash);
}

export const letterVersions = view({
  params: z.object({ id: z.string().max(120) }),
  kinds: ['letterBlock'],
  read: (source, { id }): readonly LetterVersion[] => {
    const seen = new Set<string>();
    return sittingsOf(source, id)
      .map(({ entries, writes, from, at }): LetterVersion => {
        const blocks = new Set(writes.map((write) => write.block));
        const made = [...blocks].filter((block) => !seen.has(block));
        const removed = [...blocks].filter((block) => writes.findLast((write) => write.block === block && write.field === 'deleted')?.value === true);
        for (const block of blocks) seen.add(block);
        const entry = entries.at(-1) as EntryHash;
        const { person, device } = authorOf(source, entry);
        const counts = { made: made.filter((block) => !removed.includes(block)).length, removed: removed.length };
        return {
          entry,
          from,
          at,
          person,
          device,
          steps: entries.map((step) => ({ entry: step, at: source.entry(step)?.at ?? null })),
          ...counts,
          changed: blocks.size - counts.made - counts.removed,
        };
      })
      .reverse();
  },
});

/** The blocks as they stood behind that entry. */
function blocksAt(source: ViewSource, letter: string, entry: EntryHash): readonly LetterBlock[] {
  const fields = new Map<string, Record<string, Json>>();
  for (const sitting of sittingsOf(source, letter)) {
    const last = sitting.entries.indexOf(entry);
    const counted = new Set(last < 0 ? sitting.entries : sitting.entries.slice(0, last + 1));
    for (const write of sitting.writes) if (counted.has(write.entry)) fields.set(write.block, { ...fields.get(write.block), [write.field]: write.value });
    if (last >= 0) break;
  }
  return [...fields]
    .filter(([, values]) => values['deleted'] !== true)
    .map(([id, values]) => readBlock({ kind: 'letterBlock', id, fields: values, disputed: new Map(), deleted: false }))
    .sort(byOrder);
}

/** One block in two versions; null on the side where it was not. */
export interface ComparedBlock {
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The later text block by block; what went stands where it had stood. */
export function compareBlocks(
  before: readonly Pick<LetterBlock, 'id' | 'text'>[],
  after: readonly Pick<LetterBlock, 'id' | 'text'>[],
): readonly ComparedBlock[] {
  const old = new Map(before.map((block) => [block.id, block.text]));
  const now = new Set(after.map((block) => block.id));
  const compared: ComparedBlock[] = after.map(({ id, text }) => ({ id, before: old.get(id) ?? null, after: text }));
  before.forEach(({ id, text }, i) => {
    if (now.has(id)) return;
    const previous = before[i - 1]?.id;
    const at = previous === undefined ? -1 : compared.findIndex((block) => block.id === previous);
    compared.splice(at + 1, 0, { id, before: text, after: null });
  });
  return compared;
}

export interface VersionText {
  readonly blocks: readonly LetterBlock[];
  /** Against the version before it, and against the letter as it is now. */
  readonly fromBefore: readonly ComparedBlock[];
  readonly toNow: readonly ComparedBlock[];
}

export const letterVersion = view({
  params: z.object({ id: z.string().max(120), entry: z.string().max(64) }),
  kinds: ['letterBlock'],
  read: (source, { id, entry }): VersionText | null => {
    const sittings = sittingsOf(source, id);
    const at = sittings.findIndex((sitting) => sitting.entries.includes(entry as EntryHash));
    if (at < 0) return null;
    const blocks = blocksAt(source, id, entry as EntryHash);
    const previous = sittings[at - 1]?.entries.at(-1);
    return {
      blocks,
      fromBefore: compareBlocks(previous === undefined ? [] : blocksAt(source, id, previous), blocks),
      toNow: compareBlocks(blocks, blocksOf(source, id)),
    };
  },
});
