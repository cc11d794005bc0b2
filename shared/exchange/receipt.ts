import { z } from 'zod';
import type { BookId, DeviceId } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { hashSchema, idSchema, momentSchema } from '../kernel/schemas.ts';
import { headPointSchema } from '../ledger/chain.ts';
import { entryHashSchema } from '../ledger/operation.ts';
import type { Replica } from '../ledger/replica.ts';
import { type PackageManifest, packageKinds } from './package.ts';

/**
 * What the hub took in, for the way back: member `receipt.json` of a package of kind `receipt`. The manifest's signature covers it by its
 * hash, so it is believed as far as the hub's laptop is. It changes nothing in the ledger and is in no state hash.
 */
export const receiptSchema = z.object({
  format: z.literal('xunjian-receipt'),
  version: z.literal(1),
  book: idSchema<BookId>(),
  /** Laptops it is for: the one that sent the packages, and the others of its team. */
  for: z.array(idSchema<DeviceId>()).min(1).max(500),
  /** Packages of that laptop that were taken in, by their own ids. */
  packages: z
    .array(z.object({ id: idSchema<string>(), number: z.int().min(1), kind: z.enum(packageKinds), withdrawn: z.boolean() }))
    .min(1)
    .max(10_000),
  takenAt: momentSchema,
  /** Last entry of every chain that the hub holds: everything before them lies there. */
  heads: z.array(headPointSchema).max(10_000),
  /** State hash of the hub's book afterwards. */
  stateHash: hashSchema<string>(),
  counts: z.object({
    fresh: z.int().min(0),
    known: z.int().min(0),
    new: z.int().min(0),
    changed: z.int().min(0),
    disputed: z.int().min(0),
    deleted: z.int().min(0),
  }),
  /** Entries that were not taken in, and why. */
  exceptions: z.array(z.object({ hash: entryHashSchema.nullable(), words: z.string().max(1_000) })).max(1_000),
  /** Evidence chunks that the hub knows of and does not have. */
  lacks: z.array(hashSchema<string>()).max(100_000),
  /** What was proven about the sender's clock against the hub's when its newest package was opened, in whole minutes; see `clockSkew`. */
  skewMinutes: z.int(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** A receipt is small: heads and exceptions. What is larger is none. */
export const MAX_RECEIPT_BYTES = 8 * 1024 * 1024;

/**
 * Whether this laptop may believe a receipt: it is of a hub of this very book, meant for this laptop, and says about this laptop's own
 * chain nothing that this laptop does not know. Older receipts are as true as newer ones: what was stored once stays stored.
 */
export function acceptReceipt(manifest: PackageManifest, receipt: Receipt, here: { readonly replica: Replica; readonly device: DeviceId }): Result<Receipt> {
  const { replica, device } = here;
  if (receipt.book !== manifest.book || manifest.book !== replica.book) {
    return refuse({
      code: 'receipt.otherBook',
      words: `这份回执属于另一个轮次“${manifest.title}”，没有登记，本机数据未改变。`,
      next: '请切换到对应的轮次后再打开。',
    });
  }
  const { devices, removed } = replica.fold.trust;
  const signer = devices.get(manifest.sender.device);
  if (signer?.role !== 'hub' || removed.has(manifest.sender.device) || signer.card.signKey !== manifest.sender.signKey) {
    return refuse({
      code: 'receipt.notHub',
      words: '这份回执不是由本轮次的组织方设备签发的，没有登记，本机数据未改变。',
      next: '请向组织方核实，索取由其登记设备签发的回执。',
    });
  }
  if (!receipt.for.includes(device)) {
    return refuse({
      code: 'receipt.otherDevice',
      words: '这份回执是给另一台电脑的，没有登记，本机数据未改变。',
      next: '请在送交该包的电脑上打开；本机送交过的，请向组织方索取本机的回执。',
    });
  }
  if (receipt.heads.some((head) => head.device === device && !replica.has(head.hash))) {
    return refuse({
      code: 'receipt.fork',
      words: '回执所列的本机登记与本机登记簿不一致，可能是本机被复制或恢复过旧备份；没有登记，本机数据未改变。',
      next: '请先核对登记簿，再向组织方说明情况。',
    });
  }
  return ok(receipt);
}
