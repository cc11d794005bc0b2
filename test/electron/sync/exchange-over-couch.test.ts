import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '#electron/host/sync/database.ts';
import type { SyncServer } from '#shared/exchange/sync/ports.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { CouchServer } from '#test/helpers/couch-server.ts';
import type { Fault } from '#test/helpers/fault-proxy.ts';
import { change } from '#test/helpers/ledger.ts';
import { round } from '#test/shared/exchange/laptop.ts';
import { SyncLaptop } from '#test/shared/exchange/sync/sync-site.ts';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The port over the real protocol, with the evidence of one laptop in memory. */
function portOver(database: Database, store: Map<string, Bytes>): SyncServer {
  return {
    standing: async (checkpoint) => ({ documents: await database.documents(), checkpoint: await database.checkpoint(checkpoint), serverAt: null }),
    keepCheckpoint: (checkpoint, value) => database.keepCheckpoint(checkpoint, value),
    changes: (since, limit) => database.changes(since, limit),
    pull: (ids) => database.pull(ids),
    push: (documents) => database.push(documents.map((bytes) => ({ id: `e${hash(bytes)}`, bytes }))),
    lacking: (ids) => database.lacking(ids),
    pushChunks: async (names) => {
      await database.pushChunks(names.flatMap((name) => (store.has(name) ? [{ id: `c${name}`, bytes: store.get(name) as Bytes }] : [])));
      return names.filter((name) => !store.has(name));
    },
    pullChunks: async (names) => {
      const absent: string[] = [];
      for (const name of names) {
        const bytes = await database.chunk(`c${name}`);
        if (bytes && hash(bytes) === name) store.set(name, bytes);
        else absent.push(name);
      }
      return absent;
    },
  };
}

/** Every row of an answer a second time, as a cluster may do when a shard moves. */
function doubled(body: string): string {
  const answer = JSON.parse(body) as Record<string, unknown>;
  for (const list of ['results', 'rows']) if (Array.isArray(answer[list])) answer[list] = [...answer[list], ...answer[list]];
  return JSON.stringify(answer);
}

