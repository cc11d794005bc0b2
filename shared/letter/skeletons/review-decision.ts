import { chineseDate } from '#shared/kernel/date-only.ts';
import { block, type DraftBlock, type Ground, type Skeleton } from '../skeleton.ts';
import { say, slotOf } from '../slots.ts';
import { factBlocks, letterName } from './facts.ts';

/** 复查决定 (GZ 554, GD 38; JY 23 for suggestions): the letter and its day, the objection and its day, what was looked into, the decision. */
function blocks(ground: Ground): DraftBlock[] {
  const { about, reply } = ground;
  if (!about || !reply) return [];
  const received = reply.receivedOn === null ? '×年×月×日' : chineseDate(reply.receivedOn);
  const suggestion = about.type === 'suggestionLetter';
  const basis = suggestion
    ? '根据《人民检察院检察建议工作规定》第二十三条和《人民检察院巡回检察工作规定》第三十八条的规定'
    : '根据《人民检察院刑事诉讼规则》第五百五十四条和《人民检察院巡回检察工作规定》第三十八条的规定';
  const objection = reply.text.trim() === '' ? '' : `你单位提出：${reply.text.trim().replace(/[。；]+$/, '')}。`;
  return [
    block('opening', say`本院于${slotOf('letter', about, 'issuedOn')}向你单位发出${letterName(about)}。${received}，本院收到你单位的书面异议。${objection}`),
    block('free', '收到异议后，本院另行指派人员进行复查，核对了原有证据和你单位提交的材料。经复查查明：'),
    ...factBlocks(ground, ground.findings, (i) => (ground.findings.length > 1 ? `${i + 1}.` : '')),
    block('free', '你单位提出的异议，不影响对上述事实的认定。'),
    block('opinion', say`${basis}，本院决定：维持${letterName(about)}。请按照该文书的要求纠正整改，并将结果书面告知本院。`),
    ...(suggestion ? [] : [block('free', '本决定同时报告上一级人民检察院。')]),
  ];
}

export const reviewDecision: Skeleton = { frame: ({ about }) => ({ recipient: about?.recipient ?? '' }), blocks };
