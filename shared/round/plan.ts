import type { DateOnly } from '../kernel/date-only.ts';
import { placeText } from '../law/citation.ts';
import type { Provision, Reference } from '../law/schema.ts';
import type { FacilityKind, OrganiserLevel, RoundKind } from './words.ts';

/** What is known of a round before the team leaves. `null` is 未填. */
export interface Plan {
  readonly kind: RoundKind;
  readonly organiser: OrganiserLevel;
  /** Whole inspection, from the first to the last day. */
  readonly from: DateOnly | null;
  readonly to: DateOnly | null;
  /** GD 12: only with a reason, and filed with the next higher procuratorate. */
  readonly shortening: { readonly reason: string; readonly filedOn: DateOnly | null };
  readonly facilities: readonly PlannedFacility[];
  readonly teams: readonly PlannedTeam[];
  /** Yearly shares, where the figures are known. */
  readonly year: PlanYear | null;
}

export interface PlannedFacility {
  readonly name: string;
  readonly kind: FacilityKind;
  /** 未成年犯管教所. */
  readonly juvenile: boolean;
  readonly onSiteFrom: DateOnly | null;
  readonly onSiteTo: DateOnly | null;
  /** Persons who enter 监区 or 监舍 together. */
  readonly entrySize: number | null;
  /** Day of the written notice. */
  readonly noticeOn: DateOnly | null;
}

export interface PlannedTeam {
  readonly name: string;
  readonly people: number;
  /** Has a 主办检察官. */
  readonly lead: boolean;
  /** What it inspects; a team for both kinds is measured by the larger norm. */
  readonly facilityKinds: readonly FacilityKind[];
}

export interface PlanYear {
  /** Prisons of the province, or of the office's own district: the denominator of GD 10 and 11. */
  readonly prisons: number;
  /** Prisons that other rounds of the same kind inspected in the same year, none of this plan's among them. */
  readonly coveredElsewhere: number;
}

/** Limits of the regulation. GD 49 lets a province write its own measures: a round may hand other limits to `checkPlan`. */
export interface PlanLimits {
  readonly routine: Readonly<Record<'prison' | 'detention', DayLimits>>;
  readonly cross: { readonly prison: MonthLimits; readonly detention: DayLimits };
  /** Working days of 专门 and 机动. */
  readonly workingDays: number;
  readonly specialTeam: number;
  readonly entry: number;
  /** Days of written notice before the start. */
  readonly notice: number;
  /** Least share of the province's prisons in a year, in percent; null: one third, compared without rounding. */
  readonly share: number | null;
  /** 左右: part of the norm that may be missing before a warning. Our own reading, the regulation gives no number. */
  readonly about: number;
}
export interface DayLimits {
  readonly days: number;
  readonly onSite: number;
  readonly team: number;
}
export interface MonthLimits {
  readonly months: number;
  readonly onSite: number;
  readonly team: number;
}

export const regulationLimits: PlanLimits = {
  routine: { prison: { days: 15, onSite: 10, team: 10 }, detention: { days: 7, onSite: 4, team: 5 } },
  cross: { prison: { months: 1, onSite: 20, team: 15 }, detention: { days: 10, onSite: 7, team: 7 } },
  workingDays: 3,
  specialTeam: 3,
  entry: 2,
  notice: 3,
  share: null,
  about: 0.2,
};

export type PlanRule = 'organiser' | 'totalDays' | 'onSiteDays' | 'teamSize' | 'teamLead' | 'twoPersons' | 'yearlyShare' | 'notice';

/** One check of one rule. A warning never stops the person: the regulation leaves room, the record shows that it was seen. */
export interface PlanFinding {
  readonly rule: PlanRule;
  /** The facility or team concerned; absent for the whole round. */
  readonly subject?: string;
  readonly article: string;
  readonly basis: Reference;
  readonly outcome: 'passed' | 'warning';
  readonly words: string;
  readonly figures: readonly { readonly label: string; readonly value: number; readonly unit: string }[];
}

/** A paragraph of 人民检察院巡回检察工作规定. */
export const gdPlace = (article: number, paragraph?: number): Provision => ({ version: 'GD21', article, ...(paragraph !== undefined && { paragraph }) });

export function planFinding(
  rule: PlanRule,
  at: Provision,
  passed: boolean,
  words: string,
  figures: PlanFinding['figures'] = [],
  subject?: string,
): PlanFinding {
  return {
    rule,
    ...(subject !== undefined && { subject }),
    article: `《人民检察院巡回检察工作规定》${placeText({ unit: 'article', ...at })}`,
    basis: { law: 'GD', at: [at] },
    outcome: passed ? 'passed' : 'warning',
    words,
    figures,
  };
}
