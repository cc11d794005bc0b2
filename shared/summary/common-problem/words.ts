export const commonLevels = ['general', 'frequent', 'single'] as const;
export type CommonLevel = (typeof commonLevels)[number];
export const commonLevelWords: Readonly<Record<CommonLevel, string>> = { general: '普遍性', frequent: '多发', single: '个别' };

export const causeKinds = ['system', 'execution', 'supervision', 'ability', 'facility', 'information'] as const;
export type CauseKind = (typeof causeKinds)[number];

/** 制度、执行、监督、能力、设施、信息化: what the person may choose as causes, with a sentence for the report and the advice that follows from it. */
export const causeLibrary: Readonly<Record<CauseKind, { readonly label: string; readonly cause: string; readonly advice: string }>> = {
  system: {
    label: '制度',
    cause: '相关制度不健全或者规定过于原则，没有明确标准、程序和责任人，基层各行其是。',
    advice: '梳理并修订相关制度，统一标准和流程，明确责任部门、责任人和时限，报主管机关备案后在全系统施行。',
  },
  execution: {
    label: '执行',
    cause: '有章不循、执行变通，日常管理以经验代替规定，记录与实际不符。',
    advice: '开展一次全面自查，逐项对照规定纠正，把执行情况纳入日常检查，对弄虚作假的依规处理。',
  },
  supervision: {
    label: '监督',
    cause: '业务科室检查流于形式，审批、复核把关不严，问题长期存在而没有被发现和纠正。',
    advice: '压实业务科室审核和督导责任，建立定期抽查、交叉检查和结果通报机制，发现一起纠正一起。',
  },
  ability: {
    label: '能力',
    cause: '民警对法律和政策变化掌握不够，岗位培训不足，对同类情形的处理尺度不一。',
    advice: '组织专题培训和案例讲评，编写岗位操作指引，对关键岗位实行考核上岗。',
  },
  facility: {
    label: '设施',
    cause: '设施设备不足、老化或者布局不合理，不能满足规定的要求。',
    advice: '列出设施设备清单和改造计划，落实经费和完成时限，改造完成前采取临时措施防范风险。',
  },
  information: {
    label: '信息化',
    cause: '信息系统没有关联校验和预警功能，数据分散、靠人工登记，差错难以及时发现。',
    advice: '完善信息系统的校验、提示和留痕功能，推动业务数据互通共享，以数据比对代替人工登记。',
  },
};
