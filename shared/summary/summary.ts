import type { DateOnly } from '../kernel/date-only.ts';
import { derivedOnce } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { type CommonProblem, commonProblems } from './common-problems.ts';
import { areaFigures, commonFigures, fixedDefinitions, recordedFigures } from './definitions.ts';
import { type SummaryFacts, summaryFacts, summaryKinds } from './facts.ts';
import type { Figure } from './figure.ts';
import { filterKey, type SummaryFilter } from './filter.ts';
import { inCell, type Matrix, matrixOf } from './matrix.ts';
import { ruleText } from './rules/rule-book.ts';
import { toldFigure } from './told-figures.ts';
import { workFigures } from './work-figures.ts';

/** The one computation behind screen, report, ledgers and figures.json. */
export interface Summary {
  readonly facts: SummaryFacts;
  readonly figures: readonly Figure[];
  readonly matrix: Matrix;
  readonly common: readonly CommonProblem[];
  /** Figures that only a report tells of: those of its common problems. Left out where none is asked for. */
  readonly told?: (id: string) => Figure | undefined;
}

/** Summaries of one state of the records, by cut-off and filter: screens of one desk ask for the same few again and again. */
const KEPT = 16;
const kept = new WeakMap<FieldKnowledge, (source: RecordSource) => Map<string, Summary>>();

/** Computed once per state of the records, cut-off and filter. */
export function summaryOf(source: RecordSource, knowledge: FieldKnowledge, cutoff: DateOnly, filter: SummaryFilter = {}): Summary {
  let byKey = kept.get(knowledge);
  if (!byKey) {
    byKey = derivedOnce(summaryKinds, () => new Map<string, Summary>());
    kept.set(knowledge, byKey);
  }
  const known = byKey(source);
  const key = `${cutoff} ${filterKey(filter)}`;
  const found = known.get(key) ?? compute(source, knowledge, cutoff, filter);
  known.delete(key);
  known.set(key, found);
  for (const old of known.keys()) if (known.size > KEPT) known.delete(old);
  return found;
}

function compute(source: RecordSource, knowledge: FieldKnowledge, cutoff: DateOnly, filter: SummaryFilter): Summary {
  const facts = summaryFacts(source, knowledge, cutoff, filter);
  // In the order of the 统计口径, members of a family in that of their making.
  const place = new Map(facts.rules.rows.map((row, at) => [row.id, at]));
  const placeOf = ({ id }: Figure): number => place.get(facts.rules.row(id).id) ?? place.size;
  const figures = [
    ...fixedDefinitions.map((definition) => definition.compute(facts)),
    ...workFigures(facts),
    ...areaFigures(facts),
    ...commonFigures(facts),
    ...recordedFigures(facts),
  ].sort((a, b) => placeOf(a) - placeOf(b));
  return { facts, figures, matrix: matrixOf(facts), common: commonProblems(facts) };
}

/** The figure of that id: cells of the matrix (`cell.D.<facility>`), common problems of a report (`group.…`) and what only its text tells included. */
export function figureOf(summary: Summary, id: string): Figure | undefined {
  if (id.startsWith('group.')) return summary.told?.(id);
  const inText = toldFigure(summary.facts, id, (base) => figureOf(summary, base));
  if (inText) return inText;
  const [start, area, facility] = id.split('.');
  if (start !== 'cell' || area === undefined || facility === undefined) return summary.figures.find((figure) => figure.id === id);
  const { facts } = summary;
  const row = facts.rules.row(id);
  const sources = inCell(facts.prison, area, facility).map((finding) => finding.id);
  const place = facility === 'all' ? '全部被巡单位' : (facts.facilities.find((item) => item.id === facility)?.name ?? '已删除的单位');
  const subject = area === 'all' ? '各类' : facts.knowledge.areaLabel(area);
  return {
    id,
    label: `${place}${subject}问题`,
    value: sources.length,
    unit: row.unit,
    rule: ruleText(row),
    sources,
    of: 'finding',
    audience: row.audience,
  };
}

export function figure(summary: Summary, id: string): Figure {
  const found = figureOf(summary, id);
  if (!found) throw new RangeError(`no figure ${id}`);
  return found;
}
