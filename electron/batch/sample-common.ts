import { commonRecordsOf } from '#shared/summary/common-problem/common-record.ts';
import { commonGroups } from '#shared/summary/common-problem/groups.ts';
import { type CauseKind, causeKinds } from '#shared/summary/common-problem/words.ts';
import { summaryOf } from '#shared/summary/summary.ts';
import type { SamplePlan } from '#shared/workbench/sample-round.ts';
import type { Workbench } from '#shared/workbench/workbench.ts';
import type { Laptop } from './laptop.ts';

/** Common problems that the sample hub takes on. */
const TAKEN = 8;

/** The hub looks at the proposals, takes on the most widespread and says why they came about: what the documents tell of. */
export async function mergeSampleCommon(hub: Laptop, { knowledge }: Workbench, { cutoff }: SamplePlan): Promise<void> {
  const { facts } = summaryOf(hub.replica.fold, knowledge, cutoff);
  const keys = commonGroups(hub.replica.fold, facts)
    .filter((group) => group.record === null && group.level === 'general')
    .slice(0, TAKEN)
    .map((group) => group.key);
  for (const [at, key] of keys.entries()) {
    const known = new Set(commonRecordsOf(hub.replica.fold).map((record) => record.id));
    await hub.do({ do: 'command', day: cutoff, name: 'common.merge', input: { groups: [key], cutoff } });
    const made = commonRecordsOf(hub.replica.fold).find((record) => !known.has(record.id));
    if (made) await hub.do({ do: 'command', day: cutoff, name: 'commonProblem.edit', input: { id: made.id, fields: { causes: causesFor(at) } } });
  }
}

/** Two kinds of cause each, round the library, so that every kind is told of somewhere. */
const causesFor = (at: number): readonly CauseKind[] => [0, 3].map((step) => causeKinds[(at + step) % causeKinds.length] as CauseKind);
