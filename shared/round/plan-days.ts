import { addDays, chineseDate, type DateOnly, daysBetween } from '../kernel/date-only.ts';
import { addMonths } from '../law/month-arithmetic.ts';
import type { Provision } from '../law/schema.ts';
import { type DayLimits, gdPlace, type Plan, type PlanFinding, type PlanLimits, type PlannedFacility, type PlanRule, planFinding } from './plan.ts';
import type { FacilityKind } from './words.ts';
import { type WorkCalendar, workingDaysBetween } from './working-days.ts';

export type Measured = 'prison' | 'detention';
/** Only prisons and 看守所 have norms; community correction goes by reference (GD 48). */
export const measured = (kind: FacilityKind): Measured | undefined => (kind === 'prison' || kind === 'detention' ? kind : undefined);

/** The stricter norm decides for a round over both kinds; a round with neither (community correction) has no fixed days (GD 48). */
function roundMeasure(plan: Plan): Measured | undefined {
  const kinds = plan.facilities.map((facility) => measured(facility.kind));
  return kinds.includes('prison') ? 'prison' : kinds.find((kind) => kind !== undefined);
}

export function checkTotalDays(plan: Plan, calendar: WorkCalendar, limits: PlanLimits): PlanFinding[] {
  if (plan.kind === 'crossProvince') return [];
  const at = {
    routine: gdPlace(10, roundMeasure(plan) === 'detention' ? 2 : 1),
    cross: gdPlace(11, roundMeasure(plan) === 'detention' ? 3 : 2),
    special: gdPlace(13, 3),
    mobile: gdPlace(14, 2),
  }[plan.kind];
  const measure = roundMeasure(plan);
  if (plan.kind !== 'special' && plan.kind !== 'mobile' && measure === undefined) return [];
  if (plan.from === null || plan.to === null) return [planFinding('totalDays', at, false, '没有填写起止日期，无法核对总天数。')];
  if (plan.kind === 'special' || plan.kind === 'mobile') return [checkWorkingDays(plan.from, plan.to, at, calendar, limits)];
  const days = daysBetween(plan.from, plan.to) + 1;
  const least = leastEnd(plan.kind, measure ?? 'prison', plan.from, limits);
  const figures = [
    { label: '计划天数', value: days, unit: '日' },
    { label: '最低天数', value: daysBetween(plan.from, least) + 1, unit: '日' },
  ];
  return [withShortening(plan, 'totalDays', at, plan.to >= least, `总天数${days}日`, `不少于${totalWords(plan.kind, measure ?? 'prison', limits)}`, figures)];
}

function leastEnd(kind: 'routine' | 'cross', measure: Measured, from: DateOnly, limits: PlanLimits): DateOnly {
  if (kind === 'cross' && measure === 'prison') return addDays(addMonths(from, limits.cross.prison.months), -1);
  return addDays(from, dayLimits(kind, measure, limits).days - 1);
}

const dayLimits = (kind: 'routine' | 'cross', measure: Measured, limits: PlanLimits): DayLimits =>
  kind === 'cross' ? limits.cross.detention : limits.routine[measure];

const totalWords = (kind: 'routine' | 'cross', measure: Measured, limits: PlanLimits): string =>
  kind === 'cross' && measure === 'prison' ? `${limits.cross.prison.months}个月` : `${dayLimits(kind, measure, limits).days}日`;

function checkWorkingDays(from: DateOnly, to: DateOnly, at: Provision, calendar: WorkCalendar, limits: PlanLimits): PlanFinding {
  const { value, warnings } = workingDaysBetween(calendar, from, to);
  const figures = [
    { label: '计划工作日', value, unit: '个工作日' },
    { label: '最低工作日', value: limits.workingDays, unit: '个工作日' },
  ];
  const passed = value >= limits.workingDays && warnings.length === 0;
  const verdict = value >= limits.workingDays ? `共${value}个工作日，符合要求。` : `共${value}个工作日，一般不少于${limits.workingDays}个工作日。`;
  return planFinding('totalDays', at, passed, [verdict, ...warnings].join(''), figures);
}

/** GD 12: less than the minimum passes only with a reason and a filing date. */
function withShortening(
  plan: Plan,
  rule: PlanRule,
  at: Provision,
  enough: boolean,
  fact: string,
  demand: string,
  figures: PlanFinding['figures'],
  subject?: string,
): PlanFinding {
  if (enough) return planFinding(rule, at, true, `${fact}，符合${demand}的要求。`, figures, subject);
  const { reason, filedOn } = plan.shortening;
  if (reason.trim() !== '' && filedOn !== null) {
    return planFinding(rule, gdPlace(12), true, `${fact}，低于${demand}的要求；已说明缩短理由，并于${chineseDate(filedOn)}报上一级备案。`, figures, subject);
  }
  const missing = [reason.trim() === '' ? '缩短理由' : '', filedOn === null ? '备案日期' : ''].filter(Boolean).join('和');
  return planFinding(rule, at, false, `${fact}，低于${demand}的要求；确需缩短的，请补填${missing}（规定第十二条）。`, figures, subject);
}

export function checkOnSite(plan: Plan, facility: PlannedFacility, limits: PlanLimits): PlanFinding[] {
  const measure = measured(facility.kind);
  if (!measure || (plan.kind !== 'routine' && plan.kind !== 'cross')) return [];
  const at = plan.kind === 'routine' ? gdPlace(10, measure === 'prison' ? 1 : 2) : gdPlace(11, measure === 'prison' ? 2 : 3);
  const least = plan.kind === 'routine' ? limits.routine[measure].onSite : limits.cross[measure].onSite;
  if (facility.onSiteFrom === null || facility.onSiteTo === null)
    return [planFinding('onSiteDays', at, false, '没有填写进驻、撤出日期，无法核对现场天数。', [], facility.name)];
  const days = daysBetween(facility.onSiteFrom, facility.onSiteTo) + 1;
  const figures = [
    { label: '现场天数', value: days, unit: '日' },
    { label: '最低天数', value: least, unit: '日' },
  ];
  return [withShortening(plan, 'onSiteDays', at, days >= least, `现场${days}日`, `不少于${least}日`, figures, facility.name)];
}
