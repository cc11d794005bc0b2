import { dateOf, type QuickFacility, wingOf } from '#renderer/finding/quick-entry.ts';
import { type WorkMethod, workMethodShort, workMethods } from '#shared/interview/words.ts';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import { pinyinInitials } from '#shared/taxonomy/search.ts';

interface QuickLogContext {
  readonly facility: QuickFacility | undefined;
  /** Members of the round: a name among the words is a person, not content. */
  readonly members: readonly string[];
  readonly today: DateOnly;
}

/** What a line of the work log says, ready to be recorded. */
export interface QuickLog {
  readonly method: WorkMethod | undefined;
  readonly on: DateOnly;
  readonly place: string;
  readonly people: readonly string[];
  readonly amounts: { readonly volumes?: number; readonly books?: number; readonly persons?: number; readonly hours?: number; readonly items?: number };
  readonly content: string;
}

const units: readonly (readonly [RegExp, keyof QuickLog['amounts']])[] = [
  [/^(\d{1,6})(?:卷|j)$/, 'volumes'],
  [/^(\d{1,6})(?:册|本|c)$/, 'books'],
  [/^(\d{1,6})(?:人次|人|r)$/, 'persons'],
  [/^(\d{1,4}(?:\.[05])?)(?:小时|h)$/, 'hours'],
  [/^(\d{1,6})(?:件|份|处)$/, 'items'],
];

const initials = workMethods.map((method) => ({ method, short: workMethodShort[method], letters: pinyinInitials(workMethodShort[method]) }));

/** `dy` or 调阅, by the beginning of the method's short name or of its pinyin initials, two letters at least. */
function methodOf(token: string): WorkMethod | undefined {
  const byWord = initials.find(({ short }) => short === token || (token.length >= 2 && short.startsWith(token)));
  if (byWord) return byWord.method;
  return /^[a-z]{2,4}$/.test(token) ? initials.find(({ letters }) => letters.startsWith(token))?.method : undefined;
}

/**
 * Reads one line, words parted by spaces, in any order: `sdck 3jq 张检、李检 2h 查看禁闭室` is method, wing, persons, hours, content.
 * Never fails: what it does not know becomes the content.
 */
export function parseQuickLog(line: string, { facility, members, today }: QuickLogContext): QuickLog {
  let method: WorkMethod | undefined;
  let on = today;
  let place = '';
  const people: string[] = [];
  const amounts: Record<string, number> = {};
  const words: string[] = [];
  for (const token of line.normalize('NFKC').trim().split(/\s+/).filter(Boolean)) {
    const small = token.toLowerCase();
    const unit = units.find(([pattern]) => pattern.test(small));
    const names = token
      .replace(/^@/, '')
      .split(/[、,，]/)
      .filter(Boolean);
    const date = dateOf(small, today);
    const wing = place === '' ? (wingOf(small, facility) ?? facility?.wings.find((one) => one === token)) : undefined;
    const named = method === undefined ? methodOf(small) : undefined;
    if (unit) amounts[unit[1]] = Number(unit[0].exec(small)?.[1]);
    else if (token.startsWith('@') || (names.length > 0 && names.every((name) => members.includes(name)))) people.push(...names);
    else if (date && date <= today) on = date;
    else if (wing !== undefined) place = wing;
    else if (named) method = named;
    else words.push(token);
  }
  return { method, on, place, people: [...new Set(people)], amounts, content: words.join(' ') };
}
