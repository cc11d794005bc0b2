/** One item of a checklist before it is a record. */
export interface NewItem {
  readonly area: string;
  readonly type: string;
  readonly title: string;
  readonly lookAt: string;
  readonly basis: string;
}

const gd = (article: number, item: string): string => `《人民检察院巡回检察工作规定》第${article === 15 ? '十五' : article === 16 ? '十六' : '十七'}条${item}`;
const duty = (type: string, title: string, lookAt: string, basis: string): NewItem => ({ area: 'M', type, title, lookAt, basis });

/** Standing duties of a 派驻检察室 (GD 15 to 17). */
const regulationDuties: readonly NewItem[] = [
  duty('M08', '收监、出监、计分考核、立功奖惩的监督', '检察日志、监督文书', gd(15, '第一项')),
  duty('M09', '特殊岗位选用和老病残认定的监督', '检察日志、监督文书', gd(15, '第二项')),
  duty('M10', '教育改造活动的监督', '检察日志、监督文书', gd(15, '第三项')),
  duty('M11', '减刑、假释、暂予监外执行案件的办理', '减假暂案卷', gd(15, '第四项')),
  duty('M12', '事故检察', '事故检察卷宗', gd(15, '第五项')),
  duty('M18', '看守所羁押期限和重大案件讯问合法性核查', '羁押期限台账、核查卷宗', gd(16, '')),
  duty('M04', '每日抽查重点时段、重点部位录像和记录', '监控抽查记录', gd(17, '第一款第一项')),
  duty('M05', '每周下监区监舍、开启检察官信箱、个别谈话', '下监区、开信箱、谈话记录', gd(17, '第一款第二项')),
  duty('M06', '列席减假暂评审会和狱情（所情）分析会', '会议记录', gd(17, '第一款第三项')),
  duty('M07', '接收、登记、办理控告申诉举报', '控告申诉登记', gd(17, '第一款第四项')),
  duty('M01', '每月在岗不少于12个工作日，工作日有人在岗', '考勤和值班记录', gd(17, '第二款')),
  duty('M02', '派驻人员不少于2人，其中检察官不少于1人', '派驻人员名册', gd(17, '第二款')),
  duty('M03', '每三年轮岗', '任职和轮岗记录', gd(17, '第二款')),
];

/** Matters that a 派驻检察室 reports (field report 2.3 K), with how often. The list is a practice, not a rule: no article. */
const reportedMatters: readonly (readonly [type: string, title: string, lookAt: string])[] = [
  ['M12', '脱逃、自伤自残、死亡、疫情、事故的报告（及时）', '及时报告记录、事故卷宗'],
  ['M12', '罪犯死亡情况报告（及时）', '死亡检察卷宗'],
  ['M06', '重大活动的参加和报告（及时）', '活动记录'],
  ['M15', '监管人员违纪情况的报告（及时）', '日志、报告'],
  ['M13', '普遍性问题整改建议的报告（及时）', '建议书、回复'],
  ['M11', '减刑、假释、暂予监外执行名册（每批次）', '名册、审查意见'],
  ['M04', '录像抽查（每日）', '抽查记录、回放记录'],
  ['M05', '禁闭室和警械使用检察（每周）', '禁闭、警械审批和检察记录'],
  ['M05', '医院和受伤罪犯检察（每周）', '就诊、外伤登记'],
  ['M05', '与出监、新收罪犯谈话（每周）', '谈话笔录'],
  ['M05', '开启检察官信箱（每周）', '开箱登记'],
  ['M05', '违禁品检察（每周）', '清监记录'],
  ['M05', '会见室检察（每月）', '会见登记、录音'],
  ['M06', '列席犯情分析会（每月）', '会议记录'],
  ['M08', '计分考核和奖惩检察（每月）', '考核台账、奖惩审批'],
  ['M09', '勤杂岗位变动检察（每月）', '岗位审批'],
];

export const dutyItems: readonly NewItem[] = [...regulationDuties, ...reportedMatters.map(([type, title, lookAt]) => duty(type, title, lookAt, ''))];
