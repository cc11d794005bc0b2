import { agreement } from './agreement.ts';
import { citations } from './citations.ts';
import { daysToCome, existingDays } from './dates.ts';
import { decision } from './decision.ts';
import { disputes } from './disputes.ts';
import { deadline, frame } from './frame.ts';
import { grounds } from './grounds.ts';
import type { HealthRule, WritingRule } from './health.ts';
import { pairedMarks } from './pairs.ts';
import { recipient } from './recipient.ts';
import { informants, streams } from './secrecy.ts';
import { headingNumbers, inlineSeries } from './series.ts';
import { slotChanges } from './slot-changes.ts';
import { suggestionKind } from './suggestion-kind.ts';
import { doubledMarks, fullWidth, numberSequence, placeholders, straightQuotes, yearBrackets } from './writing.ts';

/** How a paper is written, letter or report. */
export const writingRules: readonly { readonly id: string; readonly words: string; readonly check: WritingRule }[] = [
  { id: 'existingDays', words: '日期存在', check: existingDays },
  { id: 'placeholders', words: '没有未填的占位', check: placeholders },
  { id: 'inlineSeries', words: '一是、二是连续', check: inlineSeries },
  { id: 'yearBrackets', words: '六角括号', check: yearBrackets },
  { id: 'numberSequence', words: '文号顺序号', check: numberSequence },
  { id: 'pairedMarks', words: '成对标点', check: pairedMarks },
  { id: 'fullWidth', words: '全角标点', check: fullWidth },
  { id: 'doubledMarks', words: '重复标点', check: doubledMarks },
  { id: 'straightQuotes', words: '引号', check: straightQuotes },
];

/** Every check of a letter, in the order in which the panel shows what they find. */
export const healthRules: readonly { readonly id: string; readonly words: string; readonly check: HealthRule }[] = [
  { id: 'streams', words: '派驻检察问题和线索不外发', check: streams },
  { id: 'informants', words: '控告、举报人不具名', check: informants },
  { id: 'disputes', words: '分歧已经选定', check: disputes },
  { id: 'grounds', words: '事实有问题和证据支撑', check: grounds },
  { id: 'citations', words: '引用的条文存在于行为时的版本', check: citations },
  { id: 'slotChanges', words: '来源改动已经处理', check: slotChanges },
  { id: 'agreement', words: '姓名、数量、日期、单位与登记一致', check: agreement },
  { id: 'recipient', words: '主送是应当答复的机关', check: recipient },
  { id: 'frame', words: '院名、落款、文号', check: frame },
  { id: 'decision', words: '复查决定与登记的结论一致', check: decision },
  { id: 'deadline', words: '回复期限和异议权利', check: deadline },
  { id: 'suggestionKind', words: '检察建议的类型与所引条文一致', check: suggestionKind },
  { id: 'daysToCome', words: '事实不在今天之后', check: daysToCome },
  { id: 'headingNumbers', words: '标题序号连续', check: headingNumbers },
  ...writingRules,
];
