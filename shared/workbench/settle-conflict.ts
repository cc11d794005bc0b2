import { z } from 'zod';
import { findingFields } from '../finding/finding.ts';
import { checkFinding } from '../finding/rules.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { Json } from '../ledger/canonical.ts';
import { command } from '../ledger/command.ts';
import { neededReason, valuesOf } from '../round/editing.ts';
import { checkFields } from '../round/field.ts';
import { fieldWords, kinds, kindWords } from './kinds.ts';

/** A person chooses between (or beyond) the standing values of one field; every head is replaced, the choice carries its reason. */
export const settleConflict = command({
  input: z.object({ kind: z.string().max(120), id: z.string().max(120), field: z.string().max(120), value: z.json(), reason: z.string().max(1_000) }),
  label: (input) => `选定${kindWords[input.kind] ?? '记录'}的${fieldWords(input.kind, input.field)}`,
  run: (context, input) => {
    const record = context.source.record(input.kind, input.id);
    const versions = record?.disputed.get(input.field);
    if (!record || !versions) return refuse({ code: 'conflict.none', words: '这个项目已经没有分歧。', next: '请返回列表刷新。' });
    const reason = neededReason(input.reason, '选定');
    if (!reason.ok) return reason;
    const value = input.value as Json;
    const table = kinds[input.kind];
    const offered = versions.some((version) => JSON.stringify(version.value) === JSON.stringify(value));
    if (!offered) {
      // Beyond the values offered, the field's own rules hold; what stands already was accepted when it was written.
      const field = table && Object.hasOwn(table, input.field) ? checkFields(table, { [input.field]: value }, context.today) : undefined;
      if (!field) return refuse({ code: 'conflict.foreign', words: '只能在已有的几种说法中选定。' });
      if (!field.ok) return field;
    }
    if (input.kind === 'finding' && Object.hasOwn(findingFields, input.field)) {
      const checked = checkFinding(valuesOf(findingFields, { ...record.fields, [input.field]: value }));
      if (!checked.ok) return checked;
    }
    return ok({ changes: [{ kind: input.kind, id: input.id, field: input.field, value, settle: 'all' as const }], reason: reason.value, answer: null });
  },
});
