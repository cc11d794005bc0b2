import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardHeaders } from '#electron/host/content-policy.ts';
import { MAX_PIECE } from '#shared/host/contract.ts';
import type { Host } from '#shared/host/host.ts';
import { type Bytes, concat, utf8 } from '#shared/kernel/bytes.ts';
import { type BookId, newId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import type { DraftId } from '#shared/ledger/draft.ts';
import { encodeBatch, JOURNAL_START } from '#shared/ledger/frame.ts';
import { CouchServer } from '#test/helpers/couch-server.ts';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A host under test, over a vault folder of its own. */
export interface Subject {
  readonly host: Host;
  readonly home: string;
  /** A request as the page would send it, past `http-host.ts`. */
  raw(method: string, path: string, body?: Bytes | string, headers?: Record<string, string>): Promise<RawAnswer>;
  /** Ends the host and starts it again over the same folder; afterwards `host` is the new one. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const random = seededRandom('host contract');
const newBook = (): BookId => newId<'Book'>(random) as BookId;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const large = (size: number): Bytes => Uint8Array.from(randomBytes(size));
const same = (got: Uint8Array | undefined, want: Uint8Array | undefined): void => expect(got && sha256(got)).toBe(want && sha256(want));
const draft = 'a'.repeat(52) as DraftId;

async function collect(pieces: AsyncIterable<Bytes>): Promise<Bytes> {
  const all: Bytes[] = [];
  for await (const piece of pieces) all.push(piece);
  return concat(all);
}

async function filesBelow(folder: string): Promise<Buffer[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  return Promise.all(files.map((file) => readFile(join(file.parentPath, file.name))));
}

const vaultOf = (revision: number): Bytes => utf8(JSON.stringify({ format: 'xunjian-vault', revision, rest: '密文' }));

/** What every host keeps, whatever carries the requests. */
export function hostContract(label: string, start: () => Promise<Subject>): void {
  describe(`host contract: ${label}`, () => {
    let subject: Subject;
    let server: CouchServer;
    beforeAll(async () => {
      subject = await start();
      server = await CouchServer.start('巡检', '口令');
    });
    afterAll(async () => {
      await subject?.stop();
      await server?.close();
    });

    const bookWithKey = async (): Promise<BookId> => {
      const book = newBook();
      await subject.host.writeBookKey(book, utf8('wrapped'));
      return book;
    };

    it('says what it is, and never a full path', async () => {
      const info = await subject.host.call('info', {});
      expect(info.freeBytes).toBeGreaterThan(0);
      expect(info.vaultFolder).toBe('vault');
      expect(JSON.stringify(info)).not.toContain(subject.home);
    });

    it('keeps the vault file by revision', async () => {
      expect(await subject.host.readVault()).toBeUndefined();
      await subject.host.writeVault(vaultOf(1), 0);
      expect(await subject.host.readVault()).toEqual(vaultOf(1));
      await expect(subject.host.writeVault(vaultOf(1), 0)).rejects.toMatchObject({ code: 'vault.stale' });
      await subject.host.writeVault(vaultOf(2), 1);
      await expect(subject.host.writeVault(vaultOf(2), 1)).rejects.toMatchObject({ code: 'vault.stale' });
      await expect(subject.host.writeVault(utf8('no json'), 2)).rejects.toMatchObject({ code: 'vault.stale' });
      await subject.restart();
      expect(await subject.host.readVault()).toEqual(vaultOf(2));
    });

    it('takes a book key once', async () => {
      const book = newBook();
      expect(await subject.host.readBookKey(book)).toBeUndefined();
      await subject.host.writeBookKey(book, utf8('first'));
      await expect(subject.host.writeBookKey(book, utf8('second'))).rejects.toMatchObject({ code: 'host.keyExists' });
      expect(await subject.host.readBookKey(book)).toEqual(utf8('first'));
      expect((await subject.host.call('books.list', {})).books).toContain(book);
    });

    it('appends batches and gives them back from any head', async () => {
      const book = await bookWithKey();
      const { host } = subject;
      expect(await host.call('journal.head', { book })).toEqual({ ...JOURNAL_START, setAsideBytes: 0 });
      const first = encodeBatch(JOURNAL_START, [utf8('甲'), utf8('乙')]);
      expect(await host.appendJournal(book, JOURNAL_START, first.bytes)).toEqual(first.head);
      const second = encodeBatch(first.head, [large(300_000)]);
      expect(await host.appendJournal(book, first.head, second.bytes)).toEqual(second.head);
      same(await collect(host.readJournal(book, JOURNAL_START)), concat([first.bytes, second.bytes]));
      same(await collect(host.readJournal(book, first.head)), second.bytes);
      expect(await collect(host.readJournal(book, second.head))).toHaveLength(0);
      await expect(collect(host.readJournal(book, { ...first.head, sequence: 2 }))).rejects.toMatchObject({ code: 'host.unknownHead' });
      await subject.restart();
      same(await collect(subject.host.readJournal(book, JOURNAL_START)), concat([first.bytes, second.bytes]));
    });

    it('takes a batch longer than a piece: a package is taken in as one', async () => {
      const book = await bookWithKey();
      const batch = encodeBatch(JOURNAL_START, [large(MAX_PIECE / 2), large(MAX_PIECE / 2), large(1)]);
      expect(await subject.host.appendJournal(book, JOURNAL_START, batch.bytes)).toEqual(batch.head);
      await subject.restart();
      same(await collect(subject.host.readJournal(book, JOURNAL_START)), batch.bytes);
    });

    it('refuses a batch that does not follow the head, or does not check', async () => {
      const book = await bookWithKey();
      const { host } = subject;
      const first = encodeBatch(JOURNAL_START, [utf8('甲')]);
      await host.appendJournal(book, JOURNAL_START, first.bytes);
      await expect(host.appendJournal(book, JOURNAL_START, first.bytes)).rejects.toMatchObject({ code: 'journal.staleHead' });
      const next = encodeBatch(first.head, [utf8('乙')]);
      const more = encodeBatch(next.head, [utf8('丙')]);
      const flipped = next.bytes.slice();
      flipped[30] = (flipped[30] as number) ^ 1;
      const bad = [new Uint8Array(0), next.bytes.slice(0, -1), flipped, concat([next.bytes, more.bytes]), first.bytes, concat([next.bytes, utf8('x')])];
      for (const batch of bad) await expect(host.appendJournal(book, first.head, batch)).rejects.toMatchObject({ code: 'host.badBatch' });
      expect(await host.appendJournal(book, first.head, next.bytes)).toEqual(next.head);
    });

    it('lets only one of two appends after one head win', async () => {
      const book = await bookWithKey();
      const rivals = ['甲', '乙', '丙', '丁'].map((text) => encodeBatch(JOURNAL_START, [utf8(text)]));
      const outcomes = await Promise.allSettled(rivals.map((rival) => subject.host.appendJournal(book, JOURNAL_START, rival.bytes)));
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
      const winner = rivals[outcomes.findIndex((outcome) => outcome.status === 'fulfilled')];
      same(await collect(subject.host.readJournal(book, JOURNAL_START)), winner?.bytes);
    });

    it('keeps drafts in place, latest last', async () => {
      const book = await bookWithKey();
      const { host } = subject;
      expect(await host.readDraft(book, draft)).toBeUndefined();
      await Promise.all(Array.from({ length: 20 }, (_, i) => host.writeDraft(book, draft, utf8(`第 ${i} 版`))));
      await host.writeDraft(book, draft, utf8('最后'));
      expect(await host.readDraft(book, draft)).toEqual(utf8('最后'));
      await subject.restart();
      expect((await subject.host.call('drafts.list', { book })).drafts).toEqual([draft]);
      expect(await subject.host.readDraft(book, draft)).toEqual(utf8('最后'));
      await subject.host.call('drafts.remove', { book, draft });
      await subject.host.call('drafts.remove', { book, draft });
      expect((await subject.host.call('drafts.list', { book })).drafts).toEqual([]);
    });

    it('stores chunks by their hash, once', async () => {
      const book = await bookWithKey();
      const { host } = subject;
      const bytes = large(1_048_604);
      const name = sha256(bytes);
      const absent = '0'.repeat(64);
      expect((await host.call('chunks.missing', { book, chunks: [name, absent] })).missing).toEqual([name, absent]);
      await host.writeChunk(book, name, bytes);
      await host.writeChunk(book, name, bytes);
      same(await host.readChunk(book, name), bytes);
      expect(await host.readChunk(book, absent)).toBeUndefined();
      expect((await host.call('chunks.missing', { book, chunks: [name, absent] })).missing).toEqual([absent]);
      await expect(host.writeChunk(book, absent, bytes)).rejects.toMatchObject({ code: 'host.badChunk' });
      await host.call('chunks.remove', { book, chunks: [name, absent] });
      expect(await host.readChunk(book, name)).toBeUndefined();
    });

    it('writes nothing for a book that is not here', async () => {
      const book = newBook();
      const { bytes } = encodeBatch(JOURNAL_START, [utf8('甲')]);
      await expect(subject.host.appendJournal(book, JOURNAL_START, bytes)).rejects.toMatchObject({ code: 'host.noBook' });
      await expect(subject.host.writeDraft(book, draft, utf8('x'))).rejects.toMatchObject({ code: 'host.noBook' });
      await expect(subject.host.writeChunk(book, sha256(utf8('x')), utf8('x'))).rejects.toMatchObject({ code: 'host.noBook' });
      expect(existsSync(join(subject.home, 'vault', 'books', book))).toBe(false);
    });

    it('destroys a book with all that belongs to it, and no other', async () => {
      const [gone, kept] = [await bookWithKey(), await bookWithKey()];
      const { bytes } = encodeBatch(JOURNAL_START, [utf8('甲')]);
      for (const book of [gone, kept]) {
        await subject.host.appendJournal(book, JOURNAL_START, bytes);
        await subject.host.writeDraft(book, draft, utf8('稿'));
        await subject.host.writeChunk(book, sha256(utf8('块')), utf8('块'));
      }
      await subject.host.call('books.destroy', { book: gone });
      expect(existsSync(join(subject.home, 'vault', 'books', gone))).toBe(false);
      expect(await subject.host.readBookKey(gone)).toBeUndefined();
      expect(await subject.host.readDraft(gone, draft)).toBeUndefined();
      expect((await subject.host.call('books.list', {})).books).not.toContain(gone);
      same(await collect(subject.host.readJournal(kept, JOURNAL_START)), bytes);
    });

    it('saves a file in pieces: nothing of that name before the end, read back after it', async () => {
      const { host } = subject;
      const pieces = [large(2_000_000), large(5)];
      const grant = await host.call('save.into', { place: null, name: '名单.xlsx' });
      const folder = join(subject.home, '导出');
      for (const piece of pieces) await host.writePiece(grant.grant, piece);
      expect((await readdir(folder)).filter((name) => !name.startsWith('.'))).toEqual([]);
      const written = await host.call('save.finish', { grant: grant.grant });
      expect(written).toMatchObject({ name: '名单.xlsx', bytes: 2_000_005, sha256: sha256(concat(pieces)) });
      same(await readFile(join(folder, '名单.xlsx')), concat(pieces));
      await expect(host.writePiece(grant.grant, utf8('x'))).rejects.toMatchObject({ code: 'host.noGrant' });
      await expect(host.call('save.finish', { grant: grant.grant })).rejects.toMatchObject({ code: 'host.noGrant' });
      const second = await host.call('save.into', { place: null, name: '名单.xlsx' });
      expect((await host.call('save.finish', { grant: second.grant })).name).toBe('名单（2）.xlsx');
      const third = await host.call('save.into', { place: null, name: '名单.xlsx' });
      await host.call('save.abort', { grant: third.grant });
      expect(await readdir(folder)).toHaveLength(2);
    });

    it.each(['../x.xjb', 'a/b', 'a\\b', '.x', 'x.', 'con.txt', 'a:b', '', 'x'.repeat(200), 'a\u0000b', '\u202efdp.exe'])(
      'refuses the name %j',
      async (name) => {
        const { status } = await subject.raw('POST', '/host/save.into', JSON.stringify({ place: null, name }));
        expect(status).toBe(400);
      },
    );

    it('answers malformed requests with words and a status, and carries the guard headers', async () => {
      const json = (body: string): [string, Record<string, string>] => [body, { 'content-type': 'application/json' }];
      const book = newBook();
      const cases: [string, string, number, (Bytes | string)?, Record<string, string>?][] = [
        ['POST', '/host/nothing', 404, ...json('{}')],
        ['POST', '/host/constructor', 404, ...json('{}')],
        ['POST', '/host/journal.head', 400, ...json('{"book":"../../x"}')],
        ['POST', '/host/journal.head', 400, ...json('{')],
        ['POST', '/host/journal.head', 400, '{}', { 'content-type': 'text/plain' }],
        ['POST', `/host/books/${book}/journal?sequence=-1&digest=${'0'.repeat(64)}`, 409, utf8('x')],
        ['GET', `/host/books/${book}/journal?sequence=x&digest=${'0'.repeat(64)}`, 400],
        ['GET', `/host/books/..%2f..%2fvault/key`, 404],
        ['GET', '/host/books/AAAAAAAAAAAAAAAAAAAAAAAAAA/key', 404],
        ['PUT', '/host/vault?revision=', 400, utf8('{"revision":9}')],
        ['DELETE', '/host/vault', 404],
        ['GET', `/host/places/${book}/files/x.xjb`, 409],
        ['GET', `/host/places/${book}/files/..%2f..%2fvault.json`, 400],
        ['PUT', `/host/books/${book}/chunks/${'0'.repeat(64)}`, 413, new Uint8Array(MAX_PIECE + 1)],
      ];
      for (const [method, path, status, body, headers] of cases) {
        const answer = await subject.raw(method, path, body, headers);
        expect([path, answer.status]).toEqual([path, status]);
        const failure = JSON.parse(answer.body);
        expect(failure.words).toMatch(/^[^!！a-zA-TV-Z]+。$/);
        expect(failure.next).toMatch(/。$/);
        for (const [name, value] of Object.entries(guardHeaders())) expect(answer.headers[name]).toBe(value);
      }
    });

    it('reaches no server before one is opened, then that one alone, and forgets it', async () => {
      const { host } = subject;
      const book = await bookWithKey();
      const checkpoint = 'b'.repeat(26);
      await expect(host.call('sync.standing', { checkpoint })).rejects.toMatchObject({ code: 'sync.notOpen' });
      await expect(host.pushDocuments([utf8('封')])).rejects.toMatchObject({ code: 'sync.notOpen' });
      await server.create('round');
      const target = { address: server.address, database: 'round', user: '巡检', password: '口令', pin: null, plain: false };
      for (const over of [{ address: 'http://10.1.2.3' }, { address: 'x' }]) {
        await expect(host.call('sync.open', { ...target, ...over })).rejects.toThrow('没有连接');
      }
      await expect(host.call('sync.open', { ...target, password: '错' })).rejects.toMatchObject({ code: 'sync.unauthorized' });
      await host.call('sync.open', target);
      const documents = [utf8('一'), large(300_000)];
      await host.pushDocuments(documents);
      const { rows, since } = await host.call('sync.changes', { since: null, limit: 100, waitSeconds: 0 });
      const ids = documents.map((bytes) => `e${sha256(bytes)}`);
      expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort());
      const pulled = await host.pullDocuments([...ids, `e${'0'.repeat(64)}`]);
      for (const [i, bytes] of documents.entries()) same(pulled[i] as Bytes, bytes);
      expect(pulled[2]).toBe('absent');
      // By the server's own clock, whatever it shows.
      const serverAt = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
      expect(await host.call('sync.standing', { checkpoint })).toEqual({ documents: 2, checkpoint: null, serverAt });
      await host.call('sync.keepCheckpoint', { checkpoint, value: '1' });
      expect(await host.call('sync.standing', { checkpoint })).toEqual({ documents: 2, checkpoint: '1', serverAt });

      const chunk = large(1_048_592);
      await host.writeChunk(book, sha256(chunk), chunk);
      expect(await host.call('sync.pushChunks', { book, chunks: [sha256(chunk), '0'.repeat(64)] })).toEqual({ absent: ['0'.repeat(64)] });
      const other = await bookWithKey();
      expect(await host.call('sync.pullChunks', { book: other, chunks: [sha256(chunk), '0'.repeat(64)] })).toEqual({ absent: ['0'.repeat(64)] });
      same(await host.readChunk(other, sha256(chunk)), chunk);
      expect(await host.call('sync.lacking', { ids: [`c${sha256(chunk)}`, `c${'0'.repeat(64)}`] })).toEqual({ ids: [`c${'0'.repeat(64)}`] });

      const waiting = host.call('sync.changes', { since, limit: 100, waitSeconds: 50 });
      await host.call('sync.stopWaiting', {});
      await waiting;
      server.proxy.next([{ fault: 'status', status: 429, retryAfter: 9 }]);
      await expect(host.call('sync.standing', { checkpoint })).rejects.toMatchObject({ code: 'sync.busy' });
      expect(await host.call('sync.retryAfter', {})).toEqual({ seconds: 9 });
      await subject.restart();
      await expect(subject.host.call('sync.standing', { checkpoint })).rejects.toMatchObject({ code: 'sync.notOpen' });
      const onDisk = await filesBelow(subject.home);
      for (const secret of ['口令', target.address, '巡检']) expect(onDisk.some((bytes) => bytes.includes(secret))).toBe(false);
    });

    it('serves the built page with a fresh style nonce, and the core worker alone with WebAssembly', async () => {
      const [first, second] = [await subject.raw('GET', '/'), await subject.raw('GET', '/index.html')];
      const nonce = (answer: RawAnswer): string => /'nonce-([^']+)'/.exec(answer.headers['content-security-policy'] ?? '')?.[1] ?? 'none';
      expect(first.body).toContain(`nonce="${nonce(first)}"`);
      expect(first.body).not.toContain('__CSP_NONCE__');
      expect(nonce(first)).not.toBe(nonce(second));
      const wasm = async (path: string): Promise<boolean> =>
        ((await subject.raw('GET', path)).headers['content-security-policy'] ?? '').includes("'wasm-unsafe-eval'");
      expect([await wasm('/'), await wasm('/page.js'), await wasm('/assets/core.worker-test.js')]).toEqual([false, false, true]);
    });
  });
}
