import { adoptionWords } from '#shared/letter/words.ts';
import type { IssuedLetter } from '../issued-letters.ts';
import type { Summary } from '../summary.ts';
import { idColumn, type ListColumn, letterColumns } from '../tables.ts';
import { countedIn } from './pivot.ts';

/** 文书目录 of the reports with three columns behind it in which a person may enter the next answer. */
export function letterLedgerColumns(summary: Summary): readonly ListColumn<IssuedLetter>[] {
  const counted = countedIn(summary, 'letter');
  return [
    ...letterColumns(summary).map((column) => (column.title === '文号' ? { ...column, edit: 'number' as const } : column)),
    { title: '新回复日期', share: 0, width: 12, type: 'date', edit: 'receivedOn', value: () => null },
    { title: '新采纳情况', share: 0, width: 12, type: 'text', edit: 'adoption', choices: Object.values(adoptionWords), value: () => '' },
    { title: '新回复内容', share: 0, width: 40, type: 'text', edit: 'replyText', value: () => '' },
    { title: '计入的指标', share: 0, width: 30, type: 'text', value: ({ letter }) => counted.get(letter.id) ?? '' },
    idColumn(({ letter }) => letter.id),
  ];
}