describe('three laptops over a server of the CouchDB protocol', () => {
  let server: CouchServer;
  let count = 0;
  let name = '';
  let laptops: SyncLaptop[] = [];
  let databases: Database[] = [];
  let stores: Map<string, Bytes>[] = [];
  const [hub, first, second] = [() => laptops[0] as SyncLaptop, () => laptops[1] as SyncLaptop, () => laptops[2] as SyncLaptop];

  beforeAll(async () => {
    server = await CouchServer.start('巡检', '口令');
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    server.proxy.plan = () => undefined;
    name = `round${count++}`;
    await server.create(name);
    const made = await round(2);
    stores = [];
    databases = [];
    laptops = [made.hub, ...made.teams].map((laptop) => {
      const database = new Database({ address: server.address, database: name, user: '巡检', password: '口令', pin: null, plain: false });
      const store = new Map<string, Bytes>();
      databases.push(database);
      stores.push(store);
      const site = new SyncLaptop(laptop, portOver(database, store), { page: 7, batch: 3, partBytes: 900, pushBytes: 3_000 });
      site.store = store;
      return site;
    });
  });

  /** As the loop does: again after every failure, whatever it was; answers with the refusals on the way. */
  async function exchangeAll(rounds = 4): Promise<string[]> {
    const refusals: string[] = [];
    for (let turn = 0; turn < rounds; turn++) {
      for (const laptop of laptops) {
        for (let attempt = 0; attempt < 4; attempt++) {
          const failure = await laptop.exchange().then(
            () => undefined,
            (error: unknown) => error as { readonly code: string },
          );
          if (!failure) break;
          refusals.push(failure.code);
        }
      }
    }
    return refusals;
  }

  function write(): void {
    for (let i = 0; i < 12; i++) first().laptop.site.write(change(`a${i}`, 'facts', `一组第 ${i} 个问题 ${randomBytes(60).toString('hex')}`));
    for (let i = 0; i < 12; i++) second().laptop.site.write(change(`a${i}`, 'facts', `二组第 ${i} 个问题`));
    hub().laptop.site.write(change('h', 'facts', '市院'));
    const chunks = [70_000, 1_048_592, 33].map((size) => Uint8Array.from(randomBytes(size)));
    for (const bytes of chunks) stores[1]?.set(hash(bytes), bytes);
    for (const laptop of laptops) laptop.chunks = chunks.map((bytes) => ({ sha256: hash(bytes), bytes: bytes.length }));
  }

  function expectWhole(): void {
    expect(new Set(laptops.map(({ laptop }) => laptop.hash)).size).toBe(1);
    expect(laptops.map(({ laptop }) => laptop.replica.size)).toEqual(laptops.map(() => first().laptop.replica.size));
    expect(hub().laptop.replica.fold.record('finding', 'a3')?.disputed.get('facts')).toHaveLength(2);
    for (const store of stores) expect([...store].map(([chunk, bytes]) => [chunk, hash(bytes)])).toEqual([...store.keys()].map((chunk) => [chunk, chunk]));
    for (const store of stores) expect(store.size).toBe(3);
    for (const { intakes } of laptops) for (const { rehearsed } of intakes) expect(rehearsed.rehearsal.quarantined).toEqual([]);
  }

  it('come to one state, and the server is left alone afterwards', async () => {
    write();
    expect(await exchangeAll()).toEqual([]);
    expectWhole();
    const before = server.proxy.log.length;
    await exchangeAll(1);
    const later = server.proxy.log.slice(before);
    expect(later.some((line) => line.includes('_bulk_docs') || line.startsWith('PUT'))).toBe(false);
  });

  const faults: readonly [string, Fault, string][] = [
    ['resets in the middle of a batch', { fault: 'lost-answer' }, 'sync.broken'],
    ['resets before it', { fault: 'reset' }, 'sync.broken'],
    ['answers that break off', { fault: 'cut' }, 'sync.broken'],
    ['truncated answers', { fault: 'truncated' }, 'sync.garbled'],
    ['401', { fault: 'status', status: 401 }, 'sync.unauthorized'],
    ['403', { fault: 'status', status: 403 }, 'sync.forbidden'],
    ['409', { fault: 'status', status: 409 }, 'sync.garbled'],
    ['413', { fault: 'status', status: 413 }, 'sync.tooLarge'],
    ['429', { fault: 'status', status: 429, retryAfter: 1 }, 'sync.busy'],
    ['500', { fault: 'status', status: 500 }, 'sync.serverFailed'],
    ['503', { fault: 'status', status: 503 }, 'sync.busy'],
    ['doubled requests', { fault: 'twice' }, ''],
    ['answers that tell everything twice', { fault: 'changed', change: doubled }, ''],
    ['slow answers', { fault: 'slow', milliseconds: 40 }, ''],
  ];
  it.each(faults)('lose and double nothing through %s, wherever they strike', async (_words, fault, code) => {
    write();
    let requests = 0;
    // Every fifth request of whatever kind, and the next one with it where a kept connection breaks: one such break is asked again unseen.
    const strikes = fault.fault === 'reset' || fault.fault === 'lost-answer' ? 2 : 1;
    server.proxy.plan = () => (requests++ % 5 >= 5 - strikes ? fault : undefined);
    const refusals = await exchangeAll(10);
    server.proxy.plan = () => undefined;
    await exchangeAll(2);
    expectWhole();
    if (code === '') expect(refusals).toEqual([]);
    else expect(refusals).toContain(code);
  });

  it('find out that the server was restored from an older backup, and send again what it lost', async () => {
    await exchangeAll();
    const backup = await server.backup(name);
    write();
    await exchangeAll();
    const full = (await server.ids(name)).length;
    await server.restore(name, backup);
    expect((await server.ids(name)).length).toBeLessThan(full);
    expect((await first().exchange()).notices).toEqual(['lost']);
    await exchangeAll();
    expectWhole();
  });

  it('say that the database was deleted, and fill it again when it is back', async () => {
    write();
    await exchangeAll();
    await server.remove(name);
    await expect(first().exchange()).rejects.toMatchObject({ code: 'sync.noDatabase' });
    await server.create(name);
    expect((await first().exchange()).notices).toEqual(['lost']);
    await exchangeAll();
    expectWhole();
    expect((await server.ids(name)).filter((id) => id.startsWith('c'))).toHaveLength(3);
  });

  it('are not led astray by a wrong mark of the changes', async () => {
    await exchangeAll();
    write();
    await first().exchange();
    const skip: Fault = { fault: 'changed', change: (body) => JSON.stringify({ ...(JSON.parse(body) as object), results: [] }) };
    server.proxy.next([skip, skip], (path) => path.includes('_changes'));
    await exchangeAll();
    expectWhole();
  });
});
