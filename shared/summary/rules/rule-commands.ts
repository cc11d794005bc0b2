import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import { type Command, type CommandOutcome, command } from '#shared/ledger/command.ts';
import type { CountingRule } from '#shared/library/counting-rule.ts';
import { addCommand, type EditInput, editCommand, neededReason, reasonSchema, recordIdSchema, removeCommand } from '#shared/round/editing.ts';
import { changesOf, checkFields } from '#shared/round/field.ts';
import { changeable, countingRuleFields, readRuleRecord } from './rule-record.ts';

interface Rules {
  readonly countingRules: readonly CountingRule[];
}

const plainEdit = editCommand('countingRule', '统计口径', countingRuleFields);

/**
 * Changes one row of the 统计口径, with a reason. Rows that the program computes keep the words of their formula: only name, parameters,
 * the limit for small bases, benchmark and remark may change.
 */
export function editRule({ countingRules }: Rules): Command<EditInput<typeof countingRuleFields>, null> {
  return command({
    ...plainEdit,
    run: (context, input): Result<CommandOutcome<null>> => {
      const reason = neededReason(input.reason, '修改统计口径');
      if (!reason.ok) return reason;
      const shipped = countingRules.find((rule) => rule.id === input.id);
      if (!shipped) return plainEdit.run(context, input);
      const allowed = checkShipped(shipped, input.fields);
      if (!allowed.ok) return allowed;
      const fields = checkFields(countingRuleFields, input.fields, context.today);
      if (!fields.ok) return fields;
      const changes = changesOf('countingRule', input.id, fields.value);
      const { id } = input;
      const revived = context.source.record('countingRule', id)?.deleted ? [{ kind: 'countingRule', id, field: 'deleted', value: false }] : [];
      return ok({ changes: [...changes, ...revived], reason: reason.value, answer: null });
    },
  });
}

function checkShipped(rule: CountingRule, fields: Readonly<Record<string, unknown>>): Result<null> {
  const locked = Object.keys(fields).find((field) => !changeable.some((name) => name === field));
  if (locked !== undefined && rule.origin === 'computed')
    return refuse({
      code: 'countingRule.computed',
      words: `“${rule.name}”由程序计算，“${countingRuleFields[locked as keyof typeof countingRuleFields]?.label ?? locked}”与算法一致，不能改写。`,
      next: '可以调整参数、样本界限、参照值，或者在说明中写明本轮的特殊口径。',
      place: locked,
    });
  if (locked !== undefined)
    return refuse({
      code: 'countingRule.shipped',
      words: `“${rule.name}”是随程序提供的口径，“${countingRuleFields[locked as keyof typeof countingRuleFields]?.label ?? locked}”不能改写。`,
      next: '可以在说明中补充，或者新建一条本轮自定的指标。',
      place: locked,
    });
  return checkParams(rule, (fields as { readonly params?: Readonly<Record<string, Json>> }).params ?? {});
}

function checkParams(rule: CountingRule, params: Readonly<Record<string, Json>>): Result<null> {
  for (const [id, value] of Object.entries(params)) {
    const known = rule.params.find((param) => param.id === id);
    if (!known) return refuse({ code: 'countingRule.param', words: `“${rule.name}”没有名为“${id}”的参数。`, place: 'params' });
    if (typeof value !== 'number' || value < known.min || value > known.max)
      return refuse({ code: 'countingRule.range', words: `“${known.label}”应为 ${known.min} 到 ${known.max} 的整数。`, place: `params.${id}` });
  }
  return ok(null);
}

/** Takes a shipped row back to what the program brings. */
export function resetRule({ countingRules }: Rules): Command<{ id: string; reason?: string | undefined }, null> {
  return command({
    input: z.object({ id: recordIdSchema, reason: reasonSchema }),
    label: () => '恢复随程序提供的统计口径',
    run: (context, { id, reason }) => {
      const record = context.source.record('countingRule', id);
      if (!countingRules.some((rule) => rule.id === id) || !record) return refuse({ code: 'countingRule.not-changed', words: '这条口径没有被本轮改动过。' });
      const { name, benchmark, benchmarkSource, remark, smallBase, params } = readRuleRecord(record);
      const empty: Record<string, Json> = {};
      for (const [field, value] of Object.entries({ name, benchmark, benchmarkSource, remark })) if (value !== '') empty[field] = '';
      if (smallBase !== null) empty['smallBase'] = null;
      if (Object.keys(params).length > 0) empty['params'] = {};
      return ok({ changes: changesOf('countingRule', id, empty), reason, answer: null });
    },
  });
}

/** A row of the round's own; its values are entered as indicator records. */
export const addRule = addCommand('countingRule', '统计口径', countingRuleFields, { required: ['name', 'unit', 'counts', 'window', 'formula'] });

export const removeRule = removeCommand('countingRule', '统计口径', (context, record) => {
  const used = context.source.records('indicatorRecord').filter((row) => row.fields['rule'] === record.id).length;
  return used === 0 ? undefined : `有 ${used} 条登记的数值用了它`;
});
