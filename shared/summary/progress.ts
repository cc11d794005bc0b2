import { z } from 'zod';
import { checklistCoverage } from '../checklist/views.ts';
import { type ClockRow, clockKinds, clockRows } from '../clock/board.ts';
import { type View, view } from '../ledger/command.ts';
import type { FieldKnowledge } from '../library/field-knowledge.ts';
import { summaryKinds } from './facts.ts';
import { type CutoffParams, cutoffShape, looksInside } from './filter.ts';
import type { Summary } from './summary.ts';
import { readSummary } from './views.ts';

/** Ids of the clocks in each state, to be led to. */
export type ClockCounts = Readonly<Record<ClockRow['state'], readonly string[]>>;

export interface SummaryProgress {
  readonly clocks: ClockCounts;
  readonly coverage: { readonly looked: number; readonly notChecked: number; readonly unfilled: number };
  /** Places that both are counted over. */
  readonly facilities: readonly string[];
}

/**
 * Clocks and coverage under the filter of the board. Clocks run today, whatever the cut-off: what was due on an earlier day cannot be told
 * from records that were answered since. Conditions on findings narrow the clocks to those of such findings and of letters on them, and
 * coverage to the chapters of the areas.
 */
export function summaryProgress(knowledge: FieldKnowledge): View<CutoffParams, SummaryProgress> {
  const coverage = checklistCoverage(knowledge);
  return view({
    params: z.object(cutoffShape),
    kinds: [...new Set([...summaryKinds, ...clockKinds, ...coverage.kinds])],
    read: (source, params) => {
      const summary = readSummary(source, knowledge, params);
      const facilities = summary.facts.facilities.map((facility) => facility.id);
      const passes = clockFilter(summary, new Set(facilities));
      const clocks = clockRows(source, knowledge.calendar, source.today).filter(passes);
      const idsOf = (state: ClockRow['state']): readonly string[] => clocks.filter((row) => row.state === state).map((row) => row.id);
      const { areas } = params.filter ?? {};
      const { areas: chapters, rows } = coverage.read(source, { facilities });
      const cells = rows.flatMap((row) => row.cells.filter((_, i) => areas === undefined || areas.length === 0 || areas.includes(chapters[i]?.code ?? '')));
      const sum = (pick: (cell: (typeof cells)[number]) => number): number => cells.reduce((all, cell) => all + pick(cell), 0);
      const [looked, notChecked] = [sum((cell) => cell.found + cell.none), sum((cell) => cell.notChecked)];
      return {
        clocks: { overdue: idsOf('overdue'), lastDay: idsOf('lastDay'), running: idsOf('running') },
        coverage: { looked, notChecked, unfilled: sum((cell) => cell.total) - looked - notChecked },
        facilities,
      };
    },
  });
}

function clockFilter({ facts }: Summary, facilities: ReadonlySet<string>): (row: ClockRow) => boolean {
  if (!looksInside(facts.filter)) return (row) => row.facility === '' || facilities.has(row.facility);
  const inside = new Set([
    ...facts.prison.map((finding) => finding.id),
    ...facts.letters.flatMap(({ letter, replies }) => [letter.id, ...replies.map((reply) => reply.id)]),
  ]);
  return (row) => inside.has(row.source.id);
}
