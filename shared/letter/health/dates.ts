import { parseDate } from '#shared/kernel/date-only.ts';
import { type HealthItem, type HealthRule, matches } from './health.ts';

const written = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g;

/** Days in the text exist, and none lies after today; the day of a reply period may. */
export const dates: HealthRule = (input) =>
  matches(input, written).flatMap(({ place, text, block }): HealthItem[] => {
    const [year = '', month = '', day = ''] = text.match(/\d+/g) ?? [];
    const date = parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
    const about = `${block.id} ${text}`;
    if (!date) return [{ code: 'no-such-day', severity: 'blocks', words: `“${text}”不是存在的日期。`, place, about }];
    if (date <= input.today || block.part === 'reply' || /前(?:书面)?(?:回复|报送|完成)|截止|期限/.test(block.text.slice(place.to, place.to + 12))) return [];
    // What has not happened yet cannot be a fact; plans and notices name days to come.
    return block.part === 'fact' || input.kind.source === 'findings'
      ? [{ code: 'day-to-come', severity: 'asks', words: `“${text}”在今天之后。`, place, about }]
      : [];
  });
