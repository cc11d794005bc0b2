import type { RecordSource, RecordView } from '#shared/ledger/record.ts';
import { choiceField, countField, flagField, keysOf, listField, reader, textField } from '#shared/round/field.ts';
import { type CauseKind, causeKinds, commonLevels } from './words.ts';

/** A common problem as a person made it: merged, named, judged. The findings themselves stay as they are. */
export const commonProblemFields = {
  name: textField('名称', 120, true),
  /** Null: as the round's limits propose. */
  level: choiceField('程度', commonLevels, null),
  causes: listField('原因类别', causeKinds.length, 20),
  /** Own words in place of the drafted ones; empty for the draft. */
  manifestation: textField('表现', 6_000),
  cause: textField('原因', 4_000),
  advice: textField('建议', 4_000),
  /** Not a common problem: in no report, and its findings are proposed no more. */
  excluded: flagField('不作共性问题'),
  remark: textField('说明', 1_000),
} as const;

const read = reader(commonProblemFields);

export interface CommonRecord extends Omit<ReturnType<typeof read>, 'causes'> {
  readonly causes: readonly CauseKind[];
  /** Ids of the findings merged here. */
  readonly findings: readonly string[];
  /** Ids that were taken out and stand alone. */
  readonly alone: readonly string[];
}

const isCause = (text: string): text is CauseKind => causeKinds.some((kind) => kind === text);

export const readCommon = (record: RecordView): CommonRecord => {
  const { causes, ...rest } = read(record);
  return { ...rest, causes: causes.filter(isCause), findings: keysOf(record, 'finding'), alone: keysOf(record, 'alone') };
};

export const commonRecordsOf = (source: RecordSource): readonly CommonRecord[] => source.records('commonProblem').map(readCommon);

/** Limits that the leader sets for this round, in one record. */
export const COMMON_LIMITS_ID = 'limits';

export const commonLimitFields = {
  /** Places from which a problem is 普遍性. */
  places: countField('普遍性：出现单位数（所）', 200),
  /** Findings from which a problem is 多发. */
  count: countField('多发：问题数（个）', 1_000),
  /** Mean cosine in per cent from which texts of different types or bases are one problem. */
  likeness: countField('文字相近程度（%）', 100),
} as const;

const readLimits = reader(commonLimitFields);

export interface CommonLimits {
  readonly places: number;
  readonly count: number;
  readonly likeness: number;
}

/** Three places after the 类案比 of the field report (7); five findings; texts whose mean cosine reaches 35 %: within one type it is mostly 40 to 60, between types below 20. */
export const defaultLimits: CommonLimits = { places: 3, count: 5, likeness: 35 };

export function commonLimitsOf(source: RecordSource): CommonLimits {
  const record = source.record('commonLimits', COMMON_LIMITS_ID);
  if (!record || record.deleted) return defaultLimits;
  const { places, count, likeness } = readLimits(record);
  return { places: places ?? defaultLimits.places, count: count ?? defaultLimits.count, likeness: likeness ?? defaultLimits.likeness };
}
