import { type Bytes, concat } from '#shared/kernel/bytes.ts';
import { JOURNAL_START, type JournalHead, readBatches } from '#shared/ledger/frame.ts';
import { MemoryHost } from '#test/helpers/memory-host.ts';

/** The program was killed at this point. */
export class Killed extends Error {}

/** A host in memory whose power can fail while a batch is being written. */
export class FuzzHost extends MemoryHost {
  /** Share of the next batch that reaches the disk before the power fails; 1: all of it, and the answer is lost. */
  powerFailsAt: number | undefined;

  override async appendJournal(book: string, expect: JournalHead, batch: Bytes): Promise<JournalHead> {
    const share = this.powerFailsAt;
    if (share === undefined) return super.appendJournal(book, expect, batch);
    this.powerFailsAt = undefined;
    const kept = this.books.get(book);
    if (!kept) throw new Error('no such book');
    kept.journal = concat([kept.journal, batch.subarray(0, Math.floor(batch.length * share))]);
    throw new Killed();
  }

  /** What the host does when it starts: the tail after the last commit is set aside. */
  repair(book: string): void {
    const kept = this.books.get(book);
    if (!kept) return;
    const { batches, end } = readBatches(kept.journal, JOURNAL_START);
    kept.journal = kept.journal.slice(0, end);
    kept.heads = new Map([[JOURNAL_START.digest, 0]]);
    kept.head = JOURNAL_START;
    for (const batch of batches) kept.head = batch.head;
    kept.heads.set(kept.head.digest, kept.journal.length);
  }
}
