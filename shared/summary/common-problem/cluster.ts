import type { Finding } from '#shared/finding/finding.ts';
import { compare } from '#shared/finding/number.ts';
import { groupBy } from '#shared/kernel/groups.ts';
import { addTo, dot, type TextVectors, textVectors } from './text-vectors.ts';

/** Findings of one problem type with one legal basis: what is surely the same problem. */
export interface Cell {
  /** `D03#《监狱法》第五十八条`; the name of the cell everywhere. */
  readonly key: string;
  readonly type: string;
  readonly basis: string;
  readonly findings: readonly Finding[];
}

/** Cells whose texts are alike: one proposed common problem. */
export interface Cluster {
  /** Key of its first cell. */
  readonly key: string;
  readonly cells: readonly Cell[];
  readonly findings: readonly Finding[];
  /** Mean cosine of every two different texts in it, 0 to 1; 1 for a single text. */
  readonly likeness: number;
  /** Findings nearest to the whole, of different places first; looked for when asked. */
  readonly typical: () => readonly Finding[];
}

/** Editions and separators do not make another basis: what counts is law and article. */
export const basisKey = (basis: string): string =>
  [
    ...new Set(
      basis
        .split(/[\n；;]/)
        .map((line) => line.replace(/（[^（）]*）/g, '').trim())
        .filter((line) => line !== ''),
    ),
  ]
    .sort(compare)
    .join('；');

/** More cells than this in one area (a basis typed anew each time): the type alone makes the cell, the text decides the rest. */
const MOST_CELLS = 300;

/**
 * Groups findings in two steps. First by type and legal basis (cells). Then, within one area, cells are joined as long as the average cosine
 * of every two of their texts reaches `likeness`: group-average agglomerative clustering, which for vectors of length one needs only
 * the sums of the cells (Manning, Raghavan & Schütze 2008, 17.3; UPGMA of Sokal & Michener 1958). The most alike pair is joined first, ties go by
 * key, so the result depends on the findings alone. 派驻检察 problems and clues are not for this: the caller gives prison findings.
 */
export function clusterFindings(findings: readonly Finding[], likeness: number): readonly Cluster[] {
  const vectors = textVectors(findings);
  return [...groupBy(findings, (finding) => finding.area)]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([, inArea]) => joinCells(cellsOf(inArea), vectors, likeness));
}

function cellsOf(findings: readonly Finding[]): readonly Cell[] {
  const fine = groupBy(findings, (finding) => `${finding.type}#${basisKey(finding.basis)}`);
  const groups = fine.size <= MOST_CELLS ? fine : groupBy(findings, (finding) => `${finding.type}#`);
  return [...groups]
    .map(([key, list]): Cell => ({ key, type: list[0]?.type ?? '', basis: key.slice(key.indexOf('#') + 1), findings: list }))
    .sort((a, b) => compare(a.key, b.key));
}

interface Growing {
  readonly cells: Cell[];
  readonly sum: Map<number, number>;
  size: number;
}

/** Cells joined as long as their texts are alike enough, one cluster each that is left. */
export function joinCells(cells: readonly Cell[], vectors: TextVectors, likeness: number): readonly Cluster[] {
  const growing = cells.map((cell): Growing => {
    const sum = new Map<number, number>();
    for (const finding of cell.findings) vectors.addTo(sum, finding);
    return { cells: [cell], sum, size: cell.findings.length };
  });
  joinPairs(growing, likeness);
  return growing.filter((group) => group.size > 0).map((group) => finish(group, vectors));
}

/** Joins in place; a group that went into another keeps size 0. */
function joinPairs(groups: Growing[], likeness: number): void {
  const between = (a: Growing, b: Growing): number => (a.size === 0 || b.size === 0 ? -1 : dot(a.sum, b.sum) / (a.size * b.size));
  const table = groups.map((a, i) => groups.map((b, j) => (j > i ? between(a, b) : -1)));
  for (;;) {
    let best = { i: -1, j: -1, value: likeness };
    table.forEach((row, i) => {
      row.forEach((value, j) => {
        if (value > best.value || (value === best.value && best.i < 0)) best = { i, j, value };
      });
    });
    const into = groups[best.i];
    const from = groups[best.j];
    if (!into || !from) return;
    into.cells.push(...from.cells);
    addTo(into.sum, from.sum);
    into.size += from.size;
    from.size = 0;
    groups.forEach((other, at) => {
      const [low, high] = at < best.i ? [at, best.i] : [best.i, at];
      (table[low] as number[])[high] = at === best.i ? -1 : between(into, other);
      const [first, second] = at < best.j ? [at, best.j] : [best.j, at];
      (table[first] as number[])[second] = -1;
    });
  }
}

const TYPICAL = 3;

function finish({ cells, sum, size }: Growing, vectors: TextVectors): Cluster {
  const findings = cells.flatMap((cell) => cell.findings);
  const square = dot(sum, sum);
  return {
    key: cells.map((cell) => cell.key).sort(compare)[0] ?? '',
    cells: [...cells].sort((a, b) => b.findings.length - a.findings.length || compare(a.key, b.key)),
    findings,
    likeness: size < 2 ? 1 : Math.max(0, Math.min(1, (square - size) / (size * (size - 1)))),
    typical: once(() => typicalOf(findings, sum, vectors)),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Each place gives its nearest finding first, so that examples do not all come from one prison. */
function typicalOf(findings: readonly Finding[], sum: ReadonlyMap<number, number>, vectors: TextVectors): readonly Finding[] {
  const ranked = findings
    .filter((finding) => finding.disputed.length === 0)
    .map((finding) => ({ finding, near: vectors.near(sum, finding) }))
    .sort((a, b) => b.near - a.near || compare(a.finding.id, b.finding.id));
  const places = new Set<string>();
  const first = ranked.filter(({ finding }) => !places.has(finding.facility) && places.add(finding.facility));
  return [...first, ...ranked.filter((item) => !first.includes(item))].slice(0, TYPICAL).map(({ finding }) => finding);
}
