import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import Dexie, { type Table } from 'dexie';
import type { AeadKey } from '#shared/kernel/aead.ts';
import { type Bytes, toBase32, utf8 } from '#shared/kernel/bytes.ts';
import type { BookKey } from '#shared/ledger/book.ts';
import { parseJson } from '#shared/ledger/canonical.ts';
import type { FoldControl, FoldedRecord } from '#shared/ledger/fold.ts';
import type { JournalHead } from '#shared/ledger/frame.ts';
import type { EntryHash } from '#shared/ledger/operation.ts';
import { type EntryInfo, Replica } from '#shared/ledger/replica.ts';
import type { BookCache } from '#shared/vault/open-book.ts';

interface RecordRow {
  readonly book: string;
  /** Keyed hash of (kind, id): the database does not tell which records there are. */
  readonly place: string;
  readonly sealed: Bytes;
}
/** Places of entries that lie in one row: a large book read for the first time is not written out in one piece. */
const BLOCK_ENTRIES = 1_000;

interface EntriesRow {
  readonly book: string;
  readonly n: number;
  readonly sealed: Bytes;
}
interface CursorRow {
  readonly book: string;
  readonly sealed: Bytes;
}
/** Wrong passphrases in a row; only slows the screen down, the passphrase itself is guarded by Argon2id. */
export interface AttemptsRow {
  readonly vault: string;
  readonly failures: number;
  readonly last: number;
}

interface Cursor {
  readonly head: JournalHead;
  readonly entryBlocks: number;
  readonly records: number;
  readonly control: FoldControl;
}

/**
 * The cache of the journal in IndexedDB: folded records, places of entries, and the journal head they belong to, each sealed under the
 * book's key. May be deleted at any time; Chromium does so itself when a disk runs full.
 */
export class CacheDatabase extends Dexie {
  declare readonly records: Table<RecordRow, [string, string]>;
  declare readonly entries: Table<EntriesRow, [string, number]>;
  declare readonly cursors: Table<CursorRow, string>;
  declare readonly attempts: Table<AttemptsRow, string>;

  constructor() {
    super('xunjian-cache');
    this.version(1).stores({ records: '[book+place], book', entries: '[book+n], book', cursors: 'book', attempts: 'vault' });
  }

  async drop(book: string): Promise<void> {
    await this.transaction('rw', [this.records, this.entries, this.cursors], async () => {
      await this.cursors.delete(book);
      await this.records.where('book').equals(book).delete();
      await this.entries.where('book').equals(book).delete();
    });
  }
}

/** The cache of one book. Everything is sealed before the transaction begins: a Dexie transaction ends at the first foreign await. */
export class DexieBookCache implements BookCache {
  private entryBlocks = 0;
  private readonly places = new Set<string>();

  constructor(
    private readonly database: CacheDatabase,
    private readonly key: BookKey,
    private readonly cipher: AeadKey,
  ) {}

  async load(): Promise<{ readonly replica: Replica; readonly head: JournalHead } | undefined> {
    const { book } = this.key;
    try {
      const row = await this.database.cursors.get(book);
      if (!row) return undefined;
      const cursor = (await this.unseal(row.sealed, 'cursor')) as Cursor;
      const [recordRows, entryRows] = await Promise.all([
        this.database.records.where('book').equals(book).toArray(),
        this.database.entries.where('book').equals(book).sortBy('n'),
      ]);
      if (recordRows.length !== cursor.records || entryRows.length !== cursor.entryBlocks) return undefined;
      const records = (await Promise.all(recordRows.map(({ sealed, place }) => this.unseal(sealed, place)))) as FoldedRecord[];
      const blocks = (await Promise.all(entryRows.map(({ sealed, n }) => this.unseal(sealed, `entries ${n}`)))) as EntryInfo[][];
      this.entryBlocks = entryRows.length;
      for (const { place } of recordRows) this.places.add(place);
      return { replica: Replica.fromCheckpoint(book, { entries: blocks.flat(), fold: { records, control: cursor.control } }), head: cursor.head };
    } catch {
      // A cache that cannot be read is no loss: the journal is read instead.
      return undefined;
    }
  }

  async save(replica: Replica, fresh: readonly EntryHash[], changed: ReadonlySet<string>, head: JournalHead): Promise<void> {
    const { book } = this.key;
    const rows: RecordRow[] = [];
    for (const touched of changed) {
      const gap = touched.indexOf(' ');
      const record = replica.fold.foldedRecord(touched.slice(0, gap), touched.slice(gap + 1));
      if (!record) continue;
      const place = this.placeOf(touched);
      this.places.add(place);
      rows.push({ book, place, sealed: await this.seal(record, place) });
    }
    const entriesRows: EntriesRow[] = [];
    for (let at = 0; at < fresh.length; at += BLOCK_ENTRIES) {
      const infos = fresh.slice(at, at + BLOCK_ENTRIES).flatMap((hash) => replica.entry(hash) ?? []);
      const n = this.entryBlocks++;
      entriesRows.push({ book, n, sealed: await this.seal(infos, `entries ${n}`) });
    }
    const cursor: Cursor = { head, entryBlocks: this.entryBlocks, records: this.places.size, control: replica.fold.controlState() };
    const cursorRow: CursorRow = { book, sealed: await this.seal(cursor, 'cursor') };
    await this.database.transaction('rw', [this.database.records, this.database.entries, this.database.cursors], async () => {
      await this.database.records.bulkPut(rows);
      await this.database.entries.bulkPut(entriesRows);
      await this.database.cursors.put(cursorRow);
    });
  }

  async clear(): Promise<void> {
    this.entryBlocks = 0;
    this.places.clear();
    await this.database.drop(this.key.book);
  }

  private placeOf(touched: string): string {
    return toBase32(hmac(sha256, this.key.content, utf8(`record|${touched}`)));
  }

  private seal(value: object, place: string): Promise<Bytes> {
    return this.cipher.seal(utf8(JSON.stringify(value)), utf8(`xunjian cache v1|${this.key.book}|${place}`));
  }

  private async unseal(sealed: Bytes, place: string): Promise<unknown> {
    return parseJson(await this.cipher.open(sealed, utf8(`xunjian cache v1|${this.key.book}|${place}`)));
  }
}
