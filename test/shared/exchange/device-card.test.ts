import { describe, expect, it } from 'vitest';
import { readCard, writeCard } from '#shared/exchange/device-card.ts';
import { fromUtf8, utf8 } from '#shared/kernel/bytes.ts';
import { canonicalBytes } from '#shared/ledger/canonical.ts';
import { fingerprint } from '#shared/ledger/trust.ts';
import { failure, Laptop } from './laptop.ts';

const laptop = new Laptop('二组-02');
const file = writeCard(laptop.card, laptop.signSeed);
const code = async (bytes: Uint8Array): Promise<string> => (await failure(() => readCard(bytes))).code;
const rewritten = (over: object): Uint8Array => canonicalBytes({ ...JSON.parse(fromUtf8(file)), ...over });

describe('a device card', () => {
  it('comes back as it went, with the fingerprint that is read aloud', () => {
    expect(readCard(file)).toEqual({ card: laptop.card, fingerprint: fingerprint(laptop.card) });
    expect(readCard(file).fingerprint).toMatch(/^(\d{4} ){7}\d{4}$/);
  });

  it('is refused when it is something else, newer, or altered', async () => {
    for (const bytes of [new Uint8Array(0), utf8('名片'), Uint8Array.of(255), utf8('null'), utf8('{}'), new Uint8Array(20_000), file.subarray(5)]) {
      expect(await code(bytes)).toBe('card.unreadable');
    }
    expect(await code(rewritten({ version: 2, more: true }))).toBe('card.newer');
    expect(await code(rewritten({ card: { ...laptop.card, name: '三组-01' } }))).toBe('card.altered');
    expect(await code(rewritten({ card: { ...laptop.card, sealTo: new Laptop('别人').card.sealTo } }))).toBe('card.altered');
    expect(await code(rewritten({ fingerprint: '0000 0000' }))).toBe('card.altered');
    expect(await code(rewritten({ signature: 'x' }))).toBe('card.altered');
    expect(await code(writeCard(laptop.card, new Laptop('别人').signSeed))).toBe('card.altered');
  });

  it('gives words for every cut and every flipped byte', async () => {
    for (let at = 0; at < file.length; at += 3) {
      expect(['card.unreadable', 'card.newer']).toContain(await code(file.subarray(0, at)));
      const flipped = file.slice();
      flipped[at] = (flipped[at] as number) ^ 1;
      expect(['card.unreadable', 'card.newer', 'card.altered']).toContain(await code(flipped));
    }
  });
});
