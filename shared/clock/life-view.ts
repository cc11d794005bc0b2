import { z } from 'zod';
import { readFinding } from '../finding/finding.ts';
import { actsFrom, type Stage, stageOf, stageWords } from '../finding/life.ts';
import type { Moment } from '../kernel/clock.ts';
import { type View, view } from '../ledger/command.ts';
import { handlingOf } from '../letter/handling.ts';
import { dueDate } from '../round/clocks.ts';
import { historyOf } from '../round/history.ts';
import type { WorkCalendar } from '../round/working-days.ts';
import { type ClockRow, clockKinds, rowOf } from './board.ts';
import { runningClocks } from './running.ts';

export interface FindingLife {
  readonly stage: Stage;
  readonly stageLabel: string;
  readonly acts: readonly { readonly act: string; readonly label: string; readonly to: string }[];
  /** Who decided what and when, from the ledger, newest first. */
  readonly steps: readonly {
    readonly field: string;
    readonly value: string;
    readonly person: string;
    readonly at: Moment | null;
    readonly reason: string | null;
  }[];
  readonly clocks: readonly ClockRow[];
}

const lifeFields = ['status', 'measure', 'oralOn', 'oralDoneOn', 'rectifyingOn', 'recheckedOn', 'recheckWay', 'recheckOutcome', 'reopenedOn'];

/** Where a finding stands, what may come next, who brought it here, and the clocks that run for it. */
export function findingLife(knowledge: { readonly calendar: WorkCalendar }): View<{ id: string }, FindingLife | null> {
  return view({
    params: z.object({ id: z.string().max(120) }),
    kinds: clockKinds,
    read: (source, { id }) => {
      const record = source.record('finding', id);
      if (!record) return null;
      const stage = stageOf(readFinding(record), handlingOf(source).get(id));
      const touches = (kind: string, other: string): boolean =>
        kind === 'finding' ? other === id : kind === 'letter' && source.record('letter', other)?.fields[`finding/${id}`] === true;
      return {
        stage,
        stageLabel: stageWords[stage],
        acts: actsFrom(stage).map(({ act, label, to }) => ({ act, label, to: stageWords[to] })),
        steps: historyOf(source, 'finding', id)
          .filter((item) => lifeFields.includes(item.field) && item.value !== null)
          .map(({ field, value, person, at, reason }) => ({ field, value: String(value), person, at, reason })),
        clocks: runningClocks(source, source.today)
          .filter((running) => touches(running.source.kind, running.source.id))
          .map((running) => rowOf(running, dueDate(running.clock, running.start, knowledge.calendar), '', source.today)),
      };
    },
  });
}
