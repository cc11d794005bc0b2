export const verdicts = ['approve', 'return'] as const;
export type Verdict = (typeof verdicts)[number];
export const verdictWords: Readonly<Record<Verdict, string>> = { approve: '同意', return: '退回修改' };

/**
 * Where a letter stands on its way out, worked out from the records and never stored: `voided` is a submission whose letter was
 * edited since, so that no approval of it holds any more. The last two no longer stand: a correction took their place, or they were revoked.
 */
export const stages = ['draft', 'submitted', 'returned', 'voided', 'approved', 'issued', 'served', 'replied', 'objected', 'replaced', 'revoked'] as const;
export type Stage = (typeof stages)[number];
export const stageWords: Readonly<Record<Stage, string>> = {
  draft: '起草',
  submitted: '审批中',
  returned: '已退回',
  voided: '送审后有改动',
  approved: '已审批',
  issued: '已发出',
  served: '已送达',
  replied: '已回复',
  objected: '异议待复查',
  replaced: '已更正',
  revoked: '已撤销',
};

/** Layout and skeleton that a paper was set with: part of what is signed, so that another layout is another paper. */
export const PAPER_TEMPLATE = 'xunjian-letter/3';
