import { createHash } from 'node:crypto';
import { entriesToAppend, fold } from '#shared/exchange/apply.ts';
import { generateIdentity } from '#shared/exchange/sealing.ts';
import { mergeHeads } from '#shared/exchange/signed-heads.ts';
import { SyncRun } from '#shared/exchange/sync/sync-run.ts';
import { newSyncState } from '#shared/exchange/sync/sync-state.ts';
import { JOURNAL_START } from '#shared/ledger/frame.ts';
import { at, bytesOf, hubWith, random, write } from './laptop.mjs';
import { each, finding, idOf, report, teams, timed } from './workload.mjs';

/** A book of one team over a server in memory to the hub, whole; then one changed field at a time: what does one change cost in a large book? */
const identity = generateIdentity(random.bytes(32)).identity;
const CHANGES = 20;

class Server {
  documents = new Map();
  checkpoints = new Map();
  async standing(name) {
    return { documents: this.documents.size, checkpoint: this.checkpoints.get(name) ?? null, serverAt: null };
  }
  async keepCheckpoint(name, value) {
    this.checkpoints.set(name, value);
  }
  async changes(since, limit) {
    const rows = [...this.documents.keys()].slice(Number(since ?? 0), Number(since ?? 0) + limit).map((id) => ({ id, deleted: false }));
    return { rows, since: String(Number(since ?? 0) + rows.length) };
  }
  async pull(ids) {
    return ids.map((id) => this.documents.get(id) ?? 'absent');
  }
  async push(documents) {
    for (const bytes of documents) this.documents.set(`e${createHash('sha256').update(bytes).digest('hex')}`, bytes);
  }
  lacking = async () => [];
  pushChunks = async () => [];
  pullChunks = async () => [];
}

function siteOf(laptop) {
  return {
    ...{ replica: laptop.replica, title: '轮次', card: laptop.card, signSeed: laptop.seeds.sign, roundIdentities: [identity], random, now: () => at },
    // The log stands for the journal, a head for its length.
    entries: (from) => bytesOf(laptop.log.slice(from?.sequence ?? 0)),
    journalHead: () => ({ sequence: laptop.log.length, digest: laptop.log.at(-1)?.hash ?? JOURNAL_START.digest }),
    signedHeads: () => laptop.heads,
    strangerCards: () => [],
    takeIn: async ({ rehearsed }) => {
      const entries = entriesToAppend(rehearsed, laptop.replica, { acceptSender: true });
      fold(entries.value, laptop.replica);
      laptop.log.push(...entries.value);
      laptop.heads = mergeHeads(laptop.heads, rehearsed.heads, (hash) => laptop.replica.entry(hash));
    },
    ...{ chunks: () => [], chunksMissing: async () => [], saveState: async () => undefined },
  };
}

const server = new Server();
const { hub, sites } = hubWith(['一组']);
const [team] = sites;
const [teamRun, hubRun] = [team, hub].map((laptop) => new SyncRun(server, siteOf(laptop), newSyncState(random)));
const count = teams * each;
for (let i = 0; i < count; i++) write(team, idOf(1, i), finding(1, i));
// The hub opens the database and is there first, as in life.
await hubRun.run();
const [pushMs] = await timed(() => teamRun.run());
const [pullMs] = await timed(() => hubRun.run());
let [onePushMs, onePullMs] = [0, 0];
for (let i = 0; i < CHANGES; i++) {
  write(team, idOf(1, i), { facts: `改 ${i}` });
  onePushMs += (await timed(() => teamRun.run()))[0] / CHANGES;
  onePullMs += (await timed(() => hubRun.run()))[0] / CHANGES;
}
if (hub.replica.size !== team.replica.size || hub.replica.fold.records('finding').length !== count) throw new Error('not everything arrived, or twice');
report({ pushMs, pullMs, onePushMs, onePullMs });
