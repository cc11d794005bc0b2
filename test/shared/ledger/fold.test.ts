import { describe, expect, it } from 'vitest';
import type { BookId } from '#shared/kernel/ids.ts';
import { encodeEntry } from '#shared/ledger/entry.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import { fingerprint, signTrust } from '#shared/ledger/trust.ts';
import { allEntries, change, Site, testBook } from '#test/helpers/ledger.ts';

const shown = (site: Site, id: string, field: string) => site.replica.fold.record('finding', id)?.fields[field];
const disputed = (site: Site, id: string, field: string) =>
  site.replica.fold
    .record('finding', id)
    ?.disputed.get(field)
    ?.map((version) => version.value);

describe('registers', () => {
  it('keeps both values of two members who edited one field apart, and shows the same one on both laptops', () => {
    const [zhang, li] = [new Site('甲机'), new Site('乙机')];
    zhang.write(change('a', 'facts', '禁闭十六日'));
    li.take(zhang.log);
    zhang.write(change('a', 'facts', '禁闭十七日'));
    li.write(change('a', 'facts', '禁闭十八日'));
    zhang.take(li.log);
    li.take(zhang.log);
    expect(disputed(zhang, 'a', 'facts')?.toSorted()).toEqual(['禁闭十七日', '禁闭十八日']);
    expect(shown(zhang, 'a', 'facts')).toBe(shown(li, 'a', 'facts'));
  });

  it('a plain edit of a disputed field replaces the value shown only; settling replaces all', () => {
    const [zhang, li] = [new Site('甲机'), new Site('乙机')];
    zhang.write(change('a', 'facts', '甲'));
    li.write(change('a', 'facts', '乙'));
    zhang.take(li.log);
    zhang.write(change('a', 'facts', '丙'));
    expect(disputed(zhang, 'a', 'facts')).toHaveLength(2);
    zhang.write(change('a', 'facts', '定稿', 'all'));
    expect(disputed(zhang, 'a', 'facts')).toBeUndefined();
    expect(shown(zhang, 'a', 'facts')).toBe('定稿');
  });

  it('keeps kinds and fields it does not know', () => {
    const site = new Site('甲机');
    site.write({ kind: 'comingLater', id: 'x', field: 'newField', value: { deep: ['值', 1, null] } });
    const other = new Site('乙机');
    other.take(site.log);
    expect(stateHash(other.replica.fold)).toBe(stateHash(site.replica.fold));
    expect(other.replica.fold.record('comingLater', 'x')?.fields['newField']).toEqual({ deep: ['值', 1, null] });
  });
});

describe('chains', () => {
  it('refuses an entry of another book and one whose chain does not fit, and changes nothing', () => {
    const site = new Site('甲机');
    site.write(change('a', 'facts', '甲'));
    const before = stateHash(site.replica.fold);
    const first = (site.log[0] as (typeof site.log)[number]).entry;
    const stranger = encodeEntry({ ...first, book: 'a'.repeat(26) as BookId });
    expect(() => site.replica.add(stranger)).toThrow('另一个轮次');
    const wrongNumber = encodeEntry({ ...first, n: 5, prev: (site.log[0] as (typeof site.log)[number]).hash });
    expect(() => site.replica.add(wrongNumber)).toThrow('链条对不上');
    expect(stateHash(site.replica.fold)).toBe(before);
  });

  it('keeps both entries of a copied laptop and names the fork', () => {
    const site = new Site('甲机');
    site.write(change('a', 'facts', '甲'));
    const copy = Object.assign(new Site('复制'), { author: site.author });
    copy.take(site.log);
    site.write(change('a', 'facts', '一'));
    copy.write(change('a', 'facts', '二'));
    site.take(copy.log);
    expect(site.replica.forks()).toEqual([{ device: site.author.device, n: 2, entries: [site.log[1]?.hash, copy.log[1]?.hash].toSorted() }]);
    expect(site.replica.ends(site.author.device).map(({ hash }) => hash)).toEqual([site.log[1]?.hash, copy.log[1]?.hash]);
    expect(disputed(site, 'a', 'facts')?.toSorted()).toEqual(['一', '二'].toSorted());
  });

  it('lets an entry wait for its causes and names what is missing', () => {
    const site = new Site('甲机');
    site.write(change('a', 'facts', '甲'));
    site.write(change('a', 'facts', '乙'));
    const other = new Replica(testBook);
    expect(other.add((site.log[1] as (typeof site.log)[number]).bytes).outcome).toBe('waiting');
    expect(other.missing).toEqual({ waiting: 1, causes: [site.log[0]?.hash] });
    expect(other.add((site.log[0] as (typeof site.log)[number]).bytes).outcome).toBe('added');
    expect(stateHash(other.fold)).toBe(stateHash(site.replica.fold));
  });
});

