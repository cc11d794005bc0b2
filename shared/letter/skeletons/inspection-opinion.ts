import { chineseNumber } from '#shared/kernel/numerals.ts';
import { block, type DraftBlock, type Ground, type Skeleton } from '../skeleton.ts';
import { say, slotOf } from '../slots.ts';
import { factBlocks, opening } from './facts.ts';

const REPLY_DAYS = 30;

/** 检察意见书: what was found, the opinion with its ground, and the answer that is asked for. */
function blocks(ground: Ground): DraftBlock[] {
  return [
    block('opening', say`${opening(ground)}，发现有关情况需要依法办理，现提出检察意见如下。`),
    ...factBlocks(ground, ground.findings, (i) => `${chineseNumber(i + 1)}、`),
    block('basis', '根据《中华人民共和国人民检察院组织法》第二十条、第二十一条和《中华人民共和国刑事诉讼法》第二百七十六条的规定，本院认为：'),
    ...ground.findings.map((finding, i) =>
      block(
        'opinion',
        say`（${chineseNumber(i + 1)}）对“${slotOf('finding', finding, 'title')}”，应当依照有关规定及时办理，并将办理的依据、过程和结果书面记录备查。`,
        finding.id,
      ),
    ),
    block('reply', `请在收到本意见书后${REPLY_DAYS}日内将办理情况书面回复本院。`),
  ];
}

export const inspectionOpinion: Skeleton = { frame: () => ({ replyDays: REPLY_DAYS }), blocks };
