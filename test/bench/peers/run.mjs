import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';

/**
 * Merging five packages of findings beside PouchDB replication and Automerge documents, each in a process of its own so that memory is
 * its own. Nothing is asserted but that everything arrived: figures to look at.
 *
 *     npm run bench:peers                   five times 4,000, then ours alone with five times 20,000, then one book of each size over the network
 *     npm run bench:peers -- --each 1000    smaller
 */
const { values } = parseArgs({ options: { each: { type: 'string', default: '4000' }, large: { type: 'string', default: '20000' } } });
const TEAMS = 5;
const MIB = 1024 * 1024;
const names = { ours: '巡检包（签名、封装、预演）', pouchdb: 'PouchDB 复制（内存）', automerge: 'Automerge 文档' };

execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'build/tsconfig/core.json'], { stdio: 'inherit' });

function measure(peer, each) {
  const script = new URL(`${peer}.mjs`, import.meta.url).pathname;
  const out = execFileSync(process.execPath, ['--max-old-space-size=6144', script, String(TEAMS), String(each)], { encoding: 'utf8', maxBuffer: MIB });
  return JSON.parse(out.trim().split('\n').at(-1));
}

const rows = [];
for (const [peer, each] of [
  ['ours', values.each],
  ['pouchdb', values.each],
  ['automerge', values.each],
  ['ours', values.large],
]) {
  const figures = measure(peer, Number(each));
  const records = TEAMS * Number(each);
  rows.push({
    peer: names[peer],
    records,
    'make s': seconds(figures.makeMs),
    'write s': seconds(figures.writeMs),
    'merge s': seconds(figures.mergeMs),
    'per record µs': Math.round((figures.mergeMs * 1_000) / records),
    'again s': seconds(figures.againMs),
    'peak MiB': figures.peakMiB,
    'on the stick MiB': (figures.bytes / MIB).toFixed(1),
  });
}
console.table(rows);

// Over the network, in a book that is there already: a change must cost what a change costs, however large the book.
console.table(
  [values.each, values.large].map((each) => {
    const figures = measure('network', Number(each));
    return {
      records: TEAMS * Number(each),
      'first push s': seconds(figures.pushMs),
      'first pull s': seconds(figures.pullMs),
      'one change pushed ms': Math.round(figures.onePushMs),
      'one change pulled ms': Math.round(figures.onePullMs),
      'peak MiB': figures.peakMiB,
    };
  }),
);

function seconds(milliseconds) {
  return (milliseconds / 1_000).toFixed(2);
}
