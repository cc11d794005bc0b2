import { ok, type Result, refuse } from '../kernel/result.ts';
import type { RecordSource } from '../ledger/record.ts';
import { editCommand } from './editing.ts';
import { choiceField, countField, dateField, type FieldValues, reader, textField } from './field.ts';
import { organiserLevels, roundKinds } from './words.ts';

/** A book holds one round, under this id. */
export const ROUND_ID = 'round';

export const roundFields = {
  title: textField('名称', 120),
  kind: choiceField('巡回检察方式', roundKinds, 'cross'),
  /** Full name of the office that organises the round. */
  organiser: textField('组织院', 80),
  organiserLevel: choiceField('组织院层级', organiserLevels, 'provincial'),
  periodFrom: dateField('开始日期'),
  periodTo: dateField('结束日期'),
  /** Denominator of the cross coverage ratio (GD art. 11). */
  prisonsInProvince: countField('辖区监狱总数', 500),
  hubName: textField('汇总单位', 80),
  /** 监狱管理局 that receives the 类案 feedback. */
  feedbackTo: textField('类案反馈对象', 80),
  /** GD art. 12: a shortened round is filed with the next higher office. */
  shorteningReason: textField('缩短时间的理由', 500),
  shorteningFiledOn: dateField('缩短时间备案日期'),
  /** Versions of the data files that this round is pinned to. */
  statuteData: textField('法规数据版本', 60),
  taxonomyData: textField('问题分类版本', 60),
} as const;

export const readRound = reader(roundFields);
export type Round = ReturnType<typeof readRound>;

/** The round of this book; empty fields where nothing was written yet. */
export function roundOf(source: RecordSource): Round {
  const record = source.record('round', ROUND_ID);
  return readRound(record ?? emptyRecord);
}

const emptyRecord = { kind: 'round', id: ROUND_ID, fields: {}, disputed: new Map(), deleted: false } as const;

/** The order of the two days of a period. */
export function checkPeriod(from: string | null, to: string | null, place: string): Result<null> {
  if (from !== null && to !== null && to < from)
    return refuse({ code: 'round.period', words: `结束日期（${to}）早于开始日期（${from}）。`, next: '请核对两个日期。', place });
  return ok(null);
}

const periodRule = (values: FieldValues<typeof roundFields>): Result<null> => checkPeriod(values.periodFrom, values.periodTo, 'periodTo');

export const editRound = editCommand('round', '巡回检察', roundFields, (_context, _before, after) => periodRule(after));
