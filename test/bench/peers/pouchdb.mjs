import { gzipSync } from 'node:zlib';
import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';
import { each, finding, idOf, report, teams, timed } from './workload.mjs';

/** Five databases replicated into one, in memory. It signs, seals and rehearses nothing. */
PouchDB.plugin(memory).plugin(replication);
const sources = [];
const [makeMs] = await timed(async () => {
  for (let team = 0; team < teams; team++) {
    const database = new PouchDB(`team${team}`, { adapter: 'memory' });
    const docs = Array.from({ length: each }, (_, i) => ({ _id: idOf(team, i), ...finding(team, i) }));
    for (let from = 0; from < docs.length; from += 1_000) await database.bulkDocs(docs.slice(from, from + 1_000));
    sources.push(database);
  }
});
// PouchDB has no file to carry: what a dump of the documents with their revisions takes, packed with gzip.
const [writeMs, bytes] = await timed(async () => {
  let sum = 0;
  for (const source of sources) {
    const { rows } = await source.allDocs({ include_docs: true });
    sum += gzipSync(rows.map(({ doc }) => JSON.stringify(doc)).join('\n')).length;
  }
  return sum;
});
const hub = new PouchDB('hub', { adapter: 'memory' });
const replicateAll = async () => {
  for (const source of sources) await source.replicate.to(hub, { batch_size: 500 });
};
const [mergeMs] = await timed(replicateAll);
const [againMs] = await timed(replicateAll);
const { doc_count: count } = await hub.info();
if (count !== teams * each) throw new Error(`${count} documents arrived`);
report({ makeMs, writeMs, mergeMs, againMs, bytes });
