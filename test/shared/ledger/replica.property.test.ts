import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainEnds } from '#shared/exchange/signed-heads.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import { allEntries, live, Site, steps, testBook } from '#test/helpers/ledger.ts';

const tenYears = 10 * 365 * 24 * 3600 * 1000;
const fiveSites = () => [0, tenYears, -tenYears, 1, -1].map((skew, i) => new Site(`第${i + 1}组`, skew));

describe('state hash', () => {
  it('does not depend on the order, repetition or batching of entries', () => {
    fc.assert(
      fc.property(steps(3, 60), fc.infiniteStream(fc.nat()), (life, noise) => {
        const sites = fiveSites().slice(0, 3);
        live(sites, life);
        const entries = allEntries(sites);
        const hashes = [0, 1].map(() => {
          const shuffled = entries
            .flatMap((entry) => ((noise.next().value as number) % 3 === 0 ? [entry, entry] : [entry]))
            .map((entry) => ({ entry, key: noise.next().value as number }))
            .sort((a, b) => a.key - b.key);
          const replica = new Replica(testBook);
          for (const { entry } of shuffled) replica.add(entry.bytes);
          expect(replica.missing.waiting).toBe(0);
          return stateHash(replica.fold);
        });
        expect(hashes[0]).toBe(hashes[1]);
      }),
      { numRuns: 60 },
    );
  });

  it('agrees on five laptops after random edits, partial exchanges and clocks ten years apart', () => {
    fc.assert(
      fc.property(steps(5, 120), (life) => {
        const sites = fiveSites();
        live(sites, life);
        const entries = allEntries(sites);
        for (const site of sites) site.take(entries);
        expect(new Set(sites.map((site) => stateHash(site.replica.fold))).size).toBe(1);
      }),
      { numRuns: 40 },
    );
  });

  it('survives a checkpoint', () => {
    fc.assert(
      fc.property(steps(3, 60), (life) => {
        const sites = fiveSites().slice(0, 3);
        live(sites, life);
        for (const { replica } of sites) {
          const again = Replica.fromCheckpoint(testBook, JSON.parse(JSON.stringify(replica.checkpoint())));
          expect(stateHash(again.fold)).toBe(stateHash(replica.fold));
          expect(again.heads()).toEqual(replica.heads());
        }
      }),
      { numRuns: 30 },
    );
  });

  it('seen through another that stands on it is what it would be with the entries itself, and stays as it was', () => {
    fc.assert(
      fc.property(steps(3, 60), fc.double({ min: 0, max: 1, noNaN: true }), (life, share) => {
        const sites = fiveSites().slice(0, 3);
        live(sites, life);
        const entries = allEntries(sites);
        const base = new Replica(testBook);
        for (const entry of entries.slice(0, Math.ceil(entries.length * share))) base.add(entry);
        const before = [stateHash(base.fold), base.size];
        const over = Replica.over(base, base.fold.checkpoint());
        const whole = new Replica(testBook);
        for (const entry of [...base.allEntries()].flatMap(({ hash }) => entries.find((one) => one.hash === hash) ?? [])) whole.add(entry);
        for (const entry of entries) {
          over.add(entry);
          whole.add(entry);
        }
        expect([stateHash(over.fold), over.size, over.heads(), over.forks()]).toEqual([stateHash(whole.fold), whole.size, whole.heads(), whole.forks()]);
        for (const { device } of over.heads()) expect(over.ends(device)).toEqual(chainEnds([...whole.allEntries()].filter((info) => info.device === device)));
        expect([stateHash(base.fold), base.size]).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });
});

describe('concurrent values', () => {
  it('none disappears before a person settles the field', () => {
    fc.assert(
      fc.property(steps(4, 80), (life) => {
        const sites = fiveSites().slice(0, 4);
        live(sites, life);
        const entries = allEntries(sites);
        const hub = sites[0] as Site;
        hub.take(entries);
        // Every version either stands, or a later entry named it as replaced.
        const named = new Set(
          entries.flatMap(({ entry }) => entry.ops.flatMap((op) => (op.op === 'set' ? op.over.map((over) => `${op.id} ${op.field} ${over}`) : []))),
        );
        for (const { entry, hash } of entries) {
          for (const op of entry.ops) {
            if (op.op !== 'set') continue;
            const stands = hub.replica.fold.register(op.kind, op.id, op.field)?.heads.some((head) => head.entry === hash);
            expect(stands || named.has(`${op.id} ${op.field} ${hash}`)).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
