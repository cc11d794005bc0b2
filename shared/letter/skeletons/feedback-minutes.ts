import { findingsOf, isDecided } from '#shared/finding/finding.ts';
import { chineseDate } from '#shared/kernel/date-only.ts';
import { block, type DraftBlock, type Ground, heading, placeName, type Skeleton } from '../skeleton.ts';
import { say, slotOf } from '../slots.ts';
import { areaList } from './facts.ts';
import { teamMembers } from './work.ts';

/** 反馈会会议纪要 (GD 35(2)): when and where, what was fed back, what the unit said, what was agreed; who was present stands below. */
function blocks(ground: Ground): DraftBlock[] {
  const { facility, round, source } = ground;
  const own = findingsOf(source).filter((finding) => finding.facility === facility?.id && finding.stream === 'prison' && isDecided(finding));
  const on = facility?.feedbackOn ? chineseDate(facility.feedbackOn) : '×年×月×日';
  const place = facility ? slotOf('facility', facility, 'name') : placeName(ground);
  return [
    block('opening', say`${on}，${round.organiser}在${place}召开巡回检察反馈会，宣布并送达巡回检察反馈意见。会议情况纪要如下。`),
    heading('一、反馈情况'),
    block(
      'free',
      say`检察组通报了对${place}开展巡回检察的情况，指出在${areaList(ground, own)}方面存在的${own.length}个问题，对每个问题说明了事实、证据和依据，提出了整改意见。`,
    ),
    heading('二、被巡单位表态'),
    block('free', say`${place}负责人表示，对反馈的问题全部认领，将按照要求制定整改方案，逐项明确整改措施、责任部门和完成时限。`),
    heading('三、会议议定事项'),
    block('free', say`1.${place}在收到反馈意见后三十日内报送整改方案，整改完成后报送整改情况报告。`),
    block('free', '2.检察组指定专人跟踪督促，对纠正违法通知书和检察建议书的落实情况逐件核对。'),
    block('free', '3.本院在巡回检察结束后三个月内开展专项督办。'),
  ];
}

export const feedbackMinutes: Skeleton = {
  frame: (ground) => {
    const names = teamMembers(ground).map(({ name }) => name);
    return {
      title: '巡回检察反馈会会议纪要',
      recipient: '',
      attendance: [
        { label: '出席', names: names.length === 0 ? '检察组全体成员' : names.join('、') },
        { label: '列席', names: `${placeName(ground)}有关负责人和部门负责人` },
      ],
    };
  },
  blocks,
};
