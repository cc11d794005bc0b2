import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsAll } from '#shared/exchange/admission.ts';
import { lackingNumbers } from '#shared/exchange/missing.ts';
import { openPackage } from '#shared/exchange/open-package.ts';
import type { EarlierPackage, PackageManifest } from '#shared/exchange/package.ts';
import { piecesOf } from '#shared/exchange/streams.ts';
import { rehearsalWords } from '#shared/exchange/words.ts';
import { change } from '#test/helpers/ledger.ts';
import { type Laptop, round } from './laptop.ts';

const asking = (n: number, earlier: readonly EarlierPackage[]): PackageManifest =>
  ({ sender: { device: 'd' }, base: [{ device: 'd', n, hash: 'h' }], earlier }) as unknown as PackageManifest;

describe('a package that builds on others', () => {
  it('names by number exactly those that are needed, and applies once they are here, in whatever order', async () => {
    const { hub, teams } = await round(1);
    const team = teams[0] as Laptop;
    const files: Uint8Array[] = [];
    const earlier: EarlierPackage[] = [];
    let base = team.replica.heads();
    for (let i = 1; i <= 4; i++) {
      const from = team.replica.head(team.card.device)?.n ?? 0;
      team.site.write(change('a', 'facts', `第${i}稿`));
      files.push(await team.export([hub], { base: i === 1 ? [] : base, earlier: [...earlier] }));
      base = team.replica.heads();
      earlier.push({ number: i, from: i === 1 ? 0 : from, n: team.replica.head(team.card.device)?.n ?? 0 });
    }
    const [one, two, three, four] = files as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    const words = async (file: Uint8Array): Promise<string> => rehearsalWords(hub.rehearse(await hub.open(file)).rehearsal).words;
    expect(await words(four)).toMatch(/^缺第一组 1、2、3 号包，/);
    await hub.take(one);
    expect(await words(four)).toMatch(/^缺第一组 2、3 号包，/);
    await hub.take(two);
    expect(await words(four)).toMatch(/^缺第一组 3 号包，/);
    await hub.take(three);
    await hub.take(four);
    expect(hub.hash).toBe(team.hash);
  });

  it('asks for one full package rather than for a row of small ones', () => {
    const earlier = [
      { number: 1, from: 0, n: 3 },
      { number: 2, from: 3, n: 5 },
      { number: 3, from: 0, n: 9 },
      { number: 4, from: 9, n: 12 },
    ];
    expect(lackingNumbers(asking(12, earlier), 3)).toEqual([3, 4]);
    expect(lackingNumbers(asking(12, earlier), 12)).toEqual([]);
    expect(lackingNumbers(asking(12, []), 3)).toEqual([]);
  });

  it('never asks for what is here, and what it asks for closes the gap', () => {
    const lengths = fc.array(fc.record({ more: fc.integer({ min: 1, max: 5 }), full: fc.boolean() }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lengths, fc.nat(60), (made, have) => {
        let n = 0;
        const earlier = made.map(({ more, full }, i) => {
          const from = full || i === 0 ? 0 : n;
          n += more;
          return { number: i + 1, from, n };
        });
        const numbers = lackingNumbers(asking(n, earlier), have);
        let reached = have;
        for (const number of numbers) {
          const one = earlier[number - 1] as EarlierPackage;
          expect(one.from).toBeLessThanOrEqual(reached);
          expect(one.n).toBeGreaterThan(have);
          reached = Math.max(reached, one.n);
        }
        expect(reached).toBeGreaterThanOrEqual(n);
      }),
    );
  });
});

describe('a package that is known', () => {
  it('is told by its manifest alone, and never when anything of it is new', async () => {
    const { hub, teams } = await round(1);
    const team = teams[0] as Laptop;
    team.site.write(change('a', 'facts', '一'));
    const file = await team.export([hub]);
    const glance = (read: Uint8Array) =>
      openPackage({ file: piecesOf(read), keys: { identities: [hub.sealing.identity] }, known: (manifest) => holdsAll(manifest, hub.replica) });
    expect((await glance(file)).lines.length).toBeGreaterThan(0);
    await hub.take(file);
    const again = await glance(file);
    expect(again.lines).toEqual([]);
    expect(rehearsalWords(hub.rehearse(again).rehearsal)).toEqual({ words: '已导入过，未改变任何内容。', applicable: false });
    team.site.write(change('a', 'facts', '二'));
    expect((await glance(await team.export([hub]))).lines.length).toBeGreaterThan(0);
    const withChunk = await team.prepare();
    expect(holdsAll({ ...withChunk.manifest, kind: 'task' }, team.replica)).toBe(false);
    expect(holdsAll({ ...withChunk.manifest, counts: { ...withChunk.manifest.counts, chunks: 1 } }, team.replica)).toBe(false);
    expect(holdsAll(withChunk.manifest, team.replica)).toBe(true);
  });
});
