import type { Run } from '#shared/document/model.ts';
import { chineseDate, dateOnly } from '#shared/kernel/date-only.ts';
import { suggested, suggestionFigureId } from '../suggestion-figures.ts';
import type { Summary } from '../summary.ts';
import { figureTable, findingAnnex, letterAnnex, ruleAnnex } from './annexes.ts';
import type { ReportDraft } from './draft.ts';
import { findingPieces } from './finding-pieces.ts';
import { heading, joined, number, passage, plainLabel } from './pieces.ts';

/** What the numbers span: a period that is not over yet reaches to the cut-off only. */
const span = ({ facts: { filter, cutoff } }: Summary): string => {
  const last = chineseDate(filter.to === undefined || filter.to > cutoff ? cutoff : dateOnly(filter.to));
  return filter.from === undefined ? `截至${last}` : `${chineseDate(dateOnly(filter.from))}至${last}`;
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
    annexes: (told) => [ruleAnnex(summary, 'internal', told)],
  };
}

/** 每季度检察建议分析: how many, on what, answered and adopted how. */
export function quarterlyDraft(summary: Summary): ReportDraft {
  const { facts } = summary;
  const letters = facts.letters.filter(({ letter }) => letter.type === 'suggestionLetter');
  // A letter of the period may tell of problems that were found before it: only those of the period are laid out, and the sums say so.
  const { told, here } = suggested(facts);
  const suggestion = (aspect: Parameters<typeof suggestionFigureId>[0]): Run => number(summary, suggestionFigureId(aspect));
  const areas = facts.knowledge.areas.filter((area) => here.some((finding) => finding.area === area.code));
  const byArea = areas.map((area) => [plainLabel(area.label), suggestion({ area: area.code })]);
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
        '，涉及问题',
        suggestion('told'),
        ...(here.length === told.length ? [] : ['，其中统计范围内确认的', suggestion('here')]),
        ...(byArea.length === 0 ? [] : ['，分布在', ...joined(byArea, '、')]),
        '。',
      ),
      heading(1, '二、回复和采纳情况'),
      figureTable(summary, ['replies.onTimeRate', 'replies.adoptionRate', 'letters.overdue', ...recorded(summary, ['record.adoptionPublished'])]),
      heading(1, '三、必要性、合法性和说理性分析'),
      passage(
        'quarterly.quality',
        ...(here.length === 0
          ? ['统计范围内没有检察建议所涉的问题，不作分析。']
          : [
              '统计范围内检察建议所涉的',
              suggestion('here'),
              '问题中，具有普遍性的',
              suggestion('general'),
              '，附有证据材料的',
              suggestion('proven'),
              '，写明法律依据的',
              suggestion('basis'),
              '。应当逐件对照检查：个案违法用纠正违法通知书，不以检察建议代替；建议针对普遍性问题和管理漏洞，说理充分，具体可行。',
            ]),
      ),
      heading(1, '四、下一步工作'),
      passage('quarterly.next', '对二个月期满没有回复或者没有采纳的逐件了解原因，按规定向上级院报告；对涉及多所单位的同类问题，统一向主管机关提出类案建议。'),
    ],
    annexes: (told) => [letterAnnex({ ...summary, facts: { ...facts, letters } }), ruleAnnex(summary, 'internal', told)],
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
      ...findingPieces(summary),
      passage('yearly.problems', '逐个问题列入附件。提请和裁定环节的不当情形，应当区分实体认定、程序违法和材料缺失分别处理。'),
      heading(1, '四、评查意见'),
      passage('yearly.next', '对评查认定的不当案件依法提出纠正意见并跟踪结果；对反复出现的情形完善审查指引；以定期“回头看”压实检察官办案责任。'),
    ],
    annexes: (told) => [findingAnnex(summary), ruleAnnex(summary, 'internal', told)],
  };
}
