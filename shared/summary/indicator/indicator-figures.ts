import { chineseDate } from '#shared/kernel/date-only.ts';
import { type Figure, percent, smallBaseNote } from '../figure.ts';
import { type RuleBook, type RuleRow, ruleText } from '../rules/rule-book.ts';
import { type IndicatorRecord, qualifierWords } from './indicator.ts';

/** `2022年11月1日至2023年4月30日`, `截至2022年12月31日`. */
export function windowWords({ windowFrom, windowTo }: Pick<IndicatorRecord, 'windowFrom' | 'windowTo'>): string {
  if (windowTo === null) return windowFrom === null ? '' : `${chineseDate(windowFrom)}起`;
  return windowFrom === null ? `截至${chineseDate(windowTo)}` : `${chineseDate(windowFrom)}至${chineseDate(windowTo)}`;
}

/** A recorded indicator as a figure; its id is `<rule>@<record>`, so that one rule may have several windows. */
export function indicatorFigure(record: IndicatorRecord, book: RuleBook): Figure | undefined {
  const row = book.rows.find((rule) => rule.id === record.rule);
  if (!row) return undefined;
  const { numerator, denominator } = record;
  const divided = numerator !== null && denominator !== null;
  const notes = [
    record.remark,
    row.remark ?? '',
    divided ? smallBaseNote(denominator, row.smallBase) : '',
    row.unit === '%' && !divided ? '来源没有给出分子、分母。' : '',
  ];
  const note = notes.filter((text) => text !== '').join('');
  return {
    id: `${row.id}@${record.id}`,
    rule: ruleText(row),
    label: record.label === '' ? row.name : `${row.name}（${record.label}）`,
    value: divided ? ratioValue(numerator, denominator, row) : record.value,
    unit: row.unit,
    ...(divided ? { numerator, denominator } : {}),
    ...(record.windowTo === null ? {} : { cutoff: record.windowTo }),
    ...(record.qualifier === 'exact' ? {} : { qualifier: qualifierWords[record.qualifier] }),
    window: windowWords(record),
    origin: record.source,
    sources: [record.id],
    of: 'indicatorRecord',
    ...(note === '' ? {} : { note }),
    audience: row.audience,
  };
}

const ratioValue = (part: number, whole: number, row: RuleRow): number | null => (whole === 0 ? null : percent(part, whole, row.decimals));
