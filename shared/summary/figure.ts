import type { DateOnly } from '../kernel/date-only.ts';
import type { SummaryFacts } from './facts.ts';

/** Who may see a figure: the prison side, or the procuratorate alone (派驻检察, clues). */
export type Audience = 'outward' | 'internal';

/** A number that proves itself: by which rule it was counted, and what it counts. */
export interface Figure {
  readonly id: string;
  readonly label: string;
  /** 个, 件, 所; `%` for ratios, whose value is a percentage with one decimal. Null: there is nothing to divide by. */
  readonly value: number | null;
  readonly unit: string;
  readonly rule: string;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly cutoff?: DateOnly;
  /** Ids of the records counted; of a ratio, those of its numerator. */
  readonly sources: readonly string[];
  /** Kind of the records in `sources`. */
  readonly of: 'finding' | 'letter' | 'facility' | 'team';
  /** Of a ratio: the ids of its denominator. */
  readonly against?: readonly string[];
  /** What was left out, and reading aids such as a base below five. */
  readonly note?: string;
  readonly audience: Audience;
}

export interface FigureDefinition {
  readonly id: string;
  compute(facts: SummaryFacts): Figure;
}

interface CountSpec {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly rule: string;
  readonly of: Figure['of'];
  readonly audience?: Audience;
  readonly note?: string;
  ids(facts: SummaryFacts): readonly string[];
}

/** A figure that counts records. */
export function count(spec: CountSpec): FigureDefinition {
  const { ids, audience, note, ...rest } = spec;
  return {
    id: spec.id,
    compute: (facts) => {
      const sources = ids(facts);
      return { ...rest, value: sources.length, sources, audience: audience ?? 'outward', ...(note === undefined ? {} : { note }) };
    },
  };
}

interface RatioSpec extends Omit<CountSpec, 'unit' | 'ids'> {
  ids(facts: SummaryFacts): { readonly of: readonly string[]; readonly among: readonly string[] };
  /** Where the denominator is a plain number of the round and not a count of records here. */
  denominator?(facts: SummaryFacts): number;
}

/** Below this base a percentage says nothing (domain 7). */
const SMALL_BASE = 5;

/** A figure that divides: prints numerator, denominator and cut-off, and says when its base is too small. */
export function ratio(spec: RatioSpec): FigureDefinition {
  const { ids, audience, note, denominator: given, ...rest } = spec;
  return {
    id: spec.id,
    compute: (facts) => {
      const { of: sources, among } = ids(facts);
      const denominator = given ? given(facts) : among.length;
      const small = denominator > 0 && denominator < SMALL_BASE ? `分母不足${SMALL_BASE}，不宜作比率分析。` : '';
      const notes = `${note ?? ''}${small}`;
      return {
        ...rest,
        unit: '%',
        value: denominator === 0 ? null : percent(sources.length, denominator),
        numerator: sources.length,
        denominator,
        cutoff: facts.cutoff,
        sources,
        against: among,
        audience: audience ?? 'outward',
        ...(notes === '' ? {} : { note: notes }),
      };
    },
  };
}

/** Per cent with one decimal, half up. */
export const percent = (part: number, whole: number): number => Math.round((part * 1000) / whole) / 10;

/** `275 个`, `68.8%（11/16）`, as documents and tables print it. */
export function figureText(figure: Figure): string {
  if (figure.unit !== '%') return `${figure.value ?? 0}${figure.unit}`;
  const fraction = `${figure.numerator ?? 0}/${figure.denominator ?? 0}`;
  return figure.value === null ? `无（${fraction}）` : `${figure.value}%（${fraction}）`;
}
