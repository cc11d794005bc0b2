import type { Finding } from '#shared/finding/finding.ts';
import { chineseNumber } from '#shared/kernel/numerals.ts';
import type { Content } from '../content.ts';
import { replyPeriodWords } from '../reply-period.ts';
import { block, type DraftBlock, type Ground, type Skeleton } from '../skeleton.ts';
import { say, slotOf } from '../slots.ts';
import { factBlocks, opening } from './facts.ts';

/** One concrete demand per finding: what has to stop, be put right and be checked. */
const demand = (finding: Finding, i: number, end: string): Content =>
  say`（${chineseNumber(i + 1)}）针对“${slotOf('finding', finding, 'title')}”，立即停止并纠正上述做法，查明原因和责任，完善相应制度并举一反三开展自查${end}`;

/** 纠正违法通知书 (field report 2.3 A, 2.5). */
function blocks(ground: Ground): DraftBlock[] {
  const last = ground.findings.length - 1;
  return [
    block('opening', say`${opening(ground)}，发现你单位存在以下违法情形：`),
    ...factBlocks(ground, ground.findings, (i) => `${chineseNumber(i + 1)}、`),
    block(
      'basis',
      '根据《中华人民共和国刑事诉讼法》第二百七十六条、《人民检察院刑事诉讼规则》第六百二十四条和《人民检察院巡回检察工作规定》第三十六条的规定，现通知你单位予以纠正：',
    ),
    ...ground.findings.map((finding, i) => block('opinion', demand(finding, i, i === last ? '。' : '；'), finding.id)),
    block('reply', `请在收到本通知书后${replyPeriodWords('correctionNotice', null)}将纠正情况书面告知本院。`),
    block('objection', '如对本通知书有异议，可以书面向本院提出，本院将依法复查。'),
  ];
}

export const correctionNotice: Skeleton = { blocks };
