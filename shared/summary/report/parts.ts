import { workMethodShort, workMethods } from '#shared/interview/words.ts';
import { utf8 } from '#shared/kernel/bytes.ts';
import { chineseDate } from '#shared/kernel/date-only.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { chineseNumber } from '#shared/kernel/numerals.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import { roundKindWords } from '#shared/round/words.ts';
import { type CommonGroup, commonGroups } from '../common-problem/groups.ts';
import { commonParagraph } from '../common-problem/paragraph.ts';
import { previousOf, repeatsOf } from '../common-problem/previous.ts';
import { commonLevelWords } from '../common-problem/words.ts';
import { figure, figureOf, type Summary } from '../summary.ts';
import { methodFigureId } from '../work-figures.ts';
import { heading, number, type Piece, passage, rate, told } from './pieces.ts';

/** 基本情况: round, teams and places, then people and days, then the work by the nine methods of GD 31. */
export function basicPieces(summary: Summary): readonly Piece[] {
  const { facts } = summary;
  const { round } = facts;
  const period = round.periodFrom !== null && round.periodTo !== null ? `${chineseDate(round.periodFrom)}至${chineseDate(round.periodTo)}，` : '';
  const assigned = facts.teams
    .map((team) => {
      const names = facts.facilities.filter((facility) => facility.team === team.id).map((facility) => facility.name);
      return `${team.name}负责${names.join('、') || '（未分配）'}`;
    })
    .join('；');
  return [
    passage(
      'basics.round',
      `${period}${round.organiser || '本院'}组织开展${roundKindWords[round.kind]}，共派出巡回检察组`,
      number(summary, 'round.teams'),
      '、',
      number(summary, 'round.people'),
      '，对',
      number(summary, 'round.facilities'),
      `被巡单位进行检察：${assigned}。`,
    ),
    passage(
      'basics.coverage',
      // Only a cross inspection has a share of the province's prisons to reach (GD 11), and only where their number was entered.
      ...(round.kind === 'cross' ? rate(summary, 'round.crossShare', '交叉巡回检察覆盖率为') : []),
      ...(round.kind === 'cross' && figure(summary, 'round.crossShare').value !== null ? ['；'] : []),
      ...rate(summary, 'round.onSiteShare', '现场检察天数达到规定的单位占'),
      ...(figure(summary, 'round.onSiteShare').value === null ? [] : ['。']),
      `统计截止${chineseDate(facts.cutoff)}，所列数字均可对应到具体记录，统计口径见附件。`,
    ),
    workPassage(summary),
  ];
}

/** Where a report speaks of it first; further on it is 规定. */
export const REGULATION = '《人民检察院巡回检察工作规定》（以下简称规定）';

/** `调阅30卷、5册，个别谈话38人次…`, over the places of this report, up to its cut-off. */
export function workPassage(summary: Summary): Piece {
  const methods = workMethods.filter((method) => figureOf(summary, methodFigureId(method)));
  const who = summary.facts.teams.length > 1 ? '各组' : '检察组';
  if (methods.length === 0) return passage('basics.work', `${who}按照${REGULATION}第三十一条的方法开展检察，工作量在检察记录中另行登记。`);
  return passage(
    'basics.work',
    `${who}综合运用${REGULATION}第三十一条的检察方法，现场工作`,
    number(summary, 'work.days'),
    '：',
    ...methods.flatMap((method, i) => [`${i === 0 ? '' : '，'}${workMethodShort[method]}`, number(summary, methodFigureId(method))]),
    ...told(summary, 'work.interviews', '。制作笔录'),
    ...told(summary, 'work.materials', '。调取、复制材料'),
    '。',
  );
}

/** 处理情况: what was done about the problems, and what came back. */
export function handlingPieces(summary: Summary, internal: boolean): readonly Piece[] {
  const clues = internal ? ['，移送问题线索', number(summary, 'clues'), '。线索内容按规定单独上报，不在本报告及其附件中列出。'] : ['。'];
  return [
    passage(
      'handling.measures',
      '按照问题的性质和程度分别处理：口头纠正',
      number(summary, 'measures.oral'),
      '，发出纠正违法通知书',
      number(summary, 'letters.correctionNotice'),
      '、检察建议书',
      number(summary, 'letters.suggestionLetter'),
      '，写入反馈意见',
      number(summary, 'measures.feedback'),
      ...clues,
    ),
    passage(
      'handling.replies',
      '截至统计日，收到回复',
      number(summary, 'replies.received'),
      ...rate(summary, 'replies.onTimeRate', '，文书按期回复率为'),
      ...rate(summary, 'replies.adoptionRate', '，采纳率为'),
      '，逾期未回复的文书',
      number(summary, 'letters.overdue'),
      ...rate(summary, 'findings.closedRate', '；已复核销号的问题占'),
      '，口头纠正逾期未整改',
      number(summary, 'measures.oralOverdue'),
      ...rate(summary, 'findings.rectifyDays', '，整改平均用时'),
      '。',
    ),
  ];
}

const MOST_GROUPS = 12;

/** What the reports tell of common problems: those that a person made; where nobody made any yet, the proposals that are 普遍性. */
export function toldGroups(summary: Summary, source: RecordSource): readonly CommonGroup[] {
  const groups = commonGroups(source, summary.facts).filter((group) => !group.excluded && group.findings.length > 0);
  const made = groups.filter((group) => group.record !== null);
  return made.length > 0 ? made : groups.filter((group) => group.level === 'general').slice(0, MOST_GROUPS);
}

/** Names its passages for good. Long keys (a basis of many articles) are told apart by their whole, not by how they begin. */
const partOf = (key: string): string => (key.length <= 93 ? `common.${key}` : `common.${key.slice(0, 76)}${sha256Of(utf8(key)).slice(0, 16)}`);

/** One part for each common problem: 表现, 原因 and, where asked, 建议. */
export function commonPieces(summary: Summary, source: RecordSource, withAdvice: boolean): readonly Piece[] {
  const groups = toldGroups(summary, source);
  if (groups.length === 0) return [passage('common.none', '没有归并出共性问题。')];
  const previous = previousOf(source);
  return groups.flatMap((group, i) => {
    const { manifestation, cause, advice } = commonParagraph(group, summary, repeatsOf(group, previous));
    const hasCause = cause.own || (group.record?.causes.length ?? 0) > 0;
    const part = partOf(group.key);
    return [
      heading(2, `（${chineseNumber(i + 1)}）${group.name}（${commonLevelWords[group.level]}）`),
      passage(`${part}.what`, ...manifestation.runs),
      ...(hasCause ? [passage(`${part}.why`, '原因分析：', ...cause.runs)] : []),
      ...(withAdvice && (advice.own || hasCause) ? [passage(`${part}.advice`, '意见建议：', ...advice.runs)] : []),
    ];
  });
}
