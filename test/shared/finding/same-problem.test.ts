import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsOf } from '#shared/finding/finding.ts';
import { dice, eachOnce, piecesOf, resemblances, sameProblems } from '#shared/finding/same-problem.ts';
import { TestDesk } from '../workbench/desk.ts';

const FACTS = '罪犯张某因违规被关押禁闭，自9月1日起至17日止共十七日，超过法定期限，未见审批材料。';

function twoMembers(): { desk: TestDesk; place: string; a: string; b: string } {
  const desk = new TestDesk();
  const place = desk.prison();
  const a = desk.finding(place, { title: '禁闭超过十五日', facts: FACTS });
  const b = desk.finding(place, { title: '禁闭超过法定十五日', facts: `${FACTS}（二组补记）` });
  return { desk, place, a, b };
}

describe('one problem written down twice', () => {
  it('is suggested when place, type, day and text agree, and not otherwise', () => {
    const { desk, place, a, b } = twoMembers();
    desk.finding(place, { title: '禁闭超过十五日', facts: FACTS, conductFrom: '2022-06-01' as never, conductTo: '2022-06-17' as never });
    desk.finding(place, { title: '禁闭超过十五日', facts: FACTS, type: 'D01' });
    desk.finding(place, { title: '伙食账目不清', facts: '伙食费账目与实物验收单不符，差额三千余元。' });
    const found = resemblances(desk.replica.fold);
    expect(found.map(({ first, second }) => [first, second].sort())).toEqual([[a, b].sort()]);
    expect(found[0]?.likeness).toBeGreaterThan(80);
  });

  it('is counted once in lists and figures when linked, both texts stay, and undoing the link counts both again', () => {
    const { desk, a, b } = twoMembers();
    const figure = (): number | null | undefined => {
      return desk.read('summary.figure', { id: 'findings.prison', cutoff: '2022-11-10' as never })?.value;
    };
    expect(figure()).toBe(2);
    expect(desk.read('findings.list', {})).toMatchObject({ total: 2, repeated: 0 });
    desk.do('finding.link', { first: a, second: b });
    expect(figure()).toBe(1);
    const list = desk.read('findings.list', {});
    expect(list).toMatchObject({ total: 2, repeated: 1 });
    expect(new Set(list.rows.map((row) => row.sameAs)).size).toBe(1);
    expect(list.rows.every((row) => row.sameAs !== null)).toBe(true);
    expect(desk.read('findings.same', {})).toMatchObject({ suggested: [], linked: [{ likeness: null }] });
    expect(desk.code('finding.separate', { first: b, second: a })).toBe('reason.empty');
    desk.do('finding.separate', { first: b, second: a, reason: '并非同一次禁闭' });
    expect(figure()).toBe(2);
    // Judged: it is not suggested again.
    expect(desk.read('findings.same', {})).toMatchObject({ suggested: [], linked: [] });
  });

  it('is never across streams, and a dismissed one counts for nobody', () => {
    const { desk, place, a, b } = twoMembers();
    const internal = desk.finding(place, { stream: 'residentOffice' });
    expect(desk.code('finding.link', { first: a, second: internal })).toBe('same.streams');
    expect(desk.code('finding.link', { first: a, second: a })).toBe('same.itself');
    desk.do('finding.link', { first: a, second: b });
    desk.do('finding.dismiss', { id: b, reason: '查无实据' });
    expect(sameProblems(desk.replica.fold).size).toBe(0);
    expect(eachOnce(desk.replica.fold, findingsOf(desk.replica.fold)).map(({ id }) => id)).toContain(a);
  });

  it('has one judgement though two laptops made it, and one count whoever links what in which order', () => {
    const { desk, a, b } = twoMembers();
    const other = new TestDesk();
    other.take(desk);
    desk.do('finding.link', { first: a, second: b });
    other.do('finding.link', { first: b, second: a });
    desk.take(other);
    expect(desk.replica.fold.records('sameAs')).toHaveLength(1);
    expect(desk.read('findings.list', {}).repeated).toBe(1);
  });

  it('keeps exactly one of each group, in the order of the list, for any links', () => {
    const desk = new TestDesk();
    const place = desk.prison();
    const ids = Array.from({ length: 6 }, (_, i) => desk.finding(place, { title: `问题${i}` }));
    const pairs = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 5 });
    fc.assert(
      fc.property(pairs, fc.shuffledSubarray(ids), (links, part) => {
        const mine = new TestDesk();
        mine.take(desk);
        const root = new Map(ids.map((id) => [id, id]));
        const find = (id: string): string => (root.get(id) === id ? id : find(root.get(id) as string));
        for (const [i, j] of links) {
          const [first, second] = [ids[i] as string, ids[j] as string];
          if (first === second) continue;
          mine.do('finding.link', { first, second });
          root.set(find(first), find(second));
        }
        const all = new Map(findingsOf(mine.replica.fold).map((finding) => [finding.id, finding]));
        const list = part.map((id) => all.get(id) as NonNullable<ReturnType<typeof all.get>>);
        const once = eachOnce(mine.replica.fold, list);
        expect(once.length).toBe(new Set(part.map(find)).size);
        expect(once).toEqual(list.filter((finding) => once.includes(finding)));
      }),
      { numRuns: 25 },
    );
  });

  it('measures likeness the same both ways, between none and all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const [a, b] = [piecesOf(one), piecesOf(other)];
        expect(dice(a, b)).toBe(dice(b, a));
        expect(dice(a, b)).toBeGreaterThanOrEqual(0);
        expect(dice(a, b)).toBeLessThanOrEqual(1);
        if (a.size > 0) expect(dice(a, a)).toBe(1);
      }),
    );
  });
});
