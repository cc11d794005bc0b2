import { compare } from './number.ts';

/** One property of many rows as small numbers: filtering and counting tens of thousands of rows walks arrays, not objects. */
export interface Column {
  /** For each row, in which place of `values` its value stands. */
  readonly codes: Uint32Array;
  /** Each value once, sorted; what is not set is ''. */
  readonly values: readonly string[];
  readonly labels: readonly string[];
}

export function columnOf<T>(rows: readonly T[], value: (row: T) => string, label: (row: T) => string = value): Column {
  const labels = new Map<string, string>();
  for (const row of rows) {
    const one = value(row);
    if (!labels.has(one)) labels.set(one, label(row));
  }
  const values = [...labels.keys()].sort(compare);
  const place = new Map(values.map((one, code) => [one, code]));
  return { codes: Uint32Array.from(rows, (row) => place.get(value(row)) ?? 0), values, labels: values.map((one) => labels.get(one) ?? '') };
}

/** 1 for each value of the column that is one of `allowed`; '' is never chosen. */
export function chosenIn({ values }: Column, allowed: readonly (string | number)[]): Uint8Array {
  const chosen = new Set(allowed.map(String));
  return Uint8Array.from(values, (value) => (value !== '' && chosen.has(value) ? 1 : 0));
}

export interface Counted {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** How many of the given rows have each value that occurs among them, in the order of the values. */
export function tally({ codes, values, labels }: Column, rows: Uint32Array): readonly Counted[] {
  const counts = new Uint32Array(values.length);
  for (const row of rows) {
    const code = codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return values.flatMap((value, code) => {
    const count = counts[code] ?? 0;
    return count > 0 ? [{ value, label: labels[code] ?? '', count }] : [];
  });
}

/** The given rows in the order of the values, ties as they were given. */
export function sortedBy({ codes, values }: Column, rows: Uint32Array): Uint32Array {
  const next = new Uint32Array(values.length + 1);
  for (const row of rows) {
    const after = (codes[row] ?? 0) + 1;
    next[after] = (next[after] ?? 0) + 1;
  }
  for (let code = 1; code < next.length; code += 1) next[code] = (next[code] ?? 0) + (next[code - 1] ?? 0);
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const code = codes[row] ?? 0;
    const at = next[code] ?? 0;
    sorted[at] = row;
    next[code] = at + 1;
  }
  return sorted;
}
