import type { BlockPart } from './words.ts';

interface ShippedPhrase {
  readonly id: string;
  readonly part: BlockPart;
  readonly title: string;
  readonly text: string;
}

const phrase = (id: string, part: BlockPart, title: string, text: string): ShippedPhrase => ({ id: `shipped-${id}`, part, title, text });

/**
 * Turns of phrase for supervisory letters, in our own wording; {承办部门} is the office's own name for it. None holds a figure, a name or an article: those come from the findings.
 */
export const shippedPhrases: readonly ShippedPhrase[] = [
  phrase('source-check', 'opening', '来源：现场检查', '本院在现场检查、调阅台账和监控录像中发现，'),
  phrase('source-complaint', 'opening', '来源：受理控告', '本院在受理控告、申诉过程中发现线索，经调查核实，'),
  phrase('source-compare', 'opening', '来源：数据比对', '本院对你单位提供的数据逐项比对，并调阅原始记录核实，'),
  phrase('proof', 'fact', '证据证明', '上述事实，有台账记录、监控录像、谈话笔录等证据证明。'),
  phrase('admitted', 'fact', '单位认可', '对上述事实，你单位在核实时没有异议。'),
  phrase('corrected', 'fact', '已当场纠正', '上述问题已由本院口头提出，你单位当场予以纠正。'),
  phrase('recurring', 'fact', '屡查屡犯', '同类问题在上一次巡回检察中已经指出，本次检查仍然存在。'),
  phrase('cause-system', 'cause', '原因：制度不全', '上述问题反映出相关制度不健全，对审批、登记和复核的要求不明确。'),
  phrase('cause-execution', 'cause', '原因：执行不严', '上述问题反映出制度执行不严格，以经验代替规定，日常检查流于形式。'),
  phrase('cause-supervision', 'cause', '原因：内部监督', '上述问题反映出内部监督没有发挥作用，业务部门之间缺少核对，未能及时发现和纠正。'),
  phrase('cause-ability', 'cause', '原因：能力不足', '上述问题反映出民警对有关规定掌握不够，培训和指导不到位。'),
  phrase('risk-fairness', 'cause', '隐患：执法公正', '如不及时纠正，容易影响刑罚执行的公正，损害罪犯的合法权益。'),
  phrase('risk-safety', 'cause', '隐患：监管安全', '如不及时消除，容易引发监管安全事故。'),
  phrase('demand-stop', 'opinion', '意见：立即纠正', '立即停止并纠正上述做法，对涉及的人员逐一核实处理。'),
  phrase('demand-review', 'opinion', '意见：全面排查', '对同类情形开展全面排查，列出清单，逐项整改。'),
  phrase('demand-rule', 'opinion', '意见：完善制度', '修订完善相关制度，明确审批权限、办理时限和责任人。'),
  phrase('demand-train', 'opinion', '意见：加强培训', '组织民警学习有关规定，并把执行情况纳入日常考核。'),
  phrase('demand-trace', 'opinion', '意见：查明责任', '查明原因和责任，依照规定作出处理，并将处理结果一并告知本院。'),
  phrase('demand-mechanism', 'opinion', '意见：长效机制', '建立定期检查和通报机制，防止同类问题再次发生。'),
  phrase('objection', 'objection', '异议权利', '如有异议，可以书面向本院提出，本院将依法复查。'),
  phrase('reply-attach', 'reply', '回复附材料', '回复时请附整改方案、落实情况和相关证明材料。'),
  phrase('reply-contact', 'reply', '联系沟通', '落实中需要了解情况的，请与{承办部门}联系。'),
  phrase('follow', 'free', '跟踪监督', '本院将对落实情况跟踪监督，并适时开展“回头看”。'),
  phrase('thanks', 'free', '配合致谢', '检察期间，你单位提供了必要的配合和工作条件。'),
];
