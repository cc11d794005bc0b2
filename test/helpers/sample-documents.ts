import type { Block, DocumentModel, Heading, Paragraph, Run } from '#shared/document/model.ts';
import { dateOnly } from '#shared/kernel/date-only.ts';

/** Sample papers with fictional offices, prisons and persons, each of the length and kind that is written in practice. */
const paragraph = (text: string): Paragraph => ({ type: 'paragraph', runs: [{ text }] });
const heading = (level: Heading['level'], text: string, runIn?: string): Heading => ({
  type: 'heading',
  level,
  runs: [{ text }],
  ...(runIn === undefined ? {} : { runIn: [{ text: runIn }] }),
});
const counted = (before: string, figure: string, value: string, after: string): Run[] => [{ text: before }, { text: value, figure }, { text: after }];

export const correctionNotice: DocumentModel = {
  family: 'legal',
  issuer: '乙市人民检察院',
  title: '纠正违法通知书',
  number: '乙检×纠违〔2022〕3号',
  recipient: '甲监狱',
  body: [
    paragraph(
      '本院巡回检察组于2022年9月14日至9月28日对甲监狱开展交叉巡回检察，通过查阅台账、调取监控录像、与罪犯谈话等方式，发现你单位在禁闭和警械使用管理中存在以下违法情形：',
    ),
    heading(1, '一、禁闭期限超过法定上限'),
    paragraph(
      '2022年6月3日至6月21日，第三监区对罪犯王某某实施禁闭18日，超过法定期限3日。上述事实有《罪犯禁闭审批表》、禁闭室值班登记簿、2022年6月18日至21日监控录像（时长71小时20分）等证据证明。上述行为违反了《中华人民共和国监狱法》（2012年修正）第五十八条的规定。',
    ),
    heading(1, '二、使用警械后未及时停止'),
    paragraph(
      '2022年7月8日14时35分，第五监区民警对罪犯李某某使用手铐，法定情形于当日15时许消失，但直至次日9时10分方才解除，持续18小时35分，审批表“解除时间”一栏空白；同月另有2起使用警械未录音录像——其中1起的《使用警械登记表》为事后补填……有录像、登记表和谈话笔录证明。上述行为违反了《中华人民共和国监狱法》第四十五条的规定。',
    ),
    paragraph('根据《中华人民共和国刑事诉讼法》第二百七十六条、《人民检察院刑事诉讼规则》第六百二十四条等规定，现通知你单位予以纠正：'),
    heading(3, '1.', '对2022年以来的全部禁闭审批逐件复核，依法处理超期禁闭的责任人员，并将复核结果书面告知本院。'),
    heading(3, '2.', '规范警械使用的审批、录音录像和解除登记，做到一事一表、全程留痕。'),
    paragraph('请于收到本通知书后15日内将纠正情况书面回复本院；如有异议，可以书面提出。'),
  ],
  attachments: ['第三监区、第五监区禁闭和警械使用情况核查表'],
  signature: { issuer: '乙市人民检察院', date: dateOnly('2022-11-03'), sealNote: '（院印）' },
  properties: { title: '纠正违法通知书' },
};

