import { roundKindWords } from '#shared/round/words.ts';
import { block, type DraftBlock, type Ground, heading, placeName, type Skeleton } from '../skeleton.ts';
import { say, slotOf } from '../slots.ts';
import { factBlocks, period } from './facts.ts';

const REPLY_DAYS = 30;

const office = ({ facility }: Ground): string => (facility?.residentOffice ? facility.residentOffice : '派驻检察室');

/** 对派驻检察的反馈 (GD 35(3)): how the duty was done, what was wrong, what is asked. It goes to the office that runs the 派驻室 and to nobody else. */
function blocks(ground: Ground): DraftBlock[] {
  const place = ground.facility ? slotOf('facility', ground.facility, 'name') : placeName(ground);
  return [
    block(
      'opening',
      say`${period(ground)}，本院在对${place}开展${roundKindWords[ground.round.kind]}的同时，对${office(ground)}履行派驻检察职责的情况进行了检查。根据《人民检察院巡回检察工作规定》第三十五条第三款的规定，现将检查发现的问题反馈如下。`,
    ),
    heading('一、派驻检察履职中存在的问题'),
    ...factBlocks(ground, ground.findings, (i) => `${i + 1}.`),
    heading('二、改进意见'),
    block('opinion', '请对照上述问题查找原因，明确责任，完善派驻检察日常工作制度，对应当发现而未发现、发现后未依法处理的情形逐项说明。'),
    block('opinion', '涉及责任追究的，请依照《人民检察院巡回检察工作规定》和检察人员责任追究的有关规定办理。'),
    block('reply', `请在收到本函后${REPLY_DAYS}日内将整改情况书面报送本院。`),
    block('free', '本函为检察机关内部文书，不得提供给被巡单位。'),
  ];
}

export const residentFeedback: Skeleton = {
  frame: (ground) => ({
    title: `关于${office(ground)}履职情况的反馈函`,
    recipient: '承担派驻职责的人民检察院',
    replyDays: REPLY_DAYS,
  }),
  blocks,
};
