/** The nine methods of inspection in the order of GD art. 31: each work record names one. */
export const workMethods = ['files', 'walk', 'search', 'talk', 'policeTalk', 'briefing', 'questionnaire', 'complaint', 'other'] as const;
export type WorkMethod = (typeof workMethods)[number];

export const workMethodWords: Readonly<Record<WorkMethod, string>> = {
  files: '调阅、复制案卷台账和音视频资料',
  walk: '实地查看监区、监舍等场所',
  search: '检查违禁品、危险品清查',
  talk: '与罪犯个别谈话',
  policeTalk: '与民警谈话、座谈',
  briefing: '听取情况介绍、列席狱情分析会',
  questionnaire: '问卷调查',
  complaint: '受理控告、举报、申诉和报告',
  other: '其他方法',
};

/** For columns. */
export const workMethodShort: Readonly<Record<WorkMethod, string>> = {
  files: '调阅',
  walk: '实地查看',
  search: '清查检查',
  talk: '个别谈话',
  policeTalk: '民警座谈',
  briefing: '听取列席',
  questionnaire: '问卷',
  complaint: '受理控告',
  other: '其他',
};

/** Where the prison gives no access to its network, the office of the team has a query computer and its footage (field report S12). */
export const workPlaces = ['onSite', 'officeComputer', 'officeFootage'] as const;
export type WorkPlace = (typeof workPlaces)[number];
export const workPlaceWords: Readonly<Record<WorkPlace, string>> = {
  onSite: '现场',
  officeComputer: '巡回检察办公室查询电脑',
  officeFootage: '巡回检察办公室监控',
};

export const interviewKinds = ['talk', 'inquiry', 'forum'] as const;
export type InterviewKind = (typeof interviewKinds)[number];
export const interviewKindWords: Readonly<Record<InterviewKind, string>> = { talk: '谈话', inquiry: '询问', forum: '座谈' };
/** Title of the paper. */
export const interviewTitleWords: Readonly<Record<InterviewKind, string>> = { talk: '谈话笔录', inquiry: '询问笔录', forum: '座谈记录' };

export const personRoles = ['prisoner', 'police', 'relative', 'other'] as const;
export type PersonRole = (typeof personRoles)[number];
export const personRoleWords: Readonly<Record<PersonRole, string>> = { prisoner: '罪犯', police: '监狱民警', relative: '亲属或辩护人', other: '其他人员' };

/** How the person took note of the record before signing. */
export const readBacks = ['self', 'read'] as const;
export type ReadBack = (typeof readBacks)[number];
export const readBackWords: Readonly<Record<ReadBack, string>> = { self: '本人看过', read: '向其宣读' };
/** The statement that the person writes at the end. */
export const readBackStatements: Readonly<Record<ReadBack, string>> = {
  self: '以上笔录我看过，和我说的相符。',
  read: '以上笔录向我宣读过，和我说的相符。',
};

export const materialForms = ['original', 'copy'] as const;
export type MaterialForm = (typeof materialForms)[number];
export const materialFormWords: Readonly<Record<MaterialForm, string>> = { original: '原件', copy: '复制件' };

/** What is usually told before the first question; a start to be changed, not a prescribed text. */
export const rightsTemplate =
  '我们是人民检察院巡回检察组的工作人员（出示工作证件），现依法向你了解有关情况，请如实回答。你可以要求有关人员回避；可以请求自行书写；笔录作出后，你有权核对，记载有遗漏或者差错的，可以提出补充或者更正；认为检察人员侵犯你的合法权益的，有权提出控告。';
