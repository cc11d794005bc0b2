import { ok, type Result, refuse } from '../kernel/result.ts';
import type { RecordSource, RecordView } from '../ledger/record.ts';
import { choiceField, countField, dateField, type Field, type FieldValues, flagField, keysOf, listField, reader, textField } from '../round/field.ts';
import { byOrder } from '../round/team.ts';
import { interviewKinds, personRoles, readBacks } from './words.ts';

/** A time of day `14:05`, or nothing; `9:30`, `0930` and full-width colons are understood. */
const timeField = (label: string): Field<string> => ({
  label,
  stored: (raw) => (typeof raw === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(raw) ? raw : ''),
  accept: (raw) => {
    if (raw === null || raw === '') return ok('');
    const found = typeof raw === 'string' ? /^(\d{1,2})\s*(?::|时|点)?\s*(\d{2})分?$/.exec(raw.normalize('NFKC').trim()) : null;
    const [hour, minute] = [Number(found?.[1]), Number(found?.[2])];
    return found && hour < 24 && minute < 60
      ? ok(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
      : refuse({ code: 'field.wrong', words: `“${label}”不是有效的时刻，应为“时:分”，如 14:05。`, next: '请改正后再保存。' });
  },
});

/** 谈话笔录、询问笔录 or 座谈记录 (field report 2.3 G; GZ 551, GD 31(4)(5)). Its questions and answers are records of their own. */
export const interviewFields = {
  kind: choiceField('种类', interviewKinds, 'talk'),
  facility: textField('被巡单位', 120),
  on: dateField('日期', { past: true }),
  fromTime: timeField('开始时间'),
  toTime: timeField('结束时间'),
  place: textField('地点', 80),
  /** Never fewer than two. */
  talkers: listField('谈话人', 10, 40),
  recorder: textField('记录人', 40),
  role: choiceField('对象身份', personRoles, 'prisoner'),
  personName: textField('姓名', 60),
  personNumber: textField('罪犯编号', 40),
  personWing: textField('监区或部门', 60),
  personCrime: textField('罪名', 120),
  /** The sentence as the file words it: 有期徒刑八年，2019年3月1日至2027年2月28日. */
  personTerm: textField('刑期', 120),
  personDuty: textField('职务或与案件的关系', 120),
  /** Of a 座谈, how many took part. */
  attendance: countField('参加人数', 10_000),
  rightsTold: flagField('已告知权利义务'),
  rightsNote: textField('告知内容', 2_000),
  readBack: choiceField('核对方式', readBacks, null),
  corrections: textField('更正和补充', 2_000),
  /** Who signed and fingerprinted, or why not. */
  signNote: textField('签名捺印情况', 500),
  recordedBy: textField('填写人', 60),
} as const;

const read = reader(interviewFields);

export interface Interview extends ReturnType<typeof read> {
  readonly findings: readonly string[];
}

export const readInterview = (record: RecordView): Interview => ({ ...read(record), findings: keysOf(record, 'finding') });
export const interviewsOf = (source: RecordSource): readonly Interview[] => source.records('interview').map(readInterview);

export const interviewLineFields = {
  interview: textField('笔录', 120),
  order: textField('次序', 200),
  question: textField('问', 4_000),
  answer: textField('答', 20_000),
} as const;

export const readInterviewLine = reader(interviewLineFields);
export type InterviewLine = ReturnType<typeof readInterviewLine>;

export const linesOf = (source: RecordSource, interview: string): readonly InterviewLine[] =>
  source
    .records('interviewLine')
    .filter((record) => record.fields['interview'] === interview)
    .map(readInterviewLine)
    .sort(byOrder);

type Values = FieldValues<typeof interviewFields>;

/** Rules that hold at every moment of a record of a talk. */
export function checkInterview(values: Values): Result<null> {
  if (values.talkers.length < 2)
    return refuse({
      code: 'interview.talkers',
      words: `谈话应当由不少于二人进行，现有谈话人${values.talkers.length}名。`,
      next: '请填写两名以上谈话人，用顿号分开。',
      place: 'talkers',
    });
  if (values.fromTime !== '' && values.toTime !== '' && values.toTime <= values.fromTime)
    return refuse({
      code: 'interview.times',
      words: `结束时间（${values.toTime}）不晚于开始时间（${values.fromTime}）。`,
      next: '请核对两个时间。',
      place: 'toTime',
    });
  return ok(null);
}

/** What the paper still lacks before it can be read to the person and signed, in words; empty when whole. */
export function missingInInterview(values: Values, lines: number): readonly string[] {
  const lacks: readonly (readonly [boolean, string])[] = [
    [values.on === null, '日期'],
    [values.fromTime === '' || values.toTime === '', '起止时间'],
    [values.place.trim() === '', '地点'],
    [values.recorder.trim() === '', '记录人'],
    [values.kind !== 'forum' && values.personName.trim() === '', '被谈话人姓名'],
    [values.kind === 'forum' && (values.attendance ?? 0) === 0, '参加人数'],
    [values.kind !== 'forum' && !values.rightsTold, '告知权利义务'],
    [lines === 0, '问答内容'],
    [values.readBack === null, '核对方式'],
    [values.signNote.trim() === '', '签名捺印情况'],
  ];
  return lacks.flatMap(([lacking, words]) => (lacking ? [words] : []));
}
