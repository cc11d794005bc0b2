import type { RecordSource, RecordView } from '../ledger/record.ts';
import { choiceField, countField, dateField, flagField, keysOf, reader, textField } from '../round/field.ts';
import { byOrder } from '../round/team.ts';
import { facilityKinds } from '../round/words.ts';

export const checklistFields = {
  title: textField('清单名称', 120, true),
  facilityKind: choiceField('适用单位', facilityKinds, 'prison'),
  /** Grows by one with each upgrade or import; answers keep the version they were given under. */
  version: countField('版本', 9999),
  /** Version of the problem types that it was made from. */
  taxonomy: textField('问题类型版本', 60),
} as const;

export const readChecklist = reader(checklistFields);
export type Checklist = ReturnType<typeof readChecklist>;

export const checkItemFields = {
  checklist: textField('清单', 120),
  order: textField('次序', 200),
  /** Letter of the taxonomy: the chapter. */
  area: textField('章', 8),
  /** Code of the problem type that a finding from this item gets; may be empty. */
  type: textField('问题类型', 12),
  title: textField('检查内容', 200, true),
  lookAt: textField('查什么', 500),
  basis: textField('依据', 2_000),
  /** Left out by an upgrade: not asked any more, its answers stay. */
  retired: flagField('已停用'),
} as const;

export const readCheckItem = reader(checkItemFields);
export type CheckItem = ReturnType<typeof readCheckItem>;

export const outcomes = ['found', 'none', 'notChecked'] as const;
export type Outcome = (typeof outcomes)[number];
export const outcomeWords: Readonly<Record<Outcome, string>> = { found: '发现问题', none: '未发现问题', notChecked: '未检查' };

export const checkAnswerFields = {
  item: textField('检查项', 120),
  facility: textField('被巡单位', 120),
  outcome: choiceField('结果', outcomes, null),
  /** What was looked at: GD 31 asks for work that can be counted. Required with 未发现问题. */
  files: countField('查阅案卷数', 100_000),
  hours: countField('查看录像小时数', 10_000),
  persons: countField('谈话人数', 100_000),
  looked: textField('查看情况', 500),
  reason: textField('未检查原因', 500),
  answeredBy: textField('填写人', 60),
  answeredOn: dateField('填写日期', { past: true }),
  /** Version of the checklist at the time. */
  version: countField('清单版本', 9999),
} as const;

const read = reader(checkAnswerFields);
export interface CheckAnswer extends ReturnType<typeof read> {
  readonly findings: readonly string[];
}
export const readCheckAnswer = (record: RecordView): CheckAnswer => ({ ...read(record), findings: keysOf(record, 'finding') });

/** One answer per item and place: two laptops that answer the same item meet in one record and a difference shows. */
export const answerId = (item: string, facility: string): string => `${item}.${facility}`;

export const checklistsOf = (source: RecordSource): readonly Checklist[] => source.records('checklist').map(readChecklist);

export function itemsOf(source: RecordSource, checklist: string): readonly CheckItem[] {
  return source
    .records('checkItem')
    .filter((record) => record.fields['checklist'] === checklist)
    .map(readCheckItem)
    .sort(byOrder);
}
