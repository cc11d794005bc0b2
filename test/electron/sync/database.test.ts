import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Connection } from '#electron/host/sync/connection.ts';
import { Database, type Outgoing } from '#electron/host/sync/database.ts';
import { CouchServer } from '#test/helpers/couch-server.ts';
import type { Fault } from '#test/helpers/fault-proxy.ts';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const named = (kind: 'e' | 'c', size: number): Outgoing => {
  const bytes = Uint8Array.from(randomBytes(size));
  return { id: `${kind}${hash(bytes)}`, bytes };
};

describe('a database of the CouchDB protocol', () => {
  let server: CouchServer;
  let database: Database;
  let count = 0;
  let name = '';
  const target = () => ({ address: server.address, database: name, user: '巡检', password: '口令', pin: null, plain: false });

  beforeAll(async () => {
    server = await CouchServer.start('巡检', '口令');
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    server.proxy.plan = () => undefined;
    name = `round${count++}`;
    await server.create(name);
    database = new Database(target());
  });

  it('stores documents once, tells which it lacks and gives them back as they were', async () => {
    const documents = [named('e', 10), named('e', 200_000), named('e', 0)];
    const ids = documents.map(({ id }) => id);
    expect(await database.open()).toMatch(/\d/);
    expect(await database.lacking(ids)).toEqual(ids);
    await database.push(documents);
    await database.push(documents);
    expect(await database.documents()).toBe(3);
    expect(await database.lacking([...ids, `e${'0'.repeat(64)}`])).toEqual([`e${'0'.repeat(64)}`]);
    const pulled = await database.pull([`e${'0'.repeat(64)}`, ...ids]);
    expect(pulled.map((found) => (typeof found === 'string' ? found : `e${hash(found)}`))).toEqual(['absent', ...ids]);
  });

  it('keeps chunks raw and hands them back, and knows one that was deleted as lacking', async () => {
    const chunks = [named('c', 1_048_592), named('c', 17)];
    await database.pushChunks(chunks);
    await database.pushChunks(chunks);
    for (const { id } of chunks) expect(`c${hash((await database.chunk(id)) ?? new Uint8Array(0))}`).toBe(id);
    expect(await database.chunk(`c${'0'.repeat(64)}`)).toBeUndefined();
    const [first] = chunks as [Outgoing, Outgoing];
    const { _rev } = (await server.ask('GET', `/${name}/${first.id}`)) as { _rev: string };
    await server.ask('DELETE', `/${name}/${first.id}?rev=${_rev}`);
    expect(await database.lacking(chunks.map(({ id }) => id))).toEqual([first.id]);
    await database.pushChunks(chunks);
    expect(`c${hash((await database.chunk(first.id)) ?? new Uint8Array(0))}`).toBe(first.id);
  });

  it('takes nothing that does not hash to its name', async () => {
    const { id } = named('e', 9);
    await server.ask('POST', `/${name}/_bulk_docs`, { docs: [{ _id: id, d: Buffer.from('something else').toString('base64') }] });
    expect(await database.pull([id])).toEqual(['damaged']);
  });

  it('reads what changed from any point on, and waits for what comes', async () => {
    const documents = [named('e', 5), named('e', 6), named('e', 7)];
    await database.push(documents.slice(0, 2));
    const first = await database.changes(null, 1);
    const rest = await database.changes(first.since, 10);
    expect([...first.rows, ...rest.rows].map(({ id }) => id).sort()).toEqual(
      documents
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    );
    const waiting = database.changes(rest.since, 10, { milliseconds: 20_000, signal: new AbortController().signal });
    await new Database(target()).push(documents.slice(2));
    expect((await waiting).rows).toEqual([{ id: documents[2]?.id, deleted: false }]);
  });

  it('keeps a checkpoint of its own beside the documents', async () => {
    const checkpoint = 'a'.repeat(26);
    expect(await database.checkpoint(checkpoint)).toBeNull();
    await database.keepCheckpoint(checkpoint, '7');
    await database.keepCheckpoint(checkpoint, '8');
    expect(await database.checkpoint(checkpoint)).toBe('8');
    expect(await database.documents()).toBe(0);
  });

  it('halves a batch that is too large until it fits, and says so when one alone is', async () => {
    const documents = Array.from({ length: 7 }, () => named('e', 1_000));
    server.proxy.plan = ({ path, body }) => (path.endsWith('/_bulk_docs') && body.length > 3_500 ? { fault: 'status', status: 413 } : undefined);
    await database.push(documents);
    expect(await database.documents()).toBe(7);
    await expect(database.push([named('e', 4_000)])).rejects.toMatchObject({ code: 'sync.tooLarge' });
  });

  const faults: readonly [string, Fault, string][] = [
    ['401', { fault: 'status', status: 401 }, 'sync.unauthorized'],
    ['403', { fault: 'status', status: 403 }, 'sync.forbidden'],
    ['404', { fault: 'status', status: 404 }, 'sync.noDatabase'],
    ['429', { fault: 'status', status: 429, retryAfter: 7 }, 'sync.busy'],
    ['500', { fault: 'status', status: 500 }, 'sync.serverFailed'],
    ['507', { fault: 'status', status: 507 }, 'sync.full'],
    ['a redirect', { fault: 'status', status: 302 }, 'sync.redirected'],
    ['a reset', { fault: 'reset' }, 'sync.broken'],
    ['a lost answer', { fault: 'lost-answer' }, 'sync.broken'],
    ['an answer that breaks off', { fault: 'cut' }, 'sync.broken'],
    ['half an answer', { fault: 'truncated' }, 'sync.garbled'],
    ['no JSON', { fault: 'changed', change: () => '<html>' }, 'sync.garbled'],
    ['an answer about other documents', { fault: 'changed', change: () => '[]' }, 'sync.garbled'],
  ];
  it.each(faults)('says in words what %s means, and a second attempt doubles nothing', async (_words, fault, code) => {
    const documents = [named('e', 100), named('e', 100)];
    server.proxy.next([fault], (path) => path.endsWith('/_bulk_docs'));
    const refusal = await database.push(documents).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({ code });
    expect(database.retryAfter).toBe(code === 'sync.busy' ? 7 : null);
    await database.push(documents);
    expect(await database.documents()).toBe(2);
  });

  it('does not wait for ever for a server that says nothing', async () => {
    server.proxy.next([{ fault: 'slow', milliseconds: 2_000 }]);
    const connection = new Connection(target());
    await expect(connection.ask({ method: 'GET', path: `/${name}`, silence: 100 })).rejects.toMatchObject({ code: 'sync.slow' });
    expect((await connection.ask({ method: 'GET', path: `/${name}` })).status).toBe(200);
    connection.close();
  });

  it('takes a doubled request for one', async () => {
    server.proxy.next([{ fault: 'twice' }], (path) => path.endsWith('/_bulk_docs'));
    await database.push([named('e', 100)]);
    expect(await database.documents()).toBe(1);
  });

  it('knows wrong credentials, a missing database and a server that is something else', async () => {
    const open = (over: object) => new Database({ ...target(), ...over }).open();
    await expect(open({ password: '错' })).rejects.toMatchObject({ code: 'sync.unauthorized' });
    await expect(open({ database: 'nothing' })).rejects.toMatchObject({ code: 'sync.noDatabase' });
    server.proxy.next([{ fault: 'changed', change: () => '{"hello":"world"}' }]);
    await expect(open({})).rejects.toMatchObject({ code: 'sync.notCouch' });
    await expect(open({ address: 'http://127.0.0.1:1' })).rejects.toMatchObject({ code: 'sync.unreachable' });
  });
});
