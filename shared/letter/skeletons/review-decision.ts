import { chineseDate } from '#shared/kernel/date-only.ts';
import type { Content } from '../content.ts';
import type { Letter, Reply } from '../letter.ts';
import { block, type DraftBlock, type Ground, type Skeleton } from '../skeleton.ts';
import { say, slotOf } from '../slots.ts';
import { type ReviewOutcome, reviewOutcomeWords } from '../words.ts';
import { factBlocks, letterName } from './facts.ts';

/** Days that a decision gives the unit to put right what was upheld: those of the notice itself (GD 37). A suggestion keeps its own period. */
const DAYS_AFTER_REVIEW = 15;

/** GZ 554 for opinions; JY 23 for suggestions, with 22 where they were wrong. GD 38 for both. */
function basisOf(suggestion: boolean, outcome: ReviewOutcome): string {
  const rule = suggestion
    ? `《人民检察院检察建议工作规定》${outcome === 'upheld' ? '第二十三条' : '第二十二条、第二十三条'}`
    : '《人民检察院刑事诉讼规则》第五百五十四条';
  return `根据${rule}和《人民检察院巡回检察工作规定》第三十八条的规定`;
}

/** What the review found of the objection. Where it was right, the person writes what was found: nobody else knows it. */
const findings: Readonly<Record<ReviewOutcome, (ground: Ground) => readonly DraftBlock[]>> = {
  upheld: (ground) => [
    block('free', '收到异议后，本院另行指派人员进行复查，核对了原有证据和你单位提交的材料。经复查查明：'),
    ...factBlocks(ground, ground.findings, (i) => (ground.findings.length > 1 ? `${i + 1}.` : '')),
    block('free', '你单位提出的异议，不影响对上述事实的认定。'),
  ],
  changed: (ground) => [
    block('free', '收到异议后，本院另行指派人员进行复查，核对了原有证据和你单位提交的材料。经复查查明：'),
    ...factBlocks(ground, ground.findings, (i) => (ground.findings.length > 1 ? `${i + 1}.` : '')),
    block('free', '你单位提出的异议部分成立：【写明成立的部分和理由】。'),
  ],
  revoked: () => [
    block('free', '收到异议后，本院另行指派人员进行复查，核对了原有证据和你单位提交的材料。经复查查明：【写明复查查明的事实】。'),
    block('free', '你单位提出的异议成立。'),
  ],
};

/** The decision itself, and what the unit is to do after it. */
function decision(about: Letter, outcome: ReviewOutcome): readonly DraftBlock[] {
  const suggestion = about.type === 'suggestionLetter';
  const basis = basisOf(suggestion, outcome);
  const verb = reviewOutcomeWords(outcome, about.type);
  const after = suggestion
    ? '请按照该文书的要求整改，并在该文书写明的期限内将结果书面告知本院。'
    : `请在收到本决定后${DAYS_AFTER_REVIEW}日内予以纠正，并将结果书面告知本院。`;
  switch (outcome) {
    case 'upheld':
      return [
        block('opinion', say`${basis}，本院决定：${verb}${letterName(about)}。${after}`),
        ...(suggestion ? [] : [block('free', '本决定同时报告上一级人民检察院。')]),
      ];
    case 'changed':
      return [block('opinion', say`${basis}，本院决定：对${letterName(about)}作如下${verb}：【写明${verb}后的内容】。其余内容不变。${after}`)];
    case 'revoked':
      return [block('opinion', say`${basis}，本院决定：${verb}${letterName(about)}。该文书不再执行，你单位不需要就该文书书面回复，原件请退回本院。`)];
  }
}

function opening(about: Letter, reply: Reply): Content {
  const received = reply.receivedOn === null ? '×年×月×日' : chineseDate(reply.receivedOn);
  const objection = reply.text.trim() === '' ? '' : `你单位提出：${reply.text.trim().replace(/[。；]+$/, '')}。`;
  return say`本院于${slotOf('letter', about, 'issuedOn')}向你单位发出${letterName(about)}。${received}，本院收到你单位的书面异议。${objection}`;
}

/** 复查决定: the letter and its day, the objection and its day, what was looked into, the decision (GZ 554, GD 38; JY 22, 23). */
function blocks(ground: Ground): DraftBlock[] {
  const { about, reply, outcome } = ground;
  if (!about || !reply || outcome === null) return [];
  return [block('opening', opening(about, reply)), ...findings[outcome](ground), ...decision(about, outcome)];
}

export const reviewDecision: Skeleton = {
  frame: ({ about, outcome }) => ({
    recipient: about?.recipient ?? '',
    replyDays: about?.type === 'suggestionLetter' || outcome === 'revoked' ? null : DAYS_AFTER_REVIEW,
  }),
  blocks,
};
