import { z } from 'zod';
import { findingFields } from '../finding/finding.ts';
import { checkFinding } from '../finding/rules.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Json } from '../ledger/canonical.ts';
import { type CommandContext, command } from '../ledger/command.ts';
import { entryHashSchema } from '../ledger/operation.ts';
import type { Change } from '../ledger/record.ts';
import { neededReason, valuesOf } from '../round/editing.ts';
import { checkFields } from '../round/field.ts';
import { describeRecord } from './describe-record.ts';
import { fieldWords, kinds, kindWords } from './kinds.ts';

const spot = { kind: z.string().max(120), id: z.string().max(120), field: z.string().max(120) };

/** A person chooses between (or beyond) the standing values of one field; every head is replaced, the choice carries its reason. */
export const settleConflict = command({
  input: z.object({ ...spot, value: z.json(), reason: z.string().max(1_000) }),
  label: (input) => `选定${kindWords[input.kind] ?? '记录'}的${fieldWords(input.kind, input.field)}`,
  run: (context, input) => {
    const reason = neededReason(input.reason, '选定');
    if (!reason.ok) return reason;
    const change = settled(context, input, input.value as Json);
    return change.ok ? ok({ changes: [change.value], reason: reason.value, answer: null }) : change;
  },
});

/** Most conflicts that one act settles. */
const MAX_AT_ONCE = 2_000;

/** Many fields at once with one reason, each by one of its standing values, named by the entry that wrote it. One that may not be settled so stops all of them. */
export const settleMany = command({
  input: z.object({
    items: z
      .array(z.object({ ...spot, entry: entryHashSchema }))
      .min(1)
      .max(MAX_AT_ONCE),
    reason: z.string().max(1_000),
  }),
  label: (input) => `一并选定 ${input.items.length} 处分歧`,
  run: (context, input) => {
    const reason = neededReason(input.reason, '选定');
    if (!reason.ok) return reason;
    const changes: Change[] = [];
    for (const item of input.items) {
      const record = context.source.record(item.kind, item.id);
      const chosen = record?.disputed.get(item.field)?.find((version) => version.entry === item.entry);
      const change = chosen ? settled(context, item, chosen.value) : gone();
      if (!change.ok) {
        const name = record ? describeRecord(context.source, record).title : '';
        return refuse({ ...change.refusal, words: `${kindWords[item.kind] ?? '记录'}“${name}”：${change.refusal.words}全部没有改动。` });
      }
      changes.push(change.value);
    }
    return ok({ changes, reason: reason.value, answer: { settled: changes.length } });
  },
});

const gone = (): Result<never> => refuse({ code: 'conflict.none', words: '这个项目已经没有分歧。', next: '请返回列表刷新。' });

function settled(context: CommandContext, at: { readonly kind: string; readonly id: string; readonly field: string }, value: Json): Result<Change> {
  const { kind, id, field } = at;
  const record = context.source.record(kind, id);
  const versions = record?.disputed.get(field);
  if (!record || !versions) return gone();
  const table = kinds[kind];
  const offered = versions.some((version) => JSON.stringify(version.value) === JSON.stringify(value));
  if (!offered) {
    // Beyond the values offered, the field's own rules hold; what stands already was accepted when it was written.
    const accepted = table && Object.hasOwn(table, field) ? checkFields(table, { [field]: value }, context.today) : undefined;
    if (!accepted) return refuse({ code: 'conflict.foreign', words: '只能在已有的几种说法中选定。' });
    if (!accepted.ok) return accepted;
  }
  if (kind === 'finding' && Object.hasOwn(findingFields, field)) {
    const checked = checkFinding(valuesOf(findingFields, { ...record.fields, [field]: value }));
    if (!checked.ok) return checked;
  }
  return ok({ kind, id, field, value, settle: 'all' });
}
