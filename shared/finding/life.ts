import type { DateOnly } from '../kernel/date-only.ts';
import type { ClockId } from '../round/clocks.ts';
import type { Finding } from './finding.ts';

/**
 * The stages of a finding (field report 1.7). The stored status stays what a person decided (recorded, confirmed, closed …); what follows
 * confirmation is read off the records: oral opinion, issued letters, replies, rechecks. So no act has to be written down twice, and
 * findings of earlier versions have their stage without migration.
 */
export const stages = [
  'recorded',
  'verifying',
  'dismissed',
  'confirmed',
  'decided',
  'served',
  'rectifying',
  'replied',
  'urged',
  'reported',
  'rechecked',
  'reopened',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

export const stageWords: Readonly<Record<Stage, string>> = {
  recorded: '已记录',
  verifying: '核实中',
  dismissed: '不成立',
  confirmed: '已确认',
  decided: '已定处理方式',
  served: '已送达',
  rectifying: '整改中',
  replied: '已回复',
  urged: '已督促',
  reported: '已报上级',
  rechecked: '已复核',
  reopened: '反弹重开',
  closed: '已销号',
};

/** What letters and replies say of a finding. */
export interface Handling {
  readonly servedOn: DateOnly | null;
  readonly repliedOn: DateOnly | null;
  readonly urgedOn: DateOnly | null;
  readonly reportedOn: DateOnly | null;
}

const nothing: Handling = { servedOn: null, repliedOn: null, urgedOn: null, reportedOn: null };

/** The stage that the latest dated act led to; of acts on one day the one further along. */
export function stageOf(finding: Finding, handling: Handling = nothing): Stage {
  if (finding.status !== 'confirmed') return finding.status;
  const acts: readonly (readonly [Stage, DateOnly | null])[] = [
    ['served', handling.servedOn ?? finding.oralOn],
    ['rectifying', finding.rectifyingOn],
    ['replied', handling.repliedOn ?? finding.oralDoneOn],
    ['urged', handling.urgedOn],
    ['reported', handling.reportedOn],
    ['rechecked', finding.recheckedOn],
    ['reopened', finding.reopenedOn],
  ];
  let last: { readonly stage: Stage; readonly on: DateOnly } | undefined;
  for (const [stage, on] of acts) if (on !== null && (last === undefined || on >= last.on)) last = { stage, on };
  return last?.stage ?? (finding.measure === null ? 'confirmed' : 'decided');
}

/** One act in the life of a finding: from which stages it may come, where it leads, and the clocks it starts and stops. */
export interface Transition {
  /** The command that carries it out. */
  readonly act: string;
  readonly label: string;
  readonly from: readonly Stage[];
  readonly to: Stage;
  readonly starts: readonly ClockId[];
  readonly stops: readonly ClockId[];
}

const after = ['served', 'rectifying', 'replied', 'urged', 'reported', 'rechecked', 'reopened'] as const;
const confirmedOn: readonly Stage[] = ['confirmed', 'decided', ...after];
const replyClocks: readonly ClockId[] = ['correctionNotice', 'suggestionLetter'];

export const transitions: readonly Transition[] = [
  { act: 'finding.verify', label: '转入核实', from: ['recorded', 'dismissed'], to: 'verifying', starts: [], stops: [] },
  { act: 'finding.confirm', label: '确认问题', from: ['recorded', 'verifying'], to: 'confirmed', starts: [], stops: [] },
  { act: 'finding.dismiss', label: '认定不成立', from: ['recorded', 'verifying', ...confirmedOn], to: 'dismissed', starts: [], stops: ['oral'] },
  { act: 'finding.edit', label: '确定监督方式', from: ['confirmed'], to: 'decided', starts: [], stops: [] },
  { act: 'finding.oral', label: '口头提出', from: ['confirmed', 'decided', 'served'], to: 'served', starts: ['oral'], stops: [] },
  { act: 'letter.issue', label: '文书发出', from: confirmedOn, to: 'served', starts: replyClocks, stops: ['oral'] },
  {
    act: 'finding.rectify',
    label: '开始整改',
    from: ['served', 'replied', 'urged', 'reported', 'rechecked', 'reopened'],
    to: 'rectifying',
    starts: [],
    stops: [],
  },
  { act: 'reply.add', label: '登记回复', from: after, to: 'replied', starts: ['objectionReview'], stops: replyClocks },
  { act: 'clock.draftNext', label: '督促', from: ['served', 'rectifying', 'urged', 'reopened', 'rechecked'], to: 'urged', starts: [], stops: [] },
  { act: 'clock.draftNext', label: '报请上级', from: ['served', 'rectifying', 'urged', 'reopened', 'rechecked'], to: 'reported', starts: [], stops: [] },
  { act: 'finding.recheck', label: '复核', from: after, to: 'rechecked', starts: [], stops: ['supervision'] },
  { act: 'finding.recheck', label: '回头看：整改不到位（反弹）', from: ['closed'], to: 'reopened', starts: [], stops: ['supervision'] },
  { act: 'finding.recheck', label: '回头看：保持销号', from: ['closed'], to: 'closed', starts: [], stops: ['supervision'] },
  { act: 'finding.close', label: '销号', from: confirmedOn, to: 'closed', starts: [], stops: ['oral', ...replyClocks] },
  { act: 'finding.reopen', label: '重新打开', from: ['closed'], to: 'reopened', starts: [], stops: [] },
];

/** The acts open to a finding at that stage. */
export const actsFrom = (stage: Stage): readonly Transition[] => transitions.filter((transition) => transition.from.includes(stage));
