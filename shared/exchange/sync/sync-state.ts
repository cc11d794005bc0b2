import { z } from 'zod';
import { newId } from '#shared/kernel/ids.ts';
import type { Random } from '#shared/kernel/random.ts';
import { hashSchema, idSchema } from '#shared/kernel/schemas.ts';
import { headPointSchema } from '#shared/ledger/chain.ts';

/**
 * What a laptop remembers of one database of one book. A memory, not a truth: lost or wrong, everything is read again from the start,
 * which costs time and changes nothing.
 */
export const syncStateSchema = z.object({
  /** Name of this laptop's checkpoint on the server: random, so that it says nothing. */
  checkpoint: idSchema<string>(),
  /** The server's own mark of how far its changes were read; null: from the start. */
  since: z.string().nullable(),
  /** Documents seen since the start, whatever they are. A server that has fewer has lost some. */
  documents: z.int().min(0),
  /** Ends of the chains that lie on the server with everything before them. */
  heads: z.array(headPointSchema),
  /** How far this laptop's own journal lies on the server whole; null: not known, read from the start. A hint, see `packOutgoing`. */
  journal: z
    .object({ sequence: z.int().min(0), digest: hashSchema<string>() })
    .nullable()
    .default(null),
  /** Documents read past that could not be taken in yet. */
  waiting: z.array(z.string()),
  /** Exchanges that changed something; the server keeps the same number in the checkpoint. */
  rounds: z.int().min(0),
  /** Packages sent. */
  pushes: z.int().min(0),
  /** Ends of the chains that the hub has acknowledged: up to there everything is handed over. */
  stored: z.array(headPointSchema),
  /** Digest of what this laptop, as hub, has acknowledged last. */
  acknowledging: z.string().nullable(),
});
export type SyncState = z.infer<typeof syncStateSchema>;

export function newSyncState(random: Random): SyncState {
  return {
    checkpoint: newId<string>(random),
    since: null,
    documents: 0,
    heads: [],
    journal: null,
    waiting: [],
    rounds: 0,
    pushes: 0,
    stored: [],
    acknowledging: null,
  };
}
