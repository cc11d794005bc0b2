import type { Finding } from '#shared/finding/finding.ts';
import { recheckOutcomeWords } from '#shared/finding/words.ts';
import { chineseDate } from '#shared/kernel/date-only.ts';
import { roundKindWords } from '#shared/round/words.ts';
import { block, type DraftBlock, type Ground, heading, placeName, type Skeleton } from '../skeleton.ts';
import { say, slotOf, unended } from '../slots.ts';
import { areaList, areasOf, period } from './facts.ts';
import { placeWords } from './place-words.ts';
import { memberWords, teamMembers } from './work.ts';

const place = (ground: Ground) => (ground.facility ? slotOf('facility', ground.facility, 'name') : placeName(ground));

/** Findings that the visit has to look at again: what is not yet closed. */
const openOnes = (findings: readonly Finding[]): readonly Finding[] => findings.filter((finding) => finding.status !== 'closed');

/** 专项督办（回头看）方案 (GD 40): ground, object, what is looked at again, how, by whom and when. */
function planBlocks(ground: Ground): DraftBlock[] {
  const open = openOnes(ground.findings);
  const members = teamMembers(ground);
  const { people, rooms } = placeWords(ground);
  return [
    block(
      'opening',
      say`${period(ground)}，本院对${place(ground)}开展了${roundKindWords[ground.round.kind]}。为督促反馈问题整改到位，根据《人民检察院巡回检察工作规定》第四十条的规定，制定本方案。`,
    ),
    heading('一、督办对象和方式'),
    block('free', say`对${place(ground)}以专门或者机动巡回检察的方式开展专项督办，在巡回检察结束后三个月内完成。`),
    heading('二、督办内容'),
    block(
      'free',
      `上次反馈问题共${ground.findings.length}个，已销号${ground.findings.length - open.length}个，尚未销号${open.length}个${open.length === 0 ? '' : `，涉及${areaList(ground, open)}`}。对尚未销号的逐项核查，对已销号的按不低于三分之一的比例抽查，防止反弹。`,
    ),
    ...open
      .slice(0, 20)
      .map((finding, i) =>
        block('fact', say`${i + 1}.${slotOf('finding', finding, 'title')}。核查整改措施是否落实、责任是否明确、同类情形是否仍有发生。`, finding.id),
      ),
    ...(open.length > 20 ? [block('free', `其余${open.length - 20}个问题见附件《问题清单》。`)] : []),
    heading('三、督办方法'),
    block('free', `查阅整改台账和原始凭证，实地查看有关场所，调取近期音视频资料，与${people}和执法人员谈话，对照整改报告逐项核实。不以书面材料代替实地核查。`),
    heading('四、人员和分工'),
    block('free', `以原检察组人员为主。${members.length === 0 ? '人员名单另附。' : `${memberWords(members)}。`}进入${rooms}不少于二人。`),
    heading('五、结果处理'),
    block('free', '整改到位的予以销号；整改不到位或者反弹的，依法提出纠正意见或者检察建议，并报告上一级人民检察院。督办结束后制作专项督办报告。'),
  ];
}

export const supervisionPlan: Skeleton = {
  frame: (ground) => ({ title: `对${placeName(ground)}专项督办工作方案`, recipient: '' }),
  blocks: planBlocks,
};

const stateWords = (finding: Finding): string => {
  if (finding.recheckOutcome !== null)
    return `${finding.recheckedOn ? `${chineseDate(finding.recheckedOn)}复核，` : ''}${recheckOutcomeWords[finding.recheckOutcome]}`;
  if (finding.status === 'closed') return '整改到位，已销号';
  return finding.reopenedOn ? `${chineseDate(finding.reopenedOn)}发现反弹，恢复整改` : '尚在整改';
};

/** 专项督办报告 (GD 40): what was visited, the outcome in figures, each area, what is still open, what follows. */
function reportBlocks(ground: Ground): DraftBlock[] {
  const { findings } = ground;
  const closed = findings.filter((finding) => finding.status === 'closed');
  const open = openOnes(findings);
  const back = open.filter((finding) => finding.reopenedOn !== null);
  return [
    heading('一、督办基本情况'),
    block(
      'opening',
      say`根据《人民检察院巡回检察工作规定》第四十条的规定，本院对${place(ground)}整改落实巡回检察反馈问题的情况开展了专项督办，对${findings.length}个问题逐项核查。`,
    ),
    heading('二、整改落实情况'),
    block('free', `${findings.length}个问题中，整改到位并销号的${closed.length}个，尚未销号的${open.length}个，其中反弹的${back.length}个。`),
    ...areasOf(findings).map((area, i) => {
      const here = findings.filter((finding) => finding.area === area);
      const done = here.filter((finding) => finding.status === 'closed').length;
      return block('free', `${i + 1}.${ground.knowledge.areaLabel(area)}：共${here.length}个，销号${done}个，尚未销号${here.length - done}个。`);
    }),
    heading('三、尚未整改到位的问题'),
    ...(open.length === 0
      ? [block('free', '没有尚未整改到位的问题。')]
      : open.map((finding, i) => block('fact', say`${i + 1}.${slotOf('finding', finding, 'title')}（${unended(stateWords(finding))}）。`, finding.id))),
    heading('四、下一步意见'),
    block(
      'opinion',
      '对尚未整改到位的问题继续督促，逾期不改的依法制发纠正违法通知书或者检察建议书，并依照《人民检察院巡回检察工作规定》第三十七条报告上一级人民检察院。',
    ),
  ];
}

export const supervisionReport: Skeleton = {
  frame: (ground) => ({ title: `关于对${placeName(ground)}专项督办情况的报告`, recipient: '检察长' }),
  blocks: reportBlocks,
};
