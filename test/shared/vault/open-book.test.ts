import { describe, expect, it } from 'vitest';
import { manualClock } from '#shared/kernel/clock.ts';
import { type BookId, type DeviceId, newId, type PersonId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { decodeEntry } from '#shared/ledger/entry.ts';
import type { JournalHead } from '#shared/ledger/frame.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import { bookCipher, newBookKey } from '#shared/vault/book-keys.ts';
import { DraftBox } from '#shared/vault/draft-box.ts';
import { type BookCache, noCache, OpenBook, type OpenBookParts } from '#shared/vault/open-book.ts';
import { change } from '#test/helpers/ledger.ts';
import { MemoryHost } from '#test/helpers/memory-host.ts';

async function laptop(host = new MemoryHost(), cache: BookCache = noCache, seed = 'laptop') {
  const random = seededRandom(seed);
  const book = newId<'Book'>(random) as BookId;
  const key = newBookKey(book, random);
  const cipher = await bookCipher(key, random);
  const clock = manualClock('2022-11-03T02:00:00.000Z');
  const author = { device: newId<'Device'>(random) as DeviceId, person: newId<'Person'>(random) as PersonId };
  const open = (progress: OpenBookParts['progress'] = () => undefined, now = cache) =>
    OpenBook.open({ host, book, cipher, author, clock, cache: now, progress });
  return { host, key, cipher, clock, open, book: await open() };
}

const facts = (id: string, text: string) => (replica: Replica) => ({ ops: replica.operations([change(id, 'facts', text)]) });

describe('a book over its journal', () => {
  it('stands the same after a restart', async () => {
    const { book, open } = await laptop();
    for (let i = 0; i < 50; i++) await book.act(facts(`f${i % 7}`, `第${i}次`));
    const again = await open();
    expect(stateHash(again.replica.fold)).toBe(stateHash(book.replica.fold));
    expect(again.replica.size).toBe(book.replica.size);
  });

  it('reads a large import in pieces as one batch', async () => {
    const source = await laptop(new MemoryHost(), noCache, 'source');
    for (let i = 0; i < 300; i++) await source.book.act(facts(`f${i}`, '事实'.repeat(400)));
    const log = [];
    for await (const bytes of source.book.entries()) log.push(bytes);
    const target = await laptop(new MemoryHost(), noCache, 'source');
    await target.book.takeIn(log.map((bytes) => decodeEntry(bytes)));
    expect(stateHash((await target.open()).replica.fold)).toBe(stateHash(source.book.replica.fold));
  });

  it('is read block by block: it tells how far it is, and others have their turn in between', async () => {
    const source = await laptop(new MemoryHost(), noCache, 'long');
    for (let i = 0; i < 900; i++) await source.book.act(facts(`f${i}`, '事实'.repeat(300)));
    const log = [];
    for await (const bytes of source.book.entries()) log.push(decodeEntry(bytes));
    const target = await laptop(new MemoryHost(), noCache, 'long');
    await target.book.takeIn(log);
    const told: { entries: number; share: number; turns: number }[] = [];
    let turns = 0;
    const other = setInterval(() => turns++, 0);
    await target.open((entries, share) => told.push({ entries, share, turns }));
    clearInterval(other);
    expect(told.length).toBeGreaterThan(2);
    expect(told.at(-1)?.entries).toBe(900);
    for (const [i, { share }] of told.entries()) {
      expect(share).toBeGreaterThan(told[i - 1]?.share ?? 0);
      expect(share).toBeLessThanOrEqual(1);
    }
    expect(told.at(-1)?.turns).toBeGreaterThan(0);
  });

  it.each(['further than', 'on another way than'])('says which entries are lost when the cache was %s the journal, and begins the cache anew', async (way) => {
    const source = await laptop(new MemoryHost(), noCache, 'lost');
    for (let i = 0; i < 6; i++) await source.book.act(facts(`f${i}`, `${i}`));
    const { replica, journalHead } = source.book;
    const calls: string[] = [];
    const head = way === 'further than' ? journalHead : { sequence: 2, digest: 'e'.repeat(64) };
    const cache: BookCache = {
      load: async () => ({ replica, head }),
      save: async () => void calls.push('save'),
      clear: async () => void calls.push('clear'),
    };
    const { open, book } = await laptop(new MemoryHost(), noCache, 'lost');
    await book.act(facts('f9', '旧的副本'));
    const later = await open(undefined, cache);
    await later.cached();
    expect(new Set(later.lost)).toEqual(new Set([...replica.allEntries()].map(({ hash }) => hash)));
    expect(calls).toEqual(['clear', 'save']);
  });

  it('folds nothing that the host did not take', async () => {
    const { book, host, open } = await laptop();
    await book.act(facts('a', '已落盘'));
    host.failNext = new Error('disk full');
    await expect(book.act(facts('a', '没有落盘'))).rejects.toThrow('disk full');
    expect(book.replica.fold.record('finding', 'a')?.fields['facts']).toBe('已落盘');
    await book.act(facts('a', '之后'));
    expect((await open()).replica.fold.record('finding', 'a')?.fields['facts']).toBe('之后');
  });

  it('writes of one moment wait for each other and lose nothing', async () => {
    const { book } = await laptop();
    await Promise.all(Array.from({ length: 20 }, (_, i) => book.act(facts(`f${i}`, `${i}`))));
    expect(book.replica.size).toBe(20);
    expect(book.replica.forks()).toEqual([]);
  });

  it('refuses to go on when another window has written', async () => {
    const { book, open } = await laptop();
    const other = await open();
    await other.act(facts('a', '另一窗口'));
    await expect(book.act(facts('a', '本窗口'))).rejects.toThrow('另一个窗口');
  });

  it('leaves no word of the text on disk', async () => {
    const { book, host, key, cipher, clock } = await laptop();
    const marker = 'MARKER巡检标记';
    await book.act(facts('a', marker));
    await new DraftBox(host, key, cipher, clock).put('finding', 'a', 'facts', marker, []);
    expect(Buffer.from(host.allBytes()).includes(Buffer.from(marker))).toBe(false);
    expect(Buffer.from(host.allBytes()).includes(Buffer.from('finding'))).toBe(false);
  });
});

describe('a cache', () => {
  class KeptCache implements BookCache {
    kept: { checkpoint: ReturnType<Replica['checkpoint']>; book: BookId; head: JournalHead } | undefined;
    loads = 0;
    async load() {
      this.loads++;
      return this.kept && { replica: Replica.fromCheckpoint(this.kept.book, structuredClone(this.kept.checkpoint)), head: this.kept.head };
    }
    async save(replica: Replica, _fresh: unknown, _changed: unknown, head: JournalHead) {
      this.kept = { checkpoint: structuredClone(replica.checkpoint()), book: replica.book, head };
    }
    async clear() {
      this.kept = undefined;
    }
  }

  it('is continued by the rest of the journal', async () => {
    const cache = new KeptCache();
    const { book, open } = await laptop(new MemoryHost(), cache);
    await book.act(facts('a', '一'));
    await book.cached();
    const kept = cache.kept;
    await book.act(facts('a', '二'));
    await book.cached();
    cache.kept = kept;
    expect(stateHash((await open()).replica.fold)).toBe(stateHash(book.replica.fold));
  });

  it('of another journal is thrown away and the journal read', async () => {
    const cache = new KeptCache();
    const { book, open } = await laptop(new MemoryHost(), cache);
    await book.act(facts('a', '一'));
    await book.cached();
    if (cache.kept) cache.kept = { ...cache.kept, head: { sequence: 1, digest: 'f'.repeat(64) } };
    expect(stateHash((await open()).replica.fold)).toBe(stateHash(book.replica.fold));
  });
});

describe('drafts', () => {
  it('typed faster than the disk writes cause no queue: one write under way, one more with the latest', async () => {
    const { host, key, cipher, clock } = await laptop();
    const drafts = new DraftBox(host, key, cipher, clock);
    let writes = 0;
    const write = host.writeDraft.bind(host);
    host.writeDraft = async (...given) => {
      writes++;
      await new Promise((resolve) => setTimeout(resolve, 5));
      await write(...given);
    };
    const first = drafts.put('finding', 'f', 'facts', '1', []);
    await new Promise((resolve) => setTimeout(resolve, 1));
    await Promise.all([first, ...Array.from({ length: 20 }, (_, i) => drafts.put('finding', 'f', 'facts', `${i + 2}`, []))]);
    expect(writes).toBe(2);
    const again = new DraftBox(host, key, cipher, clock);
    await again.load();
    expect(again.of('finding', 'f')?.fields['facts']?.value).toBe('21');
  });

  it('come back after a kill, and leave only the value that was committed', async () => {
    const { host, key, cipher, clock } = await laptop();
    const box = new DraftBox(host, key, cipher, clock);
    await Promise.all(['一', '一二', '一二三'].map((text) => box.put('finding', 'a', 'facts', text, [])));
    const again = new DraftBox(host, key, cipher, clock);
    expect(await again.load()).toEqual({ unreadable: 0 });
    expect(again.of('finding', 'a')?.fields['facts']?.value).toBe('一二三');
    await again.remove('finding', 'a', { facts: '一二' });
    expect(again.of('finding', 'a')?.fields['facts']?.value).toBe('一二三');
    await again.remove('finding', 'a', { facts: '一二三' });
    expect(await new DraftBox(host, key, cipher, clock).load()).toEqual({ unreadable: 0 });
    expect((await host.call('drafts.list', { book: key.book })).drafts).toEqual([]);
  });

  it('that cannot be read stay where they are and are counted', async () => {
    const { host, key, cipher, clock } = await laptop();
    await host.writeDraft(key.book, 'a'.repeat(26) as never, new Uint8Array(64));
    expect(await new DraftBox(host, key, cipher, clock).load()).toEqual({ unreadable: 1 });
    expect((await host.call('drafts.list', { book: key.book })).drafts).toHaveLength(1);
  });
});
