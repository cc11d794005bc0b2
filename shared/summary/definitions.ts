import type { Finding } from '../finding/finding.ts';
import { severities, severityWords } from '../finding/words.ts';
import { daysBetween } from '../kernel/date-only.ts';
import type { SupervisoryType } from '../letter/kinds.ts';
import { letterTypeWords } from '../letter/words.ts';
import { commonProblems } from './common-problems.ts';
import type { IssuedLetter, SummaryFacts } from './facts.ts';
import { count, type Figure, type FigureDefinition, ratio } from './figure.ts';

/** Oral opinions that are not corrected within seven days lead to writing (GZ 624(2)). */
const ORAL_DAYS = 7;

const ids = (items: readonly { readonly id: string }[]): readonly string[] => items.map((item) => item.id);
const letterIds = (items: readonly IssuedLetter[]): readonly string[] => items.map(({ letter }) => letter.id);

const past = (facts: SummaryFacts): readonly IssuedLetter[] => facts.letters.filter(({ letter }) => letter.replyDue !== null && letter.replyDue < facts.cutoff);
const answered = (item: IssuedLetter): boolean => item.replies.length > 0;
const inTime = ({ letter, replies }: IssuedLetter): boolean => replies.some((reply) => (reply.receivedOn ?? '') <= (letter.replyDue ?? ''));
/** What the last reply says: it stands. */
const adoption = (item: IssuedLetter) => item.replies.at(-1)?.adoption;
const adopted = (item: IssuedLetter): boolean => adoption(item) === 'adopted' || adoption(item) === 'partly';
const judged = (facts: SummaryFacts): readonly IssuedLetter[] => past(facts).filter((item) => adoption(item) !== 'objection');

const issued = (type: SupervisoryType, article: string): FigureDefinition =>
  count({
    id: `letters.${type}`,
    label: letterTypeWords[type],
    unit: '件',
    rule: `截至统计日已登记发出的${letterTypeWords[type]}（${article}），草稿不计。`,
    of: 'letter',
    ids: (facts) => letterIds(facts.letters.filter(({ letter }) => letter.type === type)),
  });

const oral = (facts: SummaryFacts): readonly Finding[] => facts.prison.filter((finding) => finding.measure === 'oral' && finding.oralOn !== null);

