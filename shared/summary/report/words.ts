export const reportTypes = ['summary', 'resident', 'system', 'facility', 'monthly', 'quarterly', 'yearly'] as const;
export type ReportType = (typeof reportTypes)[number];

export const reportTypeWords: Readonly<Record<ReportType, string>> = {
  summary: '汇总报告',
  resident: '派驻检察履职情况报告',
  system: '类案反馈意见',
  facility: '巡回检察报告',
  monthly: '案件质量分析通报',
  quarterly: '检察建议分析报告',
  yearly: '减假暂案件评查报告',
};

/** Who reads it. `authority`: the 监狱管理局; nothing of the 派驻 side and no clue may stand in it, nor in a report on one place. */
export const reportReaders: Readonly<Record<ReportType, 'internal' | 'authority' | 'prison'>> = {
  summary: 'internal',
  resident: 'internal',
  system: 'authority',
  facility: 'prison',
  monthly: 'internal',
  quarterly: 'internal',
  yearly: 'internal',
};

/** Reports over a period of their own instead of the round. */
export const isPeriodic = (type: ReportType): boolean => type === 'monthly' || type === 'quarterly' || type === 'yearly';
