import { useCallback, useState } from 'react';
import type { InterviewLine } from '#shared/interview/interview.ts';

interface Pending {
  readonly id: string;
  readonly after: string | null;
}

interface LinesAhead {
  /** The lines as the person has them: with what was asked for, without what was taken away. */
  readonly shown: readonly InterviewLine[];
  add(id: string, after: string | null): void;
  /** Hides a line while `removing` it lasts and until the core's lines no longer have it, also one that the core has not told of yet. */
  hide(id: string, removing: Promise<{ readonly ok: boolean }>): void;
}

/** What the person sees is ahead of what the core has told: every line asked for is there at once, every one taken away is gone at once. */
export function useLinesAhead(interview: string, lines: readonly InterviewLine[]): LinesAhead {
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  /** Removed for certain: hidden until the lines say so, and shown again when it is brought back after that. */
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const done = [...removed].filter((id) => !lines.some((line) => line.id === id));
  if (done.length > 0) {
    setRemoved(without(removed, done));
    setHidden(without(hidden, done));
  }
  const add = (id: string, after: string | null): void => setPending([...pending.filter((one) => !lines.some((line) => line.id === one.id)), { id, after }]);
  const hide = useCallback((id: string, removing: Promise<{ readonly ok: boolean }>): void => {
    setPending((all) => all.filter((one) => one.id !== id));
    setHidden((all) => new Set([...all, id]));
    void removing.then(({ ok }) => (ok ? setRemoved((all) => new Set([...all, id])) : setHidden((all) => without(all, [id]))));
  }, []);
  return { shown: withPending(interview, lines, pending).filter(({ id }) => !hidden.has(id)), add, hide };
}

const without = (all: ReadonlySet<string>, some: readonly string[]): ReadonlySet<string> => new Set([...all].filter((one) => !some.includes(one)));

/** Lines with those that the core has not told of yet, each behind the line it was asked for. */
function withPending(interview: string, lines: readonly InterviewLine[], pending: readonly Pending[]): readonly InterviewLine[] {
  const all = [...lines];
  for (const { id, after } of pending) {
    if (all.some((line) => line.id === id)) continue;
    const at = after === null ? 0 : all.findIndex((line) => line.id === after) + 1 || all.length;
    all.splice(at, 0, { id, interview, order: '', question: '', answer: '', disputed: [] });
  }
  return all;
}