describe('withdraw and readmit', () => {
  it('takes an import back in one entry, sees through to what stood before, and brings it back', () => {
    const [hub, team] = [new Site('市院'), new Site('二组')];
    hub.write(change('a', 'facts', '原文'));
    team.take(hub.log);
    team.write(change('a', 'facts', '二组改'));
    team.write(change('b', 'facts', '二组新增'));
    hub.take(team.log);
    hub.write(change('a', 'facts', '市院再改'));
    const head = team.replica.head(team.author.device);
    if (!head) throw new Error('no head');
    const withdrawal = hub.act([{ op: 'withdraw', segments: [{ device: head.device, from: 1, head: head.hash }] }], '第二组要求重新导出');
    expect(shown(hub, 'a', 'facts')).toBe('市院再改');
    expect(disputed(hub, 'a', 'facts')).toBeUndefined();
    expect(hub.replica.fold.record('finding', 'b')).toBeUndefined();
    hub.act([{ op: 'readmit', withdrawal: withdrawal.hash }]);
    expect(shown(hub, 'b', 'facts')).toBe('二组新增');
    const late = new Site('后来者');
    late.take(allEntries([hub, team]).reverse());
    expect(stateHash(late.replica.fold)).toBe(stateHash(hub.replica.fold));
  });
});

describe('trust', () => {
  const founded = () => {
    const hub = new Site('市院');
    hub.act([{ op: 'found', book: 'round', card: hub.card }]);
    const team = new Site('二组');
    team.take(hub.log);
    hub.act([{ op: 'trust', statement: signTrust({ claim: 'enrol', book: testBook, card: team.card, role: 'team' }, hub.author.person, hub.personSeed) }]);
    return { hub, team };
  };

  it('ignores what a removed device wrote beyond its last accepted entry, on every replica', () => {
    const { hub, team } = founded();
    team.write(change('a', 'facts', '移除前'));
    const last = team.replica.head(team.author.device);
    if (!last) throw new Error('no head');
    hub.take(team.log);
    team.write(change('a', 'facts', '移除后'));
    const claim = { claim: 'remove', book: testBook, device: team.author.device, last: { n: last.n, hash: last.hash } } as const;
    hub.act([{ op: 'trust', statement: signTrust(claim, hub.author.person, hub.personSeed) }]);
    hub.take(team.log);
    team.take(hub.log);
    expect(shown(hub, 'a', 'facts')).toBe('移除前');
    expect(shown(team, 'a', 'facts')).toBe('移除前');
    expect(stateHash(team.replica.fold)).toBe(stateHash(hub.replica.fold));
  });

  it('does not believe a statement by someone without authority', () => {
    const { hub, team } = founded();
    const claim = { claim: 'remove', book: testBook, device: hub.author.device, last: null } as const;
    team.act([{ op: 'trust', statement: signTrust(claim, team.author.person, team.personSeed) }]);
    hub.take(team.log);
    hub.write(change('a', 'facts', '仍然有效'));
    expect(shown(hub, 'a', 'facts')).toBe('仍然有效');
  });

  it('shows a fingerprint of eight groups of four digits that changes with any part of the card', () => {
    const { hub } = founded();
    expect(fingerprint(hub.card)).toMatch(/^(\d{4} ){7}\d{4}$/);
    expect(fingerprint({ ...hub.card, name: '别名' })).not.toBe(fingerprint(hub.card));
  });
});
