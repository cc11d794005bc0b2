import { chineseDate, dateOnly } from '#shared/kernel/date-only.ts';
import type { Summary } from '../summary.ts';
import { figureTable, findingAnnex, letterAnnex, ruleAnnex } from './annexes.ts';
import type { ReportDraft } from './draft.ts';
import { heading, number, passage } from './pieces.ts';

const span = ({ facts }: Summary): string => {
  const { from, to } = facts.filter;
  const words = (text: string): string => chineseDate(dateOnly(text));
  return from === undefined ? `截至${chineseDate(facts.cutoff)}` : `${words(from)}至${to === undefined ? chineseDate(facts.cutoff) : words(to)}`;
};

/** Recorded indicators whose window lies in the report's period, or all of these rules where it has no period. */
const recorded = ({ facts, figures }: Summary, rules: readonly string[]): readonly string[] => {
  const { from, to } = facts.filter;
  const inside = new Set(
    facts.indicators
      .filter((record) => (from === undefined || (record.windowTo ?? '') >= from) && (to === undefined || (record.windowFrom ?? '') <= to))
      .map((record) => record.id),
  );
  return figures
    .filter((figure) => rules.some((rule) => figure.id.startsWith(`${rule}@`)) && figure.sources.some((id) => inside.has(id)))
    .map((figure) => figure.id);
};

/** 每月案件质量分析通报: opinions, answers, rectification and self-check of the month. */
export function monthlyDraft(summary: Summary): ReportDraft {
  return {
    family: 'official',
    title: '刑事执行检察案件质量分析通报',
    banner: '内部资料 注意保存',
    pieces: [
      heading(1, '一、监督办案情况'),
      passage(
        'monthly.work',
        `${span(summary)}，确认被巡单位问题`,
        number(summary, 'findings.prison'),
        '，提出口头纠正',
        number(summary, 'measures.oral'),
        '，发出纠正违法通知书',
        number(summary, 'letters.correctionNotice'),
        '、检察建议书',
        number(summary, 'letters.suggestionLetter'),
        '。',
      ),
      heading(1, '二、质量指标'),
      figureTable(summary, [
        'replies.onTimeRate',
        'replies.adoptionRate',
        'letters.overdue',
        'findings.evidenceShare',
        'findings.closedRate',
        'findings.recheckRate',
        'findings.reboundRate',
        'findings.rectifyDays',
        ...recorded(summary, ['record.letterErrors', 'record.onDutyShare']),
      ]),
      heading(1, '三、存在的问题'),
      passage(
        'monthly.problems',
        '逾期未回复的文书',
        number(summary, 'letters.overdue'),
        '，口头纠正逾期未整改',
        number(summary, 'measures.oralOverdue'),
        '，尚未确认的问题',
        number(summary, 'findings.unconfirmed'),
        '，应当逐件跟进。指标只作分析研判之用，不作排名。',
      ),
      heading(1, '四、工作要求'),
      passage('monthly.next', '对未附证据的问题补充固定证据；对期限已满的文书及时督促或者报请上级院；文书制发前做好体检，案卡填录与文书保持一致。'),
    ],
    annexes: [ruleAnnex(summary, 'internal')],
  };
}

/** 每季度检察建议分析: how many, on what, answered and adopted how. */
export function quarterlyDraft(summary: Summary): ReportDraft {
  const { facts } = summary;
  const letters = facts.letters.filter(({ letter }) => letter.type === 'suggestionLetter');
  const told = new Set(letters.flatMap(({ letter }) => letter.findings));
  const areas = facts.knowledge.areas
    .map((area) => ({ area, count: facts.prison.filter((finding) => finding.area === area.code && told.has(finding.id)).length }))
    .filter(({ count }) => count > 0);
  return {
    family: 'official',
    title: '刑事执行检察建议分析报告',
    banner: '内部资料 注意保存',
    pieces: [
      heading(1, '一、制发情况'),
      passage(
        'quarterly.work',
        `${span(summary)}，发出检察建议书`,
        number(summary, 'letters.suggestionLetter'),
        `，涉及问题${told.size}个${areas.length === 0 ? '' : `，分布在${areas.map(({ area, count }) => `${area.label}${count}个`).join('、')}`}。`,
      ),
      heading(1, '二、回复和采纳情况'),
      figureTable(summary, ['replies.onTimeRate', 'replies.adoptionRate', 'letters.overdue', ...recorded(summary, ['record.adoptionPublished'])]),
      heading(1, '三、必要性、合法性和说理性分析'),
      passage(
        'quarterly.quality',
        '从制发情况看，多数建议针对普遍性问题和管理漏洞，援引法律依据明确；仍需注意区分检察建议与纠正违法的适用情形，避免就个案瑕疵制发建议，增强建议的可操作性。',
      ),
      heading(1, '四、下一步工作'),
      passage('quarterly.next', '对二个月期满没有回复或者没有采纳的逐件了解原因，按规定向上级院报告；对涉及多所单位的同类问题，统一向主管机关提出类案建议。'),
    ],
    annexes: [letterAnnex({ ...summary, facts: { ...facts, letters } }), ruleAnnex(summary, 'internal')],
  };
}

/** 年度减假暂案件评查: problems of the areas B and C, and the recorded indicators. The summary must be narrowed to those areas. */
export function yearlyDraft(summary: Summary): ReportDraft {
  return {
    family: 'official',
    title: '减刑、假释、暂予监外执行案件年度评查报告',
    banner: '内部资料 注意保存',
    pieces: [
      heading(1, '一、评查情况'),
      passage(
        'yearly.work',
        `${span(summary)}，巡回检察确认减刑、假释、暂予监外执行方面的问题`,
        number(summary, 'findings.prison'),
        '，其中具有普遍性的',
        number(summary, 'findings.general'),
        '。',
      ),
      heading(1, '二、主要指标'),
      figureTable(summary, [
        'findings.prison',
        'letters.correctionNotice',
        'letters.suggestionLetter',
        'replies.adoptionRate',
        'findings.closedRate',
        ...recorded(summary, [
          'record.sentenceChange',
          'record.propertyCorrected',
          'record.propertyExecuted',
          'record.propertyChecked',
          'record.qualityReview',
        ]),
      ]),
      heading(1, '三、评查发现的主要问题'),
      passage('yearly.problems', '问题按类型列入附件。提请和裁定环节的不当情形，应当区分实体认定、程序违法和材料缺失分别处理。'),
      heading(1, '四、评查意见'),
      passage('yearly.next', '对评查认定的不当案件依法提出纠正意见并跟踪结果；对反复出现的情形完善审查指引；以定期“回头看”压实检察官办案责任。'),
    ],
    annexes: [findingAnnex(summary), ruleAnnex(summary, 'internal')],
  };
}
