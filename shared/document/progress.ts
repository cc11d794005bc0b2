import type { Part, Section } from './parts.ts';

/** How far a document has come, from 0 to 1. */
export type Progress = (share: number) => void;

/** One more piece is done: a row of a table, or any other part. */
export type Tick = () => void;

const STEPS = 100;

/** Counts `pieces` and tells of every hundredth, between the two shares. */
export function tickOf(pieces: number, progress: Progress | undefined, from = 0, to = 1): Tick {
  if (!progress) return () => undefined;
  let done = 0;
  let told = 0;
  return () => {
    done++;
    const step = Math.floor((Math.min(done, pieces) / Math.max(1, pieces)) * STEPS);
    if (step === told) return;
    told = step;
    progress(from + (step / STEPS) * (to - from));
  };
}

const piecesOf = (part: Part): number => (part.type === 'table' ? part.table.rows.length + 1 : 1);

export const piecesIn = (sections: readonly Section[]): number =>
  sections.reduce((sum, { parts }) => sum + parts.reduce((of, part) => of + piecesOf(part), 0), 0);
