import { answerItem } from '../checklist/answer.ts';
import { addCheckItem, editCheckItem, editChecklist, removeCheckItem, removeChecklist } from '../checklist/edit.ts';
import { generateChecklist, upgradeChecklist } from '../checklist/generate.ts';
import { checklistSheet, importChecklist, previewChecklist, readSheet } from '../checklist/sheet.ts';
import { checklistCoverage, listChecklists, runChecklist } from '../checklist/views.ts';
import { clockBoard } from '../clock/board.ts';
import { draftNext } from '../clock/draft-next.ts';
import { findingLife } from '../clock/life-view.ts';
import { extendClock, stopClock } from '../clock/stop-clock.ts';
import { addTimer, editTimer, removeTimer } from '../clock/timer.ts';
import { addEvidence, bindEvidence, editEvidence, removeEvidence, unbindEvidence } from '../evidence/commands.ts';
import { listEvidence } from '../evidence/list.ts';
import { closeFinding, confirmFinding, dismissFinding, removeFinding, reopenFinding, verifyFinding } from '../finding/decide.ts';
import { findingDetail } from '../finding/detail.ts';
import { linkFindings, separateFindings } from '../finding/judge-same.ts';
import { listFindings } from '../finding/list.ts';
import { recordOral } from '../finding/oral-correction.ts';
import { editFinding, recordFinding } from '../finding/record-finding.ts';
import { sameDesk } from '../finding/same-view.ts';
import { addCopiedMaterial, bindCopiedMaterial, editCopiedMaterial, removeCopiedMaterial, unbindCopiedMaterial } from '../interview/copied-material.ts';
import {
  addInterview,
  addInterviewLine,
  bindInterview,
  editInterview,
  editInterviewLine,
  moveInterviewLine,
  removeInterview,
  removeInterviewLine,
  unbindInterview,
} from '../interview/interview-commands.ts';
import { interviewDetail, listCopiedMaterials, listInterviews, listWorkLogs, workOverview } from '../interview/views.ts';
import { addWorkLog, bindWorkLog, editWorkLog, removeWorkLog, unbindWorkLog } from '../interview/work-log.ts';
import type { Command, View } from '../ledger/command.ts';
import { addApproval } from '../letter/approval/approve.ts';
import { editStepHolder } from '../letter/approval/chain.ts';
import { addApprover, removeApprover } from '../letter/approval/people.ts';
import { submitLetter, withdrawSubmission } from '../letter/approval/submit.ts';
import { approvalDetail, approvalHolders, approvalInbox } from '../letter/approval/views.ts';
import { editApprovalRule, listApprovalRules, removeApprovalRule } from '../letter/approval-rule.ts';
import { caseCard } from '../letter/case-card.ts';
import { correctLetter } from '../letter/correct-letter.ts';
import { editDocumentCode, fillDocumentCodes, listDocumentCodes, removeDocumentCode } from '../letter/document-code.ts';
import { draftChoices } from '../letter/draft-choices.ts';
import { draftLetter } from '../letter/draft-letter.ts';
import { addBlock, bindFinding, editBlock, editLetter, moveBlock, removeBlock, removeLetter, unbindFinding } from '../letter/edit-letter.ts';
import { editHiddenNames } from '../letter/faces/hidden-names.ts';
import { letterFace } from '../letter/faces/views.ts';
import { recheckFinding, rectifyFinding } from '../letter/follow-finding.ts';
import { letterHealthView } from '../letter/health/check.ts';
import { removeWaiver, waiveHealth } from '../letter/health/waiver.ts';
import { issueLetter, letterAsIssued } from '../letter/issue-letter.ts';
import { addNumberRange, editNumberRange, letterRegister, numberLetter, removeNumberRange } from '../letter/numbers.ts';
import { addOfficeTemplate, listOfficeTemplates, officeTemplateFile, removeOfficeTemplate } from '../letter/office-template.ts';
import { findPassages } from '../letter/passages.ts';
import { addPhrase, editPhrase, listPhrases, removePhrase } from '../letter/phrase.ts';
import { listNumberRanges } from '../letter/range-view.ts';
import { addReply, editReply, removeReply } from '../letter/reply.ts';
import { reportUpheld } from '../letter/report-upheld.ts';
import { reviewObjection, revokeLetter } from '../letter/review.ts';
import { editService, removeService, serveLetter } from '../letter/service.ts';
import { letterVersion, letterVersions } from '../letter/versions.ts';
import { letterDetail, listLetters } from '../letter/views.ts';
import { writeLetter } from '../letter/write-letter.ts';
import { amendmentCommands } from '../library/amendment.ts';
import { customTypeCommands } from '../library/custom-type.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { forRound } from '../library/round-knowledge.ts';
import { searchLibrary } from '../library/search.ts';
import { roundTypes } from '../library/types-view.ts';
import { addDepartment, editDepartment, listDepartments, removeDepartment } from '../round/department.ts';
import { addEarlierVisit, editEarlierVisit, listEarlierVisits, removeEarlierVisit } from '../round/earlier-visit.ts';
import { addFacility, editFacility, removeFacility } from '../round/facility.ts';
import { importCalendar } from '../round/holiday-year.ts';
import { editLimit, listLimits, removeLimit } from '../round/limits.ts';
import { addMember, editMember, removeMember } from '../round/member.ts';
import { roundOverview } from '../round/overview.ts';
import { planCheck } from '../round/plan-view.ts';
import { answerQuestion, askQuestion, closeQuestion } from '../round/question.ts';
import { editRound } from '../round/round.ts';
import { setUpRound } from '../round/set-up-round.ts';
import { addTeam, editTeam, removeTeam } from '../round/team.ts';
import {
  editCommon,
  editCommonLimits,
  excludeCommon,
  mergeCommon,
  removeCommon,
  splitCommon,
  takeInCommon,
  takeOutCommon,
} from '../summary/common-problem/common-commands.ts';
import { commonDetail, compareView, listCommon, trendView } from '../summary/common-problem/common-views.ts';
import { importPrevious, readPrevious } from '../summary/common-problem/previous-import.ts';
import { editPrevious, listPrevious, previousHistory, removePrevious, removePreviousRound } from '../summary/common-problem/previous-list.ts';
import { countedRecords } from '../summary/counted.ts';
import { indicatorCommands } from '../summary/indicator/indicator.ts';
import { meetingAgenda, meetingItem } from '../summary/meeting/meeting-views.ts';
import { summaryProgress } from '../summary/progress.ts';
import { freezeReport, rememberReport, removeReport, writePassage } from '../summary/report/report-commands.ts';
import { listReports, lostPassages, reportFigure, reportPaper, reportPassages, reportStaleness } from '../summary/report/report-views.ts';
import { addRule, editRule, removeRule, resetRule } from '../summary/rules/rule-commands.ts';
import { listIndicators, listRules, ruleDetail } from '../summary/rules/rule-views.ts';
import { importLedger, readLedger } from '../summary/sheets/ledger-import.ts';
import {
  ledgerTrouble,
  summaryBoard,
  summaryChartsView,
  summaryCommonTypes,
  summaryFigure,
  summaryLetters,
  summaryResident,
  summaryWorkbook,
} from '../summary/views.ts';
import { listConflicts } from './conflicts.ts';
import { homeOverview } from './home.ts';
import { mergeBoard } from './merge-board.ts';
import { listQuestions } from './questions.ts';
import { restoreRecord } from './restore-record.ts';
import { settleConflict, settleMany } from './settle-conflict.ts';

