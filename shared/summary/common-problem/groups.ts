import type { Finding } from '#shared/finding/finding.ts';
import { compare } from '#shared/finding/number.ts';
import { groupBy } from '#shared/kernel/groups.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import type { SummaryFacts } from '../facts.ts';
import { type Cell, type Cluster, clusterFindings } from './cluster.ts';
import { type CommonLimits, type CommonRecord, commonLimitsOf, commonRecordsOf } from './common-record.ts';
import type { CommonLevel } from './words.ts';

/** One common problem, proposed or made: what the list shows and the documents tell. */
export interface CommonGroup {
  /** Record id, or the key of the proposal. */
  readonly key: string;
  readonly record: CommonRecord | null;
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly cells: readonly { readonly type: string; readonly basis: string; readonly findings: readonly string[] }[];
  readonly places: readonly { readonly facility: string; readonly name: string; readonly count: number }[];
  readonly level: CommonLevel;
  readonly proposedLevel: CommonLevel;
  /** Why that level is proposed, with the limits. */
  readonly why: string;
  readonly likeness: number | null;
  /** Up to three findings that say it best; looked for when asked. */
  readonly typical: () => readonly Finding[];
  readonly excluded: boolean;
}

const clusters = new WeakMap<SummaryFacts, { readonly likeness: number; readonly value: readonly Cluster[] }>();

/** Clustered once per state of the findings and limit; merging and naming do not cluster anew. */
function clustersOf(facts: SummaryFacts, likeness: number): readonly Cluster[] {
  const before = clusters.get(facts);
  if (before?.likeness === likeness) return before.value;
  const value = clusterFindings(facts.prison, likeness / 100);
  clusters.set(facts, { likeness, value });
  return value;
}

/** Made common problems first, then proposals; most places, then most findings. */
export function commonGroups(source: RecordSource, facts: SummaryFacts): readonly CommonGroup[] {
  const limits = commonLimitsOf(source);
  const records = commonRecordsOf(source);
  const counted = new Map(facts.prison.map((finding) => [finding.id, finding]));
  const taken = new Set(records.flatMap((record) => [...record.findings, ...record.alone]));
  const all = clustersOf(facts, limits.likeness);
  const homeOf = new Map(all.flatMap((cluster) => cluster.findings.map((finding) => [finding.id, cluster] as const)));
  const made = [...claims(records)].map(([record, findings]) =>
    madeGroup(
      record,
      findings.flatMap((id) => counted.get(id) ?? []),
      homeOf,
      facts,
      limits,
    ),
  );
  const proposed = all.flatMap((cluster) => {
    const left = cluster.findings.filter((finding) => !taken.has(finding.id));
    return left.length === 0 ? [] : [proposal(cluster, left, facts, limits)];
  });
  return [...made, ...proposed].sort(
    (a, b) =>
      Number(a.excluded) - Number(b.excluded) ||
      Number(b.record !== null) - Number(a.record !== null) ||
      b.places.length - a.places.length ||
      b.findings.length - a.findings.length ||
      compare(a.key, b.key),
  );
}

/**
 * A finding is in one common problem only. Two laptops may have taken the same proposal on before they met: then it stays with the first record by
 * id, one that is told before one that is excluded; the other shows what it has left, to be merged or removed.
 */
function claims(records: readonly CommonRecord[]): ReadonlyMap<CommonRecord, readonly string[]> {
  const taken = new Set<string>();
  const inTurn = [...records].sort((a, b) => Number(a.excluded) - Number(b.excluded) || compare(a.id, b.id));
  return new Map(
    inTurn.map((record) => {
      const own = record.findings.filter((id) => !taken.has(id));
      for (const id of own) taken.add(id);
      return [record, own];
    }),
  );
}

function proposal(cluster: Cluster, findings: readonly Finding[], facts: SummaryFacts, limits: CommonLimits): CommonGroup {
  const left = new Set(findings);
  return {
    key: cluster.key,
    record: null,
    name: nameOf(cluster.cells, facts),
    ...shapeOf(findings, cluster.cells, facts, limits),
    likeness: cluster.likeness,
    typical: () =>
      best(
        cluster.typical().filter((finding) => left.has(finding)),
        findings,
      ),
    excluded: false,
  };
}

function madeGroup(
  record: CommonRecord,
  findings: readonly Finding[],
  homeOf: ReadonlyMap<string, Cluster>,
  facts: SummaryFacts,
  limits: CommonLimits,
): CommonGroup {
  const homes = [...new Set(findings.flatMap((finding) => homeOf.get(finding.id) ?? []))];
  const shape = shapeOf(
    findings,
    homes.flatMap((home) => home.cells),
    facts,
    limits,
  );
  const inside = new Set(findings);
  return {
    key: record.id,
    record,
    name: record.name,
    ...shape,
    level: record.level ?? shape.proposedLevel,
    likeness: homes.length === 1 ? (homes[0]?.likeness ?? null) : null,
    typical: () =>
      best(
        homes.flatMap((home) => home.typical()).filter((finding) => inside.has(finding)),
        findings,
      ),
    excluded: record.excluded,
  };
}

const best = (near: readonly Finding[], all: readonly Finding[]): readonly Finding[] => [...new Set([...near, ...all])].slice(0, 3);

function shapeOf(findings: readonly Finding[], cells: readonly Cell[], facts: SummaryFacts, limits: CommonLimits) {
  const here = groupBy(findings, (finding) => finding.facility);
  const places = facts.facilities.flatMap(({ id, name }) => {
    const count = here.get(id)?.length ?? 0;
    return count === 0 ? [] : [{ facility: id, name, count }];
  });
  const inside = new Set(findings);
  const proposedLevel = levelOf(here.size, findings.length, limits);
  return {
    findings,
    cells: cells
      .map(({ type, basis, findings: all }) => ({ type, basis, findings: all.filter((finding) => inside.has(finding)).map((finding) => finding.id) }))
      .filter((cell) => cell.findings.length > 0),
    places,
    proposedLevel,
    level: proposedLevel,
    why: `在${here.size}所单位发现${findings.length}个；${limits.places}所以上为普遍性，${limits.count}个以上为多发。`,
  };
}

const levelOf = (places: number, count: number, limits: CommonLimits): CommonLevel =>
  places >= limits.places ? 'general' : count >= limits.count ? 'frequent' : 'single';

/** The type with most findings gives the name; a type with several titles of its own is named by the taxonomy. */
function nameOf(cells: readonly Cell[], facts: SummaryFacts): string {
  const first = cells[0];
  if (!first) return '未命名';
  return first.type === '' ? (first.findings[0]?.title ?? '未定类型') : facts.knowledge.typeLabel(first.type).replace(/（[^（）]*）/g, '');
}

/** Findings that lie in the same clusters as the members but are in no common problem yet: they came later. */
export function candidatesFor(source: RecordSource, facts: SummaryFacts, group: CommonGroup): readonly Finding[] {
  if (group.record === null) return [];
  const members = new Set(group.findings.map((finding) => finding.id));
  const taken = new Set(commonRecordsOf(source).flatMap((record) => [...record.findings, ...record.alone]));
  return clustersOf(facts, commonLimitsOf(source).likeness)
    .filter((cluster) => cluster.findings.some((finding) => members.has(finding.id)))
    .flatMap((cluster) => cluster.findings.filter((finding) => !taken.has(finding.id)));
}
