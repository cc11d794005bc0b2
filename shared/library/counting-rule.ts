import { z } from 'zod';
import { errorTable } from '../kernel/errors.ts';

/** A number that a rule leaves open: `{days}` in its formula. The computation takes it from here, so words and count cannot part. */
export const ruleParamSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  label: z.string().min(1),
  value: z.int(),
  min: z.int(),
  max: z.int(),
});

/** A published figure to lay beside ours, never a target (no ranking of offices or teams). */
export const benchmarkSchema = z.strictObject({ text: z.string().min(1), source: z.string().min(1) });
export type Benchmark = z.infer<typeof benchmarkSchema>;

/** One row of the 统计口径: what an indicator counts and how (field report 7). */
export const countingRuleSchema = z.strictObject({
  /** Id of the figure; `findings.byArea.*` for a family of them. */
  id: z.string().regex(/^[a-zA-Z]+(?:\.[a-zA-Z]+)*(?:\.\*)?$/),
  name: z.string().min(1),
  unit: z.string().min(1),
  /** Heading in the annex. */
  group: z.string().min(1),
  /** `computed` from the records of the book; `recorded` by hand with window and source. */
  origin: z.enum(['computed', 'recorded']),
  /** Recorded indicators and the 派驻 side are internal: they stand in no file for a prison or the 监狱管理局. */
  audience: z.enum(['outward', 'internal']),
  /** 件, 人次, 项, 监区 … */
  counts: z.string().min(1),
  /** What makes two the same, so that they count once. */
  same: z.string(),
  window: z.string(),
  numerator: z.string().optional(),
  denominator: z.string().optional(),
  exclusions: z.string(),
  formula: z.string().min(1),
  basis: z.string().optional(),
  benchmarks: z.array(benchmarkSchema),
  decimals: z.int().min(0).max(2).optional(),
  params: z.array(ruleParamSchema),
  remark: z.string().optional(),
});
export type CountingRule = z.infer<typeof countingRuleSchema>;

export const countingRuleErrors = errorTable('countingRule', {
  damaged: (place: string) => ({
    words: `统计口径数据不完整或格式不对（${place}），没有载入，已有记录不受影响。`,
    next: '请重新安装程序，或换用完整的统计口径文件后再打开。',
  }),
});

/** Reads the dictionary as it comes out of JSON, in its order. Throws `countingRule.damaged` when it does not fit or an id stands twice. */
export function readCountingRules(json: unknown): readonly CountingRule[] {
  const parsed = z.object({ rules: z.array(countingRuleSchema) }).safeParse(json);
  if (!parsed.success) throw countingRuleErrors.damaged(parsed.error.issues[0]?.path.join('.') ?? '');
  const { rules } = parsed.data;
  const twice = rules.find((rule, at) => rules.findIndex((other) => other.id === rule.id) !== at);
  if (twice) throw countingRuleErrors.damaged(twice.id);
  return rules;
}
