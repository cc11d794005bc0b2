import type { Annex, Block, DocumentModel } from '../document/model.ts';
import { chineseDate } from '../kernel/date-only.ts';
import { chineseNumber } from '../letter/skeleton.ts';
import { roundKindWords } from '../round/words.ts';
import { heading, number, paragraph, plainLabel } from './phrases.ts';
import { findingParts } from './report-findings.ts';
import { residentRows } from './resident-rows.ts';
import type { Summary } from './summary.ts';
import { asTable, figureColumns, findingColumns, letterColumns, tableFigures } from './tables.ts';

/**
 * 汇总报告 over all teams, for the 检察长 of the organising office: internal. The prison side's problems and those of the 派驻 offices
 * stand in parts of their own (GD 34, 35). Every number is a figure of the one summary.
 */
export function composeSummaryReport(summary: Summary): DocumentModel {
  const { facts } = summary;
  const title = `关于${facts.round.title || '巡回检察'}情况的汇总报告`;
  const body: Block[] = [
    heading(1, '一、基本情况'),
    ...basics(summary),
    heading(1, '二、发现的问题'),
    ...findingParts(summary),
    heading(1, '三、处理情况'),
    ...handling(summary),
    heading(1, '四、共性问题'),
    ...common(summary),
    heading(1, '五、派驻检察履职问题'),
    ...resident(summary),
    heading(1, '六、下一步工作建议'),
    ...proposals(summary),
  ];
  const annexes = annexesOf(summary);
  return {
    family: 'report',
    issuer: facts.round.organiser,
    title,
    body,
    attachments: annexes.map((annex) => annex.title),
    annexes,
    signature: { issuer: facts.round.organiser, date: facts.cutoff },
    banner: '内部资料 注意保存',
    properties: { title, subject: '巡回检察汇总报告' },
  };
}

function basics(summary: Summary): Block[] {
  const { facts } = summary;
  const { round } = facts;
  const period = round.periodFrom !== null && round.periodTo !== null ? `${chineseDate(round.periodFrom)}至${chineseDate(round.periodTo)}，` : '';
  const assigned = facts.teams
    .map(
      (team) =>
        `${team.name}负责${
          facts.facilities
            .filter((facility) => facility.team === team.id)
            .map((facility) => facility.name)
            .join('、') || '（未分配）'
        }`,
    )
    .join('；');
  return [
    paragraph(
      `${period}${round.organiser || '本院'}组织开展${roundKindWords[round.kind]}，共派出巡回检察组`,
      number(summary, 'round.teams'),
      '，对',
      number(summary, 'round.facilities'),
      '被巡单位进行检察。其中',
      `${assigned}。`,
    ),
    paragraph(
      '交叉巡回检察覆盖率为',
      number(summary, 'round.crossShare'),
      `，统计截止${chineseDate(facts.cutoff)}。本报告所列数字均可对应到具体记录，计数规则见附件。`,
    ),
  ];
}

function handling(summary: Summary): Block[] {
  return [
    paragraph(
      '各组按照问题的性质和程度分别处理：口头纠正',
      number(summary, 'measures.oral'),
      '，发出纠正违法通知书',
      number(summary, 'letters.correctionNotice'),
      '、检察建议书',
      number(summary, 'letters.suggestionLetter'),
      '，写入反馈意见',
      number(summary, 'measures.feedback'),
      '，移送问题线索',
      number(summary, 'clues'),
      '。线索内容按规定单独上报，不在本报告及其附件中列出。',
    ),
    paragraph(
      '截至统计日，文书按期回复率为',
      number(summary, 'replies.onTimeRate'),
      '，采纳率为',
      number(summary, 'replies.adoptionRate'),
      '，逾期未回复的文书',
      number(summary, 'letters.overdue'),
      '；已复核销号的问题占',
      number(summary, 'findings.closedRate'),
      '，口头纠正逾期未整改',
      number(summary, 'measures.oralOverdue'),
      '。',
    ),
  ];
}

