import { severityWords } from '#shared/finding/words.ts';
import { workCounts } from '#shared/interview/work-counts.ts';
import { chineseNumber } from '#shared/kernel/numerals.ts';
import { roundKindWords } from '#shared/round/words.ts';
import { block, type DraftBlock, type Ground, heading, placeName, type Skeleton } from '../skeleton.ts';
import { say } from '../slots.ts';
import { areaList, areasOf, factsByArea, opening } from './facts.ts';
import { placeWords } from './place-words.ts';
import { workWords } from './work.ts';

const REPLY_DAYS = 30;

function assessment(ground: Ground): string {
  const grave = ground.findings.filter((finding) => (finding.severity ?? 1) >= 3);
  const graveWords = grave.length === 0 ? '' : `，其中属于“${severityWords[3]}”以上的${grave.length}个`;
  const { task, state } = placeWords(ground);
  return `从检察情况看，你单位能够依法履行${task}，配合巡回检察工作，${state}。同时，在${areaList(ground, ground.findings)}方面还存在${ground.findings.length}个问题${graveWords}，需要引起重视并切实整改。`;
}

/** 巡回检察反馈意见 (field report 2.3 E): basis, period and method; assessment; problems by area; what is to be put right; the answer asked for. */
function blocks(ground: Ground): DraftBlock[] {
  const work = workWords(workCounts(ground.source, ground.facility ? [ground.facility.id] : []));
  return [
    block(
      'opening',
      say`根据《人民检察院巡回检察工作规定》的规定，${opening(ground)}。${work === '' ? '' : `检察期间，${work}。`}经本院检察长决定，现将有关情况反馈如下。`,
    ),
    heading('一、总体评价'),
    block('free', assessment(ground)),
    heading('二、存在的主要问题'),
    ...factsByArea(ground, ground.findings),
    heading('三、整改意见'),
    ...areasOf(ground.findings).map((area, i) =>
      block(
        'opinion',
        `（${chineseNumber(i + 1)}）${ground.knowledge.areaLabel(area)}方面。由分管领导牵头、责任部门负责，对照所列问题逐项纠正，查明原因，完善制度，举一反三开展自查，并明确完成时限。`,
      ),
    ),
    heading('四、工作要求'),
    block(
      'reply',
      `请在收到本反馈意见后${REPLY_DAYS}日内将整改方案书面报送本院，整改方案应当逐项列明整改措施、责任部门和完成时限；整改完成后及时报送整改情况报告。本院将适时开展专项督办。`,
    ),
    block('objection', '如对本反馈意见所列问题有异议，可以书面向本院提出并附有关材料。'),
  ];
}

export const feedbackOpinion: Skeleton = {
  frame: (ground) => ({ title: `关于对${placeName(ground)}开展${roundKindWords[ground.round.kind]}的反馈意见`, replyDays: REPLY_DAYS }),
  blocks,
};
