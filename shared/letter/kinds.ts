import type { Stream } from '../finding/words.ts';
import { type Audience, type LetterFamily, type LetterGroup, type LetterType, letterTypes } from './words.ts';

/** The record that a paper is drafted from. */
export type DraftSource = 'findings' | 'facility' | 'round' | 'letter' | 'reply' | 'interview' | 'workLog' | 'copiedMaterial' | 'person';

/** How long the reader has to answer: the clock of the rule itself, days that the letter may name, or no answer asked for. */
export type ReplyRule = 'clock' | 'ownDays' | 'none';

export interface LetterKind {
  readonly group: LetterGroup;
  readonly family: LetterFamily;
  readonly audience: Audience;
  readonly source: DraftSource;
  /** Streams whose findings may stand in it. */
  readonly streams: readonly Stream[];
  readonly reply: ReplyRule;
  /** What its issue means for the findings in it: they reach the unit, the unit is urged, or the next higher office is told. */
  readonly handles: 'serves' | 'urges' | 'reports' | 'nothing';
  /** The office, under its seal, or the team that made it. */
  readonly signs: 'office' | 'team';
  /** Which findings it is drafted with: those a person chose, all that are decided at the place, some if wanted, those of the letter it follows, or none. */
  readonly findings: 'chosen' | 'all' | 'optional' | 'followed' | 'none';
}

const kind = (
  group: LetterGroup,
  family: LetterFamily,
  audience: Audience,
  source: DraftSource,
  more: Partial<Pick<LetterKind, 'streams' | 'reply' | 'handles' | 'signs' | 'findings'>> = {},
): LetterKind => ({
  group,
  family,
  audience,
  source,
  streams: ['prison'],
  reply: 'none',
  handles: 'nothing',
  signs: 'office',
  findings: source === 'findings' ? 'chosen' : 'none',
  ...more,
});

/** What each paper is: its place in the list, its form, its readers, what it is drafted from and whether it asks for an answer. */
export const letterKinds: Readonly<Record<LetterType, LetterKind>> = {
  correctionNotice: kind('supervision', 'legal', 'facility', 'findings', { reply: 'clock', handles: 'serves' }),
  suggestionLetter: kind('supervision', 'legal', 'facility', 'findings', { reply: 'clock', handles: 'serves' }),
  oralRecord: kind('supervision', 'record', 'internal', 'findings'),
  inspectionOpinion: kind('supervision', 'legal', 'facility', 'findings', { reply: 'ownDays', handles: 'serves' }),
  urging: kind('supervision', 'letterhead', 'facility', 'letter', { reply: 'ownDays', handles: 'urges' }),
  reportUpward: kind('supervision', 'upward', 'internal', 'letter', { handles: 'reports' }),
  reviewDecision: kind('supervision', 'legal', 'facility', 'reply', { reply: 'ownDays', findings: 'followed' }),
  clueTransfer: kind('supervision', 'letterhead', 'outside', 'findings', { streams: ['clue'], reply: 'ownDays', handles: 'serves' }),
  workPlan: kind('round', 'plain', 'internal', 'round'),
  informLetter: kind('round', 'letterhead', 'facility', 'facility'),
  announcement: kind('round', 'plain', 'public', 'facility'),
  feedbackOpinion: kind('round', 'official', 'facility', 'findings', { reply: 'ownDays', handles: 'serves' }),
  residentFeedback: kind('round', 'letterhead', 'residentOffice', 'findings', { streams: ['residentOffice'], reply: 'ownDays', handles: 'serves' }),
  feedbackMinutes: kind('round', 'minutes', 'facility', 'facility'),
  inspectionReport: kind('round', 'report', 'internal', 'facility', { streams: ['prison', 'residentOffice', 'clue'], findings: 'all', signs: 'team' }),
  supervisionPlan: kind('round', 'plain', 'internal', 'facility', { findings: 'all' }),
  supervisionReport: kind('round', 'report', 'internal', 'facility', { findings: 'all', signs: 'team' }),
  reductionOpinion: kind('sentence', 'legal', 'outside', 'person', { findings: 'optional' }),
  paroleOpinion: kind('sentence', 'legal', 'outside', 'person', { findings: 'optional' }),
  releaseOpinion: kind('sentence', 'legal', 'outside', 'person', { findings: 'optional' }),
  reductionRulingOpinion: kind('sentence', 'legal', 'outside', 'person', { findings: 'optional' }),
  paroleRulingOpinion: kind('sentence', 'legal', 'outside', 'person', { findings: 'optional' }),
  releaseDecisionOpinion: kind('sentence', 'legal', 'outside', 'person', { findings: 'optional' }),
  workRecord: kind('record', 'record', 'internal', 'workLog'),
  interviewRecord: kind('record', 'record', 'internal', 'interview'),
  materialList: kind('record', 'record', 'facility', 'copiedMaterial'),
  serviceReturn: kind('record', 'record', 'internal', 'letter'),
};

/** The two letters that oblige the unit to answer (GD 37): they are counted as measures, and their clocks run from issue. */
export type SupervisoryType = 'correctionNotice' | 'suggestionLetter';
export const supervisoryTypes: readonly SupervisoryType[] = ['correctionNotice', 'suggestionLetter'];
export const isSupervisory = (type: LetterType): type is SupervisoryType => type === 'correctionNotice' || type === 'suggestionLetter';

/** Papers with 主送; the others are for the file or the wall. */
export const isAddressed = (type: LetterType): boolean => !['plain', 'minutes', 'record'].includes(letterKinds[type].family);

/** Papers drafted from findings in which findings of all these streams may stand. */
export const typesForStreams = (streams: readonly Stream[]): readonly LetterType[] =>
  typesFrom('findings').filter((type) => streams.every((stream) => letterKinds[type].streams.includes(stream)));

export const typesFrom = (source: DraftSource): readonly LetterType[] => letterTypes.filter((type) => letterKinds[type].source === source);
