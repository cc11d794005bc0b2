import type { Finding } from '#shared/finding/finding.ts';
import { workCounts } from '#shared/interview/work-counts.ts';
import { roundKindWords } from '#shared/round/words.ts';
import { isSupervisory } from '../kinds.ts';
import { type Letter, lettersOf } from '../letter.ts';
import { block, type DraftBlock, type Ground, heading, placeName, type Skeleton } from '../skeleton.ts';
import { say, slotOf } from '../slots.ts';
import { stoodOn } from '../standing.ts';
import { areaList, factBlocks, factsByArea, opening } from './facts.ts';
import { memberWords, teamMembers, workWords } from './work.ts';

const nothingFound = '经检查，未发现突出问题。';

/** How the problems were dealt with: oral n, 纠违 n, 检建 n, clues n; the parts add up to what the report tells. */
function handling(ground: Ground, prison: readonly Finding[], clues: readonly Finding[]): string {
  const all = lettersOf(ground.source);
  // One that is being corrected stands until its correction goes out.
  const correcting = ({ status, corrects }: Letter): boolean => status === 'draft' && corrects !== '';
  const letters = all.filter(
    (letter) => letter.facility === ground.facility?.id && isSupervisory(letter.type) && stoodOn(all, letter, ground.today) && !correcting(letter),
  );
  const count = (type: string): number => letters.filter((letter) => letter.type === type).length;
  const oral = prison.filter((finding) => finding.measure === 'oral').length;
  return `对轻微违法和工作漏洞当场提出口头纠正意见${oral}件，制作纠正违法通知书${count('correctionNotice')}份、检察建议书${count('suggestionLetter')}份，移送问题线索${clues.length}件；其余问题在反馈意见中一并提出。`;
}

/** 巡回检察报告 (GD 34): 基本情况, 发现的问题 with prison and 派驻 apart, 处理意见及措施, 下一步意见建议. An inside paper. */
function blocks(ground: Ground): DraftBlock[] {
  const { findings, facility, round } = ground;
  const of = (stream: Finding['stream']): readonly Finding[] => findings.filter((finding) => finding.stream === stream);
  const [prison, resident, clues] = [of('prison'), of('residentOffice'), of('clue')];
  const members = teamMembers(ground);
  const work = workWords(workCounts(ground.source, facility ? [facility.id] : []));
  const place = facility ? slotOf('facility', facility, 'name') : placeName(ground);
  return [
    heading('一、基本情况'),
    block(
      'opening',
      say`${opening(ground)}。${members.length === 0 ? '' : `检察组由${members.length}人组成，${memberWords(members)}。`}${work === '' ? '' : `检察期间，${work}。`}`,
    ),
    heading('二、发现的问题'),
    block(
      'free',
      say`检察组共发现${place}存在问题${prison.length}个${prison.length === 0 ? '' : `，涉及${areaList(ground, prison)}`}；发现派驻检察履职问题${resident.length}个，另行反馈，不列入发给被巡单位的文书。`,
    ),
    ...(prison.length === 0 ? [block('free', nothingFound)] : factsByArea(ground, prison)),
    heading('三、派驻检察履职情况'),
    ...(resident.length === 0 ? [block('free', nothingFound)] : factBlocks(ground, resident, (i) => `${i + 1}.`)),
    heading('四、处理意见及措施'),
    block('opinion', handling(ground, prison, clues)),
    heading('五、下一步意见建议'),
    block('free', '1.自检察结束之日起三十日内召开反馈会，向被巡单位送达反馈意见，对派驻检察问题向承担派驻职责的人民检察院反馈。'),
    block('free', '2.指定专人跟踪督促，对逾期未纠正、未采纳或者未回复的，依照《人民检察院巡回检察工作规定》第三十七条报告上一级人民检察院。'),
    block('free', say`3.自检察结束之日起三个月内对${place}开展专项督办，逐项核查整改落实情况；全部材料归入${round.organiser}诉讼档案。`),
  ];
}

export const inspectionReport: Skeleton = {
  frame: (ground) => ({ title: `关于对${placeName(ground)}开展${roundKindWords[ground.round.kind]}情况的报告`, recipient: '检察长' }),
  blocks,
};