/** Every act and every reading of a book, by the name that crosses to the page. Edits of a kind are `<kind>.edit`. */
export function createWorkbench(shipped: FieldKnowledge) {
  const round = forRound(shipped);
  const amendments = amendmentCommands(shipped.statutes);
  const customTypes = customTypeCommands(shipped.taxonomy, shipped.statutes);
  const indicators = indicatorCommands(shipped);
  const commands = {
    'round.setUp': setUpRound,
    'round.edit': editRound,
    'team.add': addTeam,
    'team.edit': editTeam,
    'team.remove': removeTeam,
    'member.add': addMember,
    'member.edit': editMember,
    'member.remove': removeMember,
    'facility.add': addFacility,
    'facility.edit': editFacility,
    'facility.remove': removeFacility,
    'department.add': addDepartment,
    'department.edit': editDepartment,
    'department.remove': removeDepartment,
    'earlierVisit.add': addEarlierVisit,
    'earlierVisit.edit': editEarlierVisit,
    'earlierVisit.remove': removeEarlierVisit,
    'limit.edit': editLimit,
    'limit.remove': removeLimit,
    'documentCode.edit': editDocumentCode,
    'documentCode.fill': round.command(fillDocumentCodes),
    'documentCode.remove': removeDocumentCode,
    'approvalRule.edit': editApprovalRule,
    'approvalRule.remove': removeApprovalRule,
    'finding.record': round.command(recordFinding),
    'finding.edit': round.command(editFinding),
    'finding.verify': verifyFinding,
    'finding.confirm': confirmFinding,
    'finding.dismiss': dismissFinding,
    'finding.close': closeFinding,
    'finding.reopen': reopenFinding,
    'finding.oral': round.command(recordOral),
    'finding.remove': removeFinding,
    'evidence.add': addEvidence,
    'evidence.edit': editEvidence,
    'evidence.bind': bindEvidence,
    'evidence.unbind': unbindEvidence,
    'evidence.remove': removeEvidence,
    'interview.add': addInterview,
    'interview.edit': editInterview,
    'interview.bind': bindInterview,
    'interview.unbind': unbindInterview,
    'interview.remove': removeInterview,
    'interviewLine.add': addInterviewLine,
    'interviewLine.edit': editInterviewLine,
    'interviewLine.move': moveInterviewLine,
    'interviewLine.remove': removeInterviewLine,
    'workLog.add': addWorkLog,
    'workLog.edit': editWorkLog,
    'workLog.bind': bindWorkLog,
    'workLog.unbind': unbindWorkLog,
    'workLog.remove': removeWorkLog,
    'copiedMaterial.add': addCopiedMaterial,
    'copiedMaterial.edit': editCopiedMaterial,
    'copiedMaterial.bind': bindCopiedMaterial,
    'copiedMaterial.unbind': unbindCopiedMaterial,
    'copiedMaterial.remove': removeCopiedMaterial,
    'letter.draft': round.command(draftLetter),
    'letter.edit': round.command(editLetter),
    'letter.bind': bindFinding,
    'letter.unbind': unbindFinding,
    'letter.issue': round.command(issueLetter),
    'letter.number': numberLetter,
    'letter.remove': removeLetter,
    'letter.write': writeLetter,
    'hiddenNames.edit': editHiddenNames,
    'phrase.add': addPhrase,
    'phrase.edit': editPhrase,
    'phrase.remove': removePhrase,
    'letter.waiveHealth': waiveHealth,
    'healthWaiver.remove': removeWaiver,
    'officeTemplate.add': addOfficeTemplate,
    'officeTemplate.remove': removeOfficeTemplate,
    'letter.correct': correctLetter,
    'letter.revoke': revokeLetter,
    'letter.submit': round.command(submitLetter),
    'submission.withdraw': withdrawSubmission,
    'approval.add': addApproval,
    'stepHolder.edit': editStepHolder,
    'approver.add': addApprover,
    'approver.remove': removeApprover,
    'service.add': serveLetter,
    'service.edit': editService,
    'service.remove': removeService,
    'letterBlock.add': addBlock,
    'letterBlock.edit': editBlock,
    'letterBlock.move': moveBlock,
    'letterBlock.remove': removeBlock,
    'reply.add': addReply,
    'reply.edit': editReply,
    'reply.remove': removeReply,
    'reply.review': reviewObjection,
    'reply.reportUpheld': reportUpheld,
    'finding.rectify': rectifyFinding,
    'finding.recheck': recheckFinding,
    'numberRange.add': addNumberRange,
    'numberRange.edit': editNumberRange,
    'numberRange.remove': removeNumberRange,
    'clock.draftNext': round.command(draftNext),
    'clock.stop': stopClock,
    'clock.extend': extendClock,
    'timer.add': addTimer,
    'timer.edit': editTimer,
    'timer.remove': removeTimer,
    'calendar.import': importCalendar,
    'checklist.generate': round.command(generateChecklist),
    'checklist.upgrade': round.command(upgradeChecklist),
    'checklist.import': importChecklist,
    'checklist.edit': editChecklist,
    'checklist.remove': removeChecklist,
    'checkItem.add': addCheckItem,
    'checkItem.edit': editCheckItem,
    'checkItem.remove': removeCheckItem,
    'check.answer': round.command(answerItem),
    'statuteAmendment.add': amendments.add,
    'statuteAmendment.edit': amendments.edit,
    'statuteAmendment.remove': amendments.remove,
    'customType.add': customTypes.add,
    'customType.edit': customTypes.edit,
    'customType.remove': customTypes.remove,
    'countingRule.add': addRule,
    'countingRule.edit': editRule(shipped),
    'countingRule.reset': resetRule(shipped),
    'countingRule.remove': removeRule,
    'indicatorRecord.add': indicators.add,
    'indicatorRecord.edit': indicators.edit,
    'indicatorRecord.remove': indicators.remove,
    'common.merge': round.command(mergeCommon),
    'common.split': round.command(splitCommon),
    'common.takeOut': round.command(takeOutCommon),
    'common.takeIn': round.command(takeInCommon),
    'common.exclude': round.command(excludeCommon),
    'commonProblem.edit': round.command(editCommon),
    'commonProblem.remove': removeCommon,
    'commonLimits.edit': editCommonLimits,
    'previousProblem.import': importPrevious,
    'previousProblem.edit': round.command(editPrevious),
    'previousProblem.remove': removePrevious,
    'previousProblem.removeRound': removePreviousRound,
    'report.writePassage': round.command(writePassage),
    'report.remember': round.command(rememberReport),
    'report.freeze': round.command(freezeReport),
    'report.remove': removeReport,
    'ledger.import': round.command(importLedger),
    'record.restore': restoreRecord,
    'conflict.settle': settleConflict,
    'conflict.settleMany': settleMany,
    'question.ask': askQuestion,
    'question.answer': answerQuestion,
    'question.close': closeQuestion,
    'finding.link': linkFindings,
    'finding.separate': separateFindings,
  } as const;
  const views = {
    'home.overview': round.view(homeOverview),
    'round.overview': roundOverview,
    'round.plan': round.view(planCheck),
    'departments.list': round.view(listDepartments),
    'earlierVisits.list': listEarlierVisits,
    'limits.list': listLimits,
    'documentCodes.list': round.view(listDocumentCodes),
    'approvalRules.list': round.view(listApprovalRules),
    'findings.list': round.view(listFindings),
    'findings.detail': round.view(findingDetail),
    'evidence.list': listEvidence,
    'interviews.list': listInterviews,
    'interviews.detail': interviewDetail,
    'workLogs.list': listWorkLogs,
    'work.overview': workOverview,
    'copiedMaterials.list': listCopiedMaterials,
    'letters.list': round.view(listLetters),
    'letters.detail': round.view(letterDetail),
    'letters.draftChoices': round.view(draftChoices),
    'letters.health': round.view(letterHealthView),
    'letters.approval': round.view(approvalDetail),
    'templates.list': listOfficeTemplates,
    'templates.file': officeTemplateFile,
    'letters.caseCard': round.view(caseCard),
    'letters.face': round.view(letterFace),
    'letters.asIssued': letterAsIssued,
    'letters.inbox': approvalInbox,
    'letters.approvalHolders': approvalHolders,
    'letters.versions': letterVersions,
    'letters.version': letterVersion,
    'letters.passages': findPassages,
    'phrases.list': listPhrases,
    'conflicts.list': listConflicts,
    'questions.list': listQuestions,
    'merge.board': round.view(mergeBoard),
    'findings.same': sameDesk,
    'letters.register': letterRegister,
    'numberRanges.list': listNumberRanges,
    'finding.life': round.view(findingLife),
    'clock.board': round.view(clockBoard),
    'checklist.list': listChecklists,
    'checklist.run': round.view(runChecklist),
    'checklist.coverage': round.view(checklistCoverage),
    'checklist.sheet': checklistSheet,
    'checklist.readSheet': round.view(readSheet),
    'checklist.preview': previewChecklist,
    'library.types': round.view(roundTypes),
    'library.search': round.view(searchLibrary),
    'summary.board': round.view(summaryBoard),
    'summary.charts': round.view(summaryChartsView),
    'summary.figure': round.view(summaryFigure),
    'summary.counted': countedRecords,
    'summary.progress': round.view(summaryProgress),
    'summary.commonTypes': round.view(summaryCommonTypes),
    'summary.letters': round.view(summaryLetters),
    'summary.resident': round.view(summaryResident),
    'summary.rules': round.view(listRules),
    'summary.rule': round.view(ruleDetail),
    'summary.indicators': round.view(listIndicators),
    'common.list': round.view(listCommon),
    'common.detail': round.view(commonDetail),
    'summary.trend': round.view(trendView),
    'summary.compare': round.view(compareView),
    'previousProblem.list': round.view(listPrevious),
    'previousProblem.history': previousHistory,
    'previousProblem.readSheet': round.view(readPrevious),
    'report.list': round.view(listReports),
    'meeting.agenda': meetingAgenda,
    'meeting.item': round.view(meetingItem),
    'report.figure': round.view(reportFigure),
    'report.paper': round.view(reportPaper),
    'report.passages': round.view(reportPassages),
    'report.lostPassages': round.view(lostPassages),
    'report.staleness': round.view(reportStaleness),
    'ledger.readSheet': round.view(readLedger),
    'summary.workbook': round.view(summaryWorkbook),
    'summary.ledgerTrouble': round.view(ledgerTrouble),
  } as const;
  return { commands, views, knowledge: shipped };
}

export type Workbench = ReturnType<typeof createWorkbench>;

export type CommandName = keyof Workbench['commands'];
export type CommandInput<N extends CommandName> = Workbench['commands'][N] extends Command<infer I, infer _A> ? I : never;
export type CommandAnswer<N extends CommandName> = Workbench['commands'][N] extends Command<infer _I, infer A> ? A : never;

export type ViewName = keyof Workbench['views'];
export type ViewParams<N extends ViewName> = Workbench['views'][N] extends View<infer P, infer _R> ? P : never;
export type ViewAnswer<N extends ViewName> = Workbench['views'][N] extends View<infer _P, infer R> ? R : never;
