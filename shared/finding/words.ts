export const streams = ['prison', 'residentOffice', 'clue'] as const;
/** Where a finding may go (GD 35, 36): to the prison, to the procuratorate that runs the 派驻 office, or up as a clue. */
export type Stream = (typeof streams)[number];

export const streamWords: Readonly<Record<Stream, string>> = { prison: '监狱问题', residentOffice: '派驻检察问题', clue: '问题线索' };

export const measures = ['oral', 'correctionNotice', 'suggestionLetter', 'opinion', 'clueTransfer', 'feedback', 'internalFeedback'] as const;
export type Measure = (typeof measures)[number];

export const measureWords: Readonly<Record<Measure, string>> = {
  oral: '口头纠正',
  correctionNotice: '纠正违法通知书',
  suggestionLetter: '检察建议书',
  opinion: '减假暂检察意见',
  clueTransfer: '线索移送',
  feedback: '反馈意见',
  internalFeedback: '内部反馈',
};

export const findingStatuses = ['recorded', 'verifying', 'confirmed', 'dismissed', 'closed'] as const;
export type FindingStatus = (typeof findingStatuses)[number];

export const findingStatusWords: Readonly<Record<FindingStatus, string>> = {
  recorded: '已记录',
  verifying: '核实中',
  confirmed: '已确认',
  dismissed: '不成立',
  closed: '已销号',
};

export const severities = [1, 2, 3, 4] as const;
export type Severity = (typeof severities)[number];

export const severityWords: Readonly<Record<Severity, string>> = { 1: '瑕疵或隐患', 2: '一般违法', 3: '严重违法', 4: '重大事故或涉嫌犯罪' };

export const recheckOutcomes = ['inPlace', 'notInPlace'] as const;
export type RecheckOutcome = (typeof recheckOutcomes)[number];
export const recheckOutcomeWords: Readonly<Record<RecheckOutcome, string>> = { inPlace: '整改到位', notInPlace: '整改不到位' };
