import { z } from 'zod';
import { compare } from '../finding/number.ts';
import { view } from '../ledger/command.ts';
import { readNumberRange, takenNumbers } from './numbers.ts';

export interface NumberRangeRow extends ReturnType<typeof readNumberRange> {
  readonly teamName: string;
  /** Numbers of the range that letters carry. */
  readonly used: number;
  /** The next free one; null when the range is used up. */
  readonly next: number | null;
}

/** Ranges given to the teams, with what is left of each. */
export const listNumberRanges = view({
  params: z.object({}),
  kinds: ['numberRange', 'letter', 'team'],
  read: (source): readonly NumberRangeRow[] => {
    const names = new Map(source.records('team').map((record) => [record.id, String(record.fields['name'] ?? '')]));
    const taken = takenNumbers(source);
    return source
      .records('numberRange')
      .map((record): NumberRangeRow => {
        const range = readNumberRange(record);
        const [from, to] = [range.from ?? 1, range.to ?? 0];
        const used = new Set(taken.filter((one) => one.code === range.code && one.year === range.year).map((one) => one.sequence));
        let next: number | null = null;
        for (let at = from; at <= to && next === null; at++) if (!used.has(at)) next = at;
        return { ...range, teamName: names.get(range.team) ?? '', used: [...used].filter((one) => one >= from && one <= to).length, next };
      })
      .sort((a, b) => compare(a.code, b.code) || (a.year ?? 0) - (b.year ?? 0) || (a.from ?? 0) - (b.from ?? 0));
  },
});
