import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { command } from '../ledger/command.ts';
import { kindWords } from './kinds.ts';

/** Brings a deleted record back; a disputed deletion is settled by it. */
export const restoreRecord = command({
  input: z.object({ kind: z.string().max(120), id: z.string().max(120) }),
  label: (input) => `恢复${kindWords[input.kind] ?? '记录'}`,
  run: (context, input) => {
    const record = context.source.record(input.kind, input.id);
    if (!record) return refuse({ code: 'record.absent', words: '找不到要恢复的记录。' });
    if (!record.deleted && !record.disputed.has('deleted')) return refuse({ code: 'record.not-deleted', words: '这条记录没有被删除。' });
    return ok({ changes: [{ kind: input.kind, id: input.id, field: 'deleted', value: false, settle: 'all' as const }], answer: null });
  },
});
