import type { DateOnly } from '../kernel/date-only.ts';
import type { Reference } from '../law/schema.ts';
import type { WorkCalendar } from '../round/working-days.ts';
import type { Measure, Severity } from './words.ts';

/** One kind of problem, as the taxonomy proposes it. */
export interface ProblemType {
  readonly code: string;
  readonly area: string;
  readonly label: string;
  readonly severity: Severity;
  /** All of the first alternative together. */
  readonly measures: readonly Measure[];
}

/**
 * What findings need to know of the taxonomy and the statutes. Built from the data files once, where the program is composed,
 * and handed to commands and views: they read no file.
 */
export interface Knowledge {
  /** Versions of the two data sets, pinned by a round. */
  readonly version: { readonly statutes: string; readonly taxonomy: string };
  /** `group` is the heading under which reports count the area: several areas may share one. */
  readonly areas: readonly { readonly code: string; readonly label: string; readonly group: string }[];
  readonly types: readonly ProblemType[];
  /** Working days, to tell on which day a period ends. */
  readonly calendar: WorkCalendar;
  type(code: string): ProblemType | undefined;
  /** Label of an area; the code itself where the taxonomy has none. */
  areaLabel(code: string): string;
  typeLabel(code: string): string;
  /**
   * The rules that a problem of this type breaks, in the versions in force on that day: `《中华人民共和国监狱法》（2012年修正）第五十八条`. Conduct that
   * goes on until `to` past a change of the law cites both versions.
   */
  basisOn(code: string, from: DateOnly, to?: DateOnly | null): readonly string[];
  /** What to know of that basis: a law that changed during the conduct, a version without such an article. */
  basisNotesOn(code: string, from: DateOnly, to?: DateOnly | null): readonly string[];
  /** Short forms of the articles that applied on that day: `刑诉规则第六百二十四条第一款第二项`. */
  articlesOn(references: readonly Reference[], day: DateOnly): readonly string[];
}
