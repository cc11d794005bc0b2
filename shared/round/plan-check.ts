import { daysBetween } from '../kernel/date-only.ts';
import {
  gdPlace,
  type Plan,
  type PlanFinding,
  type PlanLimits,
  type PlannedFacility,
  type PlannedTeam,
  type PlanYear,
  planFinding,
  regulationLimits,
} from './plan.ts';
import { checkOnSite, checkTotalDays, measured } from './plan-days.ts';
import { roundKindWords } from './words.ts';
import type { WorkCalendar } from './working-days.ts';

/** Checks a plan against table 1.2 of the field report. The calendar decides the working days of 专门 and 机动. */
export function checkPlan(plan: Plan, calendar: WorkCalendar, limits: PlanLimits = regulationLimits): readonly PlanFinding[] {
  return [
    ...checkOrganiser(plan),
    ...checkTotalDays(plan, calendar, limits),
    ...plan.facilities.flatMap((facility) => [...checkOnSite(plan, facility, limits), ...checkEntry(facility, limits), ...checkNotice(plan, facility, limits)]),
    ...plan.teams.flatMap((team) => [...checkTeamSize(plan, team, limits), checkLead(team)]),
    ...checkYearlyShare(plan, limits),
  ];
}

function checkOrganiser(plan: Plan): PlanFinding[] {
  const juvenile = plan.facilities.filter((facility) => facility.juvenile);
  const findings = juvenile.map((facility) => {
    const fits = plan.organiser === 'provincial' || plan.organiser === 'supreme';
    return planFinding(
      'organiser',
      gdPlace(48, 2),
      fits,
      fits ? '未成年犯管教所由省级院组织。' : '未成年犯管教所的巡回检察应由省级院组织。',
      [],
      facility.name,
    );
  });
  const wrong = organiserTrouble(plan);
  return [planFinding('organiser', gdPlace(9), wrong === undefined, wrong ?? `${roundKindWords[plan.kind]}的组织院符合规定。`), ...findings];
}

function organiserTrouble(plan: Plan): string | undefined {
  const prisons = plan.facilities.some((facility) => facility.kind === 'prison');
  const detention = plan.facilities.some((facility) => facility.kind === 'detention');
  switch (plan.kind) {
    case 'cross':
      if (plan.organiser === 'provincial' || plan.organiser === 'supreme') return undefined;
      return prisons || plan.organiser !== 'municipal' ? '交叉巡回检察由省级院组织，看守所的也可以由市级院组织。' : undefined;
    case 'crossProvince':
      return plan.organiser === 'supreme' || plan.organiser === 'provincial' ? undefined : '跨省交叉巡回检察由最高人民检察院组织省级院进行。';
    case 'routine':
      if (detention && plan.organiser === 'dispatched') return '看守所的常规巡回检察由市级院组织。';
      return plan.organiser === 'municipal' || plan.organiser === 'dispatched' ? undefined : '常规巡回检察由市级院或者刑事执行派出检察院组织。';
    default:
      return plan.organiser === 'municipal' || plan.organiser === 'dispatched' ? undefined : '专门、机动巡回检察由市级院或者刑事执行派出检察院组织。';
  }
}

function checkEntry(facility: PlannedFacility, limits: PlanLimits): PlanFinding[] {
  if (facility.entrySize === null) return [];
  const enough = facility.entrySize >= limits.entry;
  const words = enough ? `每次进入监区、监舍${facility.entrySize}人，符合要求。` : `每次进入监区、监舍只有${facility.entrySize}人，不得少于${limits.entry}人。`;
  return [planFinding('twoPersons', gdPlace(20, 2), enough, words, [{ label: '进入人数', value: facility.entrySize, unit: '人' }], facility.name)];
}

function checkNotice(plan: Plan, facility: PlannedFacility, limits: PlanLimits): PlanFinding[] {
  const start = facility.onSiteFrom ?? plan.from;
  if (facility.noticeOn === null || start === null) return [];
  const ahead = daysBetween(facility.noticeOn, start);
  const enough = ahead >= limits.notice;
  const words = enough ? `提前${ahead}日书面告知，符合要求。` : `只提前${ahead}日书面告知，一般应在${limits.notice}日前；特殊情况可以当日告知，请记明理由。`;
  return [planFinding('notice', gdPlace(29), enough, words, [{ label: '提前天数', value: ahead, unit: '日' }], facility.name)];
}

