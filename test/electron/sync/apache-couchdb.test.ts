import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '#electron/host/sync/database.ts';
import { utf8 } from '#shared/kernel/bytes.ts';
import { type Asked, type ScriptedAnswer, ScriptedServer } from '#test/helpers/scripted-server.ts';

const named = (text: string) => {
  const bytes = utf8(text);
  return { id: `e${createHash('sha256').update(bytes).digest('hex')}`, bytes };
};
const idsOf = ({ body }: Asked): string[] => (body as { docs: { _id: string }[] }).docs.map(({ _id }) => _id);
/** A sequence as a cluster of Apache CouchDB writes it: a number, then an opaque word for every shard. */
const sequence = (n: number) => `${n}-${'g1AAAACTeJzLYWBgYMpgTmHgz8tPSTV0MDQy1zMAQsMckEQiQ1L9____szKYExlzgQLsBibmRkZm'.repeat(8)}`;

/** Behaviour that the documentation of Apache CouchDB 3.x describes (api/database, cluster, config) and that the server of npm does not have. */
describe('Apache CouchDB 3.x', () => {
  let server: ScriptedServer;
  let database: Database;
  const answers = (path: RegExp, answer: (asked: Asked) => ScriptedAnswer) => {
    server.answer = (asked) => (path.test(asked.path) ? answer(asked) : undefined);
  };

  beforeAll(async () => {
    server = await ScriptedServer.start();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    server.asked.length = 0;
    database = new Database({ address: server.address, database: 'round', user: 'u', password: 'p', pin: null, plain: false });
  });

  it('stores with 201, with 202 where fewer copies than the quorum were made so far, and with rows that say only id and rev', async () => {
    const documents = [named('一'), named('二')];
    const rows: ((id: string) => object)[] = [
      (id) => ({ ok: true, id, rev: '1-967a00dff5e02add41819138abb3284d' }),
      (id) => ({ ok: true, id, rev: '1-967a00dff5e02add41819138abb3284d', accepted: true }),
      (id) => ({ id, rev: '1-967a00dff5e02add41819138abb3284d' }),
    ];
    for (const [i, row] of rows.entries()) {
      answers(/_bulk_docs$/, (asked) => ({ status: i === 1 ? 202 : 201, body: idsOf(asked).map(row) }));
      await database.push(documents);
    }
    // New edits, as by default: the same content gets the same revision on every node, so that two laptops at two nodes make no conflict.
    expect(server.asked[0]?.body).not.toHaveProperty('new_edits');
  });

  it.each([
    [201, 'conflict', undefined],
    [201, 'forbidden', 'sync.refusedDocument'],
    [417, 'forbidden', 'sync.refusedDocument'],
    [201, 'unauthorized', 'sync.unauthorized'],
    [201, 'document_too_large', 'sync.tooLarge'],
    [202, 'internal_server_error', 'sync.serverFailed'],
    [202, 'timeout', 'sync.serverFailed'],
  ])('%i with a row that says %s among good ones means %s', async (status, error, code) => {
    answers(/_bulk_docs$/, (asked) => ({
      status,
      body: idsOf(asked).map((id, i) => (i === 1 ? { id, error, reason: 'as documented' } : { ok: true, id, rev: '1-0' })),
    }));
    const pushed = database.push([named('一'), named('二'), named('三')]);
    if (code === undefined) await pushed;
    else await expect(pushed).rejects.toMatchObject({ code });
  });

  it('refuses a whole request that is larger than max_http_request_size or has a document above max_document_size: sent in halves', async () => {
    const [large] = [named('x'.repeat(3_000))];
    answers(/_bulk_docs$/, (asked) => {
      const docs = idsOf(asked);
      const size = JSON.stringify(asked.body).length;
      if (docs.includes(large?.id ?? '')) return { status: 413, body: { error: 'document_too_large', reason: large?.id } };
      if (size > 400) return { status: 413, body: { error: 'too_large', reason: 'the request entity is too large' } };
      return { status: 201, body: docs.map((id) => ({ ok: true, id, rev: '1-0' })) };
    });
    await database.push(['一', '二', '三', '四', '五'].map(named));
    await expect(database.push([large as ReturnType<typeof named>])).rejects.toMatchObject({ code: 'sync.tooLarge' });
  });

  it('gives sequences as opaque words, kept and handed back to the letter', async () => {
    answers(/_changes/, ({ path }) => {
      const since = new URL(path, server.address).searchParams.get('since');
      return since === '0'
        ? { status: 200, body: { results: [{ seq: sequence(1), id: named('一').id, changes: [{ rev: '1-0' }] }], last_seq: sequence(1), pending: 1 } }
        : { status: 200, body: { results: [], last_seq: since, pending: 0 } };
    });
    const { since, rows } = await database.changes(null, 10);
    expect([since, rows.length]).toEqual([sequence(1), 1]);
    expect((await database.changes(since, 10)).since).toBe(sequence(1));
    expect(decodeURIComponent(server.asked[1]?.path ?? '')).toContain(`since=${sequence(1)}`);
  });

  it('does not understand a sequence of another database: told apart from other refusals', async () => {
    answers(/_changes/, () => ({ status: 400, body: { error: 'bad_request', reason: "Malformed sequence supplied in 'since' parameter." } }));
    await expect(database.changes(sequence(9), 10)).rejects.toMatchObject({ code: 'sync.badSince' });
    await expect(database.changes(null, 10)).rejects.toMatchObject({ code: 'sync.garbled' });
  });

  it('has partitioned databases, whose documents must be named otherwise: refused before anything is sent', async () => {
    server.answer = ({ path }) =>
      path === '/'
        ? {
            status: 200,
            body: { couchdb: 'Welcome', version: '3.3.3', git_sha: '40afbcfc7', uuid: '0', features: ['access-ready', 'partitioned'], vendor: { name: 'x' } },
          }
        : {
            status: 200,
            body: {
              db_name: 'round',
              doc_count: 0,
              doc_del_count: 0,
              update_seq: sequence(0),
              props: { partitioned: true },
              cluster: { q: 2, n: 3, w: 2, r: 2 },
            },
          };
    await expect(database.open()).rejects.toMatchObject({ code: 'sync.partitioned' });
    expect(server.asked.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('may keep its greeting from everybody but who has a name (require_valid_user), and tells its version to whom it lets in', async () => {
    server.answer = ({ path }) =>
      path === '/' ? { status: 401, body: { error: 'unauthorized', reason: 'Authentication required.' } } : { status: 200, body: { doc_count: 3, props: {} } };
    expect(await database.open()).toBe('');
  });

  it('answers 500 when no copy of a shard can be reached, and a database that is not there with 404', async () => {
    answers(/round/, () => ({ status: 500, body: { error: 'nodedown', reason: 'progress not possible' } }));
    await expect(database.documents()).rejects.toMatchObject({ code: 'sync.serverFailed' });
    answers(/round/, () => ({ status: 404, body: { error: 'not_found', reason: 'Database does not exist.' } }));
    await expect(database.documents()).rejects.toMatchObject({ code: 'sync.noDatabase' });
  });

  it('and a gateway may name the pause as a date: laid against the date of the same answer, whatever our clock says', async () => {
    const date = 'Wed, 21 Oct 2015 07:28:00 GMT';
    answers(/round/, () => ({ status: 503, body: {}, headers: { date, 'retry-after': 'Wed, 21 Oct 2015 07:30:00 GMT' } }));
    await expect(database.documents()).rejects.toMatchObject({ code: 'sync.busy' });
    expect([database.retryAfter, database.date?.toISOString()]).toEqual([120, '2015-10-21T07:28:00.000Z']);
  });
});