const suggestionBody: Block[] = [
  paragraph(
    '本院在2022年全市监狱交叉巡回检察中，对你单位罪犯计分考核、减刑假释提请和财产性判项履行情况进行了专项检察。经查阅案卷126件、调取监控录像41小时、与38名罪犯和12名民警谈话，发现你单位在计分考核和减刑提请工作中存在带有倾向性的问题，现依法提出检察建议。',
  ),
  heading(1, '一、查明的事实和证据'),
  heading(2, '（一）计分考核加分依据不足'),
  paragraph(
    '2022年1月至8月，第二监区、第三监区对罪犯张某某等12人给予专项加分共计156分，其中7人的加分审批表未附证明材料；“劳动改造”“教育改造”两项得分的合计数与《罪犯计分考核月台账》记载不一致，差额最大的达到18.5分。上述情形不符合《监狱计分考核罪犯工作规定》第十七条、第二十一条的规定。',
  ),
  paragraph(
    '部分加分事项（如“检举揭发”“技术革新”等）缺少监区集体评议记录，审批人与提请人为同一人；有3份审批表的日期早于行为发生日期。罪犯李某某（罪犯编号5001202200123456）被扣分后，考核积分未按规定核减，仍被评为“表扬”，并据此被提请减刑6个月。',
  ),
  heading(2, '（二）减刑案件提请材料不完整'),
  paragraph(
    '抽查2022年提请减刑案卷40件，其中5件缺少罪犯财产性判项履行情况的证明，2件未附《罪犯评审鉴定表》，1件的刑期起止日期与执行通知书不符。上述案卷均已由监狱提请减刑评审委员会审议通过，说明监区初核和刑罚执行科复核两道关口没有发挥应有作用。',
  ),
  heading(1, '二、问题产生的原因'),
  paragraph(
    '一是对计分考核的严肃性认识不足，没有严格执行“谁考核、谁审批、谁负责”的要求；二是考核系统与台账分别填写，数据没有打通，缺少交叉核对；三是内部监督流于形式，狱务公开栏更新不及时，罪犯对考核结果提出异议的渠道不畅通。',
  ),
  heading(1, '三、检察建议'),
  paragraph('为保障刑罚执行公平公正，根据《人民检察院检察建议工作规定》的有关规定，向你单位提出如下建议：'),
  heading(3, '1.全面复核加分事项。', '对上述12名罪犯的加分逐一复核，没有依据的依法撤销，并将复核结果书面告知罪犯本人和本院。'),
  heading(
    3,
    '2.开展减刑提请自查。',
    '对2022年以来提请的全部减刑、假释案件开展一次自查，重点核查财产性判项履行、计分考核和立功材料，发现问题的依法补正或者撤回。',
  ),
  heading(3, '3.完善数据比对机制。', '将台账与审批表逐月比对，做到一人一档、一事一证、留痕可查。'),
  heading(3, '4.加强教育培训。', '组织民警开展专题培训，落实执法责任制，对相关责任人员依规依纪处理。'),
  paragraph('你单位对本检察建议有异议的，请在收到之日起15日内书面提出；请在收到本检察建议书之日起两个月内将采纳和落实情况书面回复本院。'),
];

export const suggestionLetter: DocumentModel = {
  family: 'legal',
  issuer: '乙市人民检察院',
  title: '检察建议书',
  number: '乙检×建〔2022〕7号',
  recipient: '甲监狱',
  body: suggestionBody,
  attachments: ['罪犯计分考核加分问题清单', '减刑案件提请材料缺失情况明细表'],
  signature: { issuer: '乙市人民检察院', date: dateOnly('2022-11-03'), sealNote: '（院印）' },
  copyTo: ['乙市监狱管理局', '乙市人民检察院法律政策研究室'],
  imprint: { office: '乙市人民检察院办公室', date: dateOnly('2022-11-03') },
  properties: { title: '检察建议书', subject: '计分考核和减刑提请' },
};

/** Three pages of GB/T 9704 with red head, imprint and a number still to be filled in. */
export const officialLetter: DocumentModel = {
  ...suggestionLetter,
  family: 'official',
  redHead: true,
  issuer: '乙市人民检察院',
  title: '关于2022年全市监狱交叉巡回检察发现问题整改落实情况的报告',
  number: '乙检〔2022〕46号',
  recipient: '丙省人民检察院',
  properties: { title: '整改落实情况报告' },
};

const areas = ['刑罚执行', '狱政管理', '教育改造', '劳动改造', '生活卫生', '安全防范'];
const facts = [
  '减刑提请材料缺少财产性判项履行证明，复核环节未发现',
  '禁闭审批表未填写解除时间，监控录像保存不足90日',
  '课堂化教育缺课登记与签到册不一致，涉及罪犯17人次',
  '超时劳动，当月累计加班36小时，未依法支付劳动报酬',
];
const tableRow = (i: number) => [
  { text: String(i + 1), source: { kind: 'finding', id: `f${i}` } },
  areas[i % areas.length] as string,
  `${'甲丁戊己庚'[i % 5]}监狱`,
  facts[i % facts.length] as string,
  i % 7 === 0 ? '纠正违法通知书' : i % 5 === 0 ? '检察建议书' : '口头纠正',
  i % 3 === 0 ? '已整改' : '整改中',
];

