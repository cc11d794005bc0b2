import type { CoreApi } from '#renderer/core/api.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Json } from '#shared/ledger/canonical.ts';

type DraftsApi = CoreApi['drafts'];

/** The worker's drafts as a screen sees them: what was put and committed, with answers that a test sets. */
export interface FakeDrafts extends DraftsApi {
  /** Every value in the order of its arrival, with the clock of the test. */
  readonly puts: { readonly field: string; readonly value: Json; readonly at: number }[];
  readonly commits: { readonly at: number }[];
  stored: Record<string, Json>;
  /** What the next commits answer. */
  answer: Result<null>;
  /** Set: puts fail with this. */
  failure: Error | null;
  /** How long a put takes, in milliseconds. */
  delay: number;
}

export function fakeDrafts(stored: Record<string, Json> = {}): FakeDrafts {
  const drafts: FakeDrafts = {
    puts: [],
    commits: [],
    stored,
    answer: ok(null),
    failure: null,
    delay: 0,
    put: async ({ field, value }) => {
      if (drafts.delay > 0) await new Promise((resolve) => setTimeout(resolve, drafts.delay));
      if (drafts.failure) throw drafts.failure;
      drafts.puts.push({ field, value, at: Date.now() });
      drafts.stored[field] = value;
      return new Date().toISOString() as Awaited<ReturnType<DraftsApi['put']>>;
    },
    of: async () => ({ ...drafts.stored }),
    commit: async () => {
      drafts.commits.push({ at: Date.now() });
      if (drafts.answer.ok) drafts.stored = {};
      return drafts.answer;
    },
    discard: async (_kind, _id, field) => {
      if (field === undefined) drafts.stored = {};
      else delete drafts.stored[field];
    },
  };
  return drafts;
}
