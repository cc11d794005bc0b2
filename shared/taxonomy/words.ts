import type { Measure, Severity } from './schema.ts';

export const severityWords: Readonly<Record<Severity, string>> = { 1: '瑕疵或隐患', 2: '一般违法', 3: '严重违法', 4: '重大事故或涉嫌犯罪' };

export const measureWords: Readonly<Record<Measure, string>> = {
  oral: '口头纠正',
  correctionNotice: '纠正违法通知书',
  suggestionLetter: '检察建议书',
  opinion: '减假暂检察意见',
  clueTransfer: '线索移送',
  feedback: '反馈意见',
  internalFeedback: '内部反馈',
};
