import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { command, derivedOnce } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { changesOf, countField, reader, shapeField, textField } from './field.ts';
import { type HolidayYear, holidayYearSchema, readCalendar, type WorkCalendar } from './working-days.ts';

/** One year's holidays that the round brought itself: for years after the shipped tables. */
export const holidayYearFields = {
  year: countField('年份', 2200),
  notice: textField('通知名称', 120),
  table: shapeField('节假日表', holidayYearSchema.nullable(), null),
} as const;

const readHolidayYear = reader(holidayYearFields);

/** A day outside the table's year, or a run that ends before it begins. */
function wrongDay(table: HolidayYear): string | undefined {
  const days = [...table.workdays, ...table.holidays.flatMap((run) => [run.from, run.to])];
  return days.find((day) => !day.startsWith(`${table.year}-`)) ?? table.holidays.find((run) => run.to < run.from)?.from;
}

/** Takes in one yearly table, `{ year, notice, holidays, workdays }`. A year that is there already is replaced. */
export const importCalendar = command({
  input: z.object({ table: z.json() }),
  label: () => '导入节假日表',
  run: (_context, input) => {
    const parsed = holidayYearSchema.safeParse(input.table);
    const place = parsed.success ? undefined : parsed.error.issues[0]?.path.join('.');
    const wrong = (words: string) => refuse({ code: 'calendar.wrong', words, next: '请换用完整的节假日表文件。', place: 'table' });
    if (!parsed.success) return wrong(`节假日表格式不对（${place ?? ''}），没有导入。`);
    const table = parsed.data;
    const bad = wrongDay(table);
    if (bad !== undefined) return wrong(`${table.year}年的节假日表里有不成立的日期（${bad}），没有导入。`);
    return ok({
      changes: changesOf('holidayYear', `year-${table.year}`, { year: table.year, notice: table.notice, table, deleted: false }),
      answer: { year: table.year },
    });
  },
});

/** The shipped calendar with the round's own years in place of shipped ones of the same year. */
export function withOwnYears(shipped: WorkCalendar, own: readonly HolidayYear[]): WorkCalendar {
  if (own.length === 0) return shipped;
  const years = new Set(own.map((table) => table.year));
  const kept = (date: string): boolean => !years.has(Number(date.slice(0, 4)));
  const added = readCalendar(own);
  return {
    years: [...new Set([...shipped.years, ...years])].sort((one, other) => one - other),
    holidays: new Map([...[...shipped.holidays].filter(([date]) => kept(date)), ...added.holidays]),
    workdays: new Set([...[...shipped.workdays].filter(kept), ...added.workdays]),
  };
}

/** The round's own tables, one a year. */
export const ownYears = derivedOnce(['holidayYear'], (source: RecordSource): readonly HolidayYear[] =>
  source.records('holidayYear').flatMap((record) => {
    const { table } = readHolidayYear(record);
    // A table merged from another laptop may hold what the input check here would refuse: it is left out, not trusted.
    return table !== null && wrongDay(table) === undefined ? [table] : [];
  }),
);
