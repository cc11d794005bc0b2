import { z } from 'zod';
import { type Result, refuse } from '#shared/kernel/result.ts';
import { type Command, type CommandContext, command } from '#shared/ledger/command.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import type { CountingRule } from '#shared/library/counting-rule.ts';
import { type AddInput, addCommand, type EditInput, editCommand, removeCommand } from '#shared/round/editing.ts';
import { choiceField, countField, dateField, type FieldValues, reader, shapeField, textField } from '#shared/round/field.ts';
import { checkPeriod } from '#shared/round/round.ts';

export const qualifiers = ['exact', 'atLeast'] as const;
export const qualifierWords: Readonly<Record<(typeof qualifiers)[number], string>> = { exact: '', atLeast: '以上' };

/** A figure that the book cannot count itself: entered by a person, with its window and where it comes from. */
export const indicatorFields = {
  /** Row of the 统计口径. */
  rule: textField('指标', 120, true),
  /** Beside the rule's name where it needs more, `监狱`. */
  label: textField('补充名称', 60),
  value: shapeField('数值', z.number().min(0).max(1e12).nullable(), null),
  qualifier: choiceField('数值限定', qualifiers, 'exact'),
  numerator: countField('分子', 1_000_000_000),
  denominator: countField('分母', 1_000_000_000),
  windowFrom: dateField('统计期间开始'),
  windowTo: dateField('统计期间结束'),
  source: textField('出处', 500, true),
  remark: textField('说明', 600),
} as const;

export const readIndicator = reader(indicatorFields);
export type IndicatorRecord = ReturnType<typeof readIndicator>;

export const indicatorsOf = (source: RecordSource): readonly IndicatorRecord[] => source.records('indicatorRecord').map(readIndicator);

type Values = FieldValues<typeof indicatorFields>;

interface Rules {
  readonly countingRules: readonly CountingRule[];
}

function check(context: CommandContext, { countingRules }: Rules, values: Values): Result<null> {
  const shipped = countingRules.find((rule) => rule.id === values.rule);
  if (shipped?.origin === 'computed')
    return refuse({ code: 'indicator.computed', words: `“${shipped.name}”由程序从记录中计算，不能手工登记。`, next: '请选择需要登记的指标。', place: 'rule' });
  const own = context.source.record('countingRule', values.rule);
  if (!shipped && (!own || own.deleted)) return refuse({ code: 'indicator.rule', words: '统计口径中没有这个指标。', next: '请从列表中选择。', place: 'rule' });
  const divided = values.numerator !== null || values.denominator !== null;
  if (divided && (values.numerator === null || values.denominator === null))
    return refuse({ code: 'indicator.half', words: '分子和分母要一起填写。', place: values.numerator === null ? 'numerator' : 'denominator' });
  if (divided && values.value !== null) return refuse({ code: 'indicator.both', words: '填了分子、分母就不再填数值，比率由程序计算。', place: 'value' });
  if (!divided && values.value === null) return refuse({ code: 'indicator.empty', words: '请填写数值，或者分子和分母。', place: 'value' });
  if (values.windowTo === null) return refuse({ code: 'indicator.window', words: '请填写统计期间的结束日期（时点数只填结束日期）。', place: 'windowTo' });
  return checkPeriod(values.windowFrom, values.windowTo, 'windowTo');
}

export function indicatorCommands(knowledge: Rules): {
  readonly add: Command<AddInput<typeof indicatorFields>, { readonly id: string }>;
  readonly edit: Command<EditInput<typeof indicatorFields>, null>;
  readonly remove: ReturnType<typeof removeCommand>;
} {
  const add = addCommand('indicatorRecord', '指标数值', indicatorFields, {
    required: ['rule', 'source'],
    rule: (context, values) => check(context, knowledge, values),
  });
  return {
    add: command(add),
    edit: editCommand('indicatorRecord', '指标数值', indicatorFields, (context, _before, after) => check(context, knowledge, after)),
    remove: removeCommand('indicatorRecord', '指标数值'),
  };
}