export const longReport: DocumentModel = {
  family: 'report',
  issuer: '乙市人民检察院',
  title: '2022年全市监狱交叉巡回检察情况汇总报告',
  subtitle: '——数据截至2022年11月30日',
  banner: '内部资料　注意保存',
  body: [
    {
      type: 'paragraph',
      runs: [
        ...counted('2022年9月至10月，全市组织', 'round.teams', '5', '个巡回检察组，'),
        ...counted('对', 'round.facilities', '11', '个监狱开展了交叉巡回检察。'),
      ],
    },
    heading(1, '一、基本情况'),
    {
      type: 'paragraph',
      runs: [
        ...counted('本轮共发现监狱问题', 'findings.prison', '275', '个，'),
        ...counted('发出纠正违法通知书', 'letters.correctionNotice', '8', '份、'),
        ...counted('检察建议书', 'letters.suggestionLetter', '11', '份，回复采纳18份，采纳率94.7%（18/19，截至2022年11月30日）。'),
        { text: '派驻检察履职问题另行统计', strong: true },
        { text: '，不列入本报告的监狱问题。' },
      ],
    },
    heading(2, '（一）问题分布'),
    paragraph(
      '按领域看，刑罚执行问题最多，共83个，占30.2%；狱政管理61个，占22.2%；生活卫生48个，占17.5%。在3个以上监狱同时出现的问题类型有9种，其中“减刑提请材料不完整”涉及7个监狱，“禁闭审批不规范”涉及5个监狱，带有普遍性、倾向性。',
    ),
    {
      type: 'table',
      caption: '表1　问题领域与监督方式统计',
      columns: [
        { title: '领域', share: 3 },
        { title: '问题数', share: 2, align: 'right' },
        { title: '口头纠正', share: 2, align: 'right' },
        { title: '纠正违法', share: 2, align: 'right' },
        { title: '检察建议', share: 2, align: 'right' },
      ],
      rows: areas.map((area, i) => [area, { text: String(83 - i * 11), figure: `area.${i}` }, String(70 - i * 10), String(i % 3), String(i % 4)]),
    },
    heading(2, '（二）主要做法'),
    heading(3, '1.统一标准。', '制定检查清单126项，逐项记录“查了什么、怎么查的、查到什么”。'),
    heading(4, '（1）分组负责。', '每组4至6人，主办检察官对本组问题定性负责。'),
    heading(4, '（2）交叉复核。', '重大问题由两组交叉复核后提交检察长审定。'),
    heading(1, '二、下一步工作'),
    paragraph('对逾期未回复的2份文书，于2022年12月15日前发出催办函；对在3个以上监狱出现的共性问题，向监狱管理局制发类案检察建议。'),
  ],
  attachments: ['问题清单', '各监狱问题分布统计表'],
  signature: { issuer: '乙市人民检察院', date: dateOnly('2022-12-01') },
  annexes: [
    {
      label: '附件1',
      title: '问题清单',
      body: [
        {
          type: 'table',
          columns: [
            { title: '序号', share: 1.2, align: 'center' },
            { title: '领域', share: 2, align: 'center' },
            { title: '监狱', share: 2, align: 'center' },
            { title: '问题', share: 6 },
            { title: '监督方式', share: 3, align: 'center' },
            { title: '整改情况', share: 2, align: 'center' },
          ],
          rows: Array.from({ length: 60 }, (_, i) => tableRow(i)),
        },
      ],
    },
    {
      label: '附件2',
      title: '各监狱问题分布统计表',
      landscape: true,
      body: [
        paragraph('本表按监狱和领域统计，数字为问题个数。'),
        {
          type: 'table',
          columns: [{ title: '监狱', share: 2 }, ...areas.map((title) => ({ title, share: 1.5, align: 'right' as const }))],
          rows: Array.from('甲丁戊己庚辛壬癸子丑寅', (name, i) => [`${name}监狱`, ...areas.map((_, c) => String((i * 7 + c * 3) % 19))]),
        },
      ],
    },
  ],
  copyTo: ['丙省人民检察院', '中共乙市委政法委员会', '乙市司法局', '乙市监狱管理局', '各区县人民检察院'],
  imprint: { office: '乙市人民检察院办公室', date: dateOnly('2022-12-02') },
  properties: { title: '2022年全市监狱交叉巡回检察情况汇总报告', subject: '巡回检察' },
};

export const sampleDocuments = { correctionNotice, suggestionLetter, officialLetter, longReport } as const;
