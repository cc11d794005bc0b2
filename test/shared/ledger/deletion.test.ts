import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '#shared/ledger/record.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import { change, Site } from '#test/helpers/ledger.ts';

const remove: Change = { kind: 'finding', id: 'f', field: 'deleted', value: true };
const edit = (text: string): Change => change('f', 'facts', text);

/** Two laptops that both know the finding. */
function two(): readonly [Site, Site] {
  const [a, b] = [new Site('甲'), new Site('乙')];
  a.write(edit('原稿'));
  b.take(a.log);
  return [a, b];
}

function exchange(a: Site, b: Site): void {
  a.take(b.log);
  b.take(a.log);
}

const finding = (site: Site) => site.replica.fold.record('finding', 'f');
const listed = (site: Site): number => site.replica.fold.records('finding').length;

describe('a deletion', () => {
  it('hides the record, everywhere and for good, when whoever deleted it had seen all of it', () => {
    const [a, b] = two();
    b.write(edit('改过的'));
    exchange(a, b);
    a.write(remove);
    exchange(a, b);
    for (const site of [a, b]) expect([listed(site), finding(site)?.disputed.size]).toEqual([0, 0]);
  });

  it('stands beside an edit that its author had not seen: the record stays in the lists, 有分歧, with both entries named', () => {
    const [a, b] = two();
    const gone = a.write(remove);
    const kept = b.write(edit('补充了关键事实'));
    exchange(a, b);
    for (const site of [a, b]) {
      expect([listed(site), finding(site)?.fields['facts']]).toEqual([1, '补充了关键事实']);
      expect(
        finding(site)
          ?.disputed.get('deleted')
          ?.map(({ entry, value }) => [entry, value]),
      ).toEqual([
        [kept?.hash, false],
        [gone?.hash, true],
      ]);
    }
    expect(stateHash(a.replica.fold)).toBe(stateHash(b.replica.fold));
  });

  it.each([
    ['settled as deleted', { ...remove, settle: 'all' } as const, 0],
    ['settled as kept', { ...remove, value: false, settle: 'all' } as const, 1],
    ['deleted once more', remove, 0],
  ])('in dispute is %s by a person, on every replica', (_how, choice, left) => {
    const [a, b] = two();
    a.write(remove);
    b.write(edit('补充了关键事实'));
    exchange(a, b);
    expect(b.write(choice)).toBeDefined();
    exchange(a, b);
    for (const site of [a, b]) expect([listed(site), finding(site)?.disputed.size]).toEqual([left, 0]);
  });

  it('made on one laptop and taken back on another stays in the lists until it is settled', () => {
    const [a, b] = two();
    a.write(remove);
    exchange(a, b);
    a.write({ ...remove, value: false });
    b.write({ ...remove, value: null });
    b.write(remove);
    exchange(a, b);
    for (const site of [a, b]) expect([listed(site), finding(site)?.disputed.get('deleted')?.length]).toEqual([1, 2]);
  });

  it('is seen or unseen alike whatever the order in which entries come, and after a checkpoint', () => {
    const acts = fc.array(fc.record({ site: fc.nat(2), act: fc.constantFrom('edit', 'remove', 'take'), from: fc.nat(2) }), { maxLength: 30 });
    fc.assert(
      fc.property(acts, fc.array(fc.nat(), { maxLength: 60 }), (life, order) => {
        const sites = [new Site('甲'), new Site('乙'), new Site('丙')] as const;
        for (const [i, { site, act, from }] of life.entries()) {
          const one = sites[site] as Site;
          if (act === 'take') one.take((sites[from] as Site).log);
          else one.write(act === 'edit' ? edit(`${i}`) : remove);
        }
        const all = sites.flatMap(({ log }) => log);
        const shuffled = all.map((entry, i) => ({ entry, key: order[i % Math.max(1, order.length)] ?? 0 })).sort((x, y) => x.key - y.key);
        const [straight, mixed] = [new Replica(sites[0].replica.book), new Replica(sites[0].replica.book)];
        for (const { bytes } of all) straight.add(bytes);
        for (const { entry } of shuffled) mixed.add(entry.bytes);
        const restored = Replica.fromCheckpoint(mixed.book, structuredClone(mixed.checkpoint()));
        const views = [straight, mixed, restored].map(({ fold }) => fold.record('finding', 'f'));
        expect(views[1]).toEqual(views[0]);
        expect(views[2]).toEqual(views[0]);
      }),
    );
  });
});
