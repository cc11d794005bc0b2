import { ownDepartment } from '#shared/round/department.ts';
import { roundKindWords } from '#shared/round/words.ts';
import { block, type DraftBlock, type Ground, heading, placeName, type Skeleton } from '../skeleton.ts';
import { say, slotOf } from '../slots.ts';
import { period } from './facts.ts';
import { placeWords } from './place-words.ts';
import { memberWords, teamMembers } from './work.ts';

/** 巡回检察告知函 (GD 29): time, staff, content and contact, three days before. */
function blocks(ground: Ground): DraftBlock[] {
  const { facility, round } = ground;
  const members = teamMembers(ground);
  const { areas, roster, posted } = placeWords(ground);
  return [
    block(
      'opening',
      say`根据《中华人民共和国人民检察院组织法》第十七条和《人民检察院巡回检察工作规定》第二十九条的规定，本院决定对${facility ? slotOf('facility', facility, 'name') : placeName(ground)}开展${roundKindWords[round.kind]}。现将有关事项函告如下。`,
    ),
    heading('一、检察时间'),
    block('free', `${period(ground)}。`),
    heading('二、检察人员'),
    block('free', members.length === 0 ? '检察人员名单另附。' : `共${members.length}人。${memberWords(members)}。`),
    heading('三、检察内容'),
    block('free', `${areas}，以及前次巡回检察反馈问题的整改落实情况。`),
    heading('四、请予配合的事项'),
    block('free', '1.确定一名负责人和联络人，安排巡回检察办公场所，提供查询电脑和监控调阅条件。'),
    block('free', `2.在巡回检察开始前准备${roster}、重点人员名单、执法台账、会议记录和前次整改材料。`),
    block('free', `3.安排召开动员部署会，在${posted}等处张贴公告，开放检察官信箱。`),
    block('free', `联系部门：${ownDepartment(ground.source, 'execution', '刑事执行检察部门')}`),
    block('free', '联系人：　　　　　　联系电话：'),
  ];
}

export const informLetter: Skeleton = {
  frame: (ground) => ({ title: `关于对${placeName(ground)}开展${roundKindWords[ground.round.kind]}的函` }),
  blocks,
};
