import type { DateOnly } from '../kernel/date-only.ts';
import type { SummaryFacts } from './facts.ts';
import { ruleText } from './rules/rule-book.ts';

/** Who may see a figure: the prison side, or the procuratorate alone (派驻检察, clues, recorded indicators). */
export type Audience = 'outward' | 'internal';

/** Kinds of what a figure counts. `type` are codes of problem types, `work` are rows of the work log and 笔录, `material` is what was copied. */
export type FigureOf = 'finding' | 'letter' | 'reply' | 'work' | 'material' | 'facility' | 'team' | 'member' | 'type' | 'indicatorRecord';

/** A number that proves itself: by which rule it was counted, and what it counts. */
export interface Figure {
  readonly id: string;
  readonly label: string;
  /** 个, 件, 所; `%` for ratios, whose value is a percentage with one decimal. Null: there is nothing to divide by. */
  readonly value: number | null;
  readonly unit: string;
  /** Of the 统计口径, in words. */
  readonly rule: string;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly cutoff?: DateOnly;
  /** Ids of the records counted; of a ratio, those of its numerator. */
  readonly sources: readonly string[];
  /** Kind of the records in `sources`. */
  readonly of: FigureOf;
  /** Of a ratio: the ids of its denominator. */
  readonly against?: readonly string[];
  /** What the records counted come to, `30卷、5册`: printed in place of how many they are. */
  readonly amount?: string;
  /** Recorded indicators: 以上, and the period, and where the number was published. */
  readonly qualifier?: string;
  readonly window?: string;
  readonly origin?: string;
  /** What was left out, and reading aids such as a base that is too small. */
  readonly note?: string;
  readonly audience: Audience;
}

/** A computation bound to a row of the 统计口径: name, unit, words and audience come from there. */
export interface FigureDefinition {
  readonly id: string;
  compute(facts: SummaryFacts): Figure;
}

interface Spec {
  readonly id: string;
  /** In place of the row's name, for members of a family. */
  readonly label?: string;
  readonly of: FigureOf;
}

function described(spec: Spec, facts: SummaryFacts) {
  const row = facts.rules.row(spec.id);
  return { row, base: { id: spec.id, label: spec.label ?? row.name, unit: row.unit, rule: ruleText(row), of: spec.of, audience: row.audience } };
}

/** A figure that counts records. */
export function count(spec: Spec & { ids(facts: SummaryFacts): readonly string[] }): FigureDefinition {
  return {
    id: spec.id,
    compute: (facts) => {
      const { row, base } = described(spec, facts);
      const sources = spec.ids(facts);
      return { ...base, value: sources.length, sources, ...noteOf(row.remark) };
    },
  };
}

interface RatioSpec extends Spec {
  ids(facts: SummaryFacts): { readonly of: readonly string[]; readonly among: readonly string[] };
  /** Where the denominator is a plain number of the round and not a count of records here. */
  denominator?(facts: SummaryFacts): number;
}

/** A figure that divides: prints numerator, denominator and cut-off, and says when its base is too small. */
export function ratio(spec: RatioSpec): FigureDefinition {
  return {
    id: spec.id,
    compute: (facts) => {
      const { row, base } = described(spec, facts);
      const { of: sources, among } = spec.ids(facts);
      const denominator = spec.denominator ? spec.denominator(facts) : among.length;
      return {
        ...base,
        value: denominator === 0 ? null : percent(sources.length, denominator, row.decimals),
        numerator: sources.length,
        denominator,
        cutoff: facts.cutoff,
        sources,
        against: among,
        ...noteOf(row.remark, smallBaseNote(denominator, row.smallBase)),
      };
    },
  };
}

/** A figure that averages days; the median stands beside it, since one long case moves a mean. */
export function meanDays(spec: Spec & { days(facts: SummaryFacts): readonly { readonly id: string; readonly days: number }[] }): FigureDefinition {
  return {
    id: spec.id,
    compute: (facts) => {
      const { row, base } = described(spec, facts);
      const items = spec.days(facts);
      const sorted = items.map((item) => item.days).sort((a, b) => a - b);
      const value = sorted.length === 0 ? null : Math.round((sorted.reduce((sum, days) => sum + days, 0) / sorted.length) * 10) / 10;
      const middle = sorted.length === 0 ? '' : `中位数${median(sorted)}日，共${sorted.length}个问题。`;
      return {
        ...base,
        value,
        cutoff: facts.cutoff,
        sources: items.map((item) => item.id),
        ...noteOf(row.remark, middle, smallBaseNote(sorted.length, row.smallBase)),
      };
    },
  };
}

/** @param sorted ascending, not empty */
const median = (sorted: readonly number[]): number => {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
};

function noteOf(...parts: readonly (string | undefined)[]): { readonly note?: string } {
  const note = parts.filter((part) => part !== undefined && part !== '').join('');
  return note === '' ? {} : { note };
}

export const smallBaseNote = (denominator: number, least: number): string =>
  denominator > 0 && denominator < least ? `分母不足${least}，样本过小，不宜作比率分析。` : '';

/** Per cent, half up, with one decimal unless asked otherwise. */
export function percent(part: number, whole: number, decimals = 1): number {
  const scale = 10 ** decimals;
  return Math.round((part * 100 * scale) / whole) / scale;
}

/** `275 个`, `68.8%（11/16）`, `30卷、5册`, as documents and tables print it. */
export function figureText(figure: Figure): string {
  if (figure.amount !== undefined) return figure.amount;
  const { unit, value, numerator, denominator, qualifier = '' } = figure;
  if (unit !== '%') return value === null ? '无' : `${value}${unit}${qualifier}`;
  if (numerator === undefined || denominator === undefined) return value === null ? '无' : `${value}%${qualifier}`;
  const fraction = `${numerator}/${denominator}`;
  return value === null ? `无（${fraction}）` : `${value}%（${fraction}）`;
}