function checkTeamSize(plan: Plan, team: PlannedTeam, limits: PlanLimits): PlanFinding[] {
  if (plan.kind === 'crossProvince') return [];
  if (plan.kind === 'special' || plan.kind === 'mobile') {
    const enough = team.people >= limits.specialTeam;
    return [
      planFinding(
        'teamSize',
        gdPlace(20, 2),
        enough,
        `${team.people}人，${enough ? '符合' : '少于'}不少于${limits.specialTeam}人的要求。`,
        teamFigures(team, limits.specialTeam),
        team.name,
      ),
    ];
  }
  const kinds = team.facilityKinds.map(measured).filter((kind) => kind !== undefined);
  const measure = kinds.includes('prison') ? 'prison' : kinds[0];
  if (!measure) return [];
  const norm = plan.kind === 'routine' ? limits.routine[measure].team : limits.cross[measure].team;
  const least = Math.ceil(norm * (1 - limits.about));
  const words = team.people >= least ? `${team.people}人，符合${norm}人左右的要求。` : `${team.people}人，明显少于${norm}人左右（按不少于${least}人掌握）。`;
  return [planFinding('teamSize', gdPlace(20, 2), team.people >= least, words, teamFigures(team, norm), team.name)];
}

const teamFigures = (team: PlannedTeam, norm: number): PlanFinding['figures'] => [
  { label: '人数', value: team.people, unit: '人' },
  { label: '规定人数', value: norm, unit: '人' },
];

function checkLead(team: PlannedTeam): PlanFinding {
  return planFinding('teamLead', gdPlace(21), team.lead, team.lead ? '已确定主办检察官。' : '没有确定主办检察官。', [], team.name);
}

/** Prisons of the year, this plan's among them. */
const coveredInYear = (plan: Plan, year: PlanYear): number => year.coveredElsewhere + plan.facilities.filter((facility) => facility.kind === 'prison').length;

function checkYearlyShare(plan: Plan, limits: PlanLimits): PlanFinding[] {
  if (plan.year === null || plan.year.prisons <= 0) return [];
  if (plan.kind === 'routine') return checkEveryPrison(plan, plan.year);
  return plan.kind === 'cross' ? checkThird(plan, plan.year, limits) : [];
}

/** Each prison at least once a year, in 常规. Nothing is asked of a plan for 看守所 alone. */
function checkEveryPrison(plan: Plan, year: PlanYear): PlanFinding[] {
  const covered = coveredInYear(plan, year);
  if (covered === 0) return [];
  const left = Math.max(0, year.prisons - covered);
  const words = `本年常规巡回监狱${covered}所，辖区共${year.prisons}所，${left === 0 ? '每所都有安排。' : `还有${left}所没有安排，每所每年不少于一次。`}`;
  const figures = [
    { label: '常规巡回监狱', value: covered, unit: '所' },
    { label: '辖区监狱', value: year.prisons, unit: '所' },
  ];
  return [planFinding('yearlyShare', gdPlace(10, 1), left === 0, words, figures)];
}

/** 原则上每年不少于三分之一. Prints numerator and denominator; compared without rounding. */
function checkThird(plan: Plan, year: PlanYear, limits: PlanLimits): PlanFinding[] {
  const covered = coveredInYear(plan, year);
  const share = (covered / year.prisons) * 100;
  const enough = limits.share === null ? covered * 3 >= year.prisons : covered * 100 >= year.prisons * limits.share;
  const others = year.coveredElsewhere === 0 ? '' : `（其中其他轮次${year.coveredElsewhere}所）`;
  const norm = limits.share === null ? '三分之一' : `${limits.share}%`;
  const words = `本年交叉巡回监狱${covered}所${others}，辖区共${year.prisons}所，占${share.toFixed(1)}%，${enough ? '不少于' : '少于'}${norm}。`;
  const figures = [
    { label: '交叉巡回监狱', value: covered, unit: '所' },
    { label: '辖区监狱', value: year.prisons, unit: '所' },
    { label: '占比', value: Number(share.toFixed(1)), unit: '%' },
  ];
  return [planFinding('yearlyShare', gdPlace(11, 2), enough, words, figures)];
}
