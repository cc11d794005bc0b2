import { oralDue } from '../finding/oral-period.ts';
import type { DateOnly } from '../kernel/date-only.ts';
import type { SummaryFacts } from './facts.ts';
import { param } from './rules/rule-book.ts';

/** Last day for an oral opinion as this round counts it: the statutory seven days unless its 统计口径 says otherwise, holidays as on the clock board. */
export const oralDueOf =
  ({ rules, knowledge }: Pick<SummaryFacts, 'rules' | 'knowledge'>) =>
  (oralOn: DateOnly): DateOnly =>
    oralDue(oralOn, knowledge.calendar, param(rules, 'measures.oralOverdue', 'days'));
