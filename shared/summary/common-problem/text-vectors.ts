import type { Finding } from '#shared/finding/finding.ts';

/**
 * Texts of findings as vectors of character bigrams, weighted by TF-IDF and brought to length one, so that the dot product of two is
 * their cosine. Bigrams instead of words: Chinese short texts need no segmenter and no dictionary for it, the result is the same on every
 * machine (Nie, Gao, Zhang & Zhou, "On the use of words and n-grams for Chinese information retrieval", IRAL 2000; weights after
 * Manning, Raghavan & Schütze, "Introduction to Information Retrieval", 2008, ch. 6). Numbers, Latin letters and marks are left out:
 * two findings are alike by what was done wrong, not by its date or amount.
 */
export interface TextVectors {
  /** Unit vector of one finding, bigram → weight; empty for a finding without Chinese text. */
  vector(finding: Finding): ReadonlyMap<number, number>;
  /** Adds the unit vector of a finding to a sum, without making it first. */
  addTo(sum: Map<number, number>, finding: Finding): void;
  /** Dot product of a finding's unit vector with a sum. */
  near(sum: ReadonlyMap<number, number>, finding: Finding): number;
}

/** The title says most, so it weighs twice; long facts tell of the one case and are cut. */
const FACTS = 240;

interface Terms {
  readonly ids: Uint32Array;
  readonly counts: Uint16Array;
}

const kept = new WeakMap<Finding, Terms>();

function termsOf(finding: Finding): Terms {
  let terms = kept.get(finding);
  if (!terms) {
    terms = countBigrams(`${finding.title}。${finding.title}。${finding.facts.slice(0, FACTS)}`);
    kept.set(finding, terms);
  }
  return terms;
}

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

function countBigrams(text: string): Terms {
  const counts = new Map<number, number>();
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const han = isHan(code);
    if (han && before !== 0) {
      const id = before * 0x10000 + code;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    before = han ? code : 0;
  }
  return { ids: Uint32Array.from(counts.keys()), counts: Uint16Array.from(counts.values()) };
}

/** Weights over these findings; `ln((1 + N) / (1 + df)) + 1`, so that a bigram of every text still counts a little. */
export function textVectors(findings: readonly Finding[]): TextVectors {
  const df = new Map<number, number>();
  for (const finding of findings) for (const id of termsOf(finding).ids) df.set(id, (df.get(id) ?? 0) + 1);
  const weight = new Map<number, number>();
  for (const [id, count] of df) weight.set(id, Math.log((1 + findings.length) / (1 + count)) + 1);
  /** Calls back with every bigram of a finding and its weight in the unit vector. */
  const each = (finding: Finding, take: (id: number, value: number) => void): void => {
    const { ids, counts } = termsOf(finding);
    const values = new Float64Array(ids.length);
    let square = 0;
    for (let i = 0; i < ids.length; i++) {
      const value = (1 + Math.log(counts[i] ?? 1)) * (weight.get(ids[i] ?? 0) ?? 1);
      values[i] = value;
      square += value * value;
    }
    const length = Math.sqrt(square);
    for (let i = 0; i < ids.length; i++) take(ids[i] ?? 0, (values[i] ?? 0) / length);
  };
  return {
    vector: (finding) => {
      const vector = new Map<number, number>();
      each(finding, (id, value) => void vector.set(id, value));
      return vector;
    },
    addTo: (sum, finding) => each(finding, (id, value) => void sum.set(id, (sum.get(id) ?? 0) + value)),
    near: (sum, finding) => {
      let near = 0;
      each(finding, (id, value) => {
        near += value * (sum.get(id) ?? 0);
      });
      return near;
    },
  };
}

export function dot(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [id, value] of small) sum += value * (large.get(id) ?? 0);
  return sum;
}

export function addTo(sum: Map<number, number>, vector: ReadonlyMap<number, number>): void {
  for (const [id, value] of vector) sum.set(id, (sum.get(id) ?? 0) + value);
}
