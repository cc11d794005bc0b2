/** Every paper of the job (domain 2.1). What each is and where it comes from stands in `kinds.ts`. */
export const letterTypes = [
  'correctionNotice',
  'suggestionLetter',
  'oralRecord',
  'inspectionOpinion',
  'urging',
  'reportUpward',
  'reviewDecision',
  'clueTransfer',
  'workPlan',
  'informLetter',
  'announcement',
  'feedbackOpinion',
  'residentFeedback',
  'feedbackMinutes',
  'inspectionReport',
  'supervisionPlan',
  'supervisionReport',
  'reductionOpinion',
  'paroleOpinion',
  'releaseOpinion',
  'reductionRulingOpinion',
  'paroleRulingOpinion',
  'releaseDecisionOpinion',
  'workRecord',
  'interviewRecord',
  'materialList',
  'serviceReturn',
] as const;
export type LetterType = (typeof letterTypes)[number];

export const letterTypeWords: Readonly<Record<LetterType, string>> = {
  correctionNotice: '纠正违法通知书',
  suggestionLetter: '检察建议书',
  oralRecord: '口头纠正记录',
  inspectionOpinion: '检察意见书',
  urging: '督促函',
  reportUpward: '报请上级函',
  reviewDecision: '复查决定书',
  clueTransfer: '问题线索移送函',
  workPlan: '巡回检察工作方案',
  informLetter: '巡回检察告知函',
  announcement: '巡回检察公告',
  feedbackOpinion: '巡回检察反馈意见',
  residentFeedback: '对派驻检察的反馈',
  feedbackMinutes: '反馈会会议纪要',
  inspectionReport: '巡回检察报告',
  supervisionPlan: '专项督办方案',
  supervisionReport: '专项督办报告',
  reductionOpinion: '减刑提请检察意见书',
  paroleOpinion: '假释提请检察意见书',
  releaseOpinion: '暂予监外执行提请检察意见书',
  reductionRulingOpinion: '纠正不当减刑裁定意见书',
  paroleRulingOpinion: '纠正不当假释裁定意见书',
  releaseDecisionOpinion: '纠正不当暂予监外执行决定意见书',
  workRecord: '检察记录',
  interviewRecord: '谈话笔录',
  materialList: '调取证据清单',
  serviceReturn: '送达回证',
};

/** Papers that follow a letter when its period has run out (GZ 553, GD 37); they are drafted from that letter, never from findings alone. */
export type FollowUpType = 'urging' | 'reportUpward';

export const letterGroups = ['supervision', 'round', 'sentence', 'record'] as const;
export type LetterGroup = (typeof letterGroups)[number];
export const letterGroupWords: Readonly<Record<LetterGroup, string>> = {
  supervision: '监督文书',
  round: '组织与反馈',
  sentence: '减刑、假释、暂予监外执行',
  record: '工作记录',
};

/** The form of a paper: 法律文书, or one of the forms of GB/T 9704-2012, or the office's own record forms. */
export const letterFamilies = ['legal', 'letterhead', 'upward', 'official', 'plain', 'minutes', 'report', 'record'] as const;
export type LetterFamily = (typeof letterFamilies)[number];
export const letterFamilyWords: Readonly<Record<LetterFamily, string>> = {
  legal: '法律文书',
  letterhead: '公文（信函格式）',
  upward: '公文（上行文）',
  official: '公文',
  plain: '公文（无版头）',
  minutes: '公文（纪要格式）',
  report: '报告',
  record: '工作记录',
};

/** Who reads a paper; findings may only go where their stream allows (GD 35, 36). */
export const audiences = ['facility', 'outside', 'internal', 'residentOffice', 'public'] as const;
export type Audience = (typeof audiences)[number];
export const audienceWords: Readonly<Record<Audience, string>> = {
  facility: '发往被巡单位',
  outside: '发往法院或其他机关',
  internal: '院内',
  residentOffice: '发往承担派驻职责的检察院',
  public: '公开张贴',
};

/** Whom a 检察建议书 speaks to: an enforcement body about its illegality or risks (JY 9), or anybody about how a matter is governed (JY 11). */
export const suggestionKinds = ['correction', 'governance'] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];
export const suggestionKindWords: Readonly<Record<SuggestionKind, string>> = { correction: '纠正违法', governance: '社会治理' };
/** The article of the 检察建议工作规定 that each rests on. */
export const suggestionArticles: Readonly<Record<SuggestionKind, string>> = { correction: '第九条', governance: '第十一条' };

export const letterStatuses = ['draft', 'issued'] as const;
export type LetterStatus = (typeof letterStatuses)[number];
export const letterStatusWords: Readonly<Record<LetterStatus, string>> = { draft: '草稿', issued: '已发出' };

export const adoptions = ['adopted', 'partly', 'rejected', 'objection'] as const;
export type Adoption = (typeof adoptions)[number];
export const adoptionWords: Readonly<Record<Adoption, string>> = { adopted: '采纳', partly: '部分采纳', rejected: '不采纳', objection: '提出异议' };

/** What the review of an objection comes to: the letter was right, right in part, or wrong (GZ 554; JY 22, 23). */
export const reviewOutcomes = ['upheld', 'changed', 'revoked'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

export const reviewWords: Readonly<Record<ReviewOutcome, string>> = { upheld: '维持', changed: '变更', revoked: '撤销' };

/** A suggestion is amended or taken back where another letter is changed or revoked (JY 22, 23). */
export const reviewOutcomeWords = (outcome: ReviewOutcome, of: LetterType): string =>
  of === 'suggestionLetter' ? { upheld: '维持', changed: '修改', revoked: '撤回' }[outcome] : reviewWords[outcome];

/** What a block is for in the skeleton of its letter. */
export const blockParts = ['opening', 'fact', 'cause', 'basis', 'opinion', 'objection', 'reply', 'free'] as const;
export type BlockPart = (typeof blockParts)[number];
