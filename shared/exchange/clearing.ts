import { z } from 'zod';
import { type Bytes, concat, utf8 } from '../kernel/bytes.ts';
import type { BookId, DeviceId, PersonId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { hashSchema, idSchema, momentSchema } from '../kernel/schemas.ts';
import { sign, verify } from '../kernel/signing.ts';
import { canonicalBytes } from '../ledger/canonical.ts';

/** That a round was cleared from a laptop: what it held, by which receipts it lies at the hub, who did it and why. */
export const clearingSchema = z.object({
  book: idSchema<BookId>(),
  title: z.string().max(200),
  device: idSchema<DeviceId>(),
  person: idSchema<PersonId>(),
  at: momentSchema,
  reason: z.string().max(1_000),
  entries: z.int().min(0),
  stateHash: hashSchema<string>(),
  /** Ids of the receipts that cover it; none for a practice book or at the hub. */
  receipts: z.array(idSchema<string>()).max(10_000),
});
export type Clearing = z.infer<typeof clearingSchema>;

const bytesOf = (clearing: Clearing): Bytes => concat([utf8('xunjian clearing v1\n'), canonicalBytes(clearing)]);

/** @param seed the person's 32-byte Ed25519 seed */
export const signClearing = (clearing: Clearing, seed: Uint8Array): string => sign(bytesOf(clearing), seed);

export const verifyClearing = (clearing: Clearing, signature: string, personKey: string): boolean => verify(signature, bytesOf(clearing), personKey);

/** Only what the hub has confirmed by receipt may go from a team's laptop. */
export function mayClear(counts: { readonly unsent: number; readonly unreceipted: number }): Result<null> {
  const { unsent, unreceipted } = counts;
  if (unsent === 0 && unreceipted === 0) return ok(null);
  const open = [...(unsent > 0 ? [`${unsent} 条登记未交出`] : []), ...(unreceipted > 0 ? [`${unreceipted} 条登记已交出但没有回执`] : [])];
  return refuse({
    code: 'clearing.notReceipted',
    words: `还有${open.join('、')}，没有清除，本机数据未改变。`,
    next: '请导出成果包交给组织方，导入其回执后再清除。',
  });
}
