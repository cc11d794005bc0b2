import { bench, describe } from 'vitest';
import { fromUtf8 } from '#shared/kernel/bytes.ts';
import { decodeEntry } from '#shared/ledger/entry.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import { change, Site, testBook } from '#test/helpers/ledger.ts';

/** Five laptops with 800 findings each, a fifth of them edited again, as their packages would bring them. */
const fields = Object.entries({
  title: '禁闭超期限',
  facts: '自2022年9月1日起关押于禁闭室共16日，超过法定期限。'.repeat(6),
  facility: '甲监狱',
  wing: '三监区',
  type: 'D03',
  severity: 3,
  measure: 'oral',
  conductFrom: '2022-09-01',
});
const teams = [0, 1, 2, 3, 4].map((team) => {
  const site = new Site(`第${team + 1}组`);
  for (let i = 0; i < 800; i++) site.write(...fields.map(([field, value]) => change(`t${team}f${i}`, field, value)));
  for (let i = 0; i < 160; i++) site.write(change(`t${team}f${i}`, 'facts', `复核后改写的事实 ${i}`));
  return site.log;
});
const entries = teams.flat();
const folded = new Replica(testBook);
for (const entry of entries) folded.add(entry);

const once = { iterations: 5, warmupIterations: 1, time: 0 };

describe(`five teams into one book, ${entries.length} entries`, () => {
  bench('peer: only JSON.parse of the same bytes', () => void entries.map((entry) => JSON.parse(fromUtf8(entry.bytes))), once);
  bench('decode, check and hash every entry', () => void entries.map((entry) => decodeEntry(entry.bytes)), once);
  bench(
    'decode, check, hash and fold',
    () => {
      const replica = new Replica(testBook);
      for (const entry of entries) replica.add(entry.bytes);
    },
    once,
  );
  bench('the same packages again: nothing changes', () => void entries.map((entry) => folded.add(entry)), once);
});

describe('standing where a book stood', () => {
  const checkpoint = folded.checkpoint();
  bench('peer: structuredClone of the same state', () => void structuredClone(checkpoint), once);
  bench('from the cache', () => void Replica.fromCheckpoint(testBook, checkpoint), once);
  bench('state hash', () => void stateHash(folded.fold), once);
});
