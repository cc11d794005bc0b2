import { beforeAll, describe, expect, it } from 'vitest';
import { packageKinds } from '#shared/exchange/package.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { change } from '#test/helpers/ledger.ts';
import { packageOf } from './every-kind.ts';
import { failure, type Laptop, round } from './laptop.ts';

/** Which refusals a damaged file may end in, wherever the damage is. */
const refusals = ['package.notSealed', 'package.newer', 'package.wrongRecipient', 'package.damaged', 'package.truncated'];

/** Every byte of the age header and the last block's tag, every seventh in between: one AEAD block covers those. */
function places(file: Uint8Array): readonly number[] {
  const header = file.indexOf(10, file.indexOf(45, 22)) + 200;
  return Array.from(file.keys()).filter((at) => at < header || at > file.length - 20 || at % 7 === 0);
}

/** A byte flipped and the file cut off at every `step`th of its places: refused in words each time. */
async function refusedWherever(office: Laptop, kind: string, whole: Uint8Array, step: number): Promise<void> {
  for (const at of places(whole).filter((_, i) => i % step === 0)) {
    const flipped = whole.slice();
    flipped[at] = (flipped[at] as number) ^ (1 << (at % 8));
    for (const wrong of [flipped, whole.subarray(0, at)]) {
      const { code, words } = await failure(() => office.open(wrong));
      expect(refusals, `${kind} ${at}`).toContain(code);
      expect(words).toContain('本机数据未改变');
    }
  }
}

describe('a damaged package', () => {
  let hub: Laptop;
  let file: Bytes;
  beforeAll(async () => {
    const made = await round(1);
    hub = made.hub;
    const team = made.teams[0] as Laptop;
    team.site.write(change('a', 'facts', '谈话记录缺失'));
    file = await team.export([hub]);
  });

  it('is refused in words wherever a byte is flipped, and nothing changes', async () => {
    const before = hub.hash;
    for (const at of places(file)) {
      const flipped = file.slice();
      flipped[at] = (flipped[at] as number) ^ (1 << (at % 8));
      const { code, words } = await failure(() => hub.open(flipped));
      expect(refusals, `byte ${at}`).toContain(code);
      expect(words).toContain('本机数据未改变');
    }
    expect(hub.hash).toBe(before);
  });

  it('is refused in words wherever it is cut off, and nothing changes', async () => {
    const before = hub.hash;
    for (const length of places(file)) {
      const { code } = await failure(() => hub.open(file.subarray(0, length)));
      expect(refusals, `length ${length}`).toContain(code);
    }
    expect(hub.hash).toBe(before);
  });

  it('is refused when anything follows it', async () => {
    for (const more of [1, 100, 70_000]) {
      const longer = new Uint8Array(file.length + more);
      longer.set(file);
      expect(refusals).toContain((await failure(() => hub.open(longer))).code);
    }
  });

  it('opens whole, in pieces of any size', async () => {
    for (const size of [1, 7, 64, 1000, 100_000]) expect((await hub.open(file, size)).manifest.team).toBe('第一组');
  });

  it('lets an error of the stick through as it is', async () => {
    const pulled = async function* () {
      yield file.subarray(0, file.length - 500);
      throw new Error('stick pulled');
    };
    const { openPackage } = await import('#shared/exchange/open-package.ts');
    await expect(openPackage({ file: pulled(), keys: { identities: [hub.sealing.identity] } })).rejects.toThrow('stick pulled');
  });

  it.each(packageKinds)('of kind %s is refused in words wherever a byte is flipped or the end is missing', async (kind) => {
    const { hub: office, teams } = await round(1);
    const whole = await packageOf(kind, teams[0] as Laptop, { recipients: [office.card.sealTo] });
    expect((await office.open(whole)).manifest.kind).toBe(kind);
    const before = office.hash;
    await refusedWherever(office, kind, whole, 5);
    expect(office.hash).toBe(before);
  });

  it('is refused in words whatever kind it is: on a base, with its earlier packages named, an evidence volume with its index', async () => {
    const { hub: office, teams } = await round(1);
    const team = teams[0] as Laptop;
    const base = team.replica.heads();
    team.site.write(change('b', 'facts', '二'));
    const chunk = Uint8Array.from({ length: 700 }, (_, i) => i % 251);
    const ref = { sha256: sha256Of(chunk), bytes: chunk.length };
    const readChunk = async () => chunk;
    const volumes = [{ volume: 1, chunks: [ref.sha256] }];
    const files = {
      onBase: await team.export([office], { base, earlier: [{ number: 1, from: 0, n: 1 }], volumes, elsewhere: [ref.sha256] }),
      volume: await team.export([office], { kind: 'evidence', entries: undefined, chunks: [ref], readChunk, volume: 1 }),
    };
    const before = office.hash;
    for (const [kind, whole] of Object.entries(files)) {
      expect((await office.open(whole)).manifest.volume ?? (await office.open(whole)).manifest.volumes).toEqual(kind === 'volume' ? 1 : volumes);
      await refusedWherever(office, kind, whole, 9);
    }
    expect(office.hash).toBe(before);
  });
});
