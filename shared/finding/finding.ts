import { derivedOnce } from '../ledger/command.ts';
import { choiceField, countField, dateField, flagField, listField, reader, textField } from '../round/field.ts';
import { namesIn } from './person-names.ts';
import { clueBodies, findingStatuses, measures, recheckOutcomes, recheckWays, sentenceChanges, severities, streams } from './words.ts';

export const findingFields = {
  stream: choiceField('问题归属', streams, 'prison'),
  facility: textField('被巡单位', 120),
  wing: textField('监区或部门', 60),
  /** Letter of the taxonomy's first level; follows the type. */
  area: textField('业务类别', 8),
  /** Code of the taxonomy, `D03`. */
  type: textField('问题类型', 12),
  title: textField('问题标题', 120),
  /** First and last day of the conduct; the first chooses the version of the law. */
  conductFrom: dateField('行为发生日期', { past: true }),
  conductTo: dateField('行为截止日期', { past: true }),
  foundOn: dateField('发现日期', { past: true }),
  facts: textField('事实', 20_000),
  persons: textField('涉及人员', 2_000),
  personCount: countField('涉及人数', 100_000),
  /** Who complained or informed: named in no paper that leaves the house. */
  informants: listField('控告举报人', 20, 60),
  severity: choiceField('严重程度', severities, null),
  severityReason: textField('定级理由', 2_000),
  /** 普遍性: leads to a 检察建议书 (GZ 552). */
  general: flagField('普遍性问题'),
  /** 可能导致执法不公，重大监管漏洞、安全隐患或事故风险: leads to a 检察建议书 (GZ 624(1)(3)). */
  majorRisk: flagField('重大风险'),
  graveAccident: flagField('发生重大事故'),
  sentenceChange: choiceField('减假暂情形', sentenceChanges, null),
  clueTo: choiceField('线索管辖', clueBodies, 'procuratorate'),
  measure: choiceField('监督方式', measures, null),
  measureReason: textField('选择监督方式的理由', 2_000),
  /** Text of the legal basis as it was chosen, so that later data versions change nothing. */
  basis: textField('法律依据', 8_000),
  status: choiceField('状态', findingStatuses, 'recorded'),
  oralOn: dateField('口头提出日期', { past: true }),
  oralDoneOn: dateField('口头纠正完成日期', { past: true }),
  /** What happened after service and stands in no letter: see life.ts. */
  rectifyingOn: dateField('开始整改日期', { past: true }),
  recheckedOn: dateField('复核日期', { past: true }),
  recheckWay: choiceField('复核方式', recheckWays, null),
  recheckOutcome: choiceField('复核结论', recheckOutcomes, null),
  reopenedOn: dateField('重新打开日期', { past: true }),
  recordedBy: textField('记录人', 60),
  recordedOn: dateField('记录日期', { past: true }),
  /** Invented for the sample round. */
  synthetic: flagField('虚构数据'),
} as const;

export const readFinding = reader(findingFields);
export type Finding = ReturnType<typeof readFinding>;

/** The same list until a finding changes. */
export const findingsOf = derivedOnce(['finding'], (source): readonly Finding[] => source.records('finding').map(readFinding));

/** Dismissed findings stay on record but are not problems of the place: no figure or letter counts them. */
export const counts = (finding: Finding): boolean => finding.status !== 'dismissed';

/** Found to be a problem: confirmed, or closed since. */
export const isDecided = ({ status }: Pick<Finding, 'status'>): boolean => status === 'confirmed' || status === 'closed';

/** A problem of the place itself and nobody doubts it: two opinions on the stream are two opinions on whether it may leave the house (GD 35, 36). */
export const isOutward = ({ stream, disputed }: Pick<Finding, 'stream' | 'disputed'>): boolean => stream === 'prison' && !disputed.includes('stream');

/**
 * Who complained or informed, each with the first finding that says so: named in no paper that leaves the house. As they were entered, and
 * the names in what was entered: 李举报（家属） is 李举报, too. One character tells nobody.
 */
export const informantsOf = derivedOnce(['finding'], (source): ReadonlyMap<string, string> => {
  const names = findingsOf(source).flatMap(({ id, informants }) =>
    informants.flatMap((entered) => [entered, ...namesIn(entered)].filter((name) => name.length >= 2).map((name) => [name, id] as const)),
  );
  return new Map(names.reverse());
});
