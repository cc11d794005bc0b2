import { z } from 'zod';
import { compare } from '../finding/number.ts';
import type { DateOnly } from '../kernel/date-only.ts';
import { type View, view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { type Due, dueDate, standing } from '../round/clocks.ts';
import type { WorkCalendar } from '../round/working-days.ts';
import { type NextDraft, onlyOverdue, type RunningClock, runningClocks } from './running.ts';

export interface ClockRow {
  readonly id: string;
  readonly clock: string;
  readonly name: string;
  readonly subject: string;
  readonly facility: string;
  readonly facilityName: string;
  readonly start: DateOnly;
  readonly startLabel: string;
  readonly due: DateOnly;
  readonly state: 'running' | 'lastDay' | 'overdue';
  /** Days left, or days overdue. */
  readonly days: number;
  readonly rule: string;
  readonly article: string;
  readonly steps: readonly string[];
  readonly warnings: readonly string[];
  readonly source: RunningClock['source'];
  /** What comes when it has run out, in words. */
  readonly next: string;
  readonly draft: NextDraft | null;
  readonly drafted: string | null;
  /** The paper that comes next may be drafted now. */
  readonly mayDraft: boolean;
  /** A period that may be extended once by ten days (GZ 635). */
  readonly extendable: boolean;
}

export interface ClockBoard {
  readonly today: DateOnly;
  readonly rows: readonly ClockRow[];
  readonly counts: { readonly overdue: number; readonly lastDay: number; readonly running: number };
  /** Each missing year once. */
  readonly warnings: readonly string[];
}

const rank = { overdue: 0, lastDay: 1, running: 2 } as const;

export function rowOf(running: RunningClock, due: Due, facilityName: string, today: DateOnly): ClockRow {
  const { state, days } = standing(due, today);
  const { clock, start, subject, facility, source, draft, drafted } = running;
  return {
    id: `${clock.id}:${source.id}`,
    clock: clock.id,
    name: clock.name,
    ...{ subject, facility, facilityName, start, state, days, source, draft, drafted },
    startLabel: clock.startLabel,
    due: due.due,
    rule: due.rule,
    article: due.article,
    steps: due.steps,
    warnings: due.warnings,
    next: clock.next,
    mayDraft: draft !== null && drafted === null && (state === 'overdue' || !onlyOverdue(draft)),
    extendable: clock.id === 'reductionOpinion',
  };
}

/** Every running clock as a row: overdue ones first, then by their last day. */
export function clockRows(source: RecordSource, calendar: WorkCalendar, today: DateOnly): readonly ClockRow[] {
  const names = new Map(source.records('facility').map((record) => [record.id, String(record.fields['name'] ?? '')]));
  return runningClocks(source, today)
    .map((running) => rowOf(running, dueDate(running.clock, running.start, calendar), names.get(running.facility) ?? '', today))
    .sort((a, b) => rank[a.state] - rank[b.state] || compare(a.due, b.due) || compare(a.id, b.id));
}

/** The kinds of record that start and stop clocks. */
export const clockKinds = ['round', 'facility', 'finding', 'letter', 'reply', 'service', 'timer', 'limit', 'holidayYear'] as const;

export interface ClockFilter {
  readonly facility?: string | undefined;
  readonly clock?: string | undefined;
  readonly state?: ClockRow['state'] | undefined;
  /** Rows to look at, as a number elsewhere counted them. */
  readonly ids?: readonly string[] | undefined;
}

/** 期限看板: what is overdue, what ends today, what still runs, each with its article, its steps and the paper that comes next. */
export function clockBoard(knowledge: { readonly calendar: WorkCalendar }): View<ClockFilter, ClockBoard> {
  return view({
    params: z.object({
      facility: z.string().max(120).optional(),
      clock: z.string().max(60).optional(),
      state: z.enum(['running', 'lastDay', 'overdue']).optional(),
      ids: z.array(z.string().max(200)).max(100_000).optional(),
    }),
    kinds: clockKinds,
    read: (source, filter) => {
      const ids = filter.ids === undefined ? undefined : new Set(filter.ids);
      const all = clockRows(source, knowledge.calendar, source.today).filter(
        (row) =>
          (filter.facility === undefined || row.facility === filter.facility) &&
          (filter.clock === undefined || row.clock === filter.clock) &&
          (ids === undefined || ids.has(row.id)),
      );
      const count = (state: ClockRow['state']): number => all.filter((row) => row.state === state).length;
      const rows = all.filter((row) => filter.state === undefined || row.state === filter.state);
      return {
        today: source.today,
        rows,
        counts: { overdue: count('overdue'), lastDay: count('lastDay'), running: count('running') },
        warnings: [...new Set(all.flatMap((row) => row.warnings.filter((words) => words.includes('节假日表'))))],
      };
    },
  });
}
