import { roundKindWords } from '#shared/round/words.ts';
import { block, type DraftBlock, type Ground, placeName, type Skeleton } from '../skeleton.ts';
import { say, slotOf } from '../slots.ts';
import { period } from './facts.ts';
import { placeWords } from './place-words.ts';

/** 巡回检察公告 (GD 30): unit, time, content and contact, for wings, cells, visiting rooms and offices. */
function blocks(ground: Ground): DraftBlock[] {
  const { duties, people, staff, hasResidentOffice } = placeWords(ground);
  const place = ground.facility ? slotOf('facility', ground.facility, 'name') : placeName(ground);
  return [
    block(
      'opening',
      say`根据《人民检察院巡回检察工作规定》的规定，${ground.round.organiser}于${period(ground)}对${place}开展${roundKindWords[ground.round.kind]}。现将有关事项公告如下。`,
    ),
    block('free', `一、检察内容：${duties}${hasResidentOffice ? '，派驻检察人员是否依法履行职责' : ''}。`),
    block('free', `二、受理范围：${people}及其近亲属、${staff}和其他知情人员，均可以向检察组反映监管执法中的问题，提出控告、举报和申诉。`),
    block('free', '三、反映方式：可以要求与检察人员当面谈话，可以投递检察官信箱，也可以寄送书面材料。检察官信箱由检察组专人开启。'),
    block('free', '四、联系地点：巡回检察办公室。联系电话：　　　　　　。'),
    block('free', '五、检察组对反映人和反映的内容依法保密。任何单位和个人不得阻碍反映问题，不得打击报复。'),
    block('free', '特此公告。'),
  ];
}

export const announcement: Skeleton = {
  frame: (ground) => ({ title: `关于对${placeName(ground)}开展巡回检察的公告`, recipient: '' }),
  blocks,
};
