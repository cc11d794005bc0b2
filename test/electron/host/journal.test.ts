import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JournalStore } from '#electron/host/journal.ts';
import { SEGMENT_HEADER_BYTES } from '#electron/host/segment.ts';
import { vaultFolder } from '#electron/host/vault-folder.ts';
import { type Bytes, concat, utf8 } from '#shared/kernel/bytes.ts';
import { encodeBatch, JOURNAL_START, type JournalHead } from '#shared/ledger/frame.ts';
import { type FaultyDisk, faultyDisk } from '#test/electron/faulty-disk.ts';
import { temporaryHome } from '#test/electron/hosts.ts';

const book = 'b'.repeat(26);
const other = 'c'.repeat(26);

async function collect(pieces: AsyncIterable<Bytes>): Promise<Bytes> {
  const all: Bytes[] = [];
  for await (const piece of pieces) all.push(piece);
  return concat(all);
}

describe('journal', () => {
  let home: string;
  let remove: () => Promise<void>;
  let disk: FaultyDisk;
  let journal: JournalStore;
  const folder = () => vaultFolder(home).book(book);
  const segment = (number = 1) => join(folder().journal, `${String(number).padStart(8, '0')}.seg`);
  const reopen = () => {
    journal = new JournalStore(disk, vaultFolder(home));
  };

  beforeEach(async () => {
    ({ home, remove } = await temporaryHome());
    disk = faultyDisk();
    await mkdir(folder().root, { recursive: true });
    reopen();
  });
  afterEach(async () => {
    await journal.close();
    await remove();
  });

  /** Appends batches of one frame each; returns heads, the start included. */
  async function append(texts: readonly (string | Bytes)[], from: JournalHead = JOURNAL_START): Promise<JournalHead[]> {
    const heads = [from];
    for (const text of texts) {
      const { bytes } = encodeBatch(heads.at(-1) as JournalHead, [typeof text === 'string' ? utf8(text) : text]);
      heads.push(await journal.append(book, heads.at(-1) as JournalHead, bytes));
    }
    return heads;
  }

  it('cut at every byte, keeps every whole batch and sets the rest aside', async () => {
    const heads = await append(['甲', '乙乙', '丙丙丙']);
    await journal.close();
    const whole = await readFile(segment());
    const ends = [SEGMENT_HEADER_BYTES];
    for (const head of heads.slice(1)) ends.push(whole.length - (await collect(await journal.read(book, head))).length);
    await journal.close();
    for (let cut = 0; cut < whole.length; cut++) {
      await rm(folder().aside, { recursive: true, force: true });
      await writeFile(segment(), whole.subarray(0, cut));
      reopen();
      const kept = Math.max(0, ends.filter((end) => end <= cut).length - 1);
      const boundary = cut < SEGMENT_HEADER_BYTES ? 0 : (ends[kept] as number);
      expect(await journal.head(book)).toEqual({ ...heads[kept], setAsideBytes: cut - boundary });
      const aside = await readdir(folder().aside).catch(() => []);
      const moved = await Promise.all(aside.map((name) => readFile(join(folder().aside, name))));
      expect(Buffer.concat(moved)).toEqual(whole.subarray(boundary, cut));
      const next = encodeBatch(heads[kept] as JournalHead, [utf8('续')]);
      expect(await journal.append(book, heads[kept] as JournalHead, next.bytes)).toEqual(next.head);
      await journal.close();
    }
  });

  it('with any bit flipped, keeps exactly the batches before it and loses no byte', async () => {
    const heads = await append(['甲', '乙乙', '丙丙丙', '丁']);
    const tail = await Promise.all(heads.map(async (head) => (await collect(await journal.read(book, head))).length));
    await journal.close();
    const whole = await readFile(segment());
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        await rm(folder().aside, { recursive: true, force: true });
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] as number) ^ (1 << bit);
        await writeFile(segment(), damaged);
        reopen();
        const kept = at < SEGMENT_HEADER_BYTES ? 0 : tail.filter((length, i) => i > 0 && whole.length - length <= at).length;
        const { setAsideBytes, ...head } = await journal.head(book);
        expect(head).toEqual(heads[kept]);
        const left = (await stat(segment()).catch(() => ({ size: 0 }))).size;
        expect(left + setAsideBytes).toBe(damaged.length);
        await journal.close();
      }),
      { numRuns: 150 },
    );
  });

  it('begins a new segment at 8 MiB and reads across segments', async () => {
    const big = Array.from({ length: 5 }, () => Uint8Array.from(randomBytes(3 * 1024 * 1024)));
    const heads = await append(big);
    expect(await readdir(folder().journal)).toHaveLength(3);
    await journal.close();
    reopen();
    expect(await journal.head(book)).toEqual({ ...heads[5], setAsideBytes: 0 });
    const all = await collect(await journal.read(book, JOURNAL_START));
    expect(all.length).toBeGreaterThan(15 * 1024 * 1024);
    const last = await collect(await journal.read(book, heads[4] as JournalHead));
    expect(Buffer.compare(all.subarray(all.length - last.length), last)).toBe(0);
  });

  it('sets aside everything behind a missing or foreign segment', async () => {
    const big = Array.from({ length: 5 }, () => Uint8Array.from(randomBytes(3 * 1024 * 1024)));
    const heads = await append(big);
    await journal.close();
    await copyFile(segment(2), join(home, 'second'));
    await rm(segment(2));
    reopen();
    expect((await journal.head(book)).sequence).toBe(heads[2]?.sequence);
    expect(await readdir(folder().aside)).toHaveLength(1);
    await mkdir(join(vaultFolder(home).book(other).journal), { recursive: true });
    await copyFile(segment(1), join(vaultFolder(home).book(other).journal, '00000001.seg'));
    expect((await journal.head(other)).sequence).toBe(0);
  });

  it.each([
    ['the disk is full', 'write', 'ENOSPC', 'host.diskFull'],
    ['the disk is full after a part of the batch', 'write', 'ENOSPC', 'host.diskFull'],
    ['the medium fails', 'write', 'EIO', 'host.writeFailed'],
    ['flushing fails', 'sync', 'EIO', 'host.writeFailed'],
  ] as const)('takes the batch back when %s', async (title, call, code, expected) => {
    const heads = await append(['甲', '乙']);
    const head = heads.at(-1) as JournalHead;
    const before = await readFile(segment());
    const { bytes, head: after } = encodeBatch(head, [utf8('丙'.repeat(100))]);
    disk.failNext(call, code, { short: title.includes('part') ? 40 : 0 });
    await expect(journal.append(book, head, bytes)).rejects.toMatchObject({ code: expected });
    expect(await readFile(segment())).toEqual(before);
    expect(await journal.append(book, head, bytes)).toEqual(after);
    await journal.close();
    reopen();
    expect(await journal.head(book)).toEqual({ ...after, setAsideBytes: 0 });
  });

  it('reads the disk again when a failed write cannot even be taken back', async () => {
    const [, head] = (await append(['甲'])) as [JournalHead, JournalHead];
    const { bytes, head: after } = encodeBatch(head, [utf8('乙')]);
    disk.failNext('write', 'EIO', { short: 30 });
    disk.failNext('truncate', 'EIO');
    await expect(journal.append(book, head, bytes)).rejects.toMatchObject({ code: 'host.writeFailed' });
    expect(await journal.append(book, head, bytes)).toEqual(after);
    expect((await journal.head(book)).setAsideBytes).toBe(30);
  });

  it('leaves no half segment behind when the disk is full at the first batch', async () => {
    const { bytes, head } = encodeBatch(JOURNAL_START, [utf8('甲')]);
    disk.failNext('write', 'ENOSPC', { short: 20 });
    await expect(journal.append(book, JOURNAL_START, bytes)).rejects.toMatchObject({ code: 'host.diskFull' });
    expect(await readdir(folder().journal)).toEqual([]);
    expect(await journal.append(book, JOURNAL_START, bytes)).toEqual(head);
  });

  it('answers only after the batch and a new segment are flushed', async () => {
    await append(['甲', '乙']);
    const order = disk.calls.filter((call) => /^(write|sync|open)/.test(call)).map((call) => call.replace(/ $/, ''));
    expect(order).toEqual(['open bbbbbbbbbbbbbbbbbbbbbbbbbb', 'sync', 'open 00000001.seg', 'write', 'sync', 'open journal', 'sync', 'write', 'sync']);
  });

  it('never throws away what is in the way: a truncated header goes aside', async () => {
    await append(['甲']);
    await journal.close();
    await truncate(segment(), 10);
    reopen();
    expect(await journal.head(book)).toEqual({ ...JOURNAL_START, setAsideBytes: 10 });
    expect(await readdir(folder().aside)).toHaveLength(1);
  });
});
