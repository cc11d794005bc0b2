import { personSentences } from '../person.ts';
import { block, type DraftBlock, day, type Frame, type Ground, heading, type Skeleton } from '../skeleton.ts';
import { say, slotOf } from '../slots.ts';
import { factContent } from './facts.ts';

/** What differs between the opinions on a proposal, and between those on a ruling or decision. */
interface Matter {
  /** 减刑、假释、暂予监外执行 */
  readonly change: string;
  readonly basis: string;
  /** Default addressee; the person fills in the full name. */
  readonly to: string;
}

/** What the procuratorate verified: its findings where there are some, else a place to write. */
function verified(ground: Ground): DraftBlock[] {
  if (ground.findings.length === 0) return [block('fact', '经审查案卷材料、调取有关考核和执行记录并核实，查明：×××。')];
  return ground.findings.map((finding, i) => {
    const number = ground.findings.length > 1 ? `${i + 1}.` : '';
    return block('fact', say`${number}${slotOf('finding', finding, 'title')}。${factContent(finding, ground.evidence.get(finding.id) ?? [])}`, finding.id);
  });
}

/** C of the report: person, what was proposed, what was verified, the opinion with its articles. */
const proposal = (matter: Matter): Skeleton => ({
  frame: (ground): Frame => ({ recipient: matter.to, ...(ground.facility ? { copyTo: [ground.facility.name] } : {}) }),
  blocks: (ground) => {
    const person = ground.person;
    if (!person) return [];
    const proposed = person.proposal === '' ? `提请${matter.change}` : person.proposal.replace(/[。；]+$/, '');
    const number = person.proposalNumber === '' ? '' : `（${person.proposalNumber}）`;
    return [
      block('opening', personSentences(person)),
      block(
        'free',
        `${person.proposedOn ? `${day(person.proposedOn)}，` : ''}${ground.facility?.name ?? '执行机关'}以建议书${number}${proposed}。本院于${day(person.receivedOn)}收到建议书副本。`,
      ),
      heading('一、审查查明的情况'),
      ...verified(ground),
      heading('二、检察意见'),
      block('opinion', `本院认为，对罪犯${person.name}${matter.change}的提请不符合规定的条件，建议不予${matter.change}。`),
      block('basis', `以上意见，根据${matter.basis}的规定提出，请依法审查。`),
    ];
  },
});

/** D of the report: as C, with the ruling, the day it was received, why it is wrong, and the request to try it anew. */
const correction = (matter: Matter & { readonly paper: string; readonly you: string; readonly request: string }): Skeleton => ({
  frame: (ground): Frame => ({ recipient: matter.to, ...(ground.facility ? { copyTo: [ground.facility.name] } : {}) }),
  blocks: (ground) => {
    const person = ground.person;
    if (!person) return [];
    const decision = person.decision === '' ? '' : `，${person.decision.replace(/[。；]+$/, '')}`;
    return [
      block('opening', personSentences(person)),
      block(
        'free',
        `${matter.you}于${day(person.decidedOn)}作出${person.decisionNumber}${matter.change}${matter.paper}${decision}。本院于${day(person.receivedOn)}收到该${matter.paper}副本。`,
      ),
      heading('一、审查查明的情况'),
      ...verified(ground),
      heading(`二、${matter.paper}不当的理由`),
      block('cause', `上述事实表明，罪犯${person.name}不符合${matter.change}的条件，原${matter.paper}认定事实或者适用规定有误。`),
      heading('三、纠正意见'),
      block('opinion', `根据${matter.basis}的规定，本院认为该${matter.paper}不当，${matter.request}`),
    ];
  },
});

const rehear = '请你院在收到本意见书后一个月内另行组成合议庭重新审理，并将结果书面告知本院。';

export const reductionOpinion = proposal({
  change: '减刑',
  to: '人民法院',
  basis: '《中华人民共和国刑事诉讼法》第二百七十三条和《人民检察院刑事诉讼规则》第六百三十五条、第六百三十六条',
});
export const paroleOpinion = proposal({
  change: '假释',
  to: '人民法院',
  basis: '《中华人民共和国刑事诉讼法》第二百七十三条和《人民检察院刑事诉讼规则》第六百三十五条、第六百三十六条',
});
export const releaseOpinion = proposal({
  change: '暂予监外执行',
  to: '监狱管理局',
  basis: '《中华人民共和国刑事诉讼法》第二百六十六条、《人民检察院刑事诉讼规则》第六百三十条和《暂予监外执行规定》第十三条',
});
export const reductionRulingOpinion = correction({
  change: '减刑',
  paper: '裁定',
  you: '你院',
  to: '人民法院',
  request: rehear,
  basis: '《中华人民共和国刑事诉讼法》第二百七十四条和《人民检察院刑事诉讼规则》第六百三十九条、第六百四十条、第六百四十一条',
});
export const paroleRulingOpinion = correction({
  change: '假释',
  paper: '裁定',
  you: '你院',
  to: '人民法院',
  request: rehear,
  basis: '《中华人民共和国刑事诉讼法》第二百七十四条和《人民检察院刑事诉讼规则》第六百三十九条、第六百四十条、第六百四十一条',
});
export const releaseDecisionOpinion = correction({
  change: '暂予监外执行',
  paper: '决定',
  you: '你单位',
  to: '监狱管理局',
  request: '请你单位对该决定重新核查，依法纠正，并将核查结果书面告知本院。',
  basis: '《中华人民共和国刑事诉讼法》第二百六十七条、《人民检察院刑事诉讼规则》第六百三十二条、第六百三十三条和《暂予监外执行规定》第三十条',
});
