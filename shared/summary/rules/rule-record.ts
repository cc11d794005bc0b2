import { z } from 'zod';
import type { Json } from '#shared/ledger/canonical.ts';
import { choiceField, countField, type Field, reader, shapeField, textField } from '#shared/round/field.ts';

/** Values of a rule's open numbers, by their id. */
const paramsField: Field<Readonly<Record<string, number>> & { readonly [key: string]: Json }> = shapeField(
  '参数',
  z.record(z.string().regex(/^[a-z]+$/), z.int().min(0).max(10_000)),
  {},
);

/**
 * What the round says about one row of the 统计口径: a change to a shipped row (under that row's id), or a row of its own.
 * Empty text, null and {} leave the shipped value.
 */
export const countingRuleFields = {
  name: textField('名称', 60),
  unit: textField('单位', 8),
  group: textField('分组', 30),
  audience: choiceField('使用范围', ['outward', 'internal'], null),
  counts: textField('计数对象', 60),
  same: textField('视为同一', 300),
  window: textField('统计期间', 300),
  numerator: textField('分子', 300),
  denominator: textField('分母', 300),
  exclusions: textField('不计入', 300),
  formula: textField('计算方法', 600),
  benchmark: textField('参照值', 300),
  benchmarkSource: textField('参照值出处', 300),
  remark: textField('说明', 600),
  /** Bases below this are marked as too small for a ratio. */
  smallBase: countField('样本过小的界限', 1_000),
  params: paramsField,
} as const;

export const readRuleRecord = reader(countingRuleFields);
export type RuleRecord = ReturnType<typeof readRuleRecord>;

/** Of a row that the program computes only these may change: its words must say what is really counted. */
export const changeable = [
  'name',
  'benchmark',
  'benchmarkSource',
  'remark',
  'smallBase',
  'params',
] as const satisfies readonly (keyof typeof countingRuleFields)[];
