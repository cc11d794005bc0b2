import { generateNKeysBetween } from 'fractional-indexing';
import { z } from 'zod';
import { ok } from '../kernel/result.ts';
import { type CommandContext, command } from '../ledger/command.ts';
import { entryHashSchema } from '../ledger/operation.ts';
import type { Change } from '../ledger/record.ts';
import { recordIdSchema } from '../round/editing.ts';
import { changesOf, checkFields } from '../round/field.ts';
import { openDraft } from './edit-letter.ts';
import { blockFields, blocksOf } from './letter.ts';
import { blockParts } from './words.ts';

const writtenBlock = z.object({
  id: recordIdSchema,
  type: z.enum(['heading', 'paragraph', 'pageBreak']),
  level: z.literal([1, 2, 3, 4]),
  part: z.enum(blockParts),
  finding: z.string().max(120),
  content: z.unknown(),
  /** The wordings that the writer had before it: what came in meanwhile stands beside, and the paragraph is 有分歧. */
  over: z.array(entryHashSchema).max(1_000).optional(),
});

const input = z.object({
  letter: recordIdSchema,
  /** Blocks that are new or have changed, whole. */
  blocks: z.array(writtenBlock).max(2_000),
  removed: z.array(recordIdSchema).max(2_000),
  /** Every block that the writer has before it, in its order. Blocks it has not seen keep their place. */
  order: z.array(recordIdSchema).max(5_000),
  /** What undo calls it. */
  label: z.string().max(60).optional(),
});

export type WriteLetter = z.infer<typeof input>;

/**
 * Writes several blocks of a draft at once: what splitting, merging, pasting, replacing and restoring come to, as one entry.
 * A block that was deleted and is written again comes back under its id.
 */
export const writeLetter = command({
  input,
  label: ({ label }) => label ?? '修改文书正文',
  run: (context, { letter, blocks, removed, order }) => {
    const open = openDraft(context, letter);
    if (!open.ok) return open;
    const changes: Change[] = [];
    for (const { id, over, ...written } of blocks) {
      const record = context.source.record('letterBlock', id);
      const fields = checkFields(blockFields, written, context.today);
      if (!fields.ok) return fields;
      const before = record?.fields ?? {};
      const changed = Object.entries(fields.value).filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value));
      changes.push(
        ...changesOf('letterBlock', id, Object.fromEntries(changed)).map((change) =>
          change.field === 'content' && over && record ? { ...change, over } : change,
        ),
      );
      if (!record) changes.push(...changesOf('letterBlock', id, { letter }));
      if (record?.deleted) changes.push(...changesOf('letterBlock', id, { deleted: false }));
    }
    for (const id of removed) {
      const record = context.source.record('letterBlock', id);
      if (record && !record.deleted && record.fields['letter'] === letter) changes.push(...changesOf('letterBlock', id, { deleted: true }));
    }
    return ok({ changes: [...changes, ...orderChanges(context, letter, order)], answer: null });
  },
});

/** New order keys for as few blocks as can be: those that already stand in order among each other keep theirs. */
function orderChanges(context: CommandContext, letter: string, order: readonly string[]): Change[] {
  const keys = new Map(blocksOf(context.source, letter).map((block) => [block.id, block.order]));
  const kept = risingKeys(order.flatMap((id) => (keys.has(id) ? [{ id, key: keys.get(id) ?? '' }] : [])));
  const changes: Change[] = [];
  let before: string | null = null;
  for (let at = 0; at < order.length; ) {
    const id = order[at] ?? '';
    if (kept.has(id)) {
      before = keys.get(id) ?? before;
      at += 1;
      continue;
    }
    let end = at;
    while (end < order.length && !kept.has(order[end] ?? '')) end += 1;
    const next = end < order.length ? (keys.get(order[end] ?? '') ?? null) : null;
    const between = generateNKeysBetween(before, next, end - at);
    changes.push(...between.flatMap((key, i) => changesOf('letterBlock', order[at + i] ?? '', { order: key })));
    before = between.at(-1) ?? before;
    at = end;
  }
  return changes;
}

/** Ids of the longest run of strictly rising keys. */
function risingKeys(items: readonly { readonly id: string; readonly key: string }[]): ReadonlySet<string> {
  const best: { readonly length: number; readonly before: number }[] = [];
  let last = -1;
  items.forEach(({ key }, i) => {
    let choice = { length: 1, before: -1 };
    for (let j = 0; j < i; j += 1) {
      const other = best[j];
      if (other && (items[j]?.key ?? '') < key && other.length + 1 > choice.length) choice = { length: other.length + 1, before: j };
    }
    best.push(choice);
    if (last < 0 || choice.length > (best[last]?.length ?? 0)) last = i;
  });
  const ids = new Set<string>();
  for (let i = last; i >= 0; i = best[i]?.before ?? -1) ids.add(items[i]?.id ?? '');
  return ids;
}
