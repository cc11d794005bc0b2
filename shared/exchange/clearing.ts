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

/** What stands against clearing a round from a team's laptop. */
export interface NotHandedOver {
  /** Entries that no package to the hub carried, and those that no receipt confirms. */
  readonly unsent: number;
  readonly unreceipted: number;
  /** Evidence chunks that lie here and that the hub's newest receipt lacks. */
  readonly lacking: number;
  /** Names of the records with something typed that is no entry yet. */
  readonly drafts: readonly string[];
}

/** Only what the hub has confirmed by receipt may go from a team's laptop. */
export function mayClear({ unsent, unreceipted, lacking, drafts }: NotHandedOver): Result<null> {
  const open = [
    ...(drafts.length > 0 ? [`没有登记的输入（${drafts.slice(0, 3).join('、')}${drafts.length > 3 ? `等 ${drafts.length} 处` : ''}）`] : []),
    ...(unsent > 0 ? [`${unsent} 条登记未交出`] : []),
    ...(unreceipted > 0 ? [`${unreceipted} 条登记已交出但没有回执`] : []),
    ...(lacking > 0 ? [`${lacking} 块证据材料组织方没有收到`] : []),
  ];
  if (open.length === 0) return ok(null);
  return refuse({
    code: 'clearing.notReceipted',
    words: `还有${open.join('、')}，没有清除，本机数据未改变。`,
    next:
      drafts.length > 0 ? '请打开这些记录，完成或放弃其中的输入。' : `请导出${unsent + unreceipted > 0 ? '成果包' : '证据卷'}交给组织方，导入其回执后再清除。`,
  });
}
