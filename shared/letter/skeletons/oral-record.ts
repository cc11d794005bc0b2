import { block, type Ground, type Skeleton } from '../skeleton.ts';
import { say, slotOf } from '../slots.ts';

/** 口头纠正记录: the sheet itself is filled from the findings; the text tells the opinion that was given on the spot. */
export const oralRecord: Skeleton = {
  frame: () => ({ title: '检察纠正违法情况登记表（口头纠正）', recipient: '' }),
  blocks: (ground: Ground) =>
    ground.findings.map((finding, i) =>
      block(
        'opinion',
        say`${ground.findings.length > 1 ? `${i + 1}.` : ''}对“${slotOf('finding', finding, 'title')}”，检察人员当场指出不符合规定之处，要求立即纠正，并在七日内说明纠正情况。`,
        finding.id,
      ),
    ),
};
