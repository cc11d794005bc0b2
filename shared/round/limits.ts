import { z } from 'zod';
import { chineseNumber } from '../kernel/numerals.ts';
import { ok, refuse } from '../kernel/result.ts';
import { derivedOnce, view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { type Clock, clocks } from './clock-table.ts';
import { removeCommand } from './editing.ts';
import { countField, reader, textField } from './field.ts';
import { keyedEdit } from './keyed.ts';
import { type PlanLimits, regulationLimits } from './plan.ts';

/** One threshold of the regulation: a province may make it stricter in its own measures, never looser (GD 49). */
interface LimitRule {
  readonly label: string;
  readonly unit: string;
  readonly regulation: number;
  /** `more`: the province may ask for more; `less`: for less time. */
  readonly stricter: 'more' | 'less';
  readonly farthest: number;
  readonly article: number;
}

const least = (label: string, unit: string, regulation: number, farthest: number, article: number): LimitRule => ({
  ...{ label, unit, regulation, farthest, article },
  stricter: 'more',
});
const within = (label: string, unit: string, regulation: number, article: number): LimitRule => ({
  ...{ label, unit, regulation, article },
  farthest: 1,
  stricter: 'less',
});

const { routine, cross, workingDays, specialTeam, entry, notice } = regulationLimits;

/**
 * Only duties of the procuratorate itself stand here. What an inspected unit has to answer in (7 days, 15 days, 2 months) is national law
 * over others and is not for a province to change.
 */
export const limitRules = {
  routinePrisonDays: least('常规巡回监狱，总天数不少于', '日', routine.prison.days, 365, 10),
  routinePrisonOnSite: least('常规巡回监狱，现场不少于', '日', routine.prison.onSite, 365, 10),
  routinePrisonTeam: least('常规巡回监狱，每组左右', '人', routine.prison.team, 100, 20),
  routineDetentionDays: least('常规巡回看守所，总天数不少于', '日', routine.detention.days, 365, 10),
  routineDetentionOnSite: least('常规巡回看守所，现场不少于', '日', routine.detention.onSite, 365, 10),
  routineDetentionTeam: least('常规巡回看守所，每组左右', '人', routine.detention.team, 100, 20),
  crossPrisonMonths: least('交叉巡回监狱，总时间不少于', '个月', cross.prison.months, 12, 11),
  crossPrisonOnSite: least('交叉巡回监狱，现场不少于', '日', cross.prison.onSite, 365, 11),
  crossPrisonTeam: least('交叉巡回监狱，每组左右', '人', cross.prison.team, 100, 20),
  crossDetentionDays: least('交叉巡回看守所，总天数不少于', '日', cross.detention.days, 365, 11),
  crossDetentionOnSite: least('交叉巡回看守所，现场不少于', '日', cross.detention.onSite, 365, 11),
  crossDetentionTeam: least('交叉巡回看守所，每组左右', '人', cross.detention.team, 100, 20),
  crossShare: least('每年交叉巡回监狱的比例不少于（规定为三分之一）', '%', 33, 100, 11),
  workingDays: least('专门、机动巡回不少于', '个工作日', workingDays, 60, 13),
  specialTeam: least('专门、机动巡回，每组不少于', '人', specialTeam, 100, 20),
  entry: least('进入监区、监舍不少于', '人', entry, 20, 20),
  notice: least('提前书面告知不少于', '日', notice, 60, 29),
  feedbackMeeting: within('巡回检察结束后召开反馈会不超过', '日', clocks.feedbackMeeting.period.count, 35),
  supervision: within('巡回检察结束后专项督办不超过', '个月', clocks.supervision.period.count, 40),
} as const satisfies Record<string, LimitRule>;

export type LimitKey = keyof typeof limitRules;
export const limitKeys = Object.keys(limitRules) as readonly LimitKey[];
const isKey = (key: string): key is LimitKey => Object.hasOwn(limitRules, key);

export const limitFields = {
  value: countField('省级标准', 365),
  /** Title and article of the provincial measures. */
  basis: textField('依据', 200),
} as const;

const readLimit = reader(limitFields);

export const editLimit = keyedEdit('limit', '省级标准', limitFields, isKey, (key, _context, _before, after) => {
  if (!isKey(key) || after.value === null) return ok(null);
  const { regulation, farthest, stricter, unit, label } = limitRules[key];
  const fits = stricter === 'more' ? after.value >= regulation && after.value <= farthest : after.value <= regulation && after.value >= farthest;
  if (fits) return ok(null);
  const [from, to] = stricter === 'more' ? [regulation, farthest] : [farthest, regulation];
  return refuse({
    code: 'limit.looser',
    words: `“${label}”只能在规定的基础上从严（${from}至${to}${unit}），不能定为${after.value}${unit}（规定第四十九条）。`,
    next: '请核对省级实施办法。',
    place: 'value',
  });
});
export const removeLimit = removeCommand('limit', '省级标准');

/** Values that the province set, by key. What a foreign or older program wrote looser than the regulation does not count. */
const ownLimits = derivedOnce(['limit'], (source): ReadonlyMap<LimitKey, { readonly value: number; readonly basis: string }> => {
  const found = new Map<LimitKey, { readonly value: number; readonly basis: string }>();
  for (const record of source.records('limit')) {
    const { id, value, basis } = readLimit(record);
    if (!isKey(id) || value === null) continue;
    const { regulation, stricter } = limitRules[id];
    if (stricter === 'more' ? value > regulation : value < regulation && value > 0) found.set(id, { value, basis });
  }
  return found;
});

/** The threshold that holds in this round: the province's, else the regulation's. */
export const limitOf = (source: RecordSource, key: LimitKey): number => ownLimits(source).get(key)?.value ?? limitRules[key].regulation;

export function planLimitsOf(source: RecordSource): PlanLimits {
  const of = (key: LimitKey): number => limitOf(source, key);
  return {
    routine: {
      prison: { days: of('routinePrisonDays'), onSite: of('routinePrisonOnSite'), team: of('routinePrisonTeam') },
      detention: { days: of('routineDetentionDays'), onSite: of('routineDetentionOnSite'), team: of('routineDetentionTeam') },
    },
    cross: {
      prison: { months: of('crossPrisonMonths'), onSite: of('crossPrisonOnSite'), team: of('crossPrisonTeam') },
      detention: { days: of('crossDetentionDays'), onSite: of('crossDetentionOnSite'), team: of('crossDetentionTeam') },
    },
    share: ownLimits(source).get('crossShare')?.value ?? null,
    ...{ workingDays: of('workingDays'), specialTeam: of('specialTeam'), entry: of('entry'), notice: of('notice') },
    about: regulationLimits.about,
  };
}

/** A clock of the office's own duty as it runs in this round, with the province's period and its basis in the article. */
export function clockIn(source: RecordSource, key: 'notice' | 'feedbackMeeting' | 'supervision'): Clock {
  const clock = clocks[key];
  const own = ownLimits(source).get(key);
  if (!own) return clock;
  const article = `${clock.article}，省级标准${own.basis === '' ? '' : `（${own.basis}）`}`;
  return { ...clock, period: { ...clock.period, count: own.value }, article };
}

export interface LimitRow {
  readonly key: LimitKey;
  readonly label: string;
  readonly unit: string;
  readonly regulation: number;
  readonly article: string;
  readonly value: number | null;
  readonly basis: string;
}

/** Every threshold with what the regulation says and what the province set. */
export const listLimits = view({
  params: z.object({}),
  kinds: ['limit'],
  read: (source): readonly LimitRow[] =>
    limitKeys.map((key) => {
      const { label, unit, regulation, article } = limitRules[key];
      const record = source.records('limit').find((one) => one.id === key);
      const own = record ? readLimit(record) : { value: null, basis: '' };
      return { key, label, unit, regulation, article: `规定第${chineseNumber(article)}条`, value: own.value, basis: own.basis };
    }),
});
