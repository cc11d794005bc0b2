import { chineseNumber } from '#shared/kernel/numerals.ts';
import { replyPeriodWords } from '../reply-period.ts';
import { block, type DraftBlock, type Ground, heading, type Skeleton } from '../skeleton.ts';
import { say, slotOf } from '../slots.ts';
import { suggestionBasis } from '../suggestion-basis.ts';
import { areaList, factBlocks, opening } from './facts.ts';

/** 检察建议书 with its seven contents in order: source, facts and evidence, illegality or danger, suggestions, objection, reply (field report 2.3 B). */
function blocks(ground: Ground): DraftBlock[] {
  const { findings } = ground;
  const general = findings.some((finding) => finding.general);
  const areas = areaList(ground, findings);
  return [
    block('opening', say`${opening(ground)}，发现你单位在${areas}方面存在需要改进的问题。现根据查明的情况，提出检察建议。`),
    heading('一、查明的事实和证据'),
    ...factBlocks(ground, findings, (i) => `（${chineseNumber(i + 1)}）`),
    heading('二、违法情形和隐患'),
    block(
      'cause',
      general
        ? '上述问题在多个监区或者一段时期内反复出现，具有普遍性，反映出制度执行、日常检查和责任落实存在漏洞，容易影响刑罚执行的公正和监管安全。'
        : '上述问题反映出日常管理和检查督促存在漏洞，如不及时改进，容易引发执法不公或者安全事故。',
    ),
    heading('三、检察建议'),
    // Written for the enforcement body itself; it follows the kind when that is changed in the frame.
    block('basis', suggestionBasis('correction')),
    ...findings.map((finding, i) =>
      block(
        'opinion',
        say`（${chineseNumber(i + 1)}）针对“${slotOf('finding', finding, 'title')}”，对照上述规定全面排查同类情形，修订完善制度和流程，明确责任部门和完成时限，并建立定期检查机制。`,
        finding.id,
      ),
    ),
    block('objection', '你单位对本检察建议书如有异议，请在收到后及时以书面形式向本院提出并说明理由，本院将予以复核。'),
    block('reply', `请在收到本检察建议书后${replyPeriodWords('suggestionLetter', null)}将落实情况书面回复本院。`),
  ];
}

export const suggestionLetter: Skeleton = { blocks };
