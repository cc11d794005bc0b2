import { checkAnswerFields, checkItemFields, checklistFields } from '../checklist/checklist.ts';
import { timerFields } from '../clock/timer.ts';
import { evidenceFields } from '../evidence/evidence.ts';
import { findingFields } from '../finding/finding.ts';
import { sameAsFields } from '../finding/same-problem.ts';
import { copiedMaterialFields } from '../interview/copied-material.ts';
import { interviewFields, interviewLineFields } from '../interview/interview.ts';
import { workLogFields } from '../interview/work-log.ts';
import { stepHolderFields } from '../letter/approval/chain.ts';
import { paperFields } from '../letter/approval/paper.ts';
import { approverFields } from '../letter/approval/people.ts';
import { approvalFields, submissionFields } from '../letter/approval/submission.ts';
import { approvalRuleFields } from '../letter/approval-rule.ts';
import { documentCodeFields } from '../letter/document-code.ts';
import { hiddenNameFields } from '../letter/faces/hidden-names.ts';
import { waiverFields } from '../letter/health/waiver.ts';
import { blockFields, letterFields, replyFields } from '../letter/letter.ts';
import { numberRangeFields } from '../letter/numbers.ts';
import { officeTemplateFields } from '../letter/office-template.ts';
import { phraseFields } from '../letter/phrase.ts';
import { serviceFields } from '../letter/service.ts';
import { amendmentFields } from '../library/amendment.ts';
import { customTypeFields } from '../library/custom-type.ts';
import { departmentFields } from '../round/department.ts';
import { earlierVisitFields } from '../round/earlier-visit.ts';
import { facilityFields } from '../round/facility.ts';
import type { FieldTable } from '../round/field.ts';
import { holidayYearFields } from '../round/holiday-year.ts';
import { limitFields } from '../round/limits.ts';
import { memberFields } from '../round/member.ts';
import { questionFields } from '../round/question.ts';
import { roundFields } from '../round/round.ts';
import { teamFields } from '../round/team.ts';
import { commonLimitFields, commonProblemFields } from '../summary/common-problem/common-record.ts';
import { previousProblemFields } from '../summary/common-problem/previous.ts';
import { indicatorFields } from '../summary/indicator/indicator.ts';
import { reportPassageFields } from '../summary/report/passage.ts';
import { reportFields } from '../summary/report/report-record.ts';
import { countingRuleFields } from '../summary/rules/rule-record.ts';

/** Every kind of record that this version knows, with its fields. Others are kept and passed on untouched. */
export const kinds: Readonly<Record<string, FieldTable>> = {
  round: roundFields,
  team: teamFields,
  member: memberFields,
  facility: facilityFields,
  finding: findingFields,
  evidence: evidenceFields,
  letter: letterFields,
  letterBlock: blockFields,
  reply: replyFields,
  submission: submissionFields,
  approval: approvalFields,
  stepHolder: stepHolderFields,
  approver: approverFields,
  paper: paperFields,
  service: serviceFields,
  officeTemplate: officeTemplateFields,
  checklist: checklistFields,
  checkItem: checkItemFields,
  checkAnswer: checkAnswerFields,
  statuteAmendment: amendmentFields,
  customType: customTypeFields,
  holidayYear: holidayYearFields,
  question: questionFields,
  sameAs: sameAsFields,
  timer: timerFields,
  numberRange: numberRangeFields,
  department: departmentFields,
  limit: limitFields,
  earlierVisit: earlierVisitFields,
  documentCode: documentCodeFields,
  approvalRule: approvalRuleFields,
  healthWaiver: waiverFields,
  phrase: phraseFields,
  hiddenNames: hiddenNameFields,
  interview: interviewFields,
  interviewLine: interviewLineFields,
  workLog: workLogFields,
  copiedMaterial: copiedMaterialFields,
  countingRule: countingRuleFields,
  indicatorRecord: indicatorFields,
  commonProblem: commonProblemFields,
  commonLimits: commonLimitFields,
  previousProblem: previousProblemFields,
  report: reportFields,
  reportPassage: reportPassageFields,
};

export const kindWords: Readonly<Record<string, string>> = {
  round: '巡回检察',
  team: '巡回检察组',
  member: '成员',
  facility: '被巡单位',
  finding: '问题',
  evidence: '证据',
  letter: '文书',
  letterBlock: '文书段落',
  reply: '回复',
  submission: '送审',
  approval: '审批意见',
  stepHolder: '审批环节人员',
  approver: '审批人',
  paper: '定稿',
  service: '送达回证',
  officeTemplate: '文书模板',
  checklist: '检查清单',
  checkItem: '检查项',
  checkAnswer: '检查结果',
  statuteAmendment: '法规增改',
  customType: '自定问题类型',
  holidayYear: '节假日表',
  question: '询问',
  sameAs: '同一问题认定',
  device: '设备归组',
  roundKey: '轮次钥匙',
  timer: '期限',
  numberRange: '号段',
  department: '部门',
  limit: '省级标准',
  earlierVisit: '其他轮次的巡回检察',
  documentCode: '文号代字',
  approvalRule: '审批次序',
  healthWaiver: '体检放行',
  phrase: '常用语',
  hiddenNames: '另需遮去的姓名',
  interview: '笔录',
  interviewLine: '问答',
  workLog: '工作日志',
  copiedMaterial: '调取材料',
  countingRule: '统计口径',
  indicatorRecord: '指标数值',
  commonProblem: '共性问题',
  commonLimits: '共性问题界限',
  previousProblem: '上一轮问题',
  report: '报告登记',
  reportPassage: '报告段落',
};

/** What people call a field; map keys and fields of later versions by what is known of them. */
export function fieldWords(kind: string, field: string): string {
  if (field === 'deleted') return '删除';
  if (field.startsWith('finding/')) return '关联问题';
  if (field.startsWith('alone/')) return '单独存在的问题';
  if (field.startsWith('evidence/')) return '关联证据';
  return kinds[kind]?.[field]?.label ?? field;
}
