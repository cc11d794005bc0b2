import { addEvidence, bindEvidence, editEvidence, removeEvidence, unbindEvidence } from '../evidence/commands.ts';
import { listEvidence } from '../evidence/list.ts';
import { closeFinding, confirmFinding, dismissFinding, removeFinding, reopenFinding, verifyFinding } from '../finding/decide.ts';
import { findingDetail } from '../finding/detail.ts';
import type { Knowledge } from '../finding/knowledge.ts';
import { listFindings } from '../finding/list.ts';
import { recordOral } from '../finding/oral-correction.ts';
import { editFinding, recordFinding } from '../finding/record-finding.ts';
import type { Command, View } from '../ledger/command.ts';
import { draftLetter } from '../letter/draft-letter.ts';
import { addBlock, bindFinding, editBlock, editLetter, moveBlock, removeBlock, removeLetter, unbindFinding } from '../letter/edit-letter.ts';
import { addReply, issueLetter } from '../letter/issue-letter.ts';
import { letterDetail, listLetters } from '../letter/views.ts';
import { addFacility, editFacility, removeFacility } from '../round/facility.ts';
import { addMember, editMember, removeMember } from '../round/member.ts';
import { roundOverview } from '../round/overview.ts';
import { editRound } from '../round/round.ts';
import { setUpRound } from '../round/set-up-round.ts';
import { addTeam, editTeam, removeTeam } from '../round/team.ts';
import { summaryBoard, summaryFigure, summaryReport, summaryWorkbooks } from '../summary/views.ts';
import { listConflicts } from './conflicts.ts';
import { homeOverview } from './home.ts';
import { restoreRecord } from './restore-record.ts';
import { settleConflict } from './settle-conflict.ts';

/** Every act and every reading of a book, by the name that crosses to the page. Edits of a kind are `<kind>.edit`. */
export function createWorkbench(knowledge: Knowledge) {
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
    'finding.record': recordFinding,
    'finding.edit': editFinding,
    'finding.verify': verifyFinding,
    'finding.confirm': confirmFinding,
    'finding.dismiss': dismissFinding,
    'finding.close': closeFinding,
    'finding.reopen': reopenFinding,
    'finding.oral': recordOral,
    'finding.remove': removeFinding,
    'evidence.add': addEvidence,
    'evidence.edit': editEvidence,
    'evidence.bind': bindEvidence,
    'evidence.unbind': unbindEvidence,
    'evidence.remove': removeEvidence,
    'letter.draft': draftLetter(knowledge),
    'letter.edit': editLetter,
    'letter.bind': bindFinding,
    'letter.unbind': unbindFinding,
    'letter.issue': issueLetter,
    'letter.remove': removeLetter,
    'letterBlock.add': addBlock,
    'letterBlock.edit': editBlock,
    'letterBlock.move': moveBlock,
    'letterBlock.remove': removeBlock,
    'reply.add': addReply,
    'record.restore': restoreRecord,
    'conflict.settle': settleConflict,
  } as const;
  const views = {
    'home.overview': homeOverview(knowledge),
    'round.overview': roundOverview,
    'findings.list': listFindings(knowledge),
    'findings.detail': findingDetail(knowledge),
    'evidence.list': listEvidence,
    'letters.list': listLetters,
    'letters.detail': letterDetail(knowledge),
    'conflicts.list': listConflicts,
    'summary.board': summaryBoard(knowledge),
    'summary.figure': summaryFigure(knowledge),
    'summary.report': summaryReport(knowledge),
    'summary.workbooks': summaryWorkbooks(knowledge),
  } as const;
  return { commands, views, knowledge };
}

export type Workbench = ReturnType<typeof createWorkbench>;

export type CommandName = keyof Workbench['commands'];
export type CommandInput<N extends CommandName> = Workbench['commands'][N] extends Command<infer I, infer _A> ? I : never;
export type CommandAnswer<N extends CommandName> = Workbench['commands'][N] extends Command<infer _I, infer A> ? A : never;

export type ViewName = keyof Workbench['views'];
export type ViewParams<N extends ViewName> = Workbench['views'][N] extends View<infer P, infer _R> ? P : never;
export type ViewAnswer<N extends ViewName> = Workbench['views'][N] extends View<infer _P, infer R> ? R : never;