/** Every figure of the summary but those per area and per type, which follow the data. */
export const fixedDefinitions: readonly FigureDefinition[] = [
  count({ id: 'round.teams', label: '巡回检察组', unit: '个', rule: '本轮设立的巡回检察组。', of: 'team', ids: (facts) => ids(facts.teams) }),
  count({ id: 'round.facilities', label: '被巡单位', unit: '所', rule: '本轮列入巡回检察的单位。', of: 'facility', ids: (facts) => ids(facts.facilities) }),
  ratio({
    id: 'round.crossShare',
    label: '交叉巡回检察覆盖率',
    rule: '本轮被巡监狱÷辖区监狱总数；规定第十一条：每年原则上不少于三分之一。',
    of: 'facility',
    ids: (facts) => {
      const prisons = ids(facts.facilities.filter((facility) => facility.kind === 'prison'));
      return { of: prisons, among: prisons };
    },
    denominator: (facts) => facts.round.prisonsInProvince ?? 0,
  }),
  count({
    id: 'findings.prison',
    label: '被巡单位问题',
    unit: '个',
    rule: '归属为监狱问题、已确认或已销号的问题；已记录、核实中和不成立的不计。',
    of: 'finding',
    ids: (facts) => ids(facts.prison),
  }),
  ...severities.map((severity) =>
    count({
      id: `findings.bySeverity.${severity}`,
      label: severityWords[severity],
      unit: '个',
      rule: `被巡单位问题中严重程度为“${severityWords[severity]}”的。`,
      of: 'finding',
      ids: (facts) => ids(facts.prison.filter((finding) => finding.severity === severity)),
    }),
  ),
  count({
    id: 'findings.general',
    label: '普遍性问题',
    unit: '个',
    rule: '被巡单位问题中由检察人员标明具有普遍性的（规则第五百五十二条）。',
    of: 'finding',
    ids: (facts) => ids(facts.prison.filter((finding) => finding.general)),
  }),
  count({
    id: 'findings.unconfirmed',
    label: '尚未确认的问题',
    unit: '个',
    rule: '已记录或核实中的问题，不计入其他数字。',
    of: 'finding',
    audience: 'internal',
    ids: (facts) => ids(facts.open),
  }),
  ratio({
    id: 'findings.evidenceShare',
    label: '附有证据的问题比例',
    rule: '关联了至少一份证据材料的被巡单位问题÷全部被巡单位问题。',
    of: 'finding',
    ids: (facts) => ({ of: ids(facts.prison.filter((finding) => facts.proven.has(finding.id))), among: ids(facts.prison) }),
  }),
  count({
    id: 'measures.oral',
    label: '口头纠正',
    unit: '件',
    rule: '监督方式为口头纠正且已登记提出日期的被巡单位问题（规则第六百二十四条）。',
    of: 'finding',
    ids: (facts) => ids(oral(facts)),
  }),
  count({
    id: 'measures.oralOverdue',
    label: '口头纠正逾期未整改',
    unit: '件',
    rule: `口头提出后${ORAL_DAYS}日内没有纠正的（规则第六百二十四条），截至统计日仍未完成。`,
    of: 'finding',
    ids: (facts) => ids(oral(facts).filter((finding) => finding.oralDoneOn === null && daysBetween(finding.oralOn ?? facts.cutoff, facts.cutoff) > ORAL_DAYS)),
  }),
  issued('correctionNotice', '规定第三十六条'),
  issued('suggestionLetter', '规定第三十六条'),
  count({
    id: 'measures.feedback',
    label: '写入反馈意见的问题',
    unit: '个',
    rule: '监督方式为反馈意见的被巡单位问题（规定第三十五条）。',
    of: 'finding',
    ids: (facts) => ids(facts.prison.filter((finding) => finding.measure === 'feedback')),
  }),
  count({
    id: 'letters.overdue',
    label: '逾期未回复的文书',
    unit: '件',
    rule: '已发出、截至统计日已过回复期限且没有任何回复的文书（规定第三十七条：纠正违法通知书十五日，检察建议书二个月，均自发出起算）。',
    of: 'letter',
    ids: (facts) => letterIds(past(facts).filter((item) => !answered(item))),
  }),
  ratio({
    id: 'replies.onTimeRate',
    label: '按期回复率',
    rule: '在回复期限内收到回复的文书÷截至统计日回复期限已满的文书。',
    of: 'letter',
    ids: (facts) => ({ of: letterIds(past(facts).filter(inTime)), among: letterIds(past(facts)) }),
  }),
  ratio({
    id: 'replies.adoptionRate',
    label: '采纳率',
    rule: '采纳（含部分采纳）÷（采纳＋不采纳＋逾期未复），只计截至统计日回复期限已满的文书；以最后一次回复为准。',
    note: '提出异议、尚在复查的文书不计。',
    of: 'letter',
    ids: (facts) => ({ of: letterIds(judged(facts).filter(adopted)), among: letterIds(judged(facts)) }),
  }),
  ratio({
    id: 'findings.closedRate',
    label: '整改销号率',
    rule: '已复核销号的被巡单位问题÷全部被巡单位问题。',
    of: 'finding',
    ids: (facts) => ({ of: ids(facts.prison.filter((finding) => finding.status === 'closed')), among: ids(facts.prison) }),
  }),
  count({
    id: 'commonTypes',
    label: '共性问题涉及的问题',
    unit: '个',
    rule: '同一问题类型在三所以上被巡单位出现的全部问题。',
    of: 'finding',
    ids: (facts) => commonProblems(facts).flatMap((problem) => problem.sources),
  }),
  count({
    id: 'findings.residentOffice',
    label: '派驻检察问题',
    unit: '个',
    rule: '归属为派驻检察、已确认或已销号的问题，单独统计，不发给被巡单位（规定第三十五条）。',
    of: 'finding',
    audience: 'internal',
    ids: (facts) => ids(facts.resident),
  }),
  count({
    id: 'clues',
    label: '移送问题线索',
    unit: '件',
    rule: '归属为线索、已确认的问题，由省级院统一处置（规定第三十六条）。',
    of: 'finding',
    audience: 'internal',
    ids: (facts) => ids(facts.clues),
  }),
];

/** One figure per area that has problems, and one for each heading that reports use. */
export function areaDefinitions(facts: SummaryFacts): readonly FigureDefinition[] {
  const used = new Set(facts.prison.map((finding) => finding.area));
  const areas = facts.knowledge.areas.filter((area) => used.has(area.code));
  const groups = [...new Set(areas.map((area) => area.group))];
  return [
    ...areas.map((area) =>
      count({
        id: `findings.byArea.${area.code}`,
        label: area.label,
        unit: '个',
        rule: `被巡单位问题中业务类别为“${area.label}”的。`,
        of: 'finding',
        ids: ({ prison }) => ids(prison.filter((finding) => finding.area === area.code)),
      }),
    ),
    ...groups.map((group) => {
      const codes = areas.filter((area) => area.group === group).map((area) => area.code);
      return count({
        id: `findings.byGroup.${codes[0] ?? ''}`,
        label: `${group}方面`,
        unit: '个',
        rule: `被巡单位问题中业务类别为${codes.map((code) => `“${facts.knowledge.areaLabel(code)}”`).join('、')}的。`,
        of: 'finding',
        ids: ({ prison }) => ids(prison.filter((finding) => codes.includes(finding.area))),
      });
    }),
  ];
}

/** One figure per common problem: how often it was found, with the places behind it. */
export function commonFigures(facts: SummaryFacts): readonly Figure[] {
  return commonProblems(facts).map((problem) => ({
    id: `common.${problem.type}`,
    label: problem.label,
    value: problem.sources.length,
    unit: '个',
    rule: `类型“${problem.label}”的被巡单位问题，涉及${problem.places.length}所单位。`,
    sources: problem.sources,
    of: 'finding',
    audience: 'outward',
  }));
}
