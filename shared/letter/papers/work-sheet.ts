import { workMethodWords, workPlaceWords } from '#shared/interview/words.ts';
import { readWorkLog, type WorkLog, type workAmountFields } from '#shared/interview/work-log.ts';
import { chineseDate, type DateOnly } from '#shared/kernel/date-only.ts';
import { form, label, line, toSign, wide } from './form.ts';
import type { SheetMaker } from './sheets.ts';

const units: Readonly<Record<keyof typeof workAmountFields, readonly [string, string]>> = {
  volumes: ['案卷', '卷'],
  books: ['台账、簿册', '册'],
  persons: ['谈话', '人次'],
  hours: ['音视频', '小时'],
  items: ['其他', '件'],
};

function amountWords(log: WorkLog): string {
  const parts = Object.entries(units).flatMap(([name, [word, unit]]) => {
    const value = log[name as keyof typeof units];
    return value === null || value === 0 ? [] : [`${word}${value}${unit}`];
  });
  return parts.join('，');
}

/** One day or two by name; of more the first and the last, each piece of work then says its own. */
function periodWords(days: readonly DateOnly[]): string {
  const [first, ...rest] = days.map(chineseDate);
  if (first === undefined) return '';
  return rest.length > 1 ? `${first}至${rest.at(-1)}` : [first, ...rest].join('、');
}

/** 检察记录 (GD 31, 32): each piece of work of a day or a longer time with its method, place, people and what was seen; two inspectors sign (GD 20). */
export const workSheet: SheetMaker = (source, letter, text) => {
  const logs = letter.records
    .flatMap((id) => {
      const record = source.record('workLog', id);
      return record && !record.deleted ? [readWorkLog(record)] : [];
    })
    .sort((a, b) => ((a.on ?? '') === (b.on ?? '') ? (a.id < b.id ? -1 : 1) : (a.on ?? '') < (b.on ?? '') ? -1 : 1));
  const place = String(source.record('facility', letter.facility)?.fields['name'] ?? '');
  const days = [...new Set(logs.flatMap(({ on }) => (on === null ? [] : [on])))];
  const people = [...new Set(logs.flatMap((log) => log.people))];
  const entries = logs.flatMap((log, i) => {
    const where = [log.place, log.at === null ? '' : workPlaceWords[log.at], log.camera, log.footage].filter((part) => part !== '').join('，');
    const amount = amountWords(log);
    return [
      [label(`检察事项${i + 1}`), wide(`${log.method === null ? '' : workMethodWords[log.method]}${log.content === '' ? '' : `：${log.content}`}`)],
      ...(days.length > 1 ? [[label('日期'), wide(log.on === null ? '' : chineseDate(log.on))]] : []),
      [label('地点'), where, label('检察人员'), log.people.join('、')],
      ...(amount === '' ? [] : [[label('数量'), wide(amount)]]),
      [label('检察情况'), wide(log.notes === '' ? '未发现异常。' : log.notes)],
    ];
  });
  return {
    body: [
      form([[label('被巡单位'), place, label('日期'), periodWords(days)], [label('检察人员'), wide(people.join('、'))], ...entries]),
      ...text,
      line(`${toSign('检察人员（签名）', 6)}${toSign('检察人员（签名）', 4)}`),
      line(`${toSign('记录人（签名）', 7)}　　　年　　月　　日`),
    ],
  };
};
