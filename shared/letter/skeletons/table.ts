import type { Skeleton } from '../skeleton.ts';
import type { LetterType } from '../words.ts';
import { announcement } from './announcement.ts';
import { clueTransfer } from './clue-transfer.ts';
import { correctionNotice } from './correction-notice.ts';
import { feedbackMinutes } from './feedback-minutes.ts';
import { feedbackOpinion } from './feedback-opinion.ts';
import { informLetter } from './inform-letter.ts';
import { inspectionOpinion } from './inspection-opinion.ts';
import { inspectionReport } from './inspection-report.ts';
import { oralRecord } from './oral-record.ts';
import { interviewRecord, materialList, serviceReturn, workRecord } from './record-sheets.ts';
import { residentFeedback } from './resident-feedback.ts';
import { reviewDecision } from './review-decision.ts';
import { paroleOpinion, paroleRulingOpinion, reductionOpinion, reductionRulingOpinion, releaseDecisionOpinion, releaseOpinion } from './sentence-opinions.ts';
import { suggestionLetter } from './suggestion-letter.ts';
import { supervisionPlan, supervisionReport } from './supervision.ts';
import { workPlan } from './work-plan.ts';

/** How each kind of paper begins. The two that follow an overdue letter are drafted by the clocks, which know the days. */
export const skeletons: Readonly<Record<Exclude<LetterType, 'urging' | 'reportUpward'>, Skeleton>> = {
  correctionNotice,
  suggestionLetter,
  oralRecord,
  inspectionOpinion,
  reviewDecision,
  clueTransfer,
  workPlan,
  informLetter,
  announcement,
  feedbackOpinion,
  residentFeedback,
  feedbackMinutes,
  inspectionReport,
  supervisionPlan,
  supervisionReport,
  reductionOpinion,
  paroleOpinion,
  releaseOpinion,
  reductionRulingOpinion,
  paroleRulingOpinion,
  releaseDecisionOpinion,
  workRecord,
  interviewRecord,
  materialList,
  serviceReturn,
};
