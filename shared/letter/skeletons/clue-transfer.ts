import { block, type DraftBlock, type Ground, heading, type Skeleton } from '../skeleton.ts';
import { say, slotOf } from '../slots.ts';
import { factContent, opening } from './facts.ts';

/** Clues go to the provincial office, which disposes of them (GD 36(3)); the provincial office itself hands them to its own department. */
const recipient = ({ round }: Ground): string =>
  round.organiserLevel === 'provincial' || round.organiserLevel === 'supreme' ? round.organiser : '省人民检察院';

function blocks(ground: Ground): DraftBlock[] {
  const several = ground.findings.length > 1;
  return [
    block('opening', say`${opening(ground)}，发现以下问题线索。现依照有关规定移送，请依法处理。`),
    heading('一、线索的主要内容'),
    ...ground.findings.map((finding, i) => {
      const number = several ? `${i + 1}.` : '';
      return block('fact', say`${number}${slotOf('finding', finding, 'title')}。${factContent(finding, ground.evidence.get(finding.id) ?? [])}`, finding.id);
    }),
    heading('二、涉及人员'),
    ...ground.findings.map((finding, i) =>
      block(
        'free',
        say`${several ? `${i + 1}.` : ''}${finding.persons.trim() === '' ? '具体人员有待查明。' : slotOf('finding', finding, 'persons')}`,
        finding.id,
      ),
    ),
    heading('三、移送的依据'),
    block(
      'basis',
      '上述线索可能涉嫌司法工作人员利用职权实施的犯罪，根据《中华人民共和国刑事诉讼法》第十九条第二款、《人民检察院刑事诉讼规则》第十三条和《人民检察院巡回检察工作规定》第三十六条第三项、第三十九条的规定移送。经审查不属于检察机关管辖的，请依照《人民检察院巡回检察工作规定》第三十六条第四项的规定转有关机关处理。',
    ),
    block('reply', '请将受理和处理结果函告本院。本函及所附材料注意保密，不得向被巡单位和线索所涉人员透露。'),
  ];
}

export const clueTransfer: Skeleton = {
  frame: (ground) => ({ title: '关于移送问题线索的函', recipient: recipient(ground), replyDays: null }),
  blocks,
};
