export { type Measure, measures, type Severity, severities } from '../taxonomy/schema.ts';
export { measureWords, severityWords } from '../taxonomy/words.ts';

export const streams = ['prison', 'residentOffice', 'clue'] as const;
/** Where a finding may go (GD 35, 36): to the prison, to the procuratorate that runs the 派驻 office, or up as a clue. */
export type Stream = (typeof streams)[number];

export const streamWords: Readonly<Record<Stream, string>> = { prison: '监狱问题', residentOffice: '派驻检察问题', clue: '问题线索' };

export const findingStatuses = ['recorded', 'verifying', 'confirmed', 'dismissed', 'closed'] as const;
export type FindingStatus = (typeof findingStatuses)[number];

export const findingStatusWords: Readonly<Record<FindingStatus, string>> = {
  recorded: '已记录',
  verifying: '核实中',
  confirmed: '已确认',
  dismissed: '不成立',
  closed: '已销号',
};

export const recheckWays = ['review', 'followUp'] as const;
export type RecheckWay = (typeof recheckWays)[number];
export const recheckWayWords: Readonly<Record<RecheckWay, string>> = { review: '复核', followUp: '回头看（专项督办）' };

export const recheckOutcomes = ['inPlace', 'notInPlace'] as const;
export type RecheckOutcome = (typeof recheckOutcomes)[number];
export const recheckOutcomeWords: Readonly<Record<RecheckOutcome, string>> = { inPlace: '整改到位', notInPlace: '整改不到位' };

/** Whether a finding says that a proposal or a ruling on 减刑、假释、暂予监外执行 is wrong; null leaves it to the type. */
export const sentenceChanges = ['none', 'proposal', 'ruling'] as const;
export type SentenceChange = (typeof sentenceChanges)[number];
export const sentenceChangeWords: Readonly<Record<SentenceChange, string>> = { none: '不涉及', proposal: '提请不当', ruling: '裁定或决定不当' };

/** Whose matter a clue is (GD 36(3)(4)). */
export const clueBodies = ['procuratorate', 'other'] as const;
export type ClueBody = (typeof clueBodies)[number];
export const clueBodyWords: Readonly<Record<ClueBody, string>> = { procuratorate: '检察机关管辖，移送省级院', other: '其他机关管辖' };
