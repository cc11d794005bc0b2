import { placeText } from '../law/citation.ts';
import type { Reference } from '../law/schema.ts';

/** Length of a statutory period. 日 are calendar days unless the rule writes 工作日 (field report 1.8). */
export type Period = { readonly unit: 'days' | 'workingDays' | 'months'; readonly count: number };

/** One statutory clock: what starts it, how long it runs, and which paper comes when it has run out. */
export interface Clock {
  readonly id: string;
  readonly name: string;
  /** What the start day is, as the form labels it. */
  readonly startLabel: string;
  readonly period: Period;
  /** `before`: the last day lies ahead of the start (notice before an inspection) and no holiday moves it. */
  readonly direction: 'after' | 'before';
  /** Custody and sentences end on the day itself, holiday or not (刑诉法 105). */
  readonly custody: boolean;
  readonly basis: readonly Reference[];
  /** In words, with the law's short title. */
  readonly article: string;
  /** What to do when it has run out without an answer. */
  readonly next: string;
}

interface Place {
  readonly law: string;
  readonly version: string;
  readonly shortTitle: string;
  readonly article: number;
  readonly paragraph?: number;
  readonly item?: number;
}

interface ClockRow {
  readonly name: string;
  readonly startLabel: string;
  readonly period: Period;
  readonly at: Place;
  readonly next: string;
  readonly direction?: 'before';
  readonly custody?: true;
}

const days = (count: number): Period => ({ unit: 'days', count });
const months = (count: number): Period => ({ unit: 'months', count });

const gd: Omit<Place, 'article'> = { law: 'GD', version: 'GD21', shortTitle: '巡回检察规定' };
const gz: Omit<Place, 'article'> = { law: 'GZ', version: 'GZ19', shortTitle: '刑诉规则' };
const jy: Omit<Place, 'article'> = { law: 'JY', version: 'JY19', shortTitle: '检察建议规定' };
const kb: Omit<Place, 'article'> = { law: 'KB08', version: 'KB08', shortTitle: '看守所检察办法' };

const rows = {
  notice: {
    name: '书面告知',
    startLabel: '巡回检察开始日',
    period: days(3),
    at: { ...gd, article: 29 },
    next: '特殊情况可以在当日告知，请记明理由。',
    direction: 'before',
  },
  oral: {
    name: '口头纠正',
    startLabel: '口头提出日',
    period: days(7),
    at: { ...gz, article: 624, paragraph: 1, item: 2 },
    next: '未纠正的，书面提出纠正意见（纠正违法通知书）。',
  },
  correctionNotice: {
    name: '纠正违法通知书回复',
    startLabel: '发出日',
    period: days(15),
    at: { ...gd, article: 37 },
    next: '仍未纠正或者回复的，督促回复并向上级检察院报告。',
  },
  suggestionLetter: {
    name: '检察建议书回复',
    startLabel: '发出日',
    period: months(2),
    at: { ...gd, article: 37 },
    next: '仍未整改、采纳或者回复的，向上级检察院报告。',
  },
  suggestionReceipt: {
    name: '检察建议书回复（收到起算）',
    startLabel: '收到日',
    period: months(2),
    at: { ...jy, article: 19 },
    next: '被建议单位在此期限内书面回复；向上级报告的期限从发出日另计（巡回检察规定第三十七条）。',
  },
  feedbackMeeting: {
    name: '反馈会',
    startLabel: '巡回检察结束日',
    period: days(30),
    at: { ...gd, article: 35, paragraph: 2 },
    next: '尽快召开反馈会，送达反馈意见。',
  },
  supervision: {
    name: '专项督办',
    startLabel: '巡回检察结束日',
    period: months(3),
    at: { ...gd, article: 40 },
    next: '开展专项督办（回头看），核查整改落实情况。',
  },
  objectionReview: {
    name: '纠正意见复查',
    startLabel: '收到书面异议日',
    period: days(7),
    at: { ...gz, article: 554 },
    next: '作出复查决定并通知；维持的报告上一级，错误的撤销。',
  },
  suggestionReview: {
    name: '检察建议复核',
    startLabel: '收到书面异议日',
    // 立即: the rule names no number of days.
    period: days(0),
    at: { ...jy, article: 23 },
    next: '立即复核：异议成立的修改或者撤回检察建议书，不成立的说明理由。',
  },
  reductionOpinion: {
    name: '减刑假释提请检察意见',
    startLabel: '收到建议书副本日',
    period: days(10),
    at: { ...gz, article: 635 },
    next: '案情复杂或者情况特殊的，可以延长十日。',
  },
  reductionOpinionExtended: {
    name: '减刑假释提请检察意见（延长）',
    startLabel: '收到建议书副本日',
    period: days(20),
    at: { ...gz, article: 635 },
    next: '向审理的人民法院提出书面检察意见。',
  },
  reductionRuling: {
    name: '纠正不当减刑假释裁定',
    startLabel: '收到裁定书副本日',
    period: days(20),
    at: { ...gz, article: 639 },
    next: '向作出裁定的人民法院提出纠正意见。',
  },
  rehearing: { name: '法院重新审理', startLabel: '法院收到纠正意见日', period: months(1), at: { ...gz, article: 641 }, next: '监督是否另行组成合议庭审理。' },
  releaseOpinion: {
    name: '暂予监外执行提请检察意见',
    startLabel: '收到书面意见副本日',
    period: days(10),
    at: { ...gz, article: 630 },
    next: '向决定或者批准机关提出书面检察意见。',
  },
  releaseDecision: {
    name: '纠正不当暂予监外执行决定',
    startLabel: '收到决定书日',
    period: months(1),
    at: { ...gz, article: 632 },
    next: '向决定或者批准机关提出纠正意见；下级院立即层报同级院。',
  },
  detentionOverdue: {
    name: '超期羁押纠正违法回复',
    startLabel: '发出日',
    period: days(5),
    at: { ...kb, article: 16, item: 4 },
    next: '未回复的，报告上一级检察院。',
  },
  deliveryToPrison: {
    name: '送交监狱执行',
    startLabel: '收到执行通知书日',
    period: days(30),
    at: { ...gz, article: 625, item: 2 },
    next: '未送交的，依法提出纠正意见。',
    custody: true,
  },
} satisfies Record<string, ClockRow>;

export type ClockId = keyof typeof rows;

function clockOf(id: string, row: ClockRow): Clock {
  const { law, shortTitle, ...place } = row.at;
  return {
    id,
    name: row.name,
    startLabel: row.startLabel,
    period: row.period,
    direction: row.direction ?? 'after',
    custody: row.custody ?? false,
    basis: [{ law, at: [place] }],
    article: `${shortTitle}${placeText({ unit: 'article', ...place })}`,
    next: row.next,
  };
}

/** The clocks of an inspection and of the opinions on a change of sentence (field report 1.4, 1.8, 2.1). */
export const clocks = Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, clockOf(id, row)])) as Readonly<Record<ClockId, Clock>>;

export function periodWords(period: Period): string {
  const unit = { days: '日', workingDays: '个工作日', months: '个月' }[period.unit];
  return `${period.count}${unit}`;
}
