import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { type Command, command, type View, view } from '#shared/ledger/command.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { cleanReason, type EditInput, editCommand, reasonSchema, removeCommand } from '#shared/round/editing.ts';
import { facilitiesOf } from '#shared/round/facility.ts';
import { type HistoryItem, historyOf } from '#shared/round/history.ts';
import { type PreviousProblem, previousOf, previousProblemFields } from './previous.ts';

export interface PreviousRow extends PreviousProblem {
  readonly typeLabel: string;
  /** The place is one of this round: only then is the problem compared with anything. */
  readonly known: boolean;
}

export interface PreviousList {
  /** Latest first, with how many problems each has. */
  readonly rounds: readonly { readonly round: string; readonly count: number }[];
  readonly rows: readonly PreviousRow[];
  /** Of all rounds: what keeps problems out of the comparison. */
  readonly untyped: number;
  readonly unknownPlaces: readonly string[];
  /** Names of this round's places, to choose from. */
  readonly places: readonly string[];
}

/** Problems of earlier rounds in the order of round, place and title; `round` narrows the rows to one. */
export function listPrevious(knowledge: FieldKnowledge): View<{ readonly round?: string | undefined }, PreviousList> {
  return view({
    params: z.object({ round: z.string().max(120).optional() }),
    kinds: ['previousProblem', 'facility'],
    read: (source, { round }) => {
      const all = previousOf(source);
      const places = facilitiesOf(source).map((facility) => facility.name);
      const known = new Set(places);
      const counts = new Map<string, number>();
      for (const problem of all) counts.set(problem.round, (counts.get(problem.round) ?? 0) + 1);
      const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
      return {
        rounds: [...counts].sort(([a], [b]) => compare(b, a)).map(([name, count]) => ({ round: name, count })),
        rows: all
          .filter((problem) => round === undefined || problem.round === round)
          .sort((a, b) => compare(b.round, a.round) || compare(a.facility, b.facility) || compare(a.title, b.title) || compare(a.id, b.id))
          .map((problem) => ({
            ...problem,
            typeLabel: problem.type === '' ? '' : knowledge.typeLabel(problem.type),
            known: known.has(problem.facility),
          })),
        untyped: all.filter((problem) => problem.type === '').length,
        unknownPlaces: [...new Set(all.map((problem) => problem.facility))].filter((name) => !known.has(name)).sort(compare),
        places,
      };
    },
  });
}

/** Who changed one of them; empty where it is as it was imported. */
export const previousHistory: View<{ readonly id: string }, readonly HistoryItem[]> = view({
  params: z.object({ id: z.string().max(120) }),
  kinds: ['previousProblem'],
  read: (source, { id }) => (source.record('previousProblem', id) ? historyOf(source, 'previousProblem', id) : []),
});

/** A type must be one of the taxonomy (the round's own included), since repeats are found by it; empty while nobody has decided. */
export function editPrevious(knowledge: Pick<FieldKnowledge, 'type'>): Command<EditInput<typeof previousProblemFields>, null> {
  return editCommand('previousProblem', '上一轮问题', previousProblemFields, (_context, _before, { type }): Result<null> => {
    if (type === '' || knowledge.type(type)) return ok(null);
    return refuse({ code: 'previous.type', words: `没有代码为“${type}”的问题类型。`, next: '请从问题类型库中选择，或留空。', place: 'type' });
  });
}

export const removePrevious = removeCommand('previousProblem', '上一轮问题');

/** Takes all problems of one earlier round away, as one entry: a list imported by mistake. Undo brings them back. */
export const removePreviousRound: Command<{ readonly round: string; readonly reason?: string | undefined }, { readonly removed: number }> = command({
  input: z.object({ round: z.string().min(1).max(120), reason: reasonSchema }),
  label: ({ round }) => `删除“${round}”的问题`,
  run: ({ source }, { round, reason }) => {
    const ids = previousOf(source).flatMap((problem) => (problem.round === round ? [problem.id] : []));
    if (ids.length === 0) return refuse({ code: 'previous.none', words: `没有“${round}”的问题，没有改动。` });
    const changes = ids.map((id) => ({ kind: 'previousProblem', id, field: 'deleted', value: true }));
    return ok({ changes, reason: cleanReason(reason), answer: { removed: ids.length } });
  },
});
