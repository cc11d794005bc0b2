import type { Block } from '#shared/document/model.ts';
import { chineseDate } from '#shared/kernel/date-only.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import { roundKindWords } from '#shared/round/words.ts';
import { groupFigureId } from '../common-problem/group-figures.ts';
import type { Summary } from '../summary.ts';
import { placesFigureId } from '../told-figures.ts';
import { figureAnnex, findingAnnex, letterAnnex, ruleAnnex, type UnnumberedAnnex } from './annexes.ts';
import type { ReportDraft } from './draft.ts';
import { findingPieces } from './finding-pieces.ts';
import { commonPieces, handlingPieces, toldGroups, workPassage } from './parts.ts';
import { heading, number, passage } from './pieces.ts';

/** 巡回检察报告 on one place (GD 34): 基本情况, 发现的问题, 处理意见及措施, 下一步意见建议. The summary must be narrowed to the place. */
export function facilityReportDraft(summary: Summary): ReportDraft {
  const { facts } = summary;
  const place = facts.facilities[0];
  const team = facts.teams.find((item) => item.id === place?.team);
  const people = facts.members.filter((member) => member.team === team?.id);
  const lead = people.find((member) => member.role === 'lead')?.name;
  const stay = place && place.onSiteFrom !== null && place.onSiteTo !== null ? `${chineseDate(place.onSiteFrom)}至${chineseDate(place.onSiteTo)}，` : '';
  return {
    family: 'report',
    title: `关于对${place?.name ?? ''}开展${roundKindWords[facts.round.kind]}情况的报告`,
    pieces: [
      heading(1, '一、基本情况'),
      passage(
        'place.basics',
        `${stay}${team?.name ?? '巡回检察组'}`,
        ...(people.length > 0 ? ['（共', number(summary, 'round.people'), `${lead === undefined ? '' : `，主办检察官${lead}`}）`] : []),
        `对${place?.name ?? ''}开展${roundKindWords[facts.round.kind]}。`,
      ),
      workPassage(summary),
      heading(1, '二、发现的问题'),
      ...findingPieces(summary),
      heading(1, '三、处理意见及措施'),
      ...handlingPieces(summary, false),
      heading(1, '四、下一步意见建议'),
      passage(
        'place.next',
        '建议按照反馈意见明确责任部门和时限，逐项制定整改措施；对反复出现的问题查明原因、完善制度；本院将在三个月内开展专项督办，对整改情况逐项复核。',
      ),
    ],
    annexes: (told) => [findingAnnex(summary), letterAnnex(summary), figureAnnex(summary, ['outward'], told)],
  };
}

/** 类案反馈意见 to the 监狱管理局, in the name of the organising office: common problems, causes, advice; no 派驻 side and no clue. */
export function systemReportDraft(summary: Summary, source: RecordSource): ReportDraft {
  const { facts } = summary;
  const { round } = facts;
  const period = round.periodFrom !== null && round.periodTo !== null ? `${chineseDate(round.periodFrom)}至${chineseDate(round.periodTo)}，` : '';
  return {
    family: 'official',
    title: `关于${round.title || '巡回检察'}发现共性问题的反馈意见`,
    recipient: round.feedbackTo || '监狱管理局',
    pieces: [
      passage(
        'system.basics',
        `${period}本院组织`,
        number(summary, 'round.teams'),
        '巡回检察组，对你局所属',
        number(summary, 'round.facilities'),
        `监狱开展${roundKindWords[round.kind]}，发现被巡监狱执法和管理方面的问题`,
        number(summary, 'findings.prison'),
        '，已分别向各监狱发出纠正违法通知书',
        number(summary, 'letters.correctionNotice'),
        '、检察建议书',
        number(summary, 'letters.suggestionLetter'),
        '。其中带有普遍性、倾向性的问题，需要从全系统的角度研究解决，现反馈如下。',
      ),
      heading(1, '一、主要共性问题及原因'),
      ...commonPieces(summary, source, true),
      heading(1, '二、工作建议'),
      passage(
        'system.advice',
        '建议你局对照上述问题在全系统开展排查，区分制度、执行、监督、设施等不同原因，明确牵头部门和完成时限，修订完善相关制度，并加强对基层监狱落实情况的督导检查。',
      ),
      passage('system.reply', '请在收到本反馈意见后二个月内，将研究处理情况书面告知本院。如对反馈的问题有不同意见，可以书面提出。'),
    ],
    annexes: () => [
      distributionAnnex(summary, source),
      ruleAnnex(summary, 'outward', [
        'round.teams',
        'round.facilities',
        'findings.prison',
        'letters.correctionNotice',
        'letters.suggestionLetter',
        'group.*',
        'places.*',
      ]),
    ],
  };
}

function distributionAnnex(summary: Summary, source: RecordSource): UnnumberedAnnex {
  const rows = toldGroups(summary, source);
  const table: Block = {
    type: 'table',
    columns: [
      { title: '序号', share: 6, align: 'center' },
      { title: '共性问题', share: 30 },
      { title: '单位数', share: 8, align: 'center' },
      { title: '问题数', share: 8, align: 'center' },
      { title: '分布', share: 48 },
    ],
    rows: rows.map((group, i) => [
      String(i + 1),
      group.name,
      { text: String(group.places.length), figure: placesFigureId(groupFigureId(group)) },
      { text: String(group.findings.length), figure: groupFigureId(group) },
      { text: group.places.map((place) => `${place.name}${place.count}`).join('、'), figure: groupFigureId(group) },
    ]),
  };
  return { title: '共性问题分布表', landscape: true, body: [table] };
}
