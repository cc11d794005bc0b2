import { join } from 'node:path';
import { hostErrors } from '#shared/host/host-errors.ts';
import { type Bytes, concat } from '#shared/kernel/bytes.ts';
import { frameErrors, JOURNAL_START, type JournalHead, readBatches } from '#shared/ledger/frame.ts';
import { type Disk, letGoOf, makeFolder, syncFolder, writeFailure } from './disk.ts';
import { InTurn } from './in-turn.ts';
import { type Mark, type ScannedJournal, scanJournal } from './journal-scan.ts';
import { SEGMENT_BYTES, SEGMENT_HEADER_BYTES, segmentHeader, segmentName } from './segment.ts';
import type { VaultFolder } from './vault-folder.ts';

type Handle = Awaited<ReturnType<Disk['open']>>;

interface OpenJournal extends Omit<ScannedJournal, 'head' | 'segment' | 'length'> {
  head: JournalHead;
  segment: number;
  length: number;
  handle: Handle | undefined;
}

/** Bytes that one step of reading holds in memory. */
const READ_BYTES = 1024 * 1024;

/**
 * The append-only journal of each book. A batch is checked (structure, checksums, numbering, digest) before it is written, and on disk
 * before `append` resolves. A write that fails is undone to the last commit; if even that fails the journal is read again from disk
 * before its next use. Sequential for each book.
 */
export class JournalStore {
  readonly #turn = new InTurn();
  readonly #open = new Map<string, OpenJournal>();
  readonly #setAside = new Map<string, number>();

  constructor(
    private readonly disk: Disk,
    private readonly vault: VaultFolder,
  ) {}

  /** The head, and how many bytes were set aside since the program started. */
  head(book: string): Promise<JournalHead & { readonly setAsideBytes: number }> {
    return this.#turn.run(book, async () => {
      const journal = await this.#journal(book);
      return { ...journal.head, setAsideBytes: this.#setAside.get(book) ?? 0 };
    });
  }

  /** Rejects with `journal.staleHead` when `expect` is not the head, with `host.badBatch` when the bytes are not one whole batch after it. */
  append(book: string, expect: JournalHead, batch: Bytes): Promise<JournalHead> {
    return this.#turn.run(book, async () => {
      const journal = await this.#journal(book);
      if (journal.head.sequence !== expect.sequence || journal.head.digest !== expect.digest) throw frameErrors.staleHead();
      const read = readBatches(batch, journal.head);
      const [only] = read.batches;
      if (!only || read.batches.length !== 1 || read.rest !== 'complete') throw hostErrors.badBatch();
      try {
        if (journal.segment === 0 || journal.length + batch.length > SEGMENT_BYTES) await this.#appendToNew(book, journal, batch);
        else await this.#appendToLast(book, journal, batch);
      } catch (error) {
        throw writeFailure(error);
      }
      journal.head = only.head;
      journal.marks.push({ ...only.head, segment: journal.segment, end: journal.length });
      journal.lengths.set(journal.segment, journal.length);
      return only.head;
    });
  }

  /** Everything committed after `from` when the call was made, in pieces. Rejects with `host.unknownHead` when there is no such head. */
  async read(book: string, from: JournalHead): Promise<AsyncIterable<Bytes>> {
    const { at, lengths } = await this.#turn.run(book, async () => {
      const journal = await this.#journal(book);
      return { at: findMark(journal, from), lengths: new Map(journal.lengths) };
    });
    if (!at) throw hostErrors.unknownHead();
    return this.#pieces(book, at, lengths);
  }

  /** Closes the book's files and forgets it; what is read next comes from disk. */
  forget(book: string): Promise<void> {
    return this.#turn.run(book, () => this.#close(book));
  }

  async close(): Promise<void> {
    for (const book of [...this.#open.keys()]) await this.forget(book);
  }

  async #close(book: string): Promise<void> {
    const journal = this.#open.get(book);
    this.#open.delete(book);
    await letGoOf(journal?.handle);
  }

  async #journal(book: string): Promise<OpenJournal> {
    const known = this.#open.get(book);
    if (known) return known;
    const scanned = await scanJournal(this.disk, this.vault.book(book), book);
    this.#setAside.set(book, (this.#setAside.get(book) ?? 0) + scanned.setAsideBytes);
    const journal: OpenJournal = { ...scanned, handle: undefined };
    this.#open.set(book, journal);
    return journal;
  }

  async #appendToLast(book: string, journal: OpenJournal, batch: Bytes): Promise<void> {
    journal.handle ??= await this.disk.open(this.#path(book, journal.segment), 'r+');
    const { handle, length } = journal;
    try {
      await writeAll(handle, batch, length);
      await handle.sync();
      journal.length = length + batch.length;
    } catch (error) {
      await this.#takeBack(book, handle, length);
      throw error;
    }
  }

  /** After this the file ends with its last commit again, or the journal is scanned before its next use. */
  async #takeBack(book: string, handle: Handle, length: number): Promise<void> {
    try {
      await handle.truncate(length);
      await handle.sync();
    } catch {
      // The disk refuses even that: memory no longer knows what the file holds.
      await this.#close(book);
    }
  }

  async #appendToNew(book: string, journal: OpenJournal, batch: Bytes): Promise<void> {
    const folder = this.vault.book(book);
    const number = journal.segment + 1;
    const path = this.#path(book, number);
    await makeFolder(this.disk, folder.journal);
    const handle = await this.disk.open(path, 'wx+', 0o600);
    try {
      await writeAll(handle, concat([segmentHeader(book, journal.head), batch]), 0);
      await handle.sync();
      await syncFolder(this.disk, folder.journal);
    } catch (error) {
      await letGoOf(handle);
      await this.disk.rm(path, { force: true }).catch(() => this.#close(book));
      throw error;
    }
    await journal.handle?.close();
    Object.assign(journal, { handle, segment: number, length: SEGMENT_HEADER_BYTES + batch.length });
  }

  async *#pieces(book: string, from: Pick<Mark, 'segment' | 'end'>, lengths: ReadonlyMap<number, number>): AsyncGenerator<Bytes> {
    for (const [number, length] of lengths) {
      if (number < from.segment) continue;
      const handle = await this.disk.open(this.#path(book, number), 'r');
      try {
        let at = number === from.segment ? from.end : SEGMENT_HEADER_BYTES;
        while (at < length) {
          const piece = new Uint8Array(Math.min(READ_BYTES, length - at));
          const { bytesRead } = await handle.read(piece, 0, piece.length, at);
          if (bytesRead === 0) throw hostErrors.readFailed('EOF');
          yield piece.subarray(0, bytesRead);
          at += bytesRead;
        }
      } finally {
        await handle.close();
      }
    }
  }

  #path(book: string, segment: number): string {
    return join(this.vault.book(book).journal, segmentName(segment));
  }
}

function findMark(journal: OpenJournal, from: JournalHead): Pick<Mark, 'segment' | 'end'> | undefined {
  if (from.sequence === JOURNAL_START.sequence) return from.digest === JOURNAL_START.digest ? { segment: 1, end: SEGMENT_HEADER_BYTES } : undefined;
  return journal.marks.find((mark) => mark.sequence === from.sequence && mark.digest === from.digest);
}

/** A single write may be short, above all on a disk that is nearly full. */
async function writeAll(handle: Handle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
}
