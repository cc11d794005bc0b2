import type { Measure, Severity, Stream, Subject } from './schema.ts';

export const severityWords: Readonly<Record<Severity, string>> = { 1: '瑕疵或隐患', 2: '一般违法', 3: '严重违法', 4: '重大事故或涉嫌犯罪' };

export const measureWords: Readonly<Record<Measure, string>> = {
  oralCorrection: '口头纠正',
  correctionNotice: '纠正违法',
  suggestionLetter: '检察建议',
  sentenceChangeOpinion: '减假暂检察意见',
  clueTransfer: '移送线索',
  feedbackOpinion: '反馈',
  internalFeedback: '内部反馈',
};

export const streamWords: Readonly<Record<Stream, string>> = { prison: '被巡单位', residentOffice: '派驻检察' };

export const subjectWords: Readonly<Record<Subject, string>> = {
  prison: '监狱',
  detention: '看守所',
  community: '社区矫正机构',
  court: '人民法院',
  residentOffice: '派驻检察室',
};
