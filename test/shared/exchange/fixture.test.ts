import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openPackage } from '#shared/exchange/open-package.ts';
import { rehearse } from '#shared/exchange/rehearse.ts';
import { piecesOf } from '#shared/exchange/streams.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/packages/${name}`, import.meta.url));

it('a package of format 1, written once and kept, is read by every later program as it was meant', async () => {
  const meant = JSON.parse(fixture('v1-team.json').toString()) as { identity: string; entries: number; stateHash: string; records: unknown };
  const chunks: string[] = [];
  const opened = await openPackage({
    file: piecesOf(fixture('v1-team.xjb')),
    keys: { identities: [meant.identity] },
    onChunk: async (sha256) => void chunks.push(sha256),
  });
  const replica = new Replica(opened.manifest.book);
  const { fresh, rehearsal } = rehearse({ opened, replica });
  expect(rehearsal.quarantined).toEqual([]);
  for (const entry of fresh) replica.add(entry);
  const records = replica.fold.records('finding').map(({ id, fields, disputed }) => ({ id, fields, disputed: [...disputed.keys()] }));
  expect({ entries: replica.size, stateHash: stateHash(replica.fold), records }).toEqual({
    entries: meant.entries,
    stateHash: meant.stateHash,
    records: meant.records,
  });
  expect(chunks).toHaveLength(1);
});
