import type { Reference } from '../law/schema.ts';
import type { Measure, Severity, Stream } from './schema.ts';

/** What is known about a verified finding when its measure is chosen (field report 1.6). */
export interface MeasureFacts {
  readonly stream: Stream;
  readonly severity: Severity;
  /** 普遍性: the same illegality is general in the place. */
  readonly general: boolean;
  /** May make enforcement unjust, or is a major loophole, hidden danger or accident risk. */
  readonly majorRisk: boolean;
  /** A grave accident has happened. */
  readonly graveAccident: boolean;
  /** A clue to a crime or duty violation: of 司法工作人员 within procuratorial jurisdiction, or of another body's. */
  readonly clue: 'none' | 'procuratorate' | 'other';
  /** A wrong proposal or ruling on 减刑、假释、暂予监外执行. */
  readonly sentenceChange: 'none' | 'proposal' | 'ruling';
  /** Told orally more than seven days ago and not corrected. */
  readonly oralIgnored: boolean;
  /** What the problem type has by default; decides the middle severity, where the law leaves the weight to the prosecutor. */
  readonly typeDefault?: readonly Measure[];
}

export interface MeasureProposal {
  readonly measure: Measure;
  /** Why, in words that stand beside the proposal. */
  readonly reason: string;
  readonly basis: readonly Reference[];
  readonly decidedBy: '检察官' | '检察长' | '巡回检察组';
}

const one = (law: string, version: string, article: number, paragraph?: number, item?: number): Reference => ({
  law,
  at: [{ version, article, ...(paragraph !== undefined && { paragraph }), ...(item !== undefined && { item }) }],
});
const rule = (article: number, paragraph?: number, item?: number): Reference => one('GZ', 'GZ19', article, paragraph, item);
const regulation = (article: number, item?: number): Reference => one('GD', 'GD21', article, undefined, item);

/**
 * The measures that the rules propose, the main one first; never empty. A proposal, not a decision: the prosecutor may choose otherwise and says why.
 * The 派驻 stream has one way only, inside the procuratorate, so that nothing of it can reach the inspected unit.
 */
export function proposeMeasures(facts: MeasureFacts): readonly MeasureProposal[] {
  if (facts.stream === 'residentOffice') return [internal(), ...clues(facts)];
  const proposals = [...sentenceChange(facts), ...letters(facts), ...clues(facts)];
  return proposals.length > 0 ? proposals : [oral()];
}

function sentenceChange(facts: MeasureFacts): MeasureProposal[] {
  if (facts.sentenceChange === 'none') return [];
  const ruling = facts.sentenceChange === 'ruling';
  const reason = ruling ? '减刑、假释裁定或者暂予监外执行决定不当，应提出纠正意见。' : '减刑、假释、暂予监外执行的提请不当，应提出检察意见。';
  return [{ measure: 'opinion', reason, basis: ruling ? [rule(632), rule(639), rule(640)] : [rule(630), rule(635)], decidedBy: '检察长' }];
}

function letters(facts: MeasureFacts): MeasureProposal[] {
  const proposals: MeasureProposal[] = [];
  const notice = noticeReason(facts);
  if (notice) proposals.push(notice);
  if (facts.majorRisk) {
    const reason = '可能导致执法不公，或者存在重大监管漏洞、重大安全隐患、重大事故风险，应提出检察建议。';
    proposals.push({ measure: 'suggestionLetter', reason, basis: [rule(624, 1, 3), regulation(36, 2)], decidedBy: '检察长' });
  } else if (facts.general) {
    proposals.push({ measure: 'suggestionLetter', reason: '带有普遍性的违法情形，应提出检察建议。', basis: [rule(552)], decidedBy: '检察长' });
  } else if (facts.severity <= 2 && facts.typeDefault?.[0] === 'suggestionLetter') {
    const reason = '这类问题多属管理漏洞、安全隐患，通常提出检察建议。';
    proposals.push({ measure: 'suggestionLetter', reason, basis: [rule(624, 1, 3), regulation(36, 2)], decidedBy: '检察长' });
  } else if (facts.severity <= 2 && proposals.length === 0 && facts.typeDefault?.[0] === 'feedback') {
    const basis: Reference[] = [one('GD', 'GD21', 35, 2)];
    proposals.push({ measure: 'feedback', reason: '这类问题通常写入反馈意见，在反馈会上提出。', basis, decidedBy: '检察长' });
  }
  return proposals;
}

function noticeReason(facts: MeasureFacts): MeasureProposal | undefined {
  const basis = [rule(552), rule(624, 1, 2), regulation(36, 2)];
  const notice = (reason: string): MeasureProposal => ({ measure: 'correctionNotice', reason, basis, decidedBy: '检察长' });
  if (facts.graveAccident) return notice('发生重大事故，应书面提出纠正意见。');
  if (facts.oralIgnored) return notice('口头纠正意见提出后七日内未纠正，应书面提出纠正意见。');
  // Wrong proposals and pure risks have their own documents; a notice beside them is the type's default or a serious breach, never automatic.
  if (facts.severity >= 3 && !(facts.sentenceChange !== 'none' && !facts.typeDefault?.includes('correctionNotice')))
    return notice('属于严重违法，应发出纠正违法通知书。');
  if (facts.severity === 2 && !facts.general && facts.typeDefault?.[0] === 'correctionNotice')
    return notice('违法情节较重的，应发出纠正违法通知书；情节较轻的，可以口头纠正。');
  return undefined;
}

function clues(facts: MeasureFacts): MeasureProposal[] {
  if (facts.clue === 'none') return [];
  const own = facts.clue === 'procuratorate';
  const reason = own ? '属于检察机关管辖的司法工作人员相关职务犯罪线索，移送省级人民检察院统一处置。' : '不属于检察机关管辖的线索，按规定移送有关机关处理。';
  return [{ measure: 'clueTransfer', reason, basis: own ? [regulation(36, 3), one('SS', 'SS18', 19, 2)] : [regulation(36, 4)], decidedBy: '检察长' }];
}

function oral(): MeasureProposal {
  return {
    measure: 'oral',
    reason: '属于执法瑕疵、安全隐患或者轻微违法，口头提出纠正意见并记录在案。',
    basis: [rule(552), rule(624, 1, 1), regulation(36, 1)],
    decidedBy: '检察官',
  };
}

function internal(): MeasureProposal {
  const basis: Reference[] = [one('GD', 'GD21', 35, 3), regulation(46)];
  return {
    measure: 'internalFeedback',
    reason: '属于派驻检察履职问题，只向承担派驻职责的人民检察院反馈，必要时向其上级反馈。',
    basis,
    decidedBy: '巡回检察组',
  };
}
