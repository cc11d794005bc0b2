import type { RecordSource } from '#shared/ledger/record.ts';
import { departmentFor } from '#shared/round/department.ts';
import { facilitiesOf } from '#shared/round/facility.ts';
import { membersOf } from '#shared/round/member.ts';
import { teamsOf } from '#shared/round/team.ts';
import { type DepartmentDuty, roundKindWords } from '#shared/round/words.ts';
import { block, type DraftBlock, day, type Ground, heading, type Skeleton } from '../skeleton.ts';
import { say, slotOf } from '../slots.ts';
import { memberWords } from './work.ts';

const contents = [
  '刑罚执行。收监和释放，减刑、假释、暂予监外执行的提请和办理。',
  '狱政管理。警戒、禁闭、警械使用、会见通信、计分考核和奖惩。',
  '教育改造和劳动改造。课堂教育、个别教育，劳动时间、报酬和保护。',
  '生活卫生、医疗和安全防范。伙食、财物、疾病防治，违禁品清查和重大隐患排查。',
  '罪犯权利保障和控告、举报、申诉的办理，监狱人民警察执法情况。',
  '前次巡回检察反馈问题、纠正违法通知书和检察建议书的整改落实情况。',
  '派驻检察履职情况。由检察组另行检查，另行反馈。',
];

const duties: readonly (readonly [string, string])[] = [
  ['组长', '全面负责本组巡回检察工作，对重大问题提出处理意见。'],
  ['主办检察官', '对本组发现的问题定性定级，对事实认定和法律适用负责，审核文书。'],
  ['组员', '按照检查清单逐项检察，固定证据，如实填写检察记录；进入监区、监舍不少于二人。'],
  ['书记员', '负责笔录、登记和材料归档。'],
];

/** What other departments of the office do for the round (GD 21, 22; GZ 666; field report 2.4), as far as the round names them. */
function departmentLines(source: RecordSource): string[] {
  const work: readonly (readonly [DepartmentDuty, string])[] = [
    ['execution', '承办本次巡回检察，组织实施本方案，审核文书。'],
    ['policy', '审核社会治理检察建议。'],
    ['caseManagement', '对以本院名义制发的文书统一编号、用印。'],
    ['investigation', '接收、审查巡回检察中发现的职务犯罪线索。'],
    ['complaints', '接收、办理巡回检察中受理的控告、举报、申诉。'],
    ['police', '派出司法警察，维护检察秩序。'],
  ];
  return work.flatMap(([duty, words]) => {
    const name = departmentFor(source, duty);
    return name === undefined ? [] : [`${name}。${words}`];
  });
}

/** 巡回检察工作方案 (GD 26): 人员组成、检察对象、检察内容、检察方法、日程安排、职责分工、后勤保障. */
function blocks(ground: Ground): DraftBlock[] {
  const { round, source } = ground;
  const members = membersOf(source);
  const facilities = facilitiesOf(source);
  const teams = teamsOf(source);
  const items = (lines: readonly string[]): DraftBlock[] => lines.map((line, i) => block('free', `${i + 1}.${line}`));
  return [
    block(
      'opening',
      say`为做好${slotOf('round', round, 'title')}工作，根据《中华人民共和国人民检察院组织法》第十七条和《人民检察院巡回检察工作规定》第二十六条的规定，制定本方案。`,
    ),
    heading('一、检察对象和方式'),
    block(
      'free',
      `采用${roundKindWords[round.kind]}方式，自${day(round.periodFrom)}至${day(round.periodTo)}，对${facilities.map(({ name }) => name).join('、')}共${facilities.length}个单位开展检察，同时检查派驻检察履职情况。`,
    ),
    heading('二、人员组成'),
    block('free', `本次巡回检察设${teams.length}个检察组，共${members.length}人：`),
    ...teams.map((team, i) => {
      const own = members.filter((member) => member.team === team.id);
      const places = facilities.filter((facility) => facility.team === team.id).map(({ name }) => name);
      return block('free', `${i + 1}.${team.name}，${own.length}人，负责${places.join('、')}。${own.length === 0 ? '' : `${memberWords(own)}。`}`);
    }),
    heading('三、检察内容'),
    ...items(contents),
    heading('四、检察方法'),
    block(
      'free',
      '依照《人民检察院巡回检察工作规定》第三十一条，采用调阅复制案卷台账和音视频资料、实地查看、检查违禁品清查、与罪犯个别谈话、与民警谈话座谈、听取情况介绍和列席会议、问卷调查、受理控告举报申诉以及其他方法。不得采用强制性措施，不得影响监管秩序。',
    ),
    heading('五、日程安排'),
    ...facilities.map((facility, i) =>
      block(
        'free',
        `${i + 1}.${facility.name}：${day(facility.onSiteFrom)}进驻，${day(facility.onSiteTo)}撤出，进监人数每次不少于${facility.entrySize ?? 2}人。`,
      ),
    ),
    block('free', '进驻三日前书面告知被巡单位；进驻首日召开动员部署会，张贴公告；结束后及时制作巡回检察报告，三十日内召开反馈会。'),
    heading('六、职责分工'),
    ...items([...duties.map(([who, what]) => `${who}。${what}`), ...departmentLines(source)]),
    heading('七、后勤和安全保障'),
    block(
      'free',
      '巡回检察所用计算机、存储介质由组织院统一配备并加密，不得接入互联网。严格遵守监狱出入管理、保密和廉洁规定，车辆、食宿和防护用品由组织院保障。',
    ),
  ];
}

export const workPlan: Skeleton = {
  frame: ({ round }) => ({ title: `${round.title}工作方案`, recipient: '' }),
  blocks,
};
