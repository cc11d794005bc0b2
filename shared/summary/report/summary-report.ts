import type { Run } from '#shared/document/model.ts';
import { compare } from '#shared/finding/number.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import type { Summary } from '../summary.ts';
import { typeFigureId } from '../told-figures.ts';
import { figureAnnex, findingAnnex, letterAnnex, matrixAnnex, residentAnnex, ruleAnnex } from './annexes.ts';
import { chartPieces, trendPieces } from './chart-pieces.ts';
import type { ReportDraft } from './draft.ts';
import { findingPieces } from './finding-pieces.ts';
import { basicPieces, commonPieces, handlingPieces, REGULATION, toldGroups } from './parts.ts';
import { heading, joined, number, type Piece, passage, plainLabel } from './pieces.ts';
import { type ResidentRow, residentRows } from './resident-rows.ts';

/**
 * 汇总报告 over all teams, for the 检察长 of the organising office: internal. The 派驻 side stands in a part of its own, told by numbers;
 * its problems are in the report of their own (GD 34, 35). Every number is a figure of the one summary.
 */
export function summaryReportDraft(summary: Summary, source: RecordSource): ReportDraft {
  const { round } = summary.facts;
  const charts = chartPieces(summary, ['areas', 'severities']);
  const trend = trendPieces(summary, source, charts.length + 1);
  return {
    family: 'report',
    title: `关于${round.title || '巡回检察'}情况的汇总报告`,
    banner: '内部资料 注意保存',
    pieces: [
      heading(1, '一、基本情况'),
      ...basicPieces(summary),
      heading(1, '二、发现的问题'),
      ...findingPieces(summary),
      ...charts,
      heading(1, '三、派驻检察履职问题'),
      ...residentPieces(summary),
      heading(1, '四、处理情况'),
      ...handlingPieces(summary, true),
      heading(1, '五、共性问题和原因分析'),
      ...commonIntro(summary),
      ...commonPieces(summary, source, false),
      ...trend,
      heading(1, '六、下一步工作建议'),
      ...proposals(summary, source),
    ],
    annexes: (told) => [
      ...[findingAnnex(summary), letterAnnex(summary), matrixAnnex(summary, charts.length + trend.length + 1)],
      ...[figureAnnex(summary, ['outward', 'internal'], told), ruleAnnex(summary, 'internal')],
    ],
  };
}

/** 派驻检察履职情况报告: in its own file, for the procuratorates that run the offices (GD 35(3), 46). */
export function residentReportDraft(summary: Summary): ReportDraft {
  const { facts } = summary;
  const rows = [...residentRows(facts.resident, facts.knowledge)].sort((a, b) => b.count - a.count || compare(a.type, b.type));
  return {
    family: 'report',
    title: `关于${facts.round.title || '巡回检察'}中派驻检察履职情况的报告`,
    banner: '内部资料 不得提供给被巡单位',
    pieces: [
      heading(1, '一、基本情况'),
      passage(
        'resident.basics',
        `按照${REGULATION}第三十五条的要求，各巡回检察组同步检视`,
        number(summary, 'round.facilities'),
        '单位派驻检察履职情况，内部监督问题单独记录、单独反馈。',
      ),
      heading(1, '二、发现的问题'),
      ...residentPieces(summary),
      ...rows.map((row, i) => passage(`resident.type.${row.type}`, `${i + 1}．`, ...residentCount(summary, row), `。${residentExample(summary, row.sources)}`)),
      heading(1, '三、处理意见'),
      passage('resident.handling', '上述问题以内部反馈方式送派出派驻检察室的人民检察院，由其逐项整改并书面报告结果；需要上级院协调的，一并报上级院。'),
      passage('resident.duty', '对严重违法应当发现而没有发现，或者发现后不报告、不纠正、不跟踪的，按照规定第四十六条查明责任。'),
      heading(1, '四、下一步意见建议'),
      passage('resident.next', '落实派驻检察人员轮岗交流和在岗要求，规范检察日志、谈话和现场检察记录，把本轮发现的问题列为下一轮巡回检察的必查内容。'),
    ],
    annexes: (told) => [residentAnnex(summary), figureAnnex(summary, ['internal'], told)],
  };
}

function residentPieces(summary: Summary): readonly Piece[] {
  const { facts } = summary;
  if (facts.resident.length === 0) return [passage('resident.none', '没有记录派驻检察履职问题。')];
  const rows = [...residentRows(facts.resident, facts.knowledge)].sort((a, b) => b.count - a.count || compare(a.type, b.type));
  const leading = rows.slice(0, 6).map((row) => residentCount(summary, row));
  return [
    passage(
      'resident.total',
      '坚持内外监督并重，同步检视派驻检察履职情况，发现派驻检察问题',
      number(summary, 'findings.residentOffice'),
      '，均已单独记录、另文报告，向派出院反馈，不向被巡单位提供。主要表现为：',
      ...joined(leading, '；'),
      '。',
    ),
  ];
}

const residentCount = (summary: Summary, row: ResidentRow): readonly (string | Run)[] => [
  plainLabel(row.label),
  number(summary, typeFigureId('residentOffice', row.type)),
];

function residentExample({ facts }: Summary, sources: readonly string[]): string {
  const finding = facts.resident.find((item) => sources.includes(item.id) && item.disputed.length === 0);
  return finding ? `如，${finding.facts}` : '';
}

const commonIntro = (summary: Summary): readonly Piece[] => [
  passage(
    'common.intro',
    '对各组发现的问题按类型、法律依据和内容归并，同一类型在多所被巡单位出现的问题涉及',
    number(summary, 'commonTypes'),
    '，类案比为',
    number(summary, 'types.commonShare'),
    '。主要共性问题如下。',
  ),
];

function proposals(summary: Summary, source: RecordSource): readonly Piece[] {
  const { round } = summary.facts;
  const top = toldGroups(summary, source)[0];
  const recipient = round.feedbackTo || '监狱管理局';
  return [
    passage(
      'next.system',
      `一是推动类案治理。就共性问题以${round.organiser || '本院'}名义向${recipient}反馈${top ? `，重点推动解决“${top.name}”等问题` : ''}，从纠正个案转向完善制度。`,
    ),
    passage(
      'next.follow',
      '二是跟踪督促整改。对逾期未回复、未整改的文书和口头纠正逐件督促，仍不落实的按规定第三十七条报上一级院；在结束后三个月内开展专项督办。',
    ),
    passage('next.duty', '三是压实派驻责任。督促派出院对派驻检察问题逐项整改，对应当发现而未发现的问题按规定第四十六条查明责任。'),
  ];
}
