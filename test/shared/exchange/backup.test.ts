import { describe, expect, it } from 'vitest';
import { openPackage } from '#shared/exchange/open-package.ts';
import { PACKAGE_LIMITS } from '#shared/exchange/package.ts';
import { recoveryKeys } from '#shared/exchange/recovery.ts';
import { rehearse } from '#shared/exchange/rehearse.ts';
import { collect, piecesOf } from '#shared/exchange/streams.ts';
import { rehearsalWords } from '#shared/exchange/words.ts';
import { type ChunkRef, splitChunks, writePackage } from '#shared/exchange/write-package.ts';
import { type Bytes, toBase64 } from '#shared/kernel/bytes.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { change } from '#test/helpers/ledger.ts';
import { failure, Laptop, round } from './laptop.ts';

const store = new Map<string, Bytes>();
const random = seededRandom('chunks');
const refs: ChunkRef[] = [1000, 200_000, 5, 1024 * 1024].map((size) => {
  const bytes = random.bytes(size);
  const sha256 = sha256Of(bytes);
  store.set(sha256, bytes);
  return { sha256, bytes: size };
});
const readChunk = async (sha256: string) => store.get(sha256);

describe('a backup', () => {
  it('brings everything back with the recovery code alone: book, keys and evidence, over several volumes', async () => {
    const { hub, teams } = await round(2);
    for (const team of teams) {
      team.site.write(change('a', 'facts', team.name));
      await hub.take(await team.export([hub]));
    }
    const { identity } = recoveryKeys(random.bytes(20));
    const roundIdentity = teams[0]?.sealing.identity as string;
    const keyring = { roundIdentity, persons: [{ id: hub.card.person.id, name: '某某', seed: toBase64(hub.site.personSeed) }] };
    const volumes = splitChunks(refs, 300_000);
    expect(volumes.map((volume) => volume.length)).toEqual([3, 1]);
    const lock = { recipients: [hub.card.sealTo, identity.recipient] };
    const elsewhere = volumes
      .slice(1)
      .flat()
      .map((chunk) => chunk.sha256);
    const main = await collect(writePackage(await hub.prepare({ kind: 'backup', chunks: volumes[0] ?? [], elsewhere, readChunk, keyring }), lock));
    const rest = await collect(writePackage(await hub.prepare({ kind: 'evidence', entries: undefined, chunks: volumes[1] ?? [], readChunk }), lock));

    const restored = new Laptop('新电脑');
    const chunks = new Map<string, Bytes>();
    for (const file of [main, rest]) {
      const opened = await openPackage({
        file: piecesOf(file, 50_000),
        keys: { identities: [identity.identity] },
        onChunk: async (sha256, bytes) => void chunks.set(sha256, bytes),
      });
      const rehearsed = rehearse({ opened, replica: restored.replica });
      if (opened.manifest.kind === 'backup') {
        expect(rehearsed.keyring).toEqual(keyring);
        expect(rehearsed.rehearsal.manifest.elsewhere).toEqual(elsewhere);
        expect(opened.manifest.stateHash).toBe(hub.hash);
      } else {
        expect(rehearsalWords(rehearsed.rehearsal)).toEqual({ words: '登记内容已导入过；有 1 块证据材料是本机没有的，可以补入。', applicable: true });
      }
      restored.apply(rehearsed);
    }
    expect(restored.hash).toBe(hub.hash);
    expect([...chunks].map(([name, bytes]) => [name, sha256Of(bytes)])).toEqual([...store.keys()].map((name) => [name, name]));
    // The restored laptop can pass on what it holds, signed heads of all devices included.
    expect((await restored.prepare()).unsigned).toBe(0);
  });

  it('leaves nothing out, also what no signed head covers; handed over as a package it is judged like any other', async () => {
    const { hub, teams } = await round(2);
    const [team, other] = teams as [Laptop, Laptop];
    other.site.write(change('b', 'facts', '乙'));
    team.site.take(other.site.log);
    team.site.write(change('b', 'facts', '改'));
    const file = await team.export([hub], { kind: 'backup' });
    const opened = await team.open(file);
    const restored = new Laptop('新电脑');
    const { rehearsal, fresh } = rehearse({ opened, replica: restored.replica, restoring: true });
    expect([rehearsal.quarantined, fresh.length]).toEqual([[], team.replica.size]);
    restored.site.take(fresh);
    expect(restored.hash).toBe(team.hash);
    const asPackage = rehearse({ opened: await hub.open(file), replica: hub.replica, restoring: true });
    expect(asPackage.rehearsal.quarantined.map(({ reason }) => reason.code)).toEqual(['entry.beyondHead', 'entry.buildsOnQuarantined']);
  });

  it('stops in words when evidence is missing or damaged, before the file is whole', async () => {
    const hub = new Laptop('市院').found();
    const [first] = refs as [ChunkRef];
    const gone = await failure(() => hub.export([], { chunks: [first], readChunk: async () => undefined }));
    expect(gone.code).toBe('package.chunkMissing');
    const spoiled = async () => new Uint8Array(first.bytes);
    expect((await failure(() => hub.export([], { chunks: [first], readChunk: spoiled }))).code).toBe('package.chunkDamaged');
  });

  it('that does not fit one file is refused before it is begun, and fits volumes', async () => {
    const hub = new Laptop('市院').found();
    const many = Array.from({ length: 1500 }, (_, i) => ({ sha256: i.toString(16).padStart(64, '0'), bytes: 1024 * 1024 }));
    expect((await failure(() => hub.prepare({ chunks: many }))).code).toBe('package.exportTooLarge');
    for (const volume of splitChunks(many)) expect((await hub.prepare({ chunks: volume })).bytes).toBeLessThanOrEqual(PACKAGE_LIMITS.bytes);
    const small = Array.from({ length: 9000 }, (_, i) => ({ sha256: i.toString(16).padStart(64, '0'), bytes: 10 }));
    for (const volume of splitChunks(small)) expect((await hub.prepare({ chunks: volume })).manifest.parts.length).toBeLessThanOrEqual(PACKAGE_LIMITS.members);
    expect(splitChunks([])).toEqual([[]]);
  });
});
