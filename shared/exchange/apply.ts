import { ok, type Result, refuse } from '../kernel/result.ts';
import { segmentEntries } from '../ledger/chain.ts';
import type { HashedEntry } from '../ledger/entry.ts';
import type { ChainSegment, EntryHash, ReadmitOperation, WithdrawOperation } from '../ledger/operation.ts';
import type { Replica } from '../ledger/replica.ts';
import type { Rehearsed } from './rehearse.ts';
import { rehearsalWords } from './words.ts';

/** What the person has agreed to after seeing the rehearsal. */
export interface Consent {
  /** The fingerprint of an unknown or removed sender, and of every stranger, was compared aloud. */
  readonly acceptSender?: boolean | undefined;
  /** A second person has confirmed that so much may vanish. */
  readonly acceptMassDeletion?: boolean | undefined;
}

/**
 * The entries to append as one journal batch, causes first, bytes as they came. What has become known since the rehearsal is left out.
 * The caller has them durable first, then calls `fold`; if it dies in between, the journal brings them back.
 */
export function entriesToAppend(rehearsed: Rehearsed, replica: Replica, consent: Consent): Result<readonly HashedEntry[]> {
  const { rehearsal, fresh } = rehearsed;
  const { words, applicable } = rehearsalWords(rehearsal);
  if (!applicable) return refuse({ code: 'import.nothing', words });
  if ((rehearsal.sender.standing !== 'trusted' || rehearsal.strangers.length > 0) && !consent.acceptSender) {
    return refuse({
      code: 'import.senderUnknown',
      words: '签名完好，签名者未知；没有导入任何内容，本机数据未改变。',
      next: '请与来源方电话逐组比对指纹，一致后再确认导入。',
    });
  }
  if (rehearsal.massDeletion && !consent.acceptMassDeletion) {
    return refuse({
      code: 'import.massDeletion',
      words: '这个包会删除或清空大量记录；没有导入任何内容，本机数据未改变。',
      next: '请核对预演中的删除项，由第二人确认后再导入。',
    });
  }
  return ok(fresh.filter((entry) => !replica.has(entry.hash)));
}

/** Folds what has been made durable. */
export function fold(entries: readonly HashedEntry[], replica: Replica): void {
  for (const entry of entries) replica.add(entry);
}

/** Undo of an import: one operation, carried by one entry of the person who undoes it. */
export function withdrawal(segments: readonly ChainSegment[]): WithdrawOperation {
  return { op: 'withdraw', segments };
}

/** Takes an undo back. @param withdrawal the entry that carried the withdrawal */
export function readmission(withdrawal: EntryHash): ReadmitOperation {
  return { op: 'readmit', withdrawal };
}

/** Records on which others have worked since: what a person should see before the import is undone. As `kind id`, sorted. */
export function dependants(segments: readonly ChainSegment[], replica: Replica): readonly string[] {
  const withdrawn = new Set<EntryHash>();
  for (const segment of segments) for (const hash of segmentEntries(segment, (h) => replica.entry(h))) withdrawn.add(hash);
  const records = new Set([...withdrawn].flatMap((hash) => replica.entry(hash)?.touches ?? []));
  return [...records].filter((record) => builtOn(record, withdrawn, replica)).sort();
}

function builtOn(record: string, withdrawn: ReadonlySet<EntryHash>, replica: Replica): boolean {
  const gap = record.indexOf(' ');
  for (const register of replica.fold.registers(record.slice(0, gap), record.slice(gap + 1)).values()) {
    for (const version of register.versions) if (!withdrawn.has(version.entry) && version.over.some((entry) => withdrawn.has(entry))) return true;
  }
  return false;
}