function common(summary: Summary): Block[] {
  if (summary.common.length === 0) return [paragraph('没有在三所以上被巡单位同时出现的问题类型。')];
  return [
    paragraph(
      `在三所以上被巡单位同时出现的问题类型有${summary.common.length}种，涉及问题`,
      number(summary, 'commonTypes'),
      '，建议作为类案向监狱管理机关反馈。涉及单位最多的有：',
    ),
    ...summary.common
      .slice(0, 8)
      .map((problem, i) =>
        paragraph(
          `（${chineseNumber(i + 1)}）${plainLabel(problem.label)}。共`,
          number(summary, `common.${problem.type}`),
          `，涉及${problem.places.length}所单位：${problem.places.map((place) => `${place.name}${place.count}个`).join('、')}。`,
        ),
      ),
  ];
}

function resident(summary: Summary): Block[] {
  const { facts } = summary;
  if (facts.resident.length === 0) return [paragraph('本轮没有记录派驻检察履职问题。')];
  const rows = [...residentRows(facts.resident, facts.knowledge)].sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
  return [
    paragraph(
      '坚持内外监督并重，同步检视派驻检察履职情况，发现派驻检察问题',
      number(summary, 'findings.residentOffice'),
      '，均已单独记录，向派出院反馈，不向被巡单位提供。主要表现为：',
    ),
    paragraph(
      `${rows
        .slice(0, 6)
        .map((row) => `${plainLabel(row.label)}${row.count}个`)
        .join('；')}。`,
    ),
  ];
}

function proposals(summary: Summary): Block[] {
  const { facts } = summary;
  const top = summary.common[0];
  const recipient = facts.round.feedbackTo || '监狱管理局';
  return [
    paragraph(
      `一是推动类案治理。就共性问题以${facts.round.organiser || '本院'}名义向${recipient}反馈${top ? `，重点推动解决“${plainLabel(top.label)}”等问题` : ''}，从纠正个案转向完善制度。`,
    ),
    paragraph('二是跟踪督促整改。对逾期未回复、未整改的文书和口头纠正逐件督促，仍不落实的按规定第三十七条报上一级院；在结束后三个月内开展专项督办。'),
    paragraph('三是压实派驻责任。督促派出院对派驻检察问题逐项整改，对应当发现而未发现的问题按规定第四十六条查明责任。'),
  ];
}

function annexesOf(summary: Summary): readonly Annex[] {
  const { facts } = summary;
  const figures = (audience: 'outward' | 'internal') => asTable(figureColumns(), tableFigures(summary, audience), (item) => ({ figure: item.id }));
  return [
    {
      label: '附件1',
      title: '问题清单',
      landscape: true,
      body: [asTable(findingColumns(summary), facts.prison, (item) => ({ source: { kind: 'finding', id: item.id } }))],
    },
    {
      label: '附件2',
      title: '文书目录',
      landscape: true,
      body: [asTable(letterColumns(summary), facts.letters, ({ letter }) => ({ source: { kind: 'letter', id: letter.id } }))],
    },
    { label: '附件3', title: '问题分布表', landscape: true, body: [matrixTable(summary)] },
    { label: '附件4', title: '指标表', landscape: true, body: [figures('outward'), paragraph('以下为内部指标，不对外提供。'), figures('internal')] },
    {
      label: '附件5',
      title: '派驻检察问题清单',
      landscape: true,
      body: [asTable(findingColumns(summary), facts.resident, (item) => ({ source: { kind: 'finding', id: item.id } }))],
    },
  ];
}

function matrixTable({ matrix }: Summary): Block {
  const places = matrix.teams.flatMap((team) => team.facilities);
  const row = (label: string, cells: readonly { readonly figure: string; readonly count: number }[]) => [
    label,
    ...cells.map((cell) => ({ text: String(cell.count), figure: cell.figure })),
  ];
  return {
    type: 'table',
    columns: [
      { title: '类别', share: 18 },
      ...places.map((place) => ({ title: place.name, share: 7, align: 'center' as const })),
      { title: '合计', share: 7, align: 'center' },
    ],
    rows: [...matrix.rows.map((line) => row(line.label, [...line.cells, line.total])), row('合计', [...matrix.totals, matrix.total])],
    fontSize: 9,
  };
}
