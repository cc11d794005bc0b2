import { ok, type Result, refuse } from '../kernel/result.ts';
import type { RecordSource, RecordView } from '../ledger/record.ts';
import { bindCommands } from '../round/binding.ts';
import { addCommand, editCommand, existing, removeCommand } from '../round/editing.ts';
import { choiceField, countField, dateField, type Field, type FieldValues, flagField, keysOf, listField, reader, textField } from '../round/field.ts';
import { workMethods, workPlaces } from './words.ts';

/** Whole and half hours: footage is watched in halves. */
const hoursField = (label: string): Field<number | null> => {
  const fits = (raw: unknown): raw is number => typeof raw === 'number' && Number.isInteger(raw * 2) && raw >= 0 && raw <= 10_000;
  return {
    label,
    stored: (raw) => (fits(raw) ? raw : null),
    accept: (raw) =>
      raw === null || fits(raw)
        ? ok(raw)
        : refuse({ code: 'field.wrong', words: `“${label}”应为 0 到 10000，最小到半小时，如 1.5。`, next: '请改正后再保存。' }),
  };
};

/** What GD 31 and 32 want counted. */
export const workAmountFields = {
  volumes: countField('案卷（卷）', 1_000_000),
  books: countField('台账、簿册（册）', 1_000_000),
  persons: countField('人次', 1_000_000),
  hours: hoursField('音视频（小时）'),
  items: countField('件、份、处', 1_000_000),
} as const;

/** `12卷 3册 5人次 2小时`, without what was not counted. */
export function amountWords(row: { readonly [A in keyof typeof workAmountFields]: number | null }): string {
  const parts: readonly (readonly [number | null, string])[] = [
    [row.volumes, '卷'],
    [row.books, '册'],
    [row.persons, '人次'],
    [row.hours, '小时'],
    [row.items, '件'],
  ];
  return parts.flatMap(([value, unit]) => (value === null || value === 0 ? [] : [`${value}${unit}`])).join(' ');
}

/** A row of 检察记录 / 巡回检察日志 (GD 31, 32): one method, one place, one day. */
export const workLogFields = {
  on: dateField('日期', { past: true }),
  facility: textField('被巡单位', 120),
  method: choiceField('检察方法', workMethods, null),
  /** Wing, cell, office … */
  place: textField('监区或地点', 80),
  /** Inside 监区 or 监舍: then never fewer than two (GD 20). */
  inside: flagField('进入监区、监舍'),
  at: choiceField('查看方式', workPlaces, null),
  people: listField('检察人员', 30, 40),
  content: textField('工作内容', 4_000),
  ...workAmountFields,
  /** Notes on footage: which camera, which stretch of time. */
  camera: textField('监控点位', 120),
  footage: textField('录像时段', 200),
  notes: textField('检察情况', 8_000),
  recordedBy: textField('填写人', 60),
} as const;

const read = reader(workLogFields);

export interface WorkLog extends ReturnType<typeof read> {
  readonly findings: readonly string[];
}

export const readWorkLog = (record: RecordView): WorkLog => ({ ...read(record), findings: keysOf(record, 'finding') });
export const workLogsOf = (source: RecordSource): readonly WorkLog[] => source.records('workLog').map(readWorkLog);

export function checkWorkLog(values: FieldValues<typeof workLogFields>): Result<null> {
  if (values.inside && values.people.length < 2)
    return refuse({
      code: 'work.two-persons',
      words: `进入监区、监舍应当不少于二人（规定第二十条），现有检察人员${values.people.length}名。`,
      next: '请补充一同进入的人员。',
      place: 'people',
    });
  return ok(null);
}

export const addWorkLog = addCommand('workLog', '工作日志', workLogFields, {
  required: ['facility', 'on', 'method'],
  rule: (context, values) => {
    const facility = existing(context, 'facility', values.facility, '被巡单位');
    return facility.ok ? checkWorkLog(values) : facility;
  },
});
export const editWorkLog = editCommand('workLog', '工作日志', workLogFields, (_context, _before, after) => checkWorkLog(after));
export const removeWorkLog = removeCommand('workLog', '工作日志');
export const { bind: bindWorkLog, unbind: unbindWorkLog } = bindCommands({ kind: 'workLog', name: '工作日志', to: 'finding', toName: '问题' });
