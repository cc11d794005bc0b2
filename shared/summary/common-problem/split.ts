import type { Finding } from '#shared/finding/finding.ts';
import { compare } from '#shared/finding/number.ts';
import { groupBy } from '#shared/kernel/groups.ts';
import type { SummaryFacts } from '../facts.ts';
import { type Cluster, joinCells } from './cluster.ts';
import { type TextVectors, textVectors } from './text-vectors.ts';

/** Findings of a group that tell of something else than the rest of it. */
export interface SplitPart {
  readonly findings: readonly Finding[];
  /** Says it best: a name for the part. */
  readonly typical: Finding | undefined;
}

/** Texts of one group that are compared each with each; a group of more different texts gets no proposal. */
const MOST_TEXTS = 300;
/** A single finding that reads otherwise is no part of its own. */
const SMALLEST_PART = 2;

const kept = new WeakMap<SummaryFacts, TextVectors>();

/** Weights over all findings of the prisons, as for the groups themselves: the limit means the same in both. */
function vectorsOf(facts: SummaryFacts): TextVectors {
  const vectors = kept.get(facts) ?? textVectors(facts.prison);
  kept.set(facts, vectors);
  return vectors;
}

/**
 * Parts that text alone would keep apart. Type and legal basis put findings into one group however they read; here only their texts are
 * joined, by the same average cosine and limit (`likeness`, 0 to 1) as groups are. The largest part is the group itself, so it is not among the
 * answer; empty where the texts hold together. Largest first; depends on the findings alone.
 */
export function splitByText(findings: readonly Finding[], facts: SummaryFacts, likeness: number): readonly SplitPart[] {
  const texts = groupBy(findings, (finding) => `${finding.title}\n${finding.facts}`);
  if (texts.size < 2 || texts.size > MOST_TEXTS) return [];
  const cells = [...texts].map(([key, same]) => ({ key, type: '', basis: '', findings: same })).sort((a, b) => compare(a.key, b.key));
  const [, ...rest] = joinCells(cells, vectorsOf(facts), likeness)
    .filter((part) => part.findings.length >= SMALLEST_PART)
    .sort((a: Cluster, b: Cluster) => b.findings.length - a.findings.length || compare(a.key, b.key));
  return rest.map((part) => ({ findings: part.findings, typical: part.typical()[0] ?? part.findings[0] }));
}
