import { type DateOnly, parseDate } from '#shared/kernel/date-only.ts';
import { chineseNumber } from '#shared/kernel/numerals.ts';
import { type ProblemType, type Severity, severities } from '#shared/taxonomy/schema.ts';
import { fold, pinyinInitials, searchTypes, type TypeIndex } from '#shared/taxonomy/search.ts';

export interface QuickFacility {
  readonly id: string;
  readonly name: string;
  readonly wings: readonly string[];
}

export interface QuickContext {
  readonly index: TypeIndex;
  readonly facilities: readonly QuickFacility[];
  /** Where findings go when the line names no place. */
  readonly facility: string | undefined;
  readonly today: DateOnly;
}

/** What a quick line says, ready to be recorded. */
export interface QuickEntry {
  readonly facility: QuickFacility | undefined;
  readonly wing: string | undefined;
  readonly type: ProblemType | undefined;
  readonly conductFrom: DateOnly | undefined;
  readonly personCount: number | undefined;
  /** As the line says it, else the type's usual one. */
  readonly severity: Severity | undefined;
  /** After `因：`, where the severity is another than usual. */
  readonly severityReason: string;
  readonly title: string;
}

/** `3jq`, `3监区`, `三监区`: as the prison itself writes it where its list has it, else 三监区. */
export function wingOf(token: string, facility: QuickFacility | undefined): string | undefined {
  const numbered = /^(\d{1,2})(?:jq|监区)$/.exec(token);
  if (numbered?.[1]) {
    const number = Number(numbered[1]);
    if (number === 0) return undefined;
    const names = [`${chineseNumber(number)}监区`, `${number}监区`, `第${chineseNumber(number)}监区`];
    return facility?.wings.find((wing) => names.includes(wing)) ?? names[0];
  }
  return facility?.wings.find((wing) => wing === token) ?? (/^[一二三四五六七八九十]{1,3}监区$/.test(token) ? token : undefined);
}

/** `2022-09-14`, `9-14`, `9.14`, `9月14日`; a day without a year is the last such day that is not in the future. */
export function dateOf(token: string, today: DateOnly): DateOnly | undefined {
  const full = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(token);
  if (full) return parseDate(`${full[1]}-${String(full[2]).padStart(2, '0')}-${String(full[3]).padStart(2, '0')}`);
  const short = /^(\d{1,2})[-./月](\d{1,2})日?$/.exec(token);
  if (!short) return undefined;
  const rest = `${String(short[1]).padStart(2, '0')}-${String(short[2]).padStart(2, '0')}`;
  const year = Number(today.slice(0, 4));
  const here = parseDate(`${year}-${rest}`);
  return here !== undefined && here <= today ? here : parseDate(`${year - 1}-${rest}`);
}

function facilityOf(token: string, facilities: readonly QuickFacility[]): QuickFacility | undefined {
  const exact = facilities.find((facility) => fold(facility.name) === token);
  if (exact) return exact;
  if (!/^[a-z]{2,}$/.test(token)) return undefined;
  const byInitials = facilities.filter((facility) => pinyinInitials(facility.name) === token);
  return byInitials.length === 1 ? byInitials[0] : undefined;
}

/** A type's name as a title: without the limits that its name explains in brackets. */
export function titleOfType(type: ProblemType): string {
  return type.name.replace(/（[^）]*）/g, '');
}

/** `1j` or `1级` is the lightest, `4j` the gravest. */
function severityOf(token: string): Severity | undefined {
  const level = Number(/^([1-4])(?:j|级)$/.exec(token)?.[1]);
  return severities.find((one) => one === level);
}

/** The type that the pinyin token and the words beside it mean; the words alone may name it, too. */
function typeOf(index: TypeIndex, latin: string | undefined, words: readonly string[]): ProblemType | undefined {
  if (latin !== undefined) {
    for (let count = words.length; count >= 0; count -= 1) {
      const [best] = searchTypes(index, [latin, ...words.slice(0, count)].join(' '), 1);
      if (best) return best;
    }
    return undefined;
  }
  return words.length === 0 ? undefined : searchTypes(index, words.join(' '), 1)[0];
}

/**
 * Reads one line, words parted by spaces, in any order: `3jq jb 超期 2r` is wing, type by pinyin initials, title words, persons; `4j 因：致人伤残`
 * another severity than usual and why.
 * Never fails: what it does not know becomes the title.
 */
export function parseQuickEntry(line: string, context: QuickContext): QuickEntry {
  const tokens = line.normalize('NFKC').trim().split(/\s+/).filter(Boolean);
  let facility = context.facilities.find((one) => one.id === context.facility);
  let wing: string | undefined;
  let conductFrom: DateOnly | undefined;
  let personCount: number | undefined;
  let latin: string | undefined;
  let severity: Severity | undefined;
  let severityReason = '';
  const wingTokens: string[] = [];
  const words: string[] = [];
  for (const token of tokens) {
    const small = token.toLowerCase();
    const named = facilityOf(small, context.facilities);
    const persons = /^(\d{1,5})(?:r|人)$/.exec(small);
    const date = dateOf(small, context.today);
    const level = severityOf(small);
    const reason = /^因:(.*)$/.exec(token)?.[1];
    if (reason !== undefined) severityReason = reason;
    else if (level !== undefined) severity = level;
    else if (named) facility = named;
    else if (wingOf(small, undefined) !== undefined || facility?.wings.includes(token)) wingTokens.push(small);
    else if (persons) personCount = Number(persons[1]);
    else if (date) conductFrom = date;
    else if (latin === undefined && /^[a-z]+(?:\d{2})?$/.test(small)) latin = small;
    else words.push(token);
  }
  for (const token of wingTokens) wing = wingOf(token, facility) ?? token;
  const type = typeOf(context.index, latin, words);
  const said = words.join('');
  const untold = latin !== undefined && type === undefined ? [latin, ...words].join(' ') : said;
  const title = type && (said === '' || fold(type.name).includes(fold(said))) ? titleOfType(type) : untold;
  return { facility, wing, type, conductFrom, personCount, severity: severity ?? type?.severity, severityReason, title };
}
