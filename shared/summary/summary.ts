import type { Knowledge } from '../finding/knowledge.ts';
import type { DateOnly } from '../kernel/date-only.ts';
import type { RecordSource } from '../ledger/record.ts';
import { type CommonProblem, commonProblems } from './common-problems.ts';
import { areaDefinitions, commonFigures, fixedDefinitions } from './definitions.ts';
import { type SummaryFacts, summaryFacts } from './facts.ts';
import type { Figure } from './figure.ts';
import { inCell, type Matrix, matrixOf } from './matrix.ts';

/** The one computation behind screen, report, ledgers and figures.json. */
export interface Summary {
  readonly facts: SummaryFacts;
  readonly figures: readonly Figure[];
  readonly matrix: Matrix;
  readonly common: readonly CommonProblem[];
}

export function summaryOf(source: RecordSource, knowledge: Knowledge, cutoff: DateOnly): Summary {
  const facts = summaryFacts(source, knowledge, cutoff);
  const figures = [...[...fixedDefinitions, ...areaDefinitions(facts)].map((definition) => definition.compute(facts)), ...commonFigures(facts)];
  return { facts, figures, matrix: matrixOf(facts), common: commonProblems(facts) };
}

/** The figure of that id, cells of the matrix (`cell.D.<facility>`) included. */
export function figureOf(summary: Summary, id: string): Figure | undefined {
  const [start, area, facility] = id.split('.');
  if (start !== 'cell' || area === undefined || facility === undefined) return summary.figures.find((figure) => figure.id === id);
  const { facts } = summary;
  const sources = inCell(facts.prison, area, facility).map((finding) => finding.id);
  const place = facility === 'all' ? '全部被巡单位' : (facts.facilities.find((item) => item.id === facility)?.name ?? '已删除的单位');
  const subject = area === 'all' ? '各类' : facts.knowledge.areaLabel(area);
  return {
    id,
    label: `${place}${subject}问题`,
    value: sources.length,
    unit: '个',
    rule: '同“被巡单位问题”，按业务类别和单位分列。',
    sources,
    of: 'finding',
    audience: 'outward',
  };
}

export function figure(summary: Summary, id: string): Figure {
  const found = figureOf(summary, id);
  if (!found) throw new RangeError(`no figure ${id}`);
  return found;
}
