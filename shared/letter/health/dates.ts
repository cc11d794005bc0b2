import { type DateOnly, parseDate } from '#shared/kernel/date-only.ts';
import { type HealthItem, type HealthRule, matches, type WritingRule } from './health.ts';

const written = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g;

/** The day that is written so; undefined where there is none of that date. */
function dayOf(text: string): DateOnly | undefined {
  const [year = '', month = '', day = ''] = text.match(/\d+/g) ?? [];
  return parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Days in the text exist. */
export const existingDays: WritingRule = (input) =>
  matches(input, written).flatMap(({ place, text }): HealthItem[] =>
    dayOf(text) ? [] : [{ code: 'no-such-day', severity: 'blocks', words: `“${text}”不是存在的日期。`, place, about: `${place.block} ${text}` }],
  );

/** No fact lies after today: what has not happened yet cannot be one. Plans, notices and the day of a reply period name days to come. */
export const daysToCome: HealthRule = (input) =>
  matches(input, written).flatMap(({ place, text, block }): HealthItem[] => {
    const date = dayOf(text);
    if (!date || date <= input.today || block.part === 'reply' || /前(?:书面)?(?:回复|报送|完成)|截止|期限/.test(block.text.slice(place.to, place.to + 12)))
      return [];
    return block.part === 'fact' || input.kind.source === 'findings'
      ? [{ code: 'day-to-come', severity: 'asks', words: `“${text}”在今天之后。`, place, about: `${block.id} ${text}` }]
      : [];
  });
